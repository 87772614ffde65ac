"""Workbooks that officers fill in: one contract, written and read back."""

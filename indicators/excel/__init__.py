"""Sheets: written for officers under one contract and read back; others looked at with care."""

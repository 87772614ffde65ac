"""Promises kept: tasks from a plan to their closing and to the next report that answers them."""

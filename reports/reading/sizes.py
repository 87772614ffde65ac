"""How large a file may be, and the text in it."""

MOST_BYTES = 10 * 1024 * 1024
MOST_CHARACTERS = 1_000_000
"""About five hundred printed pages."""

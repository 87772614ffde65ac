"""How large a file may be, and the text in it."""

MOST_BYTES = 10 * 1024 * 1024
MOST_CHARACTERS = 400_000
"""About six hundred printed pages."""
MOST_LINES = 20_000
LONGEST_HEADING = 400
"""Characters of a heading, as read, reviewed and kept."""

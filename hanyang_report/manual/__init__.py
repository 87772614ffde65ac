"""帮助: the manuals of docs/manual, read once, found by page and by word. No database."""

"""Any file → lines, by what it contains, whatever it is called."""

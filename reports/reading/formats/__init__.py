"""Any file → lines, by what it contains, whatever it is called: a reader for each format, loaded where `sniffing` meets one."""

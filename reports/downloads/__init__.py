"""An edition to take home: one module a format, all of them walking the frozen document."""

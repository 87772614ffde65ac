"""The names of WordprocessingML, and reading its attributes."""

from __future__ import annotations

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1]
P, R, T, TABLE = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl"
P_PROPERTIES, R_PROPERTIES = f"{W}pPr", f"{W}rPr"
VAL = f"{W}val"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
OFF = {"0", "false", "off", "none"}


def child_of(parent: _Element | None, tag: str) -> _Element | None:
    """The first child of a name, None where there is none. Many times faster than `find`, and asked for every run."""
    return None if parent is None else next(parent.iterchildren(tag), None)


def value(parent: _Element | None, name: str) -> str:
    """`<w:name w:val="…"/>` below an element; "" where it is missing."""
    child = child_of(parent, W + name)
    return "" if child is None else child.get(VAL, "")


def switch(properties: _Element | None, name: str) -> bool | None:
    """An on/off property: None where nothing is said."""
    child = child_of(properties, W + name)
    return None if child is None else is_on(child.get(VAL))


def is_on(said: str | None) -> bool:
    """What the attribute of an on/off property says; left out it says yes."""
    return said is None or said.lower() not in OFF


def integer(text: str | None) -> int:
    """A small number of the file; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0

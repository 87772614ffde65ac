"""The names of WordprocessingML, and reading its attributes."""

from __future__ import annotations

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1]
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFF = {"0", "false", "off", "none"}


def value(parent: _Element | None, name: str) -> str:
    """`<w:name w:val="…"/>` below an element; "" where it is missing."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return "" if child is None else child.get(f"{W}val", "")


def switch(properties: _Element | None, name: str) -> bool | None:
    """An on/off property: None where nothing is said."""
    child = properties.find(f"{W}{name}") if properties is not None else None
    return None if child is None else child.get(f"{W}val", "1").lower() not in OFF


def integer(text: str | None) -> int:
    """A small number of the file; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0

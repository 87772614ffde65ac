"""Rich text → lines, through striprtf. It keeps the words and their paragraphs; type, tables and automatic lists are lost."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from reports.reading.breaks import BREAK, pieces
from reports.reading.lines import Line, Source
from reports.reading.refusals import CUT, DAMAGED, RICH, Refused

_BEYOND = re.compile(rb"\\(?:trowd|deleted|v|revised)(?![a-z])(?!0)")
"""Tables, tracked changes and hidden words: the library would pass them off as text."""
_SOFT = "\ue00b"
"""Stands for a soft break while the library, which makes it a paragraph's end, works."""


def read_rtf(content: bytes) -> Source:
    """Raises Refused for a file that is cut off, and for one that the library can't follow."""
    if content.count(b"{") > content.count(b"}") + content.count(b"\\{") + 2:
        raise Refused(CUT)
    if _BEYOND.search(content):
        raise Refused(RICH)
    marked = re.sub(r"\\line(?![a-z]) ?", rf"\\u{ord(_SOFT)}?", content.decode("latin-1"))
    try:
        text = rtf_to_text(marked, encoding="gb18030", errors="ignore")
    except (ValueError, IndexError, KeyError, LookupError, AttributeError, TypeError):
        raise Refused(DAMAGED) from None
    paragraphs = text.replace(_SOFT, "\v").split("\n")
    return Source("rtf", [Line(piece) for paragraph in paragraphs for piece in _broken(paragraph)], is_printed=True)


def _broken(paragraph: str) -> list[str]:
    runs = [(paragraph.replace("\v", BREAK), False)]
    return ["".join(text for text, _bold in piece) for piece in pieces(runs)]

"""A Word file's paragraphs, and the figures that still stand between their bookmarks. Runs in the limited process; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reports.reading.formats.package import Package
from reports.reading.refusals import DAMAGED, Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FIGURE = re.compile(r"fig_(\d{1,6})")


def word_texts(content: bytes) -> tuple[list[str], dict[int, str], str]:
    """The paragraphs, the tagged figures by their number, and what the file's properties say."""
    package = Package(content)
    root = package.xml("word/document.xml")
    if root is None:
        raise Refused(DAMAGED)
    tagged = _Tagged()
    texts = [tagged.text_of(paragraph) for paragraph in root.iter(f"{_W}p") if not _is_said_twice(paragraph)]
    core = package.xml("docProps/core.xml")
    return texts, tagged.found, " ".join(core.itertext()) if core is not None else ""


def _is_said_twice(paragraph: etree._Element) -> bool:
    """In what a box is for programs that don't know it."""
    return next(paragraph.iterancestors(_FALLBACK), None) is not None


class _Tagged:
    """Reads paragraphs in order and keeps what stands between the ends of each figure's bookmark."""

    def __init__(self) -> None:
        self.open: dict[str, int] = {}
        self.found: dict[int, str] = {}

    def text_of(self, paragraph: etree._Element) -> str:
        return "".join(self._pieces(paragraph))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            if child.tag in (f"{_W}del", f"{_W}p", _FALLBACK):
                continue  # deleted, counted by itself, said twice
            if child.tag == f"{_W}bookmarkStart":
                self._begin(child)
            elif child.tag == f"{_W}bookmarkEnd":
                self.open.pop(child.get(f"{_W}id", ""), None)
            elif child.tag == f"{_W}t":
                yield self._kept(child.text or "")
            else:
                yield from self._pieces(child)

    def _begin(self, start: etree._Element) -> None:
        if found := _FIGURE.fullmatch(start.get(f"{_W}name", "")):
            self.open[start.get(f"{_W}id", "")] = int(found[1])
            self.found[int(found[1])] = ""

    def _kept(self, text: str) -> str:
        for number in self.open.values():
            self.found[number] += text
        return text

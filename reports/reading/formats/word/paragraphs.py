"""The inside of a Word paragraph: which of its words count.

Insertions and moved text count where they stand, deletions don't; content controls, smart tags, links and fields are looked through; hidden text and
text boxes are set aside and said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from reports.reading.formats.word.names import MC, W, switch, value
from reports.reading.formats.word.styles import Styles
from reports.reading.furniture import BOX, HIDDEN
from reports.reading.lines import Aside

TRANSPARENT = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "sdt", "sdtContent", "bdo", "dir")
)
GONE = frozenset(W + name for name in ("del", "moveFrom", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


@dataclass(slots=True)
class Runs:
    """A paragraph's runs as (text, bold), and what was met on the way."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    has_page_break: bool = False
    footnotes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _bold in self.runs)


@dataclass(slots=True)
class ParagraphReader:
    """Reads paragraph after paragraph; fields and deleted paragraph marks reach over several."""

    styles: Styles
    asides: list[Aside] = field(default_factory=list)
    changes: int = 0
    hidden: int = 0
    fields: list[list[str]] = field(default_factory=list)
    """The fields that are open: [instruction, "code" or "result"]."""

    def read(self, paragraph: _Element) -> Runs:
        runs = Runs()
        style = self.styles.get(value(paragraph.find(f"{W}pPr"), "pStyle"))
        self._walk(paragraph, runs, is_bold=style.is_bold, is_hidden=style.is_hidden)
        return runs

    @property
    def is_in_contents(self) -> bool:
        return any(instruction.strip().upper().startswith("TOC") for instruction, _state in self.fields)

    def _walk(self, parent: _Element, runs: Runs, *, is_bold: bool, is_hidden: bool) -> None:
        for child in parent:
            if child.tag in GONE:
                self.changes += child.tag in (f"{W}del", f"{W}moveFrom")
            elif child.tag in TRANSPARENT:
                self.changes += child.tag == f"{W}ins"
                self._walk(child, runs, is_bold=is_bold, is_hidden=is_hidden)
            elif child.tag == f"{W}r":
                self._run(child, runs, is_bold=is_bold, is_hidden=is_hidden)
            elif child.tag == f"{MC}AlternateContent":
                self._box(child)

    def _run(self, run: _Element, runs: Runs, *, is_bold: bool, is_hidden: bool) -> None:
        properties = run.find(f"{W}rPr")
        style = self.styles.get(value(properties, "rStyle")) if value(properties, "rStyle") else None
        bold = switch(properties, "b")
        is_bold = bold if bold is not None else is_bold or bool(style and style.is_bold)
        vanish = switch(properties, "vanish")
        is_hidden = vanish if vanish is not None else is_hidden or bool(style and style.is_hidden)
        text = "".join(self._signs(run, runs))
        if text and is_hidden:
            self.hidden += 1
            self.asides.append(Aside(text, HIDDEN))
        elif text:
            runs.runs.append((text, is_bold))

    def _signs(self, run: _Element, runs: Runs) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self.fields:
                self.fields[-1][0] += child.text or ""
            elif child.tag == f"{W}br":
                runs.has_page_break |= child.get(f"{W}type") == "page"
                yield "" if child.get(f"{W}type") in ("page", "column") else "\n"
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                runs.footnotes.append(f"{child.tag[len(W)]}{child.get(f'{W}id', '')}")
            elif child.tag in (f"{MC}AlternateContent", f"{W}drawing", f"{W}pict", f"{W}object"):
                self._box(child)
            elif child.tag == f"{W}ruby":
                yield from (text.text or "" for text in child.iterfind(f"{W}rubyBase//{W}t"))
            elif not self._is_in_code():
                yield child.text or "" if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "")

    def _is_in_code(self) -> bool:
        return any(state == "code" for _instruction, state in self.fields)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(["", "code"])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _box(self, element: _Element) -> None:
        """A drawing: its words are set aside, those of the fallback for old programs are the same words."""
        fallbacks = set(element.iter(f"{MC}Fallback"))
        for box in element.iter(f"{W}txbxContent"):
            if not fallbacks.intersection(box.iterancestors()):
                self.asides += [Aside(text, BOX) for p in box.iter(f"{W}p") if (text := plain_text(p)).strip()]


def plain_text(element: _Element) -> str:
    """The words below an element as they stand, deleted ones left out."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))

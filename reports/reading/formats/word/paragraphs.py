"""The inside of a Word paragraph: which of its words count.

Insertions and moved text count where they stand, deletions don't; content controls, smart tags, links and fields are looked through, of
a formula its signs are read; hidden text, what is struck out by hand and text boxes are set aside and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element

from reports.reading.formats.word.names import MC, P_PROPERTIES, R_PROPERTIES, VAL, P, R, T, W, child_of, is_on, value
from reports.reading.formats.word.styles import Styles
from reports.reading.furniture import BOX, HIDDEN, STRUCK
from reports.reading.lines import Aside

TRANSPARENT = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "sdt", "sdtContent", "bdo", "dir")
)
GONE = frozenset(W + name for name in ("del", "moveFrom", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_CHANGED = frozenset((f"{W}del", f"{W}moveFrom"))
_INSERTED = f"{W}ins"
_BOXED = frozenset((f"{MC}AlternateContent", f"{W}drawing", f"{W}pict", f"{W}object"))
_NOTED = frozenset((f"{W}footnoteReference", f"{W}endnoteReference"))
_STYLE, _BOLD, _VANISH = f"{W}rStyle", f"{W}b", f"{W}vanish"
_STRUCK = (f"{W}strike", f"{W}dstrike")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULA = frozenset((f"{_MATHS}oMath", f"{_MATHS}oMathPara"))
_FIELD, _INSTRUCTION, _BREAK, _RUBY = f"{W}fldChar", f"{W}instrText", f"{W}br", f"{W}ruby"
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
    struck: int = 0
    fields: list[list[str]] = field(default_factory=list)
    """The fields that are open: [instruction, "code" or "result"]."""

    def read(self, paragraph: _Element) -> Runs:
        runs = Runs()
        style = self.styles.get(value(child_of(paragraph, P_PROPERTIES), "pStyle"))
        self._walk(paragraph, runs, is_bold=style.is_bold, is_hidden=style.is_hidden)
        return runs

    @property
    def is_in_contents(self) -> bool:
        return any(instruction.strip().upper().startswith("TOC") for instruction, _state in self.fields)

    def _walk(self, parent: _Element, runs: Runs, *, is_bold: bool, is_hidden: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, runs, is_bold=is_bold, is_hidden=is_hidden)
            elif tag in GONE:
                self.changes += tag in _CHANGED
            elif tag in TRANSPARENT:
                self.changes += tag == _INSERTED
                self._walk(child, runs, is_bold=is_bold, is_hidden=is_hidden)
            elif tag == f"{MC}AlternateContent":
                self._box(child)
            elif tag in _FORMULA:
                runs.runs.append(("".join(sign.text or "" for sign in child.iter(f"{_MATHS}t")), is_bold))

    def _run(self, run: _Element, runs: Runs, *, is_bold: bool, is_hidden: bool) -> None:
        children = list(run)
        is_struck = False
        for properties in children:
            if properties.tag == R_PROPERTIES:
                is_bold, is_hidden = self._look(properties, is_bold=is_bold, is_hidden=is_hidden)
                is_struck = any(child.tag in _STRUCK and is_on(child.get(VAL)) for child in properties)
                break
        text = "".join(self._signs(children, runs))
        if text and (is_hidden or is_struck):
            self.hidden += is_hidden
            self.struck += not is_hidden
            self.asides.append(Aside(text, HIDDEN if is_hidden else STRUCK))
        elif text:
            runs.runs.append((text, is_bold))

    def _look(self, properties: _Element, *, is_bold: bool, is_hidden: bool) -> tuple[bool, bool]:
        """Bold and hidden as a run says itself, else as its style does, else as its paragraph."""
        said = {child.tag: child.get(VAL) for child in properties}
        if named := said.get(_STYLE):
            style = self.styles.get(named)
            is_bold, is_hidden = is_bold or style.is_bold, is_hidden or style.is_hidden
        return (
            is_on(said[_BOLD]) if _BOLD in said else is_bold,
            is_on(said[_VANISH]) if _VANISH in said else is_hidden,
        )

    def _signs(self, children: Sequence[_Element], runs: Runs) -> Iterator[str]:
        for child in children:
            tag = child.tag
            if tag == T or tag in _SIGNS:
                if not self._is_in_code():
                    yield child.text or "" if tag == T else _SIGNS[tag]
            elif tag == R_PROPERTIES:
                continue
            elif tag == _FIELD:
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == _INSTRUCTION and self.fields:
                self.fields[-1][0] += child.text or ""
            elif tag == _BREAK:
                runs.has_page_break |= child.get(f"{W}type") == "page"
                yield "" if child.get(f"{W}type") in ("page", "column") else "\n"
            elif tag in _NOTED:
                runs.footnotes.append(f"{tag[len(W)]}{child.get(f'{W}id', '')}")
            elif tag in _BOXED:
                self._box(child)
            elif tag == _RUBY:
                yield from (text.text or "" for text in child.iterfind(f"{W}rubyBase//{W}t"))

    def _is_in_code(self) -> bool:
        return bool(self.fields) and any(state == "code" for _instruction, state in self.fields)

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
                self.asides += [Aside(text, BOX) for p in box.iter(P) if (text := plain_text(p)).strip()]


def plain_text(element: _Element) -> str:
    """The words below an element as they stand, deleted ones left out."""
    return "".join(text.text or "" for text in element.iter(T))

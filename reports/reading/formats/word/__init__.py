"""A Word document (.docx) → lines. The XML is read as it is: python-docx passes over content controls, insertions and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from reports.reading.breaks import pieces
from reports.reading.formats.package import Package
from reports.reading.formats.word.names import (
    DRAWN,
    P_PROPERTIES,
    PICTURE,
    STRICT,
    TABLE,
    TRANSITIONAL,
    P,
    W,
    child_of,
    integer,
    value,
)
from reports.reading.formats.word.numbering import Numbering
from reports.reading.formats.word.paragraphs import GONE, TRANSPARENT, ParagraphReader, Runs, plain_text
from reports.reading.formats.word.styles import Styles, list_number, outline_level
from reports.reading.furniture import CONTENTS
from reports.reading.lines import Aside, Line, Source, bold_lead
from reports.reading.refusals import MACROS, NO_WORD, Refused
from reports.reading.tables import Cell, laid_out

RUNNING = "页眉页脚"
COMMENT = "批注"
LARGE, MOST_DIGITS = 1_440_000, 9
"""Of a picture's sides, in EMU: four centimetres. A smaller one is a seal or an ornament, and says nothing."""


def read_word(package: Package) -> Source:
    """Raises Refused for macros, and for what is no Word document after all."""
    if any("vbaproject" in name.lower() for name in package.names):
        raise Refused(MACROS)
    return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.folder = "word"
        self.styles = Styles.of(self._part("styles"))
        self.numbering = Numbering.of(self._part("numbering"))
        self.paragraphs = ParagraphReader(self.styles)
        self.notes: list[str] = []
        self.carried = Runs()
        """Runs of a paragraph whose mark was deleted: they open the next one."""

    def _part(self, name: str) -> _Element | None:
        return self.package.xml(f"{self.folder}/{name}.xml", {STRICT: TRANSITIONAL})

    def read(self) -> Source:
        document = self._part("document")
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise Refused(NO_WORD)
        source = Source("docx", list(self._lines(body)))
        source.footnotes = list(self._footnotes())
        source.asides = [*self.paragraphs.asides, *self._running(), *self._comments()]
        source.notes = [*self._said(), *_on_pictures(body)]
        return source

    # ── the text ──

    def _lines(self, parent: _Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from laid_out([list(self._cells(row)) for row in _rows(child)])
            elif child.tag in TRANSPARENT and child.tag not in GONE:
                yield from self._lines(child)

    def _cells(self, row: _Element) -> Iterator[Cell]:
        for cell in _through(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            lines = [line for line in self._lines(cell) if line.text or line.table or line.marker]
            yield Cell(lines, max(1, integer(value(properties, "gridSpan"))))

    def _paragraph(self, paragraph: _Element) -> Iterator[Line]:
        was_in_contents = self.paragraphs.is_in_contents
        runs = self.paragraphs.read(paragraph)
        properties = child_of(paragraph, P_PROPERTIES)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried.runs += runs.runs
            return
        runs.runs, self.carried = [*self.carried.runs, *runs.runs], Runs()
        self.notes += runs.footnotes
        is_entry = self.styles.get(value(properties, "pStyle")).name.lower().startswith("toc ")
        if was_in_contents or self.paragraphs.is_in_contents or is_entry:
            self.paragraphs.asides.append(Aside(runs.text, CONTENTS))
            return
        yield from self._set(runs, properties)

    def _set(self, runs: Runs, properties: _Element | None) -> Iterator[Line]:
        """The paragraph's line, or several where a soft break stands between finished sentences."""
        style = self.styles.get(value(properties, "pStyle"))
        level = outline_level(properties) or style.level
        align = value(properties, "jc") or style.align
        marker = self._number(properties) if runs.text.strip() else ""
        for piece in pieces(runs.runs):
            text = "".join(text for text, _bold in piece)
            yield Line(
                text,
                marker=marker,
                level=level,
                bold=bold_lead(piece),
                align={"center": "center", "right": "right", "end": "right"}.get(align, ""),
                is_apart=runs.has_page_break,
            )
            marker = ""

    def _number(self, properties: _Element | None) -> str:
        key = value(properties, "pStyle") or self.styles.default
        inherited = self.styles.get(key).number
        number = list_number(properties) or inherited
        if number is None or number[0] == "0":
            return ""
        level = number[1]
        if level is None:
            level = self.numbering.level_of_style(number[0], key)
        return self.numbering.next(number[0], level)

    # ── what stands beside it ──

    def _footnotes(self) -> Iterator[str]:
        """Those that the text refers to, in its order."""
        for name, initial in (("footnotes", "f"), ("endnotes", "e")):
            if (root := self._part(name)) is not None:
                notes = {note.get(f"{W}id", ""): plain_text(note).strip() for note in root}
                yield from (notes[key[1:]] for key in self.notes if key[0] == initial and notes.get(key[1:]))

    def _running(self) -> Iterator[Aside]:
        for name in self.package.names:
            if re.fullmatch(rf"{self.folder}/(?:header|footer)\d*\.xml", name):
                yield from _texts(self._part(name.split("/")[-1][:-4]), RUNNING)

    def _comments(self) -> Iterator[Aside]:
        yield from _texts(self._part("comments"), COMMENT)

    def _said(self) -> Iterator[str]:
        if self.paragraphs.changes:
            yield f"文件里有{self.paragraphs.changes}处修订，按“接受修订”读取。"
        if self.paragraphs.hidden:
            yield f"文件里有{self.paragraphs.hidden}处隐藏文字，没有读入正文，请核对。"
        if self.paragraphs.struck:
            yield f"文件里有{self.paragraphs.struck}处划去的文字，没有读入正文，请核对。"
        if any(name.startswith("word/afchunk") or "altchunk" in name.lower() for name in self.package.names):
            yield "文件里嵌有另一份文件，没有读入，请核对。"


def _on_pictures(body: _Element) -> Iterator[str]:
    """A table that was pasted as a picture is read by nobody but a person."""
    drawn = [one for one in body.iter(DRAWN) if min(_emu(one, "cx"), _emu(one, "cy")) >= LARGE]
    pictures = sum(next(one.getparent().iter(PICTURE), None) is not None for one in drawn)
    if pictures:
        yield f"文件里有{pictures}张图片，图里的文字没有读入，请对照原件核对。"


def _emu(drawn: _Element, side: str) -> int:
    said = drawn.get(side, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else 0


def _texts(root: _Element | None, why: str) -> Iterator[Aside]:
    for paragraph in root.iter(P) if root is not None else ():
        if text := plain_text(paragraph).strip():
            yield Aside(text, why)


def _rows(table: _Element) -> Iterator[_Element]:
    """Rows that were not deleted, looked for through content controls."""
    for row in _through(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _through(parent: _Element, tag: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in TRANSPARENT:
            yield from _through(child, tag)

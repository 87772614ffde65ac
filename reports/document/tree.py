"""The frozen tree: a report resolved once, walked by page, text, Word, JSON, search and diff.

Plain frozen dataclasses and their canonical JSON. Numbers are strings in the one form `formatting.plain` gives
("100", "32.27"), so that the text of an edition — and its fingerprint — never depends on a number type.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from indicators.numbers.series import Mark
from reports.document.canonical import later, plain
from reports.document.main_points import OUTCOMES, MainPoint, PointLink

SCHEMA = 1
"""The form documents are written in. A field that came later than this form is marked `later()` and needs no new one;
what changes the meaning of a field does, and a reader in `READERS` that lifts the older form to today's tree."""


class UnknownSchema(ValueError):
    """A document in a form that a newer release wrote."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure as a sentence quotes it. `text` is what is read ("100%", "六"), `value` the number ("100", "6").

    `value` is "" when the figure is missing; `fault` then says in Chinese what is wrong with the reference.
    """

    code: str
    year: int
    style: str
    text: str
    value: str
    fault: str = ""


Span = str | Quote
Paragraph = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FrozenChart:
    """What a section draws: the kind of chart and the codes in order. The facts hold the numbers; `finding` is what
    they showed when the report was published."""

    kind: str
    title: str
    caption: str
    codes: tuple[str, ...]
    finding: str = later("")


BETWEEN_CELLS = "｜"
"""What parts the cells of a row where a table is read as lines of text."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in a block's text. `after`: how many of the block's paragraphs stand before it."""

    after: int
    caption: Paragraph
    header: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]

    @property
    def columns(self) -> int:
        return max(map(len, (self.header, *self.rows)))

    def lines(self) -> Iterator[Paragraph]:
        """The table read as text: caption, head and each row as a paragraph."""
        if self.caption:
            yield self.caption
        for row in (self.header, *self.rows):
            if row:
                yield _row_as_line(row)

    def cells(self) -> Iterator[Paragraph]:
        """Caption and cells, row by row."""
        yield self.caption
        for row in (self.header, *self.rows):
            yield from row


@dataclass(frozen=True, slots=True)
class Block:
    """A part, section or item with its text and what stands inside it."""

    level: str
    kind: str
    anchor: str
    marker: str
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]
    run_on: bool
    charts: tuple[FrozenChart, ...] = ()
    children: tuple[Block, ...] = ()
    tables: tuple[TextTable, ...] = later(())

    def __hash__(self) -> int:
        """By its place, which no other of its document has: what is known of a block is looked up often."""
        return hash((self.level, self.anchor))

    def walk(self) -> Iterator[Block]:
        """This block and all inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def title(self) -> str:
        """Marker and heading as one line, without the heading's final stop: `1. 加强领导，强化组织保障`."""
        return f"{self.marker}{plain_text(self.heading)}".removesuffix("。")

    def printed(self) -> Iterator[Paragraph | TextTable]:
        """The block's own paragraphs and tables as printed: the heading first, run on into the body where they share a
        line; no table comes between the two."""
        first: Paragraph = (self.marker, *self.heading) if self.marker else self.heading
        rest = self.paragraphs
        if self.run_on and rest:
            first, rest = (*first, *rest[0]), rest[1:]
        if first:
            yield first
        before = len(self.paragraphs) - len(rest)
        yield from self.tables_between(0, before)
        for number, paragraph in enumerate(rest, before + 1):
            yield paragraph
            yield from self.tables_between(number, number)

    def tables_between(self, first: int, last: int) -> Iterator[TextTable]:
        """The tables after paragraph `first` to `last` (0: before the first)."""
        return (table for table in self.tables if first <= table.after <= last)

    def lines(self) -> Iterator[Paragraph]:
        """All that is printed as paragraphs, a table's rows among them."""
        for piece in self.printed():
            yield from piece.lines() if isinstance(piece, TextTable) else [piece]

    def texts(self) -> Iterator[Paragraph]:
        """The text below the heading: paragraphs, then what tables say."""
        yield from self.paragraphs
        for table in self.tables:
            yield from table.lines()

    def quotes(self) -> Iterator[Quote]:
        """The figures this block itself quotes, in order."""
        cells = (cell for table in self.tables for cell in table.cells())
        for paragraph in (self.heading, *self.paragraphs, *cells):
            yield from quotes(paragraph)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the report's year with what is needed to show and compare it, frozen with the report.

    `history` is (year, value or None) of earlier published years and this one, oldest first; `marks` are the
    remarks on those years, some of which forbid comparing across them.
    """

    code: str
    name: str
    theme: str
    unit: str
    kind: str
    decimals: int
    direction: str
    definition: str
    target: str
    value: str
    qualifier: str
    history: tuple[tuple[int, str | None], ...] = ()
    change: str = ""
    marks: tuple[Mark, ...] = ()
    is_new: bool = later(False)
    """Whether the catalogue counts it for the first time."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A task the plan promises. `area` is the anchor of the plan's section it stands in."""

    address: str
    area: str
    title: str
    source_phrase: str
    measure: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromiseAnswer:
    """What became of a promise of last year's report. `anchor` is the item that answers it, or the part that explains
    why it was not kept; "" where the report has neither. `outcome` is kept, partly or not."""

    address: str
    title: str
    outcome: str
    words: str
    anchor: str

    @property
    def outcome_text(self) -> str:
        return OUTCOMES[self.outcome]


@dataclass(frozen=True, slots=True)
class Document:
    year: int
    title: str
    lead: tuple[Paragraph, ...]
    parts: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
    key_figures: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    answers: tuple[PromiseAnswer, ...] = later(())
    meta: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[PointLink, ...] = later(())
    """Indicators of the year before that are no longer counted."""
    points: tuple[MainPoint, ...] = later(())
    """本年要点 as they were published; of an edition without any they are made when it is read."""
    explained: str = later("")
    """The fingerprint of the explanations that were approved with the text; they themselves are kept beside it."""
    schema: int = SCHEMA

    def walk(self) -> Iterator[Block]:
        """Every block in reading order."""
        for part in self.parts:
            yield from part.walk()

    def paragraphs(self) -> Iterator[tuple[str, Paragraph]]:
        """Every printed paragraph after the title with the anchor of the block it stands in ("" for the lead)."""
        for paragraph in self.lead:
            yield "", paragraph
        for block in self.walk():
            for line in block.lines():
                yield block.anchor, line

    def quotes(self) -> Iterator[Quote]:
        """Every figure quoted anywhere in the text."""
        for _, paragraph in self.paragraphs():
            yield from quotes(paragraph)

    def fact(self, code: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.code == code), None)

    def block(self, anchor: str) -> Block | None:
        return next((block for block in self.walk() if block.anchor == anchor), None)

    def answered(self) -> list[tuple[PromiseAnswer, Block | None]]:
        """Last year's promises, each with the block that answers or explains it."""
        blocks = {block.anchor: block for block in self.walk()}
        return [(answer, blocks.get(answer.anchor)) for answer in self.answers]

    def counted_answers(self) -> list[tuple[str, int]]:
        """How many promises were kept, partly, not, in words; none left out but those without any."""
        counts = Counter(answer.outcome for answer in self.answers)
        return [(words, counts[outcome]) for outcome, words in OUTCOMES.items() if counts[outcome]]

    def achievements(self) -> tuple[Block, ...]:
        """The sections that report what was done; a part without any speaks for itself."""
        done = (part for part in self.parts if part.kind == "achievements")
        return tuple(section for part in done for section in part.children or (part,))

    def to_text(self) -> str:
        """The report as plain text: one paragraph a line, no blank lines, one final newline."""
        return "\n".join([self.title, *(plain_text(p) for _, p in self.paragraphs())]) + "\n"

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, 汉字 as themselves. The same document gives the same text."""
        return json.dumps(plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    @lru_cache(maxsize=128)
    def from_json(cls, text: str) -> Document:
        """Read back what `to_json` wrote, in this release or an earlier one. Documents are frozen, so one reading of a
        text serves every reader. Raises UnknownSchema for a newer form, ValueError, KeyError, TypeError for no document.
        """
        data = json.loads(text)
        if data["schema"] not in READERS:
            raise UnknownSchema(f"内容由更新的版本写成（格式{data['schema']}），请升级后再读取。")
        return READERS[data["schema"]](data)


def plain_text(paragraph: Paragraph) -> str:
    """A paragraph as it reads: `全年对1235件行政决策开展合法性审核`."""
    return "".join(span if isinstance(span, str) else span.text for span in paragraph)


def quotes(paragraph: Paragraph) -> Iterator[Quote]:
    """The figures a paragraph quotes, in order."""
    return (span for span in paragraph if isinstance(span, Quote))


SENTENCE_ENDS = "。；！？"
CLAUSE_ENDS = f"{SENTENCE_ENDS}，："


def sentences(paragraph: Paragraph, ends: str = SENTENCE_ENDS) -> Iterator[Paragraph]:
    """Cut a paragraph after each 。；！？ or other `ends` (a closing ” or 》 stays with its sentence)."""
    current: list[Span] = []
    for span in paragraph:
        for piece in [span] if isinstance(span, Quote) else _cut(span, ends):
            current.append(piece)
            if isinstance(piece, str) and piece.rstrip("”》）").endswith(tuple(ends)):
                yield tuple(current)
                current = []
    if current:
        yield tuple(current)


def _cut(text: str, ends: str) -> Iterator[str]:
    start = 0
    for at, character in enumerate(text):
        stops = character in ends and text[at + 1 : at + 2] not in ("”", "》", "）")
        closes = character in "”》）" and text[at - 1 : at] in ends
        if stops or closes:
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _row_as_line(row: tuple[Paragraph, ...]) -> Paragraph:
    spans: list[Span] = []
    for number, cell in enumerate(row):
        spans += [BETWEEN_CELLS, *cell] if number else cell
    return tuple(spans)


def _paragraph(spans: list[Any]) -> Paragraph:
    return tuple(span if isinstance(span, str) else Quote(**span) for span in spans)


def _block(data: dict[str, Any]) -> Block:
    return Block(
        **data
        | {
            "heading": _paragraph(data["heading"]),
            "paragraphs": tuple(map(_paragraph, data["paragraphs"])),
            "charts": tuple(FrozenChart(**chart | {"codes": tuple(chart["codes"])}) for chart in data["charts"]),
            "children": tuple(map(_block, data["children"])),
            "tables": tuple(map(_table, data.get("tables", ()))),
        }
    )


def _table(data: dict[str, Any]) -> TextTable:
    return TextTable(
        after=data["after"],
        caption=_paragraph(data["caption"]),
        header=_row(data["header"]),
        rows=tuple(map(_row, data["rows"])),
    )


def _row(cells: list[Any]) -> tuple[Paragraph, ...]:
    return tuple(map(_paragraph, cells))


def _fact(data: dict[str, Any]) -> Fact:
    return Fact(
        **data
        | {
            "history": tuple((year, value) for year, value in data["history"]),
            "marks": tuple(Mark(**mark) for mark in data.get("marks", ())),
        }
    )


def _point(data: dict[str, Any]) -> MainPoint:
    spans = (span if isinstance(span, str) else PointLink(**span) for span in data["spans"])
    return MainPoint(data["key"], tuple(spans))


def _document(data: dict[str, Any]) -> Document:
    return Document(
        **data
        | {
            "lead": tuple(map(_paragraph, data["lead"])),
            "parts": tuple(map(_block, data["parts"])),
            "facts": tuple(map(_fact, data["facts"])),
            "key_figures": tuple(data["key_figures"]),
            "promises": tuple(Promise(**p | {"codes": tuple(p["codes"])}) for p in data["promises"]),
            "answers": tuple(PromiseAnswer(**answer) for answer in data.get("answers", ())),
            "gone": tuple(PointLink(**link) for link in data.get("gone", ())),
            "points": tuple(map(_point, data.get("points", ()))),
        }
    )


READERS: dict[int, Callable[[dict[str, Any]], Document]] = {1: _document}
"""Each form documents have been published in, with what reads it as today's tree. None is ever taken away."""

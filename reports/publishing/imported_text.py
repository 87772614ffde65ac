"""The reviewed outline of an import becomes the rows of a report: its words to the letter, its figures as quotations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from reports.document.tree import plain_text
from reports.drafting.numbering import renumbered
from reports.models import (
    LONGEST_HEADING,
    LONGEST_MARKER,
    Item,
    Part,
    Report,
    Section,
    TextBlock,
    WrittenTable,
    in_order,
)
from reports.narrative.binding import FigureBook, bind
from reports.narrative.syntax import Token
from reports.publishing.imported_figures import Number, is_figure

Outline = Mapping[str, Any]
MODELS: dict[str, type[TextBlock]] = {"part": Part, "section": Section, "item": Item}
LETTERS = {"part": "P", "section": "S", "item": "I"}
STYLES = ("number", "bare", "han", "liang", "wan", "yi")
LEADS, ATTACHED = ("导语", ""), "附件"
FOOTNOTES = "脚注"


@dataclass
class Quoting:
    """The numbers of a text by where they stand, each told once as its places are passed in reading order.

    `codes`: what the import calls an indicator → its code in the catalogue.
    """

    book: FigureBook
    numbers: Iterable[Number]
    codes: Mapping[str, str]
    waiting: dict[tuple[str, str], list[Number]] = field(init=False)
    """By place and row of a table ("" in running text)."""

    def __post_init__(self) -> None:
        self.waiting = defaultdict(list)
        for number in self.numbers:
            if is_figure(number):
                self.waiting[number["where"], number["row"]].append(number)

    def lines(self, where: str, lines: Iterable[str]) -> str:
        """A body with its figures quoted wherever the quotation reads exactly as the words do."""
        return "\n".join(self.line(where, line) for line in lines)

    def line(self, where: str, text: str, row: str = "") -> str:
        """A paragraph, or the cell of a row."""
        text = unbraced(text)
        here, taken = [], set()
        for number in self.waiting[where, row]:
            begin, place = text.find(number["sentence"]), (number["sentence"], number["start"])
            if begin < 0 or place in taken:
                continue
            taken.add(place)
            here.append(number)
        self.waiting[where, row] = [number for number in self.waiting[where, row] if number not in here]
        found = [self._token(text, text.find(number["sentence"]) + number["start"], number) for number in here]
        for start, end, token in sorted(filter(None, found), reverse=True):
            text = f"{text[:start]}{token}{text[end:]}"
        return text

    def _token(self, text: str, begin: int, number: Number) -> tuple[int, int, str] | None:
        """From where to where a number's words are quoted, and the quotation that reads so; None where none does: 1,235
        and 百分之百 stay as they are."""
        code = self.codes.get(number["code"], number["code"])
        for style in STYLES:
            token = str(Token(code, style=style))
            reads = plain_text(bind(token, self.book))
            start = _at(text, reads, begin, begin + len(number["text"]))
            if start >= 0 and not cuts_a_number(text, start, start + len(reads)):
                return start, start + len(reads), token
        return None


LONGEST_WORD = 3
"""Characters of a qualifier: 不少于."""


def _at(text: str, reads: str, begin: int, end: int) -> int:
    """Where the words of a quotation stand, with a qualifier right before the number's own; -1 where nowhere."""
    found = text.find(reads, max(0, begin - LONGEST_WORD), end + LONGEST_WORD)
    return found if found < end and begin < found + len(reads) else -1


_BEFORE = re.compile(r"[\d０-９.．,，〇零一二两三四五六七八九十百千万亿]")
_AFTER = re.compile(r"[\d０-９%％〇零一二两三四五六七八九十百千]|[.．,，]\d")


def cuts_a_number(text: str, start: int, end: int) -> bool:
    """Whether the number goes on at either side: 12 in 123 and 12.5, 三 in 三十. 300 in 300万元 stands for itself where
    its indicator is counted in 万元; a comma of the sentence is no part of it."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    if before in (",", "，", ".", "．"):
        return bool(re.search(r"\d$", text[: start - 1])) and before != "，"
    return bool(_BEFORE.match(before) or _AFTER.match(after))


def unbraced(text: str) -> str:
    """Words that look like a quotation are none: the braces become full-width."""
    return text.replace("{{", "｛｛").replace("}}", "｝｝")


# ── rows ──


def write_report(outline: Outline, quoting: Quoting) -> Report:
    """The report and all its text, as reviewed. Figures are there already: they are in the quoting's book."""
    report = Report.objects.create(**head_of(outline), lead=quoting.lines(LEADS[0], outline["lead"]))
    writer = TextWriter(Tables(outline["tables"], quoting), quoting)
    writer.write("part", outline["parts"], report=report)
    last = len(outline["parts"]) + 1
    writer.write_attachments(report, outline.get("attachments") or [], last)
    writer.write_footnotes(report, outline.get("footnotes") or [], last + len(outline.get("attachments") or []) + 1)
    return report


def faults_of(outline: Outline) -> Iterator[str]:
    """A sentence for what no report can hold."""
    try:
        Report(**head_of(outline)).clean_fields(exclude=["lead"])
    except ValidationError as fault:
        for name, said in fault.message_dict.items():
            yield f"{Report._meta.get_field(name).verbose_name}：{''.join(said)}"  # type: ignore[union-attr]
    if not outline["parts"]:
        yield "没有正文：至少要有一个部分。"
    for block in every_block(outline["parts"]):
        begins = f"“{(block['marker'] + block['heading'])[:20]}…”"
        if len(block["marker"]) > LONGEST_MARKER:
            yield f"{begins}的序号超过{LONGEST_MARKER}个字。"
        if len(block["heading"]) > LONGEST_HEADING:
            yield f"{begins}的标题有{len(block['heading'])}个字，超过{LONGEST_HEADING}个字：请拆开，后面的作正文。"


def every_block(blocks: Sequence[Outline]) -> Iterator[Outline]:
    for block in blocks:
        yield block
        yield from every_block([*(block.get("items") or []), *(block.get("sections") or [])])


def head_of(outline: Outline) -> dict[str, Any]:
    """The report's own fields; the issuer is who signed where somebody did."""
    return {
        "year": outline["year"],
        "title": outline["title"],
        "addressees": outline.get("addressee") or "",
        "issuer": outline.get("signature") or outline.get("issuer") or "",
        "document_number": outline.get("document_number") or "",
        "index_number": outline.get("index_number") or "",
        "category": outline.get("category") or "",
        "issued_on": day_of(outline.get("date")),
    }


def day_of(text: str | None) -> date | None:
    """The day a report was signed; None where it says none, or only a month."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


class Tables:
    """The document's tables, each taken when its block is passed."""

    def __init__(self, tables: Sequence[Outline], quoting: Quoting) -> None:
        self.left = list(tables)
        self.quoting = quoting

    def of(self, where: str, body: Sequence[str]) -> list[WrittenTable]:
        """Those of a block, in their order; with the very first block those of the lead, which has no room for any."""
        places = (where, *LEADS) if where == "P1" else (where,)
        return in_order(self._written(table, body) for table in self._taken(places))

    def of_attachment(self, title: str, body: Sequence[str], *, is_last: bool) -> list[WrittenTable]:
        """Those of an attachment: they are called as it is, and say so once; what is called otherwise goes to the last."""
        mine = [table for table in self.left if table["where"] == ATTACHED and (is_last or table["caption"] == title)]
        self.left = [table for table in self.left if table not in mine]
        return [self._written({**table, "caption": _unlike(table["caption"], title)}, body) for table in mine]

    def _taken(self, places: Sequence[str]) -> list[dict[str, Any]]:
        mine = [dict(table) for table in self.left if table["where"] in places]
        self.left = [table for table in self.left if table["where"] not in places]
        return mine

    def _written(self, table: Outline, body: Sequence[str]) -> WrittenTable:
        after, where = table.get("after") or "", f"{table['where']}.table"
        behind = (number for number, line in enumerate(body, 1) if after and line.endswith(after))
        return {
            "after": next(behind, 0),
            "caption": unbraced(table.get("caption") or ""),
            "header": [unbraced(cell) for cell in table["header"]],
            "rows": [[self.quoting.line(where, cell, row[0]) for cell in row] for row in table["rows"]],
        }


def _unlike(caption: str, title: str) -> str:
    return "" if caption == title else caption


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes blocks below each other, each at its place: P1, P1.S2, P1.S2.I3."""

    tables: Tables
    quoting: Quoting

    def write(self, level: str, blocks: Sequence[Outline], above: str = "", **parent: Any) -> None:
        """Blocks of one level and what stands in them."""
        written = [block["marker"] for block in blocks]
        counted = renumbered(level, written)
        is_own = [marker.strip() for marker in counted] != [marker.strip() for marker in written]
        for number, (block, marker) in enumerate(zip(blocks, counted, strict=True), 1):
            where = f"{above}{LETTERS[level]}{number}"
            kind = {"kind": kind_of(block)} if level == "part" else {}
            row = MODELS[level]._default_manager.create(
                **parent,
                **kind,
                marker=block["marker"] if is_own else marker,
                own_marker=is_own,
                heading=unbraced(block["heading"]),
                body=self.quoting.lines(where, block["body"]),
                run_on=bool(block.get("run_on")),
                tables=self.tables.of(where, block["body"]),
                order=number + 1,
            )
            self._write_below(level, block, row, f"{where}.")

    def _write_below(self, level: str, block: Outline, row: Any, where: str) -> None:
        """Items without a section stand in a bare one, which also is the place of what a plan without sections promises."""
        if level == "section":
            self.write("item", block.get("items") or [], where, section=row)
        elif level == "part":
            items = block.get("items") or []
            if items or (row.kind == Part.Kind.PLAN and row.body):
                bare = Section.objects.create(part=row, own_marker=True, order=1)
                self.write("item", items, where, section=bare)
            self.write("section", block.get("sections") or [], where, part=row)

    def write_attachments(self, report: Report, attachments: Sequence[Outline], order: int) -> None:
        for number, attachment in enumerate(attachments, 1):
            title, body = attachment.get("title") or "", attachment.get("body") or []
            tables = self.tables.of_attachment(title, body, is_last=number == len(attachments))
            self._attach(
                report, f"{attachment['label']}　", title, self.quoting.lines(ATTACHED, body), tables, order + number
            )

    def write_footnotes(self, report: Report, notes: Sequence[str], order: int) -> None:
        if notes:
            self._attach(report, "", FOOTNOTES, "\n".join(map(unbraced, notes)), [], order)

    def _attach(
        self, report: Report, marker: str, heading: str, body: str, tables: list[WrittenTable], order: int
    ) -> None:
        Part.objects.create(
            report=report,
            kind=Part.Kind.ATTACHMENT,
            marker=marker,
            own_marker=True,
            heading=unbraced(heading),
            body=body,
            tables=tables,
            order=order,
        )


def kind_of(part: Outline) -> str:
    kind = part.get("kind") or ""
    return kind if kind in Part.Kind.values else Part.Kind.OTHER.value

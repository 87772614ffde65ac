"""The reviewed outline of an import becomes the rows of a report: its words to the letter, its figures as quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

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
from reports.narrative.binding import FigureBook
from reports.publishing.imported_figures import Number
from reports.publishing.imported_quotations import ATTACHED, LEADS, Quoting, unbraced

Outline = Mapping[str, Any]
MODELS: dict[str, type[TextBlock]] = {"part": Part, "section": Section, "item": Item}
LETTERS = {"part": "P", "section": "S", "item": "I"}
FOOTNOTES = "脚注"


def write_report(outline: Outline, book: FigureBook, numbers: Iterable[Number], codes: Mapping[str, str]) -> Report:
    """The report and all its text, as reviewed; its figures are in the book already. `codes` as in `Quoting`."""
    quoting = Quoting(book, numbers, codes)
    report = Report.objects.create(**head_of(outline), lead=quoting.lead(outline["lead"]))
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
                heading=self.quoting.heading(where, block["heading"]),
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

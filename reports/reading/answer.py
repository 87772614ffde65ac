"""What is said of a file that was read: one JSON document with the product's own keys, or the sentence that refuses it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reports.reading.figures import Candidate, Ignored, found_in
from reports.reading.lines import Source
from reports.reading.outline import Attachment, Block, Outline, TableAt

Document = dict[str, Any]
REACH = 10
CELL = "\u3000"
AFTER = 30
"""Characters of the paragraph above a table that tell where it stands."""


def refusal(sentence: str) -> Document:
    return {"refused": sentence}


def document(outline: Outline) -> Document:
    """The outline with its candidate figures. `kind` of a figure is that of its part; what a plan says is an aim."""
    candidates, ignored = found_in(outline)
    figures = [_figure(candidate) for candidate in candidates]
    return {
        "title": outline.title,
        "year": outline.year,
        "issuer": outline.issuer,
        "document_number": outline.document_number,
        "index_number": outline.index_number,
        "category": outline.category,
        "addressee": outline.addressee,
        "lead": outline.lead,
        "parts": [_part(part) for part in outline.parts],
        "signature": outline.signature,
        "date": outline.date,
        "attachments": [_attachment(attachment) for attachment in outline.attachments],
        "tables": [_table(table) for table in outline.tables],
        "footnotes": outline.footnotes,
        "furniture": [aside.text for aside in outline.furniture],
        "set_aside": [{"text": aside.text, "why": aside.why} for aside in outline.furniture],
        "figures": figures,
        "ignored": [_ignored(number) for number in ignored],
        "uncertain": [*outline.uncertain, *(f"“{_about(f)}”处缺数字，请补填。" for f in figures if f["value"] is None)],
    }


def lines_of_file(source: Source) -> list[Document]:
    """The file line by line as it was read, before anything is mended; a row of a table is a line."""
    return [
        {"text": text, "page": line.page}
        for line in source.lines
        for text in ([CELL.join(cells) for cells in line.table.rows] if line.table else [line.full])
    ]


def _figure(candidate: Candidate) -> Document:
    return {
        "where": candidate.where,
        "kind": candidate.kind,
        "sentence": candidate.sentence,
        "text": candidate.text,
        "value": _plain(candidate.value),
        "unit": candidate.unit,
        "qualifier": candidate.qualifier,
        "row": candidate.row,
        "start": candidate.start,
    }


def _ignored(number: Ignored) -> Document:
    return {
        "text": number.text,
        "why": number.why,
        "where": number.where,
        "kind": number.kind,
        "sentence": number.sentence,
        "start": number.start,
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _about(figure: Document) -> str:
    """A few characters on both sides of a number."""
    start = figure["start"]
    return str(figure["sentence"][max(0, start - REACH) : start + REACH])


def _block(block: Block) -> Document:
    return {"marker": block.marker, "heading": block.heading, "run_on": block.run_on, "body": block.body}


def _part(part: Block) -> Document:
    sections = [_block(section) | {"items": [_block(item) for item in section.items]} for section in part.sections]
    return _block(part) | {"kind": part.kind, "sections": sections, "items": [_block(item) for item in part.items]}


def _attachment(attachment: Attachment) -> Document:
    return {"label": attachment.label, "title": attachment.title, "body": attachment.body}


def _table(table: TableAt) -> Document:
    return {
        "caption": table.caption,
        "where": table.where,
        "after": table.after[-AFTER:],
        "header": list(table.header),
        "rows": [list(row) for row in table.rows],
    }

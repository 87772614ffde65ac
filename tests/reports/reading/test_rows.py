"""What was read becomes rows for a person to review, and rows become the same outline again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.reading.answer import document
from reports.reading.rows import HEAD, ReviewRow, RowRole, outline_of, rows_of
from reports.reading.worker import answer
from tests.reports.reading.documents import REPORT, docx

FOLDER = Path(__file__).parents[2] / "data" / "imports"
FILES = [file for file in sorted(FOLDER.iterdir()) if file.suffix not in (".json", ".md")]


def read(file: Path) -> dict[str, Any]:
    return answer(file.read_bytes(), file.name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_rows_make_the_outline_they_came_from(file: Path) -> None:
    said = read(file)
    again = document(outline_of({name: said[name] for name in HEAD}, rows_of(said)))
    for key in ("furniture", "set_aside", "uncertain"):  # furniture keeps the file's order, doubts are the reading's
        again[key] = said[key]
    assert again | {"lines": said["lines"]} == said


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_paragraph_knows_its_line_of_the_file_in_order(file: Path) -> None:
    said = read(file)
    places = [
        row.line for row in rows_of(said) if row.role is not RowRole.FURNITURE and row.role is not RowRole.FOOTNOTE
    ]
    known = [place for place in places if place >= 0]
    assert len(known) >= len(places) - 3  # headings that are a number and nothing else stand in no line of their own
    assert known == sorted(known)


def test_rows_are_kept_as_json() -> None:
    rows = rows_of(read(FOLDER / "r04.docx"))
    assert [ReviewRow.from_json(json.loads(json.dumps(row.as_json()))) for row in rows] == rows


def test_furniture_is_a_row_at_its_place_in_the_file() -> None:
    said = answer("\n".join([*REPORT[:5], "— 1 —", *REPORT[5:]]).encode(), "a.txt")
    rows = rows_of(said)
    assert [row.text for row in rows if row.role is RowRole.FURNITURE] == ["— 1 —"]
    at = next(at for at, row in enumerate(rows) if row.text == "— 1 —")
    assert rows[at - 1].text.startswith("召开会议2次") or rows[at - 1].text.startswith("强化统筹部署")
    assert rows[at].line == 5


def test_headings_of_a_contents_list_are_not_taken_for_the_headings_themselves() -> None:
    contents = [f"{line}\t1" for line in REPORT if line.startswith(("一", "二", "三"))]
    said = answer(docx([REPORT[0], "目录", *contents, *REPORT[1:]]), "a.docx")
    (first,) = (row for row in rows_of(said) if row.full == "一、2023年主要举措和成效")
    assert said["lines"][first.line]["text"] == "一、2023年主要举措和成效"


def test_an_item_without_a_part_opens_one_without_a_heading() -> None:
    outline = outline_of(
        {},
        [
            ReviewRow(1, RowRole.TEXT, "导语。"),
            ReviewRow(2, RowRole.ITEM, "统筹。", "1. "),
            ReviewRow(3, RowRole.TEXT, "开会。"),
        ],
    )
    (part,) = outline.parts
    assert (outline.lead, part.heading, part.items[0].title, part.items[0].body) == (
        ["导语。"],
        "",
        "1. 统筹。",
        ["开会。"],
    )

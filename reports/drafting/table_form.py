"""A table in a plain form: a row a line, its cells parted by a tab (as Word and Excel paste them) or by ｜."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from reports.document.tree import BETWEEN_CELLS
from reports.models import TextBlock, WrittenTable
from reports.narrative.syntax import parse

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 300, 20, 2000
OPENING = 24
TAB = "\t"
INDENT = " \u3000\r"


class TableForm(forms.Form):
    """`seen` is the version of the block's text the writer has before them."""

    caption = forms.CharField(
        label="表题",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "narrative", "autocomplete": "off"}),
        help_text="没有表题的空着。",
    )
    cells = forms.CharField(
        label="表格内容",
        strip=False,
        error_messages={"required": "请填写表格内容：每行一行，各格之间用｜隔开。"},
        widget=forms.Textarea(attrs={"class": "narrative", "rows": 10, "spellcheck": "false", "wrap": "off"}),
        help_text="每行一行，各格之间用｜或制表符隔开；可以从 Word、Excel 里直接复制粘贴。格里引用数据写作 {{指标代码}}。",
    )
    has_header = forms.BooleanField(label="第一行是表头", required=False, initial=True)
    after = forms.TypedChoiceField(label="位置", coerce=int)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, block: TextBlock, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = places(block)  # type: ignore[attr-defined]

    def clean_cells(self) -> list[list[str]]:
        """Raises ValidationError with a sentence for a table that is empty or too large."""
        rows = cells_read(self.cleaned_data["cells"])
        if not rows:
            raise forms.ValidationError("请填写表格内容：每行一行，各格之间用｜隔开。")
        if len(rows) > MOST_ROWS:
            raise forms.ValidationError(f"表格最多{MOST_ROWS}行，现在有{len(rows)}行。")
        if (columns := max(map(len, rows))) > MOST_COLUMNS:
            raise forms.ValidationError(f"表格最多{MOST_COLUMNS}列，现在有{columns}列。")
        if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            raise forms.ValidationError(f"一格最多{LONGEST_CELL}个字。")
        return rows

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("has_header") and len(typed.get("cells") or ["", ""]) < 2:
            self.add_error("cells", "只有表头，没有内容。请至少再写一行，或不勾选“第一行是表头”。")
        return typed

    @property
    def table(self) -> WrittenTable:
        """What was typed, as it is kept."""
        typed = self.cleaned_data
        rows = typed["cells"]
        header, rest = (rows[0], rows[1:]) if typed["has_header"] else ([], rows)
        return {"after": typed["after"], "caption": typed["caption"].strip(), "header": header, "rows": rest}


def initial(table: WrittenTable) -> dict[str, Any]:
    """What the form shows of a table there is."""
    rows = [row for row in (table["header"], *table["rows"]) if row]
    return {
        "caption": table["caption"],
        "cells": cells_written(rows),
        "has_header": bool(table["header"]),
        "after": table["after"],
    }


def cells_read(text: str) -> list[list[str]]:
    """Rows of cells; empty lines are left out. Where any line has a tab, tabs alone part the cells."""
    lines = [line for line in text.split("\n") if line.strip(INDENT + TAB)]
    between = TAB if any(TAB in line for line in lines) else BETWEEN_CELLS
    return [[cell.strip(INDENT) for cell in line.strip("\r").split(between)] for line in lines]


def cells_written(rows: Iterable[Iterable[str]]) -> str:
    """The same the other way; tabs where a cell itself holds ｜."""
    rows = [list(row) for row in rows]
    between = TAB if any(BETWEEN_CELLS in cell for row in rows for cell in row) else BETWEEN_CELLS
    return "\n".join(between.join(row) for row in rows)


def places(block: TextBlock) -> list[tuple[int, str]]:
    """Behind which paragraph a table can stand."""
    paragraphs = [line for line in block.body.splitlines() if line]
    behind = [(number, f"第{number}段“{_opening(line)}…”之后") for number, line in enumerate(paragraphs, 1)]
    return behind if block.run_on and behind else [(0, "标题之下、正文之前"), *behind]


def _opening(line: str) -> str:
    """The first words of a paragraph; a quoted figure is no word of its writer's."""
    return "".join(piece if isinstance(piece, str) else "…" for piece in parse(line))[:OPENING]

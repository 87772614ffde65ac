"""The numbers in a table: a cell says the value, its row and column say of what, and in which unit. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.narrative.numerals import numerals
from reports.reading.outline import TableAt

_NUMBER = re.compile(
    r"(?P<number>[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>%|[^\d\s，。；、（）()]{1,4})?"
)
_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?([^（）()\d]{1,6})[）)]\s*$")
_UNIT_COLUMN = ("单位", "计量单位")
_ORDER_COLUMN = re.compile(r"^(?:序号|编号|行次|排名|年份|年度)$")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
SMALLEST_REPEATED = 5
"""From here on a number that the paragraph above says too is taken to be the same."""


def numbers(table: TableAt) -> Iterator[tuple[str, str, Decimal, str]]:
    """(row, cell, value, unit) of every cell that is a number with a unit."""
    unit_at = next((at for at, head in enumerate(table.header) if head in _UNIT_COLUMN), None)
    said = _said_above(table.after)
    for row in table.rows:
        of_row = row[unit_at] if unit_at is not None and unit_at < len(row) else ""
        for head, cell in zip(table.header, row, strict=False):
            found = _NUMBER.fullmatch(cell.strip())
            if found and not _ORDER_COLUMN.match(head):
                value = Decimal(found["number"].replace(",", "").replace("−", "-")) * _SCALES[found["scale"]]
                unit = found["unit"] or _unit(head, of_row, said.get(value, ""))
                if unit:
                    yield row[0], cell, value, unit


def texts(table: TableAt) -> Iterator[tuple[str, str]]:
    """(row, cell) of every cell that is text."""
    for row in table.rows:
        for head, cell in zip(table.header, row, strict=False):
            if head not in _UNIT_COLUMN and not _NUMBER.fullmatch(cell.strip()):
                yield row[0], cell


def _unit(head: str, of_row: str, said: str) -> str:
    """By the paragraph above where it says the same number, else by the column's head or the row's own column."""
    in_head = _IN_BRACKETS.search(head)
    if in_head and in_head[1] == "%":
        return "%"
    return said or (in_head[1] if in_head else "") or of_row


def _said_above(text: str) -> dict[Decimal, str]:
    """The units of the numbers that a paragraph says once; money is counted as the table counts it."""
    found = [
        numeral
        for numeral in numerals(text)
        if numeral.is_exact and numeral.value is not None and numeral.unit not in ("元", "%")
    ]
    values = [numeral.value for numeral in found]
    return {
        n.value: n.unit
        for n in found
        if n.value is not None and n.value >= SMALLEST_REPEATED and values.count(n.value) == 1
    }

"""The numbers in a table: a cell says the value, its row and column say of what, and in which unit. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.narrative.measures import BEHIND_ANY
from reports.narrative.numerals import numerals
from reports.reading.outline import TableAt

_NUMBER = re.compile(
    r"(?P<number>[-−+]?(?:\d{1,3}(?:[,， \u00a0]\d{3})+|\d+)(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>%|[^\d\s，。；、（）()]{1,4})?"
)
_IN_BRACKETS = re.compile(
    rf"[（(](?:单位[:：]([^（）()\d]{{1,6}})|([^（）()\d]|[十百千万亿]{{0,2}}(?:{BEHIND_ANY})))[）)]\s*$"
)
"""A word in brackets is a unit where it says so, is one sign, or is known to count: no （一般程序）."""
_OF_CAPTION = re.compile(r"单位[:：]\s*([^（）()\d\s、，,/及和]{1,6})\s*[）)]?\s*$")
_SHARE = re.compile(r"[率比幅]|占|增减|升降|得分")
"""What is counted in none of a table's own units: without % it stays without."""
_BLANKS = re.compile(r"[,，\s]")
_UNIT_COLUMN = ("单位", "计量单位")
_ORDER_COLUMN = re.compile(r"^(?:序号|编号|行次|排名|年份|年度)$")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
SMALLEST_REPEATED = 5
"""From here on a number that the paragraph above says too is taken to be the same."""


def numbers(table: TableAt) -> Iterator[tuple[str, str, Decimal, str]]:
    """(row, cell, value, unit) of every cell that is a number with a unit."""
    unit_at = next((at for at, head in enumerate(table.header) if head in _UNIT_COLUMN), None)
    said, of_table = _said_above(table.after), _in(_OF_CAPTION, table.caption)
    for name, row in _named(table):
        of_row = _in(_IN_BRACKETS, row[0]) if unit_at is None else row[unit_at] if unit_at < len(row) else ""
        for head, cell in zip(table.header, row, strict=False):
            found = _NUMBER.fullmatch(cell.strip())
            if found and not _ORDER_COLUMN.match(head):
                value = Decimal(_BLANKS.sub("", found["number"]).replace("−", "-")) * _SCALES[found["scale"]]
                unit = found["unit"] or _unit(head, of_row, said.get(value, ""))
                if unit := unit or ("" if _SHARE.search(f"{head}{row[0]}") else of_table):
                    yield name, cell, value, unit


def _named(table: TableAt) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each row with what it is about: where a cell above covers its first, that one's words."""
    name = ""
    for row in table.rows:
        name = row[0] or name
        yield name, row


def _in(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next(filter(None, found.groups()), "") if found else ""


def texts(table: TableAt) -> Iterator[tuple[str, str]]:
    """(row, cell) of every cell that is text."""
    for name, row in _named(table):
        for head, cell in zip(table.header, row, strict=False):
            if head not in _UNIT_COLUMN and not _NUMBER.fullmatch(cell.strip()):
                yield name, cell


def _unit(head: str, of_row: str, said: str) -> str:
    """By the paragraph above where it says the same number, else by the column's head, or what the row says of itself."""
    in_head = _in(_IN_BRACKETS, head)
    return "%" if "%" in (in_head, of_row) else said or in_head or of_row


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

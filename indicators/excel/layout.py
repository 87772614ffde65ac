"""The sheet's contract: what stands where in a workbook that goes out and comes back. Pure.

Two forms share it. The department's form has a row for each figure of one year; the history form has a row for each
indicator and a pair of columns for each year. Both carry hidden columns and a hidden sheet by which the program
knows what it handed out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.numbers.measure import Qualifier
from indicators.office.files.workbook_parts import MOST_COLUMNS

SCHEMA = "1"
"""Raised whenever a column moves: an older file is then refused by name, not misread."""

FORM_SHEET, GUIDE_SHEET, CONTRACT_SHEET = "填报表", "填报说明", "系统信息"
SHEETS = (FORM_SHEET, GUIDE_SHEET, CONTRACT_SHEET)
TITLE_ROWS = 3
HEAD_ROW = TITLE_ROWS + 1
FIRST_ROW = HEAD_ROW + 1


COMMON = "*"
"""The code of the history form's first row: a source that holds for all of a year's figures."""

QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.APPROX: "约",
    Qualifier.OVER: "余",
    Qualifier.NEARLY: "近",
    Qualifier.AT_LEAST: "不少于",
    Qualifier.AT_MOST: "不超过",
}
"""The words offered in the 修饰 column."""


def qualifier_name(qualifier: str) -> str:
    """The word of a stored qualifier."""
    return QUALIFIERS[Qualifier(qualifier)]


class Form(StrEnum):
    DEPARTMENT = "department"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Contract:
    """What the hidden sheet says: which form this is, for which years and department, over which catalogue.

    `is_simulated` tells a demonstration's workbook from a real one: its numbers must not get into the real system.
    """

    form: Form
    years: tuple[int, ...]
    catalogue: str
    department: str = ""
    schema: str = SCHEMA
    is_simulated: bool = False

    @property
    def year(self) -> int:
        """The one year of a department's form."""
        return self.years[0]

    def columns(self) -> tuple[Column, ...]:
        return DEPARTMENT_COLUMNS if self.form == Form.DEPARTMENT else history_columns(self.years)

    def to_rows(self) -> list[tuple[str, str]]:
        """As the hidden sheet holds it."""
        return [
            ("schema", self.schema),
            ("form", self.form.value),
            ("years", " ".join(map(str, self.years))),
            ("department", self.department),
            ("catalogue", self.catalogue),
            ("simulated", "yes" if self.is_simulated else "no"),
        ]

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str]]) -> Contract:
        """Raises KeyError or ValueError for anything that `to_rows` would not have written."""
        said = dict(rows)
        years = tuple(int(year) for year in said["years"].split())
        if not 1 <= len(years) <= MOST_COLUMNS // 3:
            raise ValueError("no years, or too many")
        return cls(
            Form(said["form"]), years, said["catalogue"], said["department"], said["schema"], said["simulated"] == "yes"
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` in 汉字; `longest` caps the text an officer may write."""

    key: str
    title: str
    width: float
    is_input: bool = False
    is_hidden: bool = False
    longest: int = 0


DEPARTMENT_COLUMNS = (
    Column("number", "序号", 4),
    Column("name", "指标", 13),
    Column("unit", "单位", 4.5),
    Column("definition", "口径", 24),
    Column("before", "上年值", 6),
    Column("value", "本年值", 6, is_input=True),
    Column("qualifier", "修饰", 4.5, is_input=True),
    Column("note", "备注", 12, is_input=True, longest=500),
    Column("source", "数据来源", 14, is_input=True, longest=200),
    Column("status", "状态", 5),
    Column("code", "代码", 8, is_hidden=True),
    Column("version", "版本", 4, is_hidden=True),
)


def history_columns(years: Iterable[int]) -> tuple[Column, ...]:
    fixed = (
        Column("number", "序号", 4),
        Column("name", "指标", 13),
        Column("unit", "单位", 4.5),
        Column("definition", "口径", 20),
    )
    return (
        *fixed,
        *(column for year in years for column in _year_columns(year)),
        Column("code", "代码", 8, is_hidden=True),
    )


def _year_columns(year: int) -> tuple[Column, ...]:
    return (
        Column(f"value_{year}", f"{year}年", 6, is_input=True),
        Column(f"source_{year}", f"{year}年数据来源", 12, is_input=True, longest=200),
        Column(f"version_{year}", f"{year}年版本", 4, is_hidden=True),
    )


def fingerprint(entries: Iterable[tuple[object, ...]]) -> str:
    """A short name for exactly this catalogue: anything that changes what a number means changes it."""
    text = json.dumps([list(map(str, entry)) for entry in entries], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]

"""A department's workbook as it is filled in and handed back: what a test types, and what the plan makes of it."""

from decimal import Decimal

from indicators.excel import department as form
from indicators.excel.importer import ImportPlan
from indicators.excel.reader import read
from indicators.models import Collection, Department, Figure
from indicators.numbers.comparison import Measured
from tests.cast import figure
from tests.indicators.excel.workbooks import address_of, typed

COUNT, RATE, STREAK = (
    "legality_review_decision_count",
    "major_decision_legality_review_rate",
    "legal_counsel_review_streak_years",
)


def plan(content: bytes, collection: Collection, justice: Department) -> ImportPlan:
    return form.plan(read(content), collection, justice)


def row_of(content: bytes, code: str) -> int:
    return next(row.number for row in read(content).rows if row["code"].text == code)


def filled(content: bytes, code: str, **columns: object) -> bytes:
    """The workbook with a figure's row typed into: `filled(book, COUNT, 本年值=3)`."""
    row = row_of(content, code)
    return typed(content, {address_of(content, title, row): value for title, value in columns.items()})


def line(found: ImportPlan, code: str):
    return next(line for line in found.lines if line.code == code)


def enter(code: str, value: str, by, **said: str) -> Figure:
    chosen = figure(code)
    entry = {"note": "", "source": ""} | said
    chosen.enter(Measured(Decimal(value)), by=by, seen=chosen.version, **entry)
    return chosen

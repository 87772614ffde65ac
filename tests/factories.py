"""Rows for tests that need few of them: `make_published(make_indicator(kind="rate"), 2019, "98.5")`."""

from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from indicators.models import Department, Figure, Indicator, Theme, User
from indicators.models.figure_steps import FigureStatus

_numbers = count(1)
Number = Decimal | int | str


def make_department(name: str = "", **fields: Any) -> Department:
    number = next(_numbers)
    return Department.objects.create(code=f"department_{number}", name=name or f"部门{number}", **fields)


def make_theme(name: str = "", **fields: Any) -> Theme:
    number = next(_numbers)
    name = name or f"主题{number}"
    return Theme.objects.create(code=f"theme_{number}", name=name, short_name=name[:10], order=number, **fields)


def make_indicator(name: str = "", **fields: Any) -> Indicator:
    """A count of 件 unless told otherwise; theme and department are made when not given."""
    number = next(_numbers)
    measured = {"unit": "%", "decimals": 2} if fields.get("kind") == "rate" else {"unit": "件"}
    return Indicator.objects.create(
        **{"code": f"indicator_{number}", "name": name or f"指标{number}", "kind": "count", "order": number}
        | measured
        | {"theme": fields.get("theme") or make_theme(), "department": fields.get("department") or make_department()}
        | fields
    )


def make_draft(indicator: Indicator, year: int, value: Number, **fields: Any) -> Figure:
    """A working value that nobody but readers of drafts may see."""
    entered = {"entered_at": timezone.now(), "entered_by": User.objects.importer()}
    return Figure.objects.create(
        **{"indicator": indicator, "year": year, "value": Decimal(value), "status": FigureStatus.DRAFT}
        | entered
        | fields
    )


def make_published(indicator: Indicator, year: int, value: Number, **fields: Any) -> Figure:
    """A value that everybody sees, its working value the same."""
    source = fields.pop("source", f"{year}年度报告")
    figure = make_draft(indicator, year, value, source=source, status=FigureStatus.APPROVED, **fields)
    figure.publish(by=User.objects.importer())
    return figure

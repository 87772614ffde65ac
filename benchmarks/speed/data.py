"""Throw-away data that has grown: `python -m benchmarks.speed.data years 100` or `… figures 1000` where `load_initial` has run.

Years are copies of the shipped report; figures are made up (1,000 indicators, each with 100 published years and their history).
"""

from __future__ import annotations

import os
import sys
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from indicators.models import Department, Figure, FigureStatus, Indicator, Theme, User  # noqa: E402
from reports.models import Edition  # noqa: E402
from tests.published import another_year  # noqa: E402

SHIPPED = 2019
FIRST_YEARS = range(1950, 2050)
AT_ONCE = 2000


def years(number: int) -> None:
    """So many reports in all, the shipped one among them."""
    shipped = Edition.objects.select_related("report", "published_by").get()
    for year in [*reversed(range(FIRST_YEARS.start, SHIPPED)), *range(SHIPPED + 1, FIRST_YEARS.stop)][: number - 1]:
        another_year(shipped, year)


def figures(number: int) -> None:
    """So many indicators beside the shipped ones, with a published value in each of a hundred years."""
    theme, department, somebody = Theme.objects.all()[0], Department.objects.all()[0], User.objects.importer()
    said = {"theme": theme, "department": department, "kind": "count", "unit": "件"}
    Indicator.objects.bulk_create(
        Indicator(code=f"made_up_{one}", name=f"虚构指标{one}", order=1000 + one, **said) for one in range(number)
    )
    at = timezone.now()
    rows = [
        Figure(
            indicator=indicator, year=year, kind="count", unit="件", decimals=0, department=department,
            value=Decimal(year), status=FigureStatus.APPROVED, entered_at=at, entered_by=somebody,
            published_value=Decimal(year), published_source="虚构", published_at=at, published_by=somebody,
        )
        for indicator in Indicator.objects.filter(code__startswith="made_up_")
        for year in FIRST_YEARS
    ]  # fmt: skip
    Figure.objects.bulk_create(rows, batch_size=AT_ONCE)
    Figure.history.bulk_history_create(
        Figure.objects.filter(indicator__code__startswith="made_up_"), batch_size=AT_ONCE
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does on PostgreSQL, and `optimize` on SQLite


if __name__ == "__main__":
    {"years": years, "figures": figures}[sys.argv[1]](int(sys.argv[2]))

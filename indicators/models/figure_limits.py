"""What the database itself guarantees of every figure, whoever writes it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast

from indicators.models.figure_steps import PUBLISHABLE
from indicators.numbers.measure import WHOLE_KINDS, Kind
from indicators.office.constraints import all_or_none

FIRST_YEAR, LAST_YEAR = 1949, 2100


def _number_constraints(field: str, label: str) -> list[models.CheckConstraint]:
    """The limits of a stored number, alike for the working and the published value (unit: the figure's own)."""
    empty = Q(**{f"{field}__isnull": True})
    whole = Q(**{field: Cast(F(field), models.BigIntegerField())})
    return [
        models.CheckConstraint(
            condition=empty | Q(**{f"{field}__gte": 0}),
            name=f"figure_{field}_not_negative",
            violation_error_message=f"{label}不能小于0。",
        ),
        models.CheckConstraint(
            condition=empty | ~Q(kind=Kind.RATE) | Q(**{f"{field}__lte": 100}),
            name=f"figure_{field}_rate_at_most_100",
            violation_error_message=f"{label}是比率，应在0到100之间。",
        ),
        models.CheckConstraint(
            condition=empty | Q(decimals__gt=0) | whole,
            name=f"figure_{field}_whole",
            violation_error_message=f"{label}应为整数。",
        ),
    ]


FIGURE_LIMITS = [
    models.UniqueConstraint(
        fields=["indicator", "year"],
        name="figure_one_per_indicator_and_year",
        violation_error_message="该指标这一年的数据已经存在。",
    ),
    models.CheckConstraint(
        condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
        name="figure_year_in_range",
        violation_error_message=f"年度应在{FIRST_YEAR}到{LAST_YEAR}之间。",
    ),
    models.CheckConstraint(
        condition=~Q(kind__in=WHOLE_KINDS) | Q(decimals=0),
        name="figure_whole_kind_without_decimals",
        violation_error_message="计数、连续年数和覆盖面只能是整数。",
    ),
    models.CheckConstraint(
        condition=~Q(kind=Kind.RATE) | Q(unit="%"),
        name="figure_rate_in_percent",
        violation_error_message="比率的单位须为“%%”。",
    ),
    *_number_constraints("value", "填报值"),
    *_number_constraints("published_value", "发布值"),
    all_or_none("entered_at", "entered_by", name="figure_entered_at_and_by", said="填报时间与填报人须同时有或同时无。"),
    all_or_none(
        "published_value",
        "published_at",
        "published_by",
        name="figure_published_at_and_by",
        said="发布值、发布时间与发布人须同时有或同时无。",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=PUBLISHABLE) | Q(value__isnull=False),
        name="figure_approved_has_value",
        violation_error_message="没有填报值的数据不能通过审核或锁定。",
    ),
]

FIGURE_INDEXES = [
    # Which years there are to read is asked by most public pages.
    models.Index(fields=["-year"], condition=Q(published_value__isnull=False), name="figure_published_years")
]

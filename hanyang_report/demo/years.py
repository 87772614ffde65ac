"""Three simulated earlier years beside the real one."""

from __future__ import annotations

from decimal import Decimal

from hanyang_report.demo.simulation import BASE_YEAR, REDEFINED, simulated
from indicators.models import Annotation, Figure, Indicator, User
from indicators.numbers.measure import Qualifier

EARLIER_YEARS = (2016, 2017, 2018)
SOURCE = "模拟数据，为演示而生成，不是真实统计"
ABOUT = ("mayor_mailbox_replied_count", 2016)
"""Known only approximately."""


def base_figures() -> dict[str, Decimal]:
    """The real values of 2019 by code: what everything simulated is made from."""
    figures = Figure.objects.of_year(BASE_YEAR).published().select_related("indicator")
    return {figure.indicator.code: Decimal(figure.published_value or 0) for figure in figures}


def earlier_years() -> None:
    """Public by their source alone: there is no edition of those years, and the source says what they are."""
    base, importer = base_figures(), User.objects.importer()
    for year in EARLIER_YEARS:
        for indicator in Indicator.objects.filter(code__in=base):
            value = simulated(indicator.code, indicator.kind, indicator.decimals, base, year)
            if value is None:
                continue
            about = Qualifier.APPROX if (indicator.code, year) == ABOUT else Qualifier.EXACT
            Figure(indicator=indicator, year=year).publish_from_source(
                value, source=SOURCE, by=importer, qualifier=about
            )


def a_new_definition() -> None:
    """One indicator is counted differently from a year on; the years before don't compare with it."""
    code, year = REDEFINED
    Annotation.objects.create(
        indicator=Indicator.objects.get(code=code),
        year=year,
        text="模拟：本年起按新的统计口径，含各街道发布的信息，以前各年不可比。",
        effect=Annotation.Effect.REDEFINED,
    )

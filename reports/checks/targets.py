"""`target-missed`: what last year's plan set for this year, held against what this year was."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indicators.models import Target
from indicators.numbers import formatting
from indicators.numbers.measure import Direction
from reports.checks.addresses import figure_page
from reports.checks.finding import Finding
from reports.checks.material import Material


def missed_targets(material: Material) -> Iterator[Finding]:
    """A target of the year that its figure does not reach. Nothing is said where it does, or where there is no figure."""
    for target in material.targets:
        code = target.indicator.code
        figure = material.figures.get(code)
        measured = material.book.series[code].at(material.year) if code in material.book.series else None
        if figure is None or measured is None or measured.value is None or reaches(target, measured.value):
            continue
        indicator = target.indicator
        result = formatting.measure(
            measured.value, indicator.unit, indicator.kind, indicator.decimals, measured.qualifier
        )
        message = (
            f"“{indicator}”{material.year}年的目标是{target.text}（“{target.source_sentence}”），实际为{result}，没有达到。"
            "请在正文或“存在的问题”里说明。"
        )
        fix = figure_page(figure, material.collection)
        yield Finding.of("target-missed", message, material.place_of(code), fix)


def reaches(target: Target, value: Decimal) -> bool:
    """不超过 and, where nothing is said, indicators that ought to fall are reached from above; all others from below."""
    falls = target.qualifier == "at_most" or (not target.qualifier and target.indicator.direction == Direction.LOWER)
    return value <= target.value if falls else value >= target.value

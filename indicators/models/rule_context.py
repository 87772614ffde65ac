"""A year's figures as the rules read them: each beside the year before, and nothing of its row."""

from __future__ import annotations

from collections.abc import Collection as Group
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.apps import apps

from indicators.office.kept.held import held
from indicators.rules import Context, RuleSubject

if TYPE_CHECKING:
    from indicators.models import Figure


@held
def context_of(own: int, codes: frozenset[str]) -> Context:
    """As `contexts` says it of one year: a department's desk and its reviewers come back to the same figures all day."""
    return contexts([own], codes)[own]


def contexts(years: Group[int], codes: Group[str] = ()) -> dict[int, Context]:
    """Each year's working values beside the figures of the year before (published where they are); all of them without
    `codes`. Two queries."""
    figures = apps.get_model("indicators", "Figure").objects.of_years(
        *{near for year in years for near in (year, year - 1)}
    )
    if codes:
        figures = figures.filter(indicator__code__in=codes)
    known: dict[int, dict[str, Figure]] = {}
    for figure in figures.select_related("indicator", "department").with_annotations():
        known.setdefault(figure.year, {})[figure.indicator.code] = figure
    return {year: _context(known.get(year, {}), known.get(year - 1, {})) for year in years}


def _context(now: Mapping[str, Figure], before: Mapping[str, Figure]) -> Context:
    return Context({code: _subject(figure, before.get(code)) for code, figure in now.items()})


def _subject(figure: Figure, before: Figure | None) -> RuleSubject:
    indicator = figure.indicator
    return RuleSubject(indicator.code, indicator.name, str(figure.department), figure.change_since(before))

"""The whole catalogue: held without figures, which no correction of one changes, or as rows with all their years; and which
years there are to choose from."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from indicators.catalogue.seen_indicator import SeenDerived, SeenIndicator
from indicators.models import DerivedIndicator, Figure, Indicator
from indicators.numbers.coverage import ShownYears
from indicators.numbers.succession import joined
from indicators.office.kept.held import held
from indicators.office.permissions import Person, user_can_read_drafts


@held
def whole_catalogue() -> tuple[SeenIndicator, ...]:
    """All indicators in their order, without figures."""
    return tuple(map(SeenIndicator.of, Indicator.objects.select_related("theme").with_annotations()))


def years_for(viewer: Person) -> ShownYears:
    """Which years this viewer can be shown."""
    return Figure.objects.coverage_for(viewer).shown if user_can_read_drafts(viewer) else published_years()


@held
def published_years() -> ShownYears:
    """Those that have any figure: an index knows, nothing is counted."""
    years = Figure.objects.seen_by(AnonymousUser()).order_by().values_list("year", flat=True).distinct()
    return ShownYears(frozenset(years))


def derived_for(viewer: Person) -> tuple[SeenDerived, ...]:
    """What is derived, without the numbers it is computed from."""
    return _derived_for(viewer) if user_can_read_drafts(viewer) else public_derived()


@held
def public_derived() -> tuple[SeenDerived, ...]:
    return _derived_for(AnonymousUser())


def _derived_for(viewer: Person) -> tuple[SeenDerived, ...]:
    found = DerivedIndicator.objects.seen_by(viewer).select_related("numerator__theme")
    return tuple(map(SeenDerived.of, found))


def catalogue_seen_by(viewer: Person) -> list[Indicator]:
    """Three questions. Which years there are to choose from is then known without asking again."""
    found = Indicator.objects.with_context().with_figures(Figure.objects.seen_by(viewer))
    return joined(found.with_annotations())

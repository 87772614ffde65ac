"""Two years as one viewer asked for them."""

from __future__ import annotations

from django.http import QueryDict

from indicators.catalogue.compare_filter import CompareFilter, asked_years
from indicators.catalogue.viewed import both_years, catalogue_between
from indicators.models import Figure
from indicators.office.permissions import Person, user_can_read_drafts


def asked(data: QueryDict, viewer: Person) -> CompareFilter:
    """The filter with the two years asked for, as this viewer may see them. Of a century only what lies between them is read."""
    coverage = Figure.objects.coverage_for(viewer)
    years = asked_years(data, coverage)
    catalogue = catalogue_between(years.pair, viewer) if years.pair else []
    return CompareFilter(
        data,
        coverage=coverage,
        years=years,
        both=both_years(catalogue, years.pair, viewer),
        reads_drafts=user_can_read_drafts(viewer),
    )

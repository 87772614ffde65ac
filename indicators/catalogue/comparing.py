"""Two years as one viewer asked for them."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from indicators.catalogue.change_charts import charts_of
from indicators.catalogue.compare_filter import CompareFilter, asked_years
from indicators.catalogue.compared_tables import BarredTable, ComparedTable
from indicators.catalogue.questions import coverage_for
from indicators.catalogue.viewed import both_years, catalogue_between
from indicators.office.permissions import Person, user_can_read_drafts


def asked(data: QueryDict, viewer: Person) -> CompareFilter:
    """The filter with the two years asked for, as this viewer may see them. Of a century only what lies between them is read."""
    coverage = coverage_for(viewer)
    years = asked_years(data, coverage)
    catalogue = catalogue_between(years.pair, viewer) if years.pair else []
    return CompareFilter(
        data,
        coverage=coverage,
        years=years,
        both=both_years(catalogue, years.pair, viewer),
        reads_drafts=user_can_read_drafts(viewer),
    )


def gathered(data: QueryDict, viewer: Person) -> dict[str, Any]:
    """All that the page of two years shows this viewer."""
    chosen = asked(data, viewer)
    both = chosen.selection()
    return {
        "asked": data,
        "chosen": chosen,
        "both": both,
        "charts": charts_of(both),
        "table": ComparedTable(both.compared, both, chosen.answers.get("sort", "")),
        "barred": [BarredTable(group, both) for group in both.groups],
    }

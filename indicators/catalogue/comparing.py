"""Two years as one viewer asked for them."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from indicators.catalogue.change_charts import charts_of
from indicators.catalogue.compare_filter import CompareFilter, asked_years
from indicators.catalogue.compared_tables import ComparedPage
from indicators.catalogue.viewed import both_years, catalogue_between
from indicators.catalogue.whole import years_for
from indicators.office.permissions import Person, user_can_read_drafts


def asked(data: QueryDict, viewer: Person) -> CompareFilter:
    """The filter with the two years asked for, as this viewer may see them. Of a century only what lies between them is read."""
    shown = years_for(viewer)
    years = asked_years(data, shown)
    catalogue = catalogue_between(years.pair, viewer) if years.pair else []
    return CompareFilter(
        data,
        shown=shown,
        years=years,
        both=both_years(catalogue, years.pair, viewer),
        reads_drafts=user_can_read_drafts(viewer),
    )


def gathered(data: QueryDict, viewer: Person) -> dict[str, Any]:
    """All that a page of two years shows this viewer: what it says and draws is of all rows, what it lists of its own."""
    chosen = asked(data, viewer)
    both, understood = chosen.selection(), chosen.understood
    listed = ComparedPage.of(both, data, chosen.answers.get("sort", ""), understood.urlencode())
    return {
        "asked": understood,
        "chosen": chosen,
        "both": both,
        "charts": () if listed.page.has_previous() else charts_of(both),
        "listed": listed,
    }

"""What may be asked of the admin's lists and rows through their addresses: what the pages themselves offer.

The stock admin puts any lookup of a field to the database. One that cannot be answered breaks the page there, each
database in its own way, and a regular expression may keep it busy for as long as somebody likes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db import DataError, transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from indicators.office.characters import visible

LARGEST = 2**63 - 1  # of the whole numbers that a database holds
UNANSWERABLE = (DisallowedModelAdminLookup, IncorrectLookupParameters, OverflowError, DataError)


class OfferedQuestions(admin.ModelAdmin):
    """A list answers its own filters, dates and pages, and nothing else."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in self._offered(request) and not _is_beyond_any_row(value)

    def _offered(self, request: HttpRequest) -> Iterator[str]:
        for offered in self.get_list_filter(request):
            path = offered[0] if isinstance(offered, tuple) else offered
            yield from (f"{path}{asked}" for asked in ("", "__exact", "__id__exact", "__isnull"))
        if self.date_hierarchy:
            yield from (f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What was pasted into the search along with a word, and nobody sees, is not searched for."""
        return super().get_search_results(request, queryset, visible(search_term))

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Raises Http404 with a sentence for what the list can't answer."""
        try:
            with transaction.atomic():  # PostgreSQL answers nothing more in a transaction that met an error
                return super().get_changelist_instance(request)
        except UNANSWERABLE:
            raise Http404("列表没有这样的筛选条件或页码。请回到列表，用页面上的筛选重新查找。") from None


def _is_beyond_any_row(value: str) -> bool:
    return value.isascii() and value.isdigit() and (len(value) > 19 or int(value) > LARGEST)


def pk_of(model: type[Model], quoted: str) -> Any:
    """The key that stands in a row's address. Raises Http404 for what can't be one."""
    try:
        return model._meta.pk.to_python(unquote(quoted))
    except ValidationError:
        raise Http404("没有这条记录。") from None

"""What a list is narrowed by, read from its address: django-filter, whether rows come from a query or from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django_filters import Filter, FilterSet

from indicators.office.kept.store import ALLOWANCE, Store

Row = TypeVar("Row")


class Declared(dict[str, Filter]):
    """A set's filters as they are declared. Every set gets its own, which differ in what they offer alone: the library copies
    them down to each widget, a tenth of what a list costs."""

    def __deepcopy__(self, memo: object) -> dict[str, Filter]:
        return {name: _with_choices_of_its_own(one) for name, one in self.items()}


def _with_choices_of_its_own(declared: Filter) -> Filter:
    own = copy(declared)
    own.extra = dict(declared.extra)
    own.method = declared.method  # bound to the filter that asks it
    return own


class AddressFilter(FilterSet):
    """Whatever makes no sense is passed over with a sentence."""

    @classmethod
    def get_filters(cls) -> Declared:
        return Declared(super().get_filters())

    @property
    def form(self) -> Form:
        form: Form = super().form
        form.label_suffix = ""
        return form

    @property
    def answers(self) -> dict[str, Any]:
        """What was asked and made sense."""
        self.form.errors  # noqa: B018  asking for them is what makes a form read its data
        return self.form.cleaned_data

    @property
    def complaints(self) -> list[str]:
        """What made no sense, one sentence each."""
        return [str(message) for messages in self.form.errors.values() for message in messages]

    def offer(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        """What can be chosen is known once the rows are."""
        self.filters[name].extra["choices"] = list(choices)

    def keep(self, rows: Any, name: str, value: str) -> Any:
        """The method of what chooses how rows are shown, not which ones."""
        return rows


@dataclass(frozen=True)
class FormReading:
    """A form of choices that was read: what was asked and made sense, what made none, and its fields as they are written."""

    answers: tuple[tuple[str, Any], ...]
    complaints: tuple[str, ...]
    fields: SafeString

    @property
    def size(self) -> int:
        """Two bytes for a character: most are Chinese."""
        return 2 * (len(self.fields) + len(repr((self.answers, self.complaints)))) + ALLOWANCE


READ: Store[FormReading] = Store(1024 * 1024)
"""Some hundred questions: what somebody typed is among them."""


class RowFilter(AddressFilter, Generic[Row]):
    """Of rows that were frozen in documents or computed: each filter names a method `(rows, name, value) → rows`."""

    def __init__(self, data: QueryDict | dict[str, Any], rows: Sequence[Row], *, about: type[Model]) -> None:
        super().__init__(data, QuerySet(about).none())
        self.rows = rows

    @property
    def answers(self) -> dict[str, Any]:
        """Nothing where nothing was asked: no form need be read to find that out."""
        return dict(self.reading.answers) if self.data else {}

    @property
    def complaints(self) -> list[str]:
        return list(self.reading.complaints) if self.data else []

    @property
    def fields(self) -> SafeString:
        """Its form's fields."""
        return self.reading.fields

    @cached_property
    def reading(self) -> FormReading:
        """Its form, read once for what there is to choose from and what was asked."""
        offered = tuple((name, tuple(one.extra.get("choices", ()))) for name, one in self.filters.items())
        asked = tuple((name, self.data[name]) for name in self.filters if name in self.data)
        key = (type(self), offered, asked)
        if kept := READ.get("", key):
            return kept
        fields = render_to_string("components/_filter_fields.html", {"form": self.form})
        read = FormReading(tuple(super().answers.items()), tuple(super().complaints), fields)
        READ.put("", key, read)
        return read

    @cached_property
    def chosen(self) -> list[Row]:
        """The rows asked for."""
        rows = list(self.rows)
        for name, value in self.answers.items():
            rows = self.filters[name].filter(rows, value)
        return rows

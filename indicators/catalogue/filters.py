"""What a reader may ask of the catalogue: /indicators/?theme=…&kind=…&year=…&q=…"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.forms import CheckboxInput, HiddenInput, SearchInput
from django.http import QueryDict
from django_filters import BooleanFilter, CharFilter, ChoiceFilter

from indicators.models import Department, Figure, FigureQuerySet, Indicator, IndicatorQuerySet, Theme
from indicators.numbers.measure import Kind
from indicators.office.characters import visible
from indicators.office.filtering import AddressFilter
from indicators.office.permissions import Person, user_can_read_drafts


class IndicatorFilter(AddressFilter):
    """The catalogue as one viewer may see it, for one year."""

    q = CharFilter(
        label="搜索",
        method="search",
        max_length=60,
        strip=True,
        widget=SearchInput(attrs={"placeholder": "名称、代码或口径"}),
        error_messages={"max_length": "搜索词最长60字，未作搜索。"},
    )
    theme = ChoiceFilter(
        label="主题",
        field_name="theme__code",
        empty_label="全部主题",
        error_messages={"invalid_choice": "没有所选的主题，已显示全部主题。"},
    )
    department = ChoiceFilter(
        label="部门（推断）",
        field_name="department__code",
        empty_label="全部部门",
        error_messages={"invalid_choice": "没有所选的部门，已显示全部部门。"},
    )
    kind = ChoiceFilter(
        label="类型",
        choices=Kind.choices,
        empty_label="全部类型",
        error_messages={"invalid_choice": "没有所选的类型，已显示全部类型。"},
    )
    year = ChoiceFilter(
        label="年度",
        method="keep",
        empty_label=None,
        error_messages={"invalid_choice": "所选年度没有数据，已显示默认年度。"},
    )
    known = BooleanFilter(label="只看有数据的", method="only_known", widget=CheckboxInput)
    sort = CharFilter(method="keep", widget=HiddenInput)

    class Meta:
        model = Indicator
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, viewer: Person) -> None:
        self.coverage = Figure.objects.coverage_for(viewer)
        super().__init__(self._with_default_year(data), Indicator.objects.with_context())
        self.figures = Figure.objects.seen_by(viewer)
        self.reads_drafts = user_can_read_drafts(viewer)
        self.offer("theme", Theme.objects.values_list("code", "short_name"))
        if self.coverage.years:
            self.offer("year", [(year, f"{year}年") for year in self.coverage.years])
        else:
            del self.filters["year"]
        if self.reads_drafts:
            self.offer("department", Department.objects.values_list("code", "name"))
        else:
            # Departments are inferred: they decide who enters, and are no fact for the public.
            del self.filters["department"]

    def _with_default_year(self, data: QueryDict) -> dict[str, Any]:
        """The picker shows the year that is shown, also when none was asked for."""
        return {"year": str(self.coverage.default_year or "")} | data.dict()

    @cached_property
    def shown_year(self) -> int | None:
        """The year whose values are shown; None while no year has any."""
        asked = self.answers.get("year")
        return int(asked) if asked else self.coverage.default_year

    @cached_property
    def figures_of_year(self) -> FigureQuerySet:
        return self.figures.of_years(self.shown_year) if self.shown_year else self.figures.none()

    @property
    def figures_until(self) -> FigureQuerySet:
        """Those of the year shown and of the years before it."""
        return self.figures.filter(year__lte=self.shown_year) if self.shown_year else self.figures.none()

    @property
    def is_narrowed(self) -> bool:
        """Whether less than the whole catalogue is asked for."""
        return any(self.answers.get(name) for name in ("q", "theme", "department", "kind", "known"))

    def filter_queryset(self, queryset: IndicatorQuerySet) -> IndicatorQuerySet:
        chosen = super().filter_queryset(queryset.listed_beside(self.figures_of_year))
        return chosen.with_figures(self.figures_of_year)

    def search(self, indicators: IndicatorQuerySet, name: str, value: str) -> IndicatorQuerySet:
        return indicators.matching(visible(value))

    def only_known(self, indicators: IndicatorQuerySet, name: str, value: bool) -> IndicatorQuerySet:
        return indicators.having(self.figures_of_year) if value else indicators

"""What a reader may ask of the promises: /tasks/?year=…&area=…&status=…&q=…"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import cast

from django import forms
from django.http import QueryDict

from reports.matching import LONGEST_QUERY, Query
from reports.promises import Promised
from reports.supervision import Status


class TaskFilter(forms.Form):
    """The promises of one year, narrowed. Whatever makes no sense is passed over with a sentence."""

    year = forms.ChoiceField(
        label="年度", required=False, error_messages={"invalid_choice": "没有所选年度的任务，已显示最近一年。"}
    )
    area = forms.ChoiceField(
        label="方面", required=False, error_messages={"invalid_choice": "没有所选的方面，已显示全部方面。"}
    )
    status = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部状态"), *Status.choices],
        error_messages={"invalid_choice": "没有所选的状态，已显示全部状态。"},
    )
    q = forms.CharField(
        label="搜索",
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"placeholder": "任务、原文或编号"}),
        error_messages={"max_length": f"搜索词最长{LONGEST_QUERY}字，未作搜索。"},
    )

    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, promised: list[Promised]) -> None:
        super().__init__(data, label_suffix="")
        self.promised = promised
        cast(forms.ChoiceField, self.fields["year"]).choices = [(str(year), f"{year}年度") for year in self.years]
        cast(forms.ChoiceField, self.fields["area"]).choices = [("", "全部方面"), *self.areas.items()]
        if len(self.years) < 2:
            del self.fields["year"]

    @cached_property
    def years(self) -> list[int]:
        """The years promised for, newest first."""
        return list(dict.fromkeys(one.task.year for one in self.promised))

    @property
    def shown_year(self) -> int | None:
        """The year shown: the one asked for, else the newest; None before anything is promised."""
        asked = self.data.get("year", "")
        return next((year for year in self.years if str(year) == asked), self.years[0] if self.years else None)

    @cached_property
    def of_year(self) -> list[Promised]:
        """All promises of the year shown, in the plan's order."""
        return [one for one in self.promised if one.task.year == self.shown_year]

    @property
    def areas(self) -> dict[str, str]:
        """The plan's areas, anchor → title, in its order."""
        return {one.area.anchor: one.area_title for one in self.of_year}

    @cached_property
    def chosen(self) -> list[Promised]:
        """The promises asked for."""
        return list(self._chosen())

    @property
    def is_narrowed(self) -> bool:
        return len(self.chosen) < len(self.of_year)

    @property
    def complaints(self) -> list[str]:
        """What made no sense, one sentence each."""
        return [str(message) for messages in self.errors.values() for message in messages]

    def _chosen(self) -> Iterator[Promised]:
        self.errors  # noqa: B018  asking for them is what makes a form read its data
        area, status = self.cleaned_data.get("area"), self.cleaned_data.get("status")
        query = Query.read(self.cleaned_data.get("q", ""))
        for one in self.of_year:
            if area in (None, "", one.area.anchor) and status in (None, "", one.status) and query.finds(*one.texts):
                yield one

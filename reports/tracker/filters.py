"""What a reader may ask of the promises: /tasks/?year=…&area=…&status=…&light=…&q=…&since=…"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Self, cast

from django import forms
from django.http import QueryDict

from indicators.office.permissions import Person
from reports.document.text_search import LONGEST_QUERY, Query
from reports.models import user_can_follow_tasks
from reports.models.lights import Light
from reports.models.task_steps import TaskStatus
from reports.tracker.promises import Promised, published_promises
from reports.tracker.watching import watch_for

VIEWS = {"": "表格", "board": "看板", "timeline": "时间线"}


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
        choices=[("", "全部状态"), *TaskStatus.choices],
        error_messages={"invalid_choice": "没有所选的状态，已显示全部状态。"},
    )
    light = forms.ChoiceField(
        label="亮灯",
        required=False,
        choices=[("", "全部"), *Light.choices],
        error_messages={"invalid_choice": "没有所选的亮灯，已全部显示。"},
    )
    department = forms.ChoiceField(
        label="单位", required=False, error_messages={"invalid_choice": "没有所选的单位，已显示全部单位。"}
    )
    since = forms.DateField(
        label="看何日以来的变化",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "日期须写作2020-06-01这样，未按日期比较。"},
    )
    q = forms.CharField(
        label="搜索",
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"placeholder": "任务、原文或编号"}),
        error_messages={"max_length": f"搜索词最长{LONGEST_QUERY}字，未作搜索。"},
    )

    sort = forms.CharField(required=False, widget=forms.HiddenInput)
    view = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, promised: list[Promised], *, lights: bool = False, staff: bool = False) -> None:
        super().__init__(data, label_suffix="")
        self.promised = promised
        self._offer("year", [(str(year), f"{year}年度") for year in self.years])
        self._offer("area", [("", "全部方面"), *self.areas.items()])
        if len(self.years) < 2:
            del self.fields["year"]
        if not lights:
            del self.fields["light"]
        if staff and self.departments:
            self._offer("department", [("", "全部单位"), *self.departments.items()])
        else:
            del self.fields["department"]

    @classmethod
    def for_reader(cls, data: QueryDict, reader: Person) -> Self:
        """What this reader may ask: departments are staff's, lights whose the district says."""
        watch = watch_for(reader)
        staff = user_can_follow_tasks(reader)
        return cls(data, published_promises(watch), lights=watch is not None, staff=staff)

    @cached_property
    def years(self) -> list[int]:
        """The years promised for, newest first."""
        return list(dict.fromkeys(one.task.year for one in self.promised))

    @property
    def shown_year(self) -> int | None:
        """The year shown: the one asked for, else the newest; None before anything is promised."""
        asked = self.data.get("year", "")
        return next((year for year in self.years if str(year) == asked), self.years[0] if self.years else None)

    @property
    def shown_view(self) -> str:
        asked = self.data.get("view", "")
        return asked if asked in VIEWS else ""

    @cached_property
    def of_year(self) -> list[Promised]:
        """All promises of the year shown, in the plan's order."""
        return [one for one in self.promised if one.task.year == self.shown_year]

    @property
    def areas(self) -> dict[str, str]:
        """The plan's areas, anchor → title, in its order."""
        return {one.area.anchor: one.area_title for one in self.of_year}

    @cached_property
    def departments(self) -> dict[str, str]:
        """Who answers for anything, code → name, in the departments' order."""
        found = {one for promised in self.of_year if promised.task.lead_department_id for one in promised.departments}
        return {one.code: one.name for one in sorted(found, key=lambda one: (one.order, one.code))}

    @cached_property
    def chosen(self) -> list[Promised]:
        """The promises asked for."""
        return list(self._chosen())

    @property
    def since_day(self) -> date | None:
        """The day from which changes are asked for."""
        self.errors  # noqa: B018  asking for them is what makes a form read its data
        return self.cleaned_data.get("since")

    @property
    def is_narrowed(self) -> bool:
        return len(self.chosen) < len(self.of_year) or self.since_day is not None

    @property
    def complaints(self) -> list[str]:
        """What made no sense, one sentence each."""
        return [str(message) for messages in self.errors.values() for message in messages]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _chosen(self) -> Iterator[Promised]:
        self.errors  # noqa: B018  asking for them is what makes a form read its data
        asked = {name: self.cleaned_data.get(name) or "" for name in ("area", "status", "light", "department")}
        query = Query.read(self.cleaned_data.get("q", ""))
        for one in self.of_year:
            if (
                asked["area"] in ("", one.area.anchor)
                and asked["status"] in ("", one.status)
                and asked["light"] in ("", one.light)
                and (not asked["department"] or asked["department"] in {each.code for each in one.departments})
                and query.finds(*one.texts)
            ):
                yield one

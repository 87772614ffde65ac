"""What a reader may ask of the promises: /tasks/?year=…&area=…&status=…&light=…&q=…&since=…"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Self

from django.forms import DateInput, HiddenInput, SearchInput
from django.http import QueryDict
from django_filters import CharFilter, ChoiceFilter, DateFilter

from indicators.office.filtering import RowFilter
from indicators.office.permissions import Person
from reports.document.text_search import LONGEST_QUERY, Query
from reports.models import Task, user_can_follow_tasks
from reports.models.lights import Light
from reports.models.task_steps import TaskStatus
from reports.tracker.promises import Promised, gauged, published_promises
from reports.tracker.watching import watch_for

VIEWS = {"": "表格", "board": "看板", "timeline": "时间线"}


class TaskFilter(RowFilter[Promised]):
    """The promises of one year, narrowed."""

    year = ChoiceFilter(
        label="年度",
        method="keep",
        empty_label=None,
        error_messages={"invalid_choice": "没有所选年度的任务，已显示最近一年。"},
    )
    area = ChoiceFilter(
        label="方面",
        method="in_area",
        empty_label="全部方面",
        error_messages={"invalid_choice": "没有所选的方面，已显示全部方面。"},
    )
    status = ChoiceFilter(
        label="状态",
        method="in_status",
        empty_label="全部状态",
        choices=TaskStatus.choices,
        error_messages={"invalid_choice": "没有所选的状态，已显示全部状态。"},
    )
    light = ChoiceFilter(
        label="亮灯",
        method="lit",
        empty_label="全部",
        choices=Light.choices,
        error_messages={"invalid_choice": "没有所选的亮灯，已全部显示。"},
    )
    department = ChoiceFilter(
        label="单位",
        method="answered_by",
        empty_label="全部单位",
        error_messages={"invalid_choice": "没有所选的单位，已显示全部单位。"},
    )
    since = DateFilter(
        label="看何日以来的变化",
        method="keep",
        widget=DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "日期须写作2020-06-01这样，未按日期比较。"},
    )
    q = CharFilter(
        label="搜索",
        method="saying",
        max_length=LONGEST_QUERY,
        widget=SearchInput(attrs={"placeholder": "任务、原文或编号"}),
        error_messages={"max_length": f"搜索词最长{LONGEST_QUERY}字，未作搜索。"},
    )
    sort = CharFilter(method="keep", widget=HiddenInput)
    view = CharFilter(method="keep", widget=HiddenInput)

    def __init__(self, data: QueryDict, promised: list[Promised], *, lights: bool = False, staff: bool = False) -> None:
        self.promised = promised
        self.asked_year = data.get("year", "")
        super().__init__(data, self.of_year, about=Task)
        self.offer("year", [(str(year), f"{year}年度") for year in self.years])
        self.offer("area", self.areas.items())
        if len(self.years) < 2:
            del self.filters["year"]
        if not lights:
            del self.filters["light"]
        if staff and self.departments:
            self.offer("department", self.departments.items())
        else:
            del self.filters["department"]

    @classmethod
    def for_reader(cls, data: QueryDict, reader: Person) -> Self:
        """What this reader may ask: departments are staff's, lights whose the district says."""
        watch = watch_for(reader)
        staff = user_can_follow_tasks(reader)
        return cls(data, gauged(published_promises(watch)), lights=watch is not None, staff=staff)

    @cached_property
    def years(self) -> list[int]:
        """The years promised for, newest first."""
        return list(dict.fromkeys(one.task.year for one in self.promised))

    @property
    def shown_year(self) -> int | None:
        """The year shown: the one asked for, else the newest; None before anything is promised."""
        asked = (year for year in self.years if str(year) == self.asked_year)
        return next(asked, self.years[0] if self.years else None)

    @property
    def shown_view(self) -> str:
        asked = self.data.get("view", "")
        return asked if asked in VIEWS else ""

    @cached_property
    def of_year(self) -> list[Promised]:
        """All promises of the year shown, in the plan's order."""
        return [one for one in self.promised if one.task.year == self.shown_year]

    @property
    def plan_year(self) -> int | None:
        """The year of the published report whose plan the year's tasks come from."""
        return self.of_year[0].edition.year if self.of_year else None

    @property
    def has_opinions(self) -> bool:
        return any(one.task.deliberation_id for one in self.of_year)

    @property
    def areas(self) -> dict[str, str]:
        """The plan's areas, anchor → title, in its order."""
        return {one.area.anchor: one.area_title for one in self.of_year}

    @cached_property
    def departments(self) -> dict[str, str]:
        """Who answers for anything, code → name, in the departments' order."""
        found = {one for promised in self.of_year if promised.task.lead_department_id for one in promised.departments}
        return {one.code: one.name for one in sorted(found, key=lambda one: (one.order, one.code))}

    @property
    def since_day(self) -> date | None:
        """The day from which changes are asked for."""
        return self.answers.get("since")

    @property
    def is_narrowed(self) -> bool:
        return len(self.chosen) < len(self.of_year) or self.since_day is not None

    def in_area(self, rows: list[Promised], name: str, anchor: str) -> list[Promised]:
        return [one for one in rows if one.area.anchor == anchor]

    def in_status(self, rows: list[Promised], name: str, status: str) -> list[Promised]:
        return [one for one in rows if one.status == status]

    def lit(self, rows: list[Promised], name: str, light: str) -> list[Promised]:
        return [one for one in rows if one.light == light]

    def answered_by(self, rows: list[Promised], name: str, code: str) -> list[Promised]:
        return [one for one in rows if code in {each.code for each in one.departments}]

    def saying(self, rows: list[Promised], name: str, typed: str) -> list[Promised]:
        query = Query.read(typed)
        return [one for one in rows if query.finds(*one.texts)]

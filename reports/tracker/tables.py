"""Tables of the prose: what stands in which column and how it sorts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django_tables2 import Column
from django_tables2.columns import BoundColumn

from indicators.office.declared_table import DeclaredTable
from indicators.office.kept.written import written
from reports.tracker.promises import Gauge, Promised


@dataclass(frozen=True)
class TaskRow:
    """All that a promise's row shows, and nothing else: where two are equal, so are their words.

    `heads` are those of the columns that are there; `area` is None where the table is grouped by it.
    """

    heads: tuple[tuple[str, str], ...]
    url: str
    title: str
    source_url: str
    source: str
    area: str | None
    linked: tuple[Gauge, ...]
    lead: str
    due: str
    light: str
    light_text: str
    status: str
    status_text: str

    @property
    def shown(self) -> dict[str, str]:
        return dict(self.heads)


class HeadCell(NamedTuple):
    """`sort` is what an address asks for to sort by the column, "" where nothing can be; `standing` how it sorts the
    table now: `ascending`, `descending`, "" where it doesn't."""

    name: str
    text: str
    sort: str
    standing: str


@dataclass(frozen=True)
class TaskHead:
    """All that the head of the table shows, and nothing else; `asked` is what its addresses ask besides."""

    cells: tuple[HeadCell, ...]
    asked: str = ""

    @property
    def query(self) -> QueryDict:
        return QueryDict(self.asked)


@dataclass(frozen=True)
class Group:
    """Rows, under the title of their area where the table is grouped by it."""

    title: str
    rows: list[SafeString]


class TaskTable(DeclaredTable):
    """Promises with how they stand. A column that nobody has filled in yet is left out: the page says so once."""

    title = Column("任务", order_by="number")
    linked = Column("相关指标", accessor="gauges", orderable=False)
    lead = Column("牵头单位", accessor="task__lead_department")
    due_on = Column("完成时限", accessor="due_text", order_by=("task__due_on", "number"))
    light = Column("亮灯", order_by=("gravity", "number"))
    status = Column("状态", order_by=("stage", "number"))

    class Meta:
        order_by_field = "sort"

    def __init__(self, promised: list[Promised], asked: QueryDict) -> None:
        self.asked = asked
        super().__init__(promised, order_by=asked.get("sort", ""), exclude=self._undecided(promised))

    @property
    def head(self) -> SafeString:
        """As it is written: where nothing was asked once for all, for what is asked crowds out no rows."""
        cells = tuple(map(_head_cell, self.columns))
        if self.asked:
            return render_to_string("reports/_task_head.html", {"row": TaskHead(cells, self.asked.urlencode())})
        return written("reports/_task_head.html", TaskHead(cells))

    @cached_property
    def heads(self) -> tuple[tuple[str, str], ...]:
        """Name and head of the columns that are there."""
        return tuple((column.name, str(column.header)) for column in self.columns)

    @property
    def groups(self) -> Iterator[Group]:
        """Its rows as they are written, a group for each area where it is grouped."""
        if not self.is_grouped:
            yield Group("", [self.written(one) for one in self.data])
            return
        for _, ones in groupby(self.data, key=lambda one: one.area):
            found = list(ones)
            yield Group(found[0].area_title, [self.written(one) for one in found])

    def written(self, one: Promised) -> SafeString:
        lead, light = one.task.lead_department, one.light
        row = TaskRow(
            heads=self.heads,
            url=one.get_absolute_url(),
            title=one.title,
            source_url=one.source_url,
            source=one.promise.source_phrase,
            area=None if self.is_grouped else one.area_title,
            linked=one.gauges,
            lead="待定" if lead is None else str(lead),
            due=one.due_text or "待定",
            light=light.value if light else "",
            light_text=light.label if light else "",
            status=one.status,
            status_text=one.status_text,
        )
        return written("reports/_task_row.html", row)

    @property
    def is_grouped(self) -> bool:
        """By area, unless the reader asked for another order."""
        return not self.order_by or self.order_by == ("title",)

    @property
    def nothing_decided(self) -> bool:
        return {"lead", "due_on"} <= set(self.exclude)

    @staticmethod
    def _undecided(promised: list[Promised]) -> tuple[str, ...]:
        decided = {
            "linked": any(one.gauges for one in promised),
            "lead": any(one.task.lead_department_id for one in promised),
            "due_on": any(one.task.due_on for one in promised),
            "light": any(one.light for one in promised),
        }
        return tuple(column for column, known in decided.items() if not known)


def _head_cell(column: BoundColumn) -> HeadCell:
    if not column.orderable:
        return HeadCell(column.name, str(column.header), "", "")
    alias = column.order_by_alias
    standing = ("descending" if alias.is_descending else "ascending") if column.is_ordered else ""
    return HeadCell(column.name, str(column.header), str(alias.next), standing)

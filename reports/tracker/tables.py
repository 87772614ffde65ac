"""Tables of the prose: what stands in which column and how it sorts."""

from __future__ import annotations

from functools import cached_property

from django_tables2 import Column, Table

from reports.tracker.promises import Promised


class TaskTable(Table):
    """Promises with how they stand. A column that nobody has filled in yet is left out: the page says so once."""

    title = Column("任务", order_by="number")
    linked = Column("相关指标", orderable=False)
    lead = Column("牵头单位", accessor="task__lead_department")
    due_on = Column("完成时限", accessor="due_text", order_by=("task__due_on", "number"))
    light = Column("亮灯", order_by=("gravity", "number"))
    status = Column("状态", order_by=("stage", "number"))

    class Meta:
        template_name = "reports/_task_table.html"
        order_by_field = "sort"

    def __init__(self, promised: list[Promised], order_by: str = "") -> None:
        super().__init__(promised, order_by=order_by, exclude=self._undecided(promised))

    @cached_property
    def shown(self) -> dict[str, str]:
        """The heads of the columns that are there, by name: what a row's template asks for each promise."""
        return {column.name: str(column.header) for column in self.columns}

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
            "linked": any(one.linked for one in promised),
            "lead": any(one.task.lead_department_id for one in promised),
            "due_on": any(one.task.due_on for one in promised),
            "light": any(one.light for one in promised),
        }
        return tuple(column for column, known in decided.items() if not known)

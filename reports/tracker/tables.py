"""Tables of the prose: what stands in which column and how it sorts."""

from __future__ import annotations

from django_tables2 import Column, Table, TemplateColumn

from reports.tracker.promises import Promised

UNDECIDED = "待定"


class TaskTable(Table):
    """Promises with how they stand. A column that nobody has filled in yet is left out: the page says so once."""

    title = TemplateColumn(verbose_name="任务", template_name="reports/_task_title.html", order_by="number")
    linked = TemplateColumn(
        verbose_name="相关指标",
        template_name="reports/_task_linked.html",
        orderable=False,
        empty_values=((),),
        default="",
    )
    lead = Column("牵头单位", accessor="task__lead_department", default=UNDECIDED)
    due_on = Column("完成时限", accessor="due_text", order_by=("task__due_on", "number"), default=UNDECIDED)
    light = TemplateColumn(
        verbose_name="亮灯",
        template_name="reports/_task_light.html",
        order_by=("gravity", "number"),
        empty_values=(None,),
        default="",
    )
    status = TemplateColumn(
        verbose_name="状态", template_name="reports/_task_status.html", order_by=("stage", "number")
    )

    class Meta:
        template_name = "reports/_task_table.html"
        order_by_field = "sort"

    def __init__(self, promised: list[Promised], order_by: str = "") -> None:
        super().__init__(promised, order_by=order_by, exclude=self._undecided(promised))

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

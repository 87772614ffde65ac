"""What leaders leave behind in the demo: 批示 on figures and tasks, and views of the series by name."""

from __future__ import annotations

from hanyang_report.demo.actions import officer, one
from hanyang_report.demo.round import YEAR
from indicators.models import Figure, FigureInstruction, SavedView
from indicators.office.roles import Role
from reports.models import Task, TaskInstruction

ON_FIGURES = {
    "audit_advice_count": ("模拟批示：增幅较大，请说明原因。", "模拟回复：当年新增专项审计，建议条数相应增加。"),
    "foi_application_handled_count": ("模拟批示：请尽快补正，并说明统计时段。", ""),
}
"""What was written, and the answer where one has come."""
ON_TASKS = {
    "建立问题台账并按季通报": ("模拟批示：已经逾期，本月内印发通报。", ""),
    "执法人员分批轮训": ("模拟批示：轮训要覆盖到街道。", "模拟回复：第二批已安排街道执法人员。"),
}
VIEWS = {
    "审计成效": ("audit_project_count", "audit_advice_count"),
    "信访与调解": ("petition_handled_count", "dispute_mediated_count", "mayor_mailbox_replied_count"),
}


def leaders_write() -> None:
    leader = one(Role.LEADER)
    for code, (text, reply) in ON_FIGURES.items():
        figure = Figure.objects.select_related("department").get(indicator__code=code, year=YEAR)
        given = FigureInstruction.give(figure, text, by=leader)
        if reply:
            given.reply(reply, by=officer(figure.department))
    for title, (text, reply) in ON_TASKS.items():
        task = Task.objects.select_related("lead_department").get(year=YEAR, title=title)
        about = TaskInstruction.give(task, text, by=leader)
        if reply and task.lead_department:
            about.reply(reply, by=officer(task.lead_department))


def views_are_named() -> None:
    for name, codes in VIEWS.items():
        query = "&".join(f"i={code}" for code in codes)
        SavedView.objects.create(owner=one(Role.LEADER), name=name, query=query)

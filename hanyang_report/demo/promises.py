"""督办 in the demo: each promise goes as far as its story says; some are kept, some late, some dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hanyang_report.demo.actions import day, officer, one, proof
from hanyang_report.demo.round import LAST_YEAR, YEAR
from hanyang_report.demo.story import Row, story
from indicators.models import Department, Figure
from indicators.office.roles import Role
from reports.models import Report, Task
from reports.models.task_steps import TaskVerb
from reports.tracker.assignments import Assignment, AssignmentPlan, assign
from reports.tracker.deliberating import Opinion, take_up

FATES = {
    "unassigned": "",
    "assigned": "assign",
    "signed": "assign sign",
    "working": "assign sign update",
    "done": "assign sign update complete",
    "returned": "assign sign update complete return",
    "closed": "assign sign update complete close",
    "suspended": "assign sign suspend",
    "cancelled": "assign cancel",
}
"""The verbs on the way, in their order. One that is working past its day is late."""

STARTED = -45
"""Days from the day of loading; every due day of the story lies after it."""

LIGHT_WORK = "模拟：工作方案已印发，正在推进。"
ACCEPTED = "模拟：材料齐全，同意销号。"


@dataclass(frozen=True)
class PromiseCourse:
    """A task and what becomes of it."""

    task: Task
    row: Row
    folder: Path

    def run(self) -> None:
        for step in FATES[self.row["fate"]].split():
            VERBS[step](self)

    @property
    def lead(self) -> Department:
        code = self.row.get("lead")
        suggested = self.task.suggested_lead
        if code or suggested is None:
            return Department.objects.get(code=code)
        return suggested

    def assign(self) -> None:
        due = day(self.row.get("due", 0))
        others = list(self.task.suggested_co_departments.exclude(pk=self.lead.pk))
        steps = [AssignmentPlan(title, due) for title in self.row.get("steps", ())]
        planned = Assignment(self.lead, others, starts_on=day(STARTED), due_on=due, steps=steps)
        assign(self.task, planned, by=one(Role.REVIEWER))

    def sign(self) -> None:
        self.task.sign(by=officer(self.lead))

    def update(self) -> None:
        """With a file, the milestones reached by now, and the figure that proves it where there is one."""
        person, row = officer(self.lead), self.row
        self.task.report_progress(LIGHT_WORK, by=person, uploads=[proof(self.folder, self.task.title)])
        for milestone in self.task.milestones.all()[: row.get("reached", len(row.get("steps", ())))]:
            self.task.reach(milestone, by=person)
        if code := row.get("cite"):
            self.task.cite(Figure.objects.get(indicator__code=code, year=self.task.year), by=person)

    def complete(self) -> None:
        self.task.complete(self.row["words"], by=officer(self.lead))

    def send_back(self) -> None:
        self.task.send_back(self.row["reason"], by=one(Role.REVIEWER))

    def close(self) -> None:
        self.task.close(ACCEPTED, by=one(Role.REVIEWER))

    def suspend(self) -> None:
        self.task.settle(TaskVerb.SUSPEND, self.row["reason"], by=one(Role.REVIEWER))

    def cancel(self) -> None:
        self.task.settle(TaskVerb.CANCEL, self.row["reason"], by=one(Role.REVIEWER))


VERBS: dict[str, Callable[[PromiseCourse], None]] = {
    "assign": PromiseCourse.assign,
    "sign": PromiseCourse.sign,
    "update": PromiseCourse.update,
    "complete": PromiseCourse.complete,
    "return": PromiseCourse.send_back,
    "close": PromiseCourse.close,
    "suspend": PromiseCourse.suspend,
    "cancel": PromiseCourse.cancel,
}


def last_years_promises(folder: Path) -> None:
    """What the real report promised, and the simulated year made of it."""
    for row in story(folder)["answers"]:
        PromiseCourse(Task.objects.get(year=LAST_YEAR, code=row["code"]), row, folder).run()


def this_years_promises(folder: Path) -> None:
    """What the simulated report promises, under way."""
    for row in story(folder)["promises"]:
        PromiseCourse(Task.objects.get(year=YEAR, title=row["title"]), row, folder).run()


def the_congress_is_heard(folder: Path) -> None:
    """What it said of the simulated report, each line a task."""
    paper = story(folder)["opinions"]
    leads = {department.code: department for department in Department.objects.all()}
    opinions = [
        Opinion(row["words"], row["title"], leads.get(row.get("lead", "")), day(row["due"]) if "due" in row else None)
        for row in paper["lines"]
    ]
    report, on = Report.objects.get(year=LAST_YEAR), day(paper["on"])
    take_up(report, opinions, organ=paper["organ"], number=paper["number"], on=on, by=one(Role.PUBLISHER))

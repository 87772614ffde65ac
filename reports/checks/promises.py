"""Last year's promises, answered or not; and this year's, which are followed as tasks or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.addresses import answer_page, propose_page
from reports.checks.finding import Finding, FindingPlace, Severity
from reports.checks.material import Material
from reports.models import Part
from reports.models.task_steps import contradicts

PROMISES = "上年承诺"


def unanswered_promises(material: Material) -> Iterator[Finding]:
    """Nothing is published over last year's promises; what came from elsewhere is told and left as it is."""
    severity = Severity.WARNING if material.is_imported else None
    for task in material.promises:
        if not hasattr(task, "answer"):
            place = FindingPlace("", f"{task.address} {task.area}", PROMISES)
            message = f"上年承诺“{task.title}”还没有回应：请指明落实它的条目，或说明未落实的原因。"
            yield Finding.of("promise-unanswered", message, place, answer_page(task), severity=severity)


def contradicted_promises(material: Material) -> Iterator[Finding]:
    """The report says otherwise than the task: both are public, side by side."""
    for task in material.promises:
        given = getattr(task, "answer", None)
        if given and contradicts(given.outcome, task.status):
            place = FindingPlace("", f"{task.address} {task.area}", PROMISES)
            message = (
                f"上年承诺“{task.title}”回应为“{given.get_outcome_display()}”，任务却是“{task.get_status_display()}”："
                "请牵头单位补办，或改写回应。"
            )
            yield Finding.of("promise-contradicted", message, place, answer_page(task))


def missing_tasks(material: Material) -> Iterator[Finding]:
    """A plan of which nothing was made a task: nobody is asked for it, and next year's report has nothing to answer."""
    plans = [part for part in material.document.parts if part.kind == Part.Kind.PLAN]
    if material.document.promises or not any(block.paragraphs for part in plans for block in part.walk()):
        return
    message = (
        f"报告的承诺还没有一项确认为{material.year + 1}年度的任务：发布以后无从督办，下一年度的报告也无从回应。"
        "请逐句确认；确实没有可作任务的，写明理由。"
    )
    place = material.places[plans[0].anchor]
    yield Finding.of("tasks-missing", message, place, propose_page(material.report))

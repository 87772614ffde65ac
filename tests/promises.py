"""Promises of the 2020 plan under way, by the verbs people use: `led("T4-1", due_on=…)`, `reported("T4-1")`."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from indicators.models import User
from reports.document.tree import PromiseAnswer
from reports.models import Edition, Report, Task
from reports.tracker.assignments import Assignment, assign
from tests import cast


def task(code: str = "T3-2") -> Task:
    return Task.objects.get(year=2020, code=code)


def led(code: str = "T3-2", department: str = "justice_bureau", *, by: User | None = None, **set_to: Any) -> Task:
    """Assigned to a department, due at the year's end unless told otherwise; others by their codes."""
    one = task(code)
    others = [cast.department(other) for other in set_to.pop("others", ())]
    plan = {"due_on": date(2020, 12, 31)} | set_to
    assign(one, Assignment(cast.department(department), others, **plan), by=by or cast.reviewer())
    return one


def signed(code: str = "T3-2", department: str = "justice_bureau", **set_to: Any) -> Task:
    one = led(code, department, **set_to)
    one.sign(by=cast.officer(cast.department(department)))
    return one


def reported(
    code: str = "T3-2", text: str = "已完成。", *, uploads: tuple[UploadedFile, ...] = (), **set_to: Any
) -> Task:
    """Said to be done by another officer than the one who signed."""
    one = signed(code, **set_to)
    one.complete(text, by=cast.officer(one.lead_department or cast.department()), uploads=uploads)
    return one


def closed(code: str = "T3-2", **set_to: Any) -> Task:
    one = reported(code, **set_to)
    one.close("同意销号。", by=cast.reviewer())
    return one


def answered_by_report(*answers: PromiseAnswer, number: int = 1) -> Edition:
    """The report of 2020 published with these answers; its text is that of 2019, which is enough to point into."""
    document = Edition.objects.get(report__year=2019).document
    report, _ = Report.objects.get_or_create(year=2020, defaults={"title": "2020年度报告"})
    text = replace(document, year=2020, title="2020年度报告", promises=(), answers=answers).to_json()
    former = report.editions.filter(number=number - 1).first()
    return Edition.objects.create(
        report=report,
        number=number,
        text=text,
        previous_hash=former.hash if former else "",
        published_at=timezone.now(),
        published_by=User.objects.importer(),
    )

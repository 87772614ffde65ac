"""Promises of the 2020 plan under way, by the verbs people use: `led("T4-1", due_on=…)`, `reported(task)`."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from indicators.models import User
from reports.assignments import Assignment, assign
from reports.models import Task
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

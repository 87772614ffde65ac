"""Who acts in the demo, and what is in their hands. Everything simulated is done by the verbs that the pages use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hanyang_report.demo.simulation import simulated
from hanyang_report.demo.years import base_figures
from indicators.models import Department, Figure, User
from indicators.models.explaining import explain
from indicators.models.rule_findings import screen_about
from indicators.numbers.comparison import Measured
from indicators.office.roles import Role

EXPLANATION = "模拟说明：已与台账逐笔核对，情况属实。"


def one(role: Role, *, other_than: User | None = None) -> User:
    """The first of the demo's people with this role."""
    people = User.objects.filter(groups__name=role.value).order_by("pk")
    return people.exclude(pk=other_than.pk)[0] if other_than else people[0]


def officer(department: Department) -> User:
    return User.objects.filter(groups__name=Role.OFFICER.value, departments=department).order_by("pk")[0]


def proof(folder: Path, about: object) -> SimpleUploadedFile:
    """A page that says that it is simulated."""
    return SimpleUploadedFile(f"模拟台账（{about}）.pdf", (folder / "evidence.pdf").read_bytes())


def day(offset: int) -> date:
    """So many days from the day on which the demo is loaded."""
    return timezone.localdate() + timedelta(days=offset)


def figures(year: int, *departments: str) -> list[Figure]:
    """A year's figures, of the departments named or of all, in the catalogue's order."""
    owed = Figure.objects.filter(year=year).select_related("indicator", "department").order_by("indicator__order")
    return list(owed.filter(department__code__in=departments) if departments else owed)


def enter(chosen: Iterable[Figure]) -> None:
    """What another source has published is entered as it is, everything else simulated."""
    base = base_figures()
    for figure in chosen:
        code = figure.indicator.code
        value = figure.published_value or simulated(code, figure.kind, figure.decimals, base, figure.year)
        source = figure.published_source or "模拟：年度工作台账"
        person = officer(figure.department)
        figure.enter(Measured(Decimal(value or 0)), note="", source=source, by=person, seen=figure.version)


def hand_in(chosen: Iterable[Figure]) -> None:
    """Submitted by their officers, with a word on what the rules doubt."""
    for figure in chosen:
        person = officer(figure.department)
        code = figure.indicator.code
        for point in screen_about(figure).open_about(code):
            found = point.finding
            explain(figure, rule=found.rule.pk, basis=found.basis, text=EXPLANATION, by=person)
        figure.submit(by=person, seen=figure.version)


def approve(chosen: Iterable[Figure]) -> None:
    reviewer = one(Role.REVIEWER)
    for figure in chosen:
        figure.approve(by=reviewer, seen=figure.version)

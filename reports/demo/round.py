"""The round of the next year, half filled in: by the verbs that the desks use, in the names of the demo's people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from indicators.comparison import Measured
from indicators.evidence import attach
from indicators.models import Collection, Department, Figure, User
from indicators.roles import Role
from indicators.rounds import extend, open_year
from indicators.screening import explain, screen
from reports.demo.simulation import BASE_YEAR, simulated
from reports.demo.years import base_figures

YEAR = BASE_YEAR + 1
OPENED, LEFT = timedelta(days=20), timedelta(days=10)

SIGNED_BY_ITS_HEAD = "petition_bureau"
HANDED_IN = ("audit_bureau", "market_regulation_bureau", "government_office", "administrative_approval_bureau")
APPROVED = ("audit_bureau", "market_regulation_bureau")
RETURNED = ("foi_application_handled_count", "请核对是否含上年结转的件数，并在备注中写明统计时段。")
DRAFTED = ("justice_bureau", 11)
"""A department with so many of its figures entered."""
LATE = ("district_court", "白皮书定于下月发布，届时一并报送。")
PROVED = ("audit_irregular_amount", "audit_project_count", "npc_cppcc_suggestion_handled_count")
EXPLANATION = "模拟说明：已与台账核对无误，当年新增专项审计，建议条数相应增加。"


def a_round_is_open() -> None:
    today = timezone.localdate()
    note = "模拟：请对照台账填写，数据没有发生的填0，没有统计的在备注中写明。"
    open_year(YEAR, opens_on=today - OPENED, due_on=today + LEFT, note=note, by=_one(Role.ADMINISTRATOR))
    Department.objects.filter(code=SIGNED_BY_ITS_HEAD).update(needs_sign_off=True)


def departments_fill_in(folder: Path) -> None:
    """Most departments wholly, one in part, some not at all; a few figures with their evidence."""
    for code in (*HANDED_IN, SIGNED_BY_ITS_HEAD):
        _enter(_figures(code))
    code, number = DRAFTED
    _enter(_figures(code)[:number])
    content = (folder / "evidence.pdf").read_bytes()
    for figure in Figure.objects.filter(year=YEAR, indicator__code__in=PROVED).select_related("indicator"):
        proof = SimpleUploadedFile(f"模拟台账（{figure.indicator.name}）.pdf", content)
        attach(figure, [proof], by=_officer(figure.department), seen=figure.version)


def departments_hand_in() -> None:
    """Whoever is done submits, with a word on what the rules doubt; one department's head has signed the first figure."""
    for code in (*HANDED_IN, SIGNED_BY_ITS_HEAD):
        _hand_in(_figures(code))
    first = _figures(SIGNED_BY_ITS_HEAD)[0]
    first.sign_off(by=_one(Role.HEAD), seen=first.version)


def reviewers_decide() -> None:
    """Two departments approved, one figure returned with its reason, the rest waiting."""
    reviewer = _one(Role.REVIEWER)
    for figure in Figure.objects.filter(year=YEAR, department__code__in=APPROVED):
        figure.approve(by=reviewer, seen=figure.version)
    code, reason = RETURNED
    figure = Figure.objects.get(year=YEAR, indicator__code=code)
    figure.send_back(by=reviewer, reason=reason, seen=figure.version)


def one_department_has_more_time() -> None:
    code, reason = LATE
    collection = Collection.objects.get(year=YEAR)
    later = collection.due_on + timedelta(days=15)
    extend(collection, Department.objects.get(code=code), due_on=later, reason=reason, by=_one(Role.REVIEWER))


def _figures(department: str) -> list[Figure]:
    owed = Figure.objects.filter(year=YEAR, department__code=department)
    return list(owed.select_related("indicator", "department").order_by("indicator__order"))


def _enter(figures: Iterable[Figure]) -> None:
    base = base_figures()
    for figure in figures:
        code = figure.indicator.code
        value = figure.published_value or simulated(code, figure.kind, figure.decimals, base, YEAR)
        entry = Measured(Decimal(value or 0))
        officer = _officer(figure.department)
        figure.enter(entry, note="", source="模拟：年度工作台账", by=officer, seen=figure.version)


def _hand_in(figures: list[Figure]) -> None:
    for figure in figures:
        officer = _officer(figure.department)
        _explain(figure, officer)
        figure.submit(by=officer, seen=figure.version)


def _explain(figure: Figure, officer: User) -> None:
    code = figure.indicator.code
    for point in screen(YEAR, code, figure.kind).open_about(code):
        finding = point.finding
        explain(figure, rule=finding.rule.pk, basis=finding.basis, text=EXPLANATION, by=officer)


def _officer(department: Department) -> User:
    return User.objects.filter(groups__name=Role.OFFICER.value, departments=department).order_by("pk")[0]


def _one(role: Role) -> User:
    """The first of the demo's people with this role."""
    return User.objects.filter(groups__name=role.value).order_by("pk")[0]

"""Two rounds: one gone through to its end, and the one after it half filled in."""

from __future__ import annotations

from pathlib import Path

from hanyang_report.demo.actions import approve, day, enter, figures, hand_in, officer, one, proof
from hanyang_report.demo.simulation import BASE_YEAR
from indicators.models import Collection, Department, Figure
from indicators.office.roles import Role
from indicators.round.evidence import attach
from indicators.round.opening import extend, lock_round, open_year

LAST_YEAR = BASE_YEAR + 1
"""Collected, reported, published."""
YEAR = LAST_YEAR + 1
"""Being collected."""

SIGNED_BY_ITS_HEAD = "petition_bureau"
HANDED_IN = ("audit_bureau", "market_regulation_bureau", "government_office", "administrative_approval_bureau")
APPROVED = ("audit_bureau", "market_regulation_bureau")
RETURNED = ("foi_application_handled_count", "请核对是否含上年结转的件数，并在备注中写明统计时段。")
DRAFTED = ("justice_bureau", 11)
"""A department with so many of its figures entered."""
LATE = ("district_court", "白皮书定于下月发布，届时一并报送。")
PROVED = ("audit_irregular_amount", "audit_project_count", "npc_cppcc_suggestion_handled_count")
NOTE = "模拟：请对照台账填写，数据没有发生的填0，没有统计的在备注中写明。"


def a_round_is_completed() -> None:
    """Every figure of last year entered, handed in and approved; then nobody can enter any more."""
    collection = open_year(LAST_YEAR, opens_on=day(-50), due_on=day(0), note=NOTE, by=one(Role.ADMINISTRATOR))
    enter(figures(LAST_YEAR))
    hand_in(figures(LAST_YEAR))
    approve(figures(LAST_YEAR))
    lock_round(collection, by=one(Role.ADMINISTRATOR))


def a_round_is_open() -> None:
    open_year(YEAR, opens_on=day(-20), due_on=day(10), note=NOTE, by=one(Role.ADMINISTRATOR))
    Department.objects.filter(code=SIGNED_BY_ITS_HEAD).update(needs_sign_off=True)


def departments_fill_in(folder: Path) -> None:
    """Most departments wholly, one in part, some not at all; a few figures with their evidence."""
    code, number = DRAFTED
    enter(figures(YEAR, *HANDED_IN, SIGNED_BY_ITS_HEAD))
    enter(figures(YEAR, code)[:number])
    for figure in figures(YEAR):
        if figure.indicator.code in PROVED:
            attach(figure, [proof(folder, figure.indicator)], by=officer(figure.department), seen=figure.version)


def departments_hand_in() -> None:
    """Whoever is done submits; one department's head has signed the first figure."""
    hand_in(figures(YEAR, *HANDED_IN, SIGNED_BY_ITS_HEAD))
    first = figures(YEAR, SIGNED_BY_ITS_HEAD)[0]
    first.sign_off(by=one(Role.HEAD), seen=first.version)


def reviewers_decide() -> None:
    """Two departments approved, one figure returned with its reason, the rest waiting."""
    approve(figures(YEAR, *APPROVED))
    code, reason = RETURNED
    figure = Figure.objects.get(year=YEAR, indicator__code=code)
    figure.send_back(by=one(Role.REVIEWER), reason=reason, seen=figure.version)


def one_department_has_more_time() -> None:
    code, reason = LATE
    collection = Collection.objects.get(year=YEAR)
    extend(collection, Department.objects.get(code=code), due_on=day(25), reason=reason, by=one(Role.REVIEWER))

"""Nobody approves what they did themselves; belonging to the department is told, and a bar only where a district asks."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.checks import Error
from django.test import Client
from django.urls import reverse

from indicators.models import Department, Figure, User
from indicators.models.figure_steps import FigureStatus
from indicators.models.permissions import objection_to_approval, user_can_approve
from indicators.numbers.comparison import Measured
from indicators.office.outside_review import departments_nobody_outside_reviews, reviewers_outside
from indicators.office.roles import Role
from indicators.office.steps import Refused
from indicators.round.review_desk import awaiting
from tests import cast
from tests.pressed import signed_in, text

pytestmark = pytest.mark.django_db
CODE = "legality_review_decision_count"


@pytest.fixture(autouse=True)
def opened(loaded: None) -> None:
    cast.opened_round(2020)


@pytest.fixture
def justice() -> Department:
    return cast.department()


def also(person: User, *roles: Role) -> User:
    for role in roles:
        person.groups.add(Group.objects.get(name=role.value))
    return User.objects.get(pk=person.pk)


def enter(figure: Figure, by: User, value: int = 1300) -> None:
    figure.enter(Measured(Decimal(value)), note="", source="台账", by=by, seen=figure.version)


def submit(figure: Figure, by: User) -> None:
    figure.submit(by=by, seen=figure.version)


def handed_in(enterer: User, submitter: User) -> Figure:
    figure = cast.figure(CODE)
    enter(figure, enterer)
    submit(figure, submitter)
    return cast.figure(CODE)


def approve(figure: Figure, by: User) -> Figure:
    figure.approve(by=by, seen=figure.version)
    return cast.figure(CODE)


# ── who did it ──


@pytest.mark.parametrize(("deed", "said"), [("entered", "填报"), ("submitted", "提交"), ("both", "填报、提交")])
def test_who_entered_or_handed_in_does_not_approve(justice: Department, deed: str, said: str) -> None:
    own, other = also(cast.officer(justice), Role.REVIEWER), cast.officer(justice)
    figure = handed_in(other if deed == "submitted" else own, other if deed == "entered" else own)
    with pytest.raises(Refused, match=f"由您{said}，须由另一位审核员审核"):
        approve(figure, own)
    assert approve(figure, cast.reviewer()).status == FigureStatus.APPROVED


def test_who_signed_does_not_approve(justice: Department) -> None:
    Department.objects.filter(pk=justice.pk).update(needs_sign_off=True)
    officer, own = cast.officer(justice), also(cast.head(justice), Role.REVIEWER)
    figure = handed_in(officer, officer)
    figure.sign_off(by=own, seen=figure.version)
    with pytest.raises(Refused, match="由您签发，须由另一位审核员审核"):
        approve(cast.figure(CODE), own)


def test_an_older_version_of_mine_is_no_bar(justice: Department) -> None:
    own, officer = cast.reviewer(), cast.officer(justice)
    enter(cast.figure(CODE), own)
    figure = cast.figure(CODE)
    enter(figure, officer, 1301)
    submit(figure, officer)
    assert approve(cast.figure(CODE), own).status == FigureStatus.APPROVED


def test_a_return_is_no_hand_in_it(justice: Department) -> None:
    reviewer, officer = cast.reviewer(), cast.officer(justice)
    figure = handed_in(officer, officer)
    figure.send_back(by=reviewer, reason="请附台账", seen=figure.version)
    enter(cast.figure(CODE), officer)
    submit(cast.figure(CODE), officer)
    assert approve(cast.figure(CODE), reviewer).status == FigureStatus.APPROVED


# ── whose department it is ──


def test_belonging_to_the_department_is_no_bar_and_is_said(justice: Department) -> None:
    officer, insider = cast.officer(justice), also(cast.officer(justice), Role.REVIEWER)
    page = reverse("admin:indicators_review", args=[2020, justice.code])
    figure = handed_in(officer, officer)
    assert "通过后记为“本部门自审”" in text(signed_in(insider).get(page))
    assert approve(figure, insider).moves.first().own_department
    assert "本部门自审" in text(signed_in(cast.leader()).get(reverse("dashboard_figure", args=[2020, CODE])))


def test_a_reviewer_from_elsewhere_leaves_no_mark(justice: Department) -> None:
    officer = cast.officer(justice)
    approve(handed_in(officer, officer), cast.reviewer())
    assert not cast.figure(CODE).moves.filter(own_department=True).exists()


def test_where_the_district_asks_the_department_is_a_bar(justice: Department, settings: Any) -> None:
    settings.REVIEW_OUTSIDE_DEPARTMENT = True
    officer, insider = cast.officer(justice), also(cast.officer(justice), Role.REVIEWER)
    figure = handed_in(officer, officer)
    with pytest.raises(Refused, match="按本站设置须由其他部门的审核员审核"):
        approve(figure, insider)
    assert approve(figure, cast.reviewer()).status == FigureStatus.APPROVED


# ── in whose 待办 it stands ──


def seen_by(reviewer: User) -> bool:
    page = text(signed_in(reviewer).get(reverse("inbox")))
    return reverse("admin:indicators_review", args=[2020, "justice_bureau"]) in page


@pytest.mark.parametrize("is_barred", [False, True])
def test_who_can_act_has_it_in_the_inbox_and_who_cannot_reads_why(
    justice: Department, settings: Any, is_barred: bool
) -> None:
    settings.REVIEW_OUTSIDE_DEPARTMENT = is_barred
    own, officer = also(cast.officer(justice), Role.REVIEWER), cast.officer(justice)
    insider, outsider = also(cast.officer(justice), Role.REVIEWER), cast.reviewer()
    figure = handed_in(own, officer)
    people = (own, insider, outsider)
    assert [seen_by(one) for one in people] == [False, not is_barred, True]
    assert [user_can_approve(one, figure) for one in people] == [False, not is_barred, True]
    assert [awaiting(one).filter(pk=figure.pk).exists() for one in people] == [False, not is_barred, True]
    page = text(signed_in(own).get(reverse("admin:indicators_review", args=[2020, justice.code])))
    assert f"这项数据{objection_to_approval(own, figure)}" in page
    assert 'name="approve_one"' not in page


# ── the setting that would leave nobody ──


def asked(settings: Any, on: bool = True) -> list[Any]:
    settings.REVIEW_OUTSIDE_DEPARTMENT = on
    return reviewers_outside(None, databases=["default"])


def test_the_setting_is_refused_where_no_reviewer_outside_exists(justice: Department, settings: Any) -> None:
    also(cast.officer(justice), Role.REVIEWER)
    also(cast.officer(justice, cast.department("audit_bureau")), Role.REVIEWER)
    [refusal] = asked(settings)
    assert isinstance(refusal, Error)
    assert "区司法局没有本部门以外的审核员" in refusal.msg
    assert [one.code for one in departments_nobody_outside_reviews()] == ["justice_bureau"]


def nobody(justice: Department) -> None:
    """No reviewer at all: a machine that was set up just now."""


def one_outside(justice: Department) -> None:
    also(cast.officer(justice), Role.REVIEWER)
    cast.reviewer()


def another_bureau(justice: Department) -> None:
    also(cast.officer(justice), Role.REVIEWER)
    also(cast.officer(cast.department("audit_bureau")), Role.REVIEWER)


@pytest.mark.parametrize("people", [nobody, one_outside, another_bureau])
def test_the_setting_is_taken_where_everybody_can_be_reviewed(
    justice: Department, settings: Any, people: Callable[[Department], None]
) -> None:
    people(justice)
    assert asked(settings) == []


def test_who_left_reviews_nobody(justice: Department, settings: Any) -> None:
    also(cast.officer(justice), Role.REVIEWER)
    gone = cast.reviewer()
    assert asked(settings) == []
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert len(asked(settings)) == 1


def test_off_it_asks_for_nothing(justice: Department, settings: Any) -> None:
    also(cast.officer(justice), Role.REVIEWER)
    assert asked(settings, on=False) == []


def test_the_publisher_reads_what_was_reviewed_within_its_own_department(justice: Department, client: Client) -> None:
    officer, insider = cast.officer(justice), also(cast.officer(justice), Role.REVIEWER)
    writer, signer = cast.editor(), cast.publisher()
    client.force_login(writer)
    client.post(reverse("admin:reports_start"))
    approve(handed_in(officer, officer), insider)
    page = text(signed_in(signer).get(reverse("admin:reports_publishing", args=[2020])))
    assert "本部门自审：数据1项，任务0项" in page
    assert insider.full_name in page

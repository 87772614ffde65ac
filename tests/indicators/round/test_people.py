"""Accounts are made all or none, work passes on, departments merge and change their names; nothing is lost."""

from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.models import Department, Figure, Indicator, User
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.office import accounts, handover
from indicators.office.accounts import create_people, initial_password
from indicators.office.handover import hand_over
from indicators.office.people_sheet import Newcomer
from indicators.office.permissions import user_has_role
from indicators.office.roles import Role
from indicators.office.steps import Refused
from indicators.round import people
from indicators.round.people import Merger, merge, rename
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def administrator():
    return cast.administrator()


@pytest.fixture
def justice():
    return cast.department("justice_bureau")


@pytest.fixture
def audit():
    return cast.department("audit_bureau")


def fresh_department(department):
    return Department.objects.get(pk=department.pk)


def newcomer(username="li.ming", *roles, departments=()):
    return Newcomer(username, f"姓名{username}", "027", tuple(departments), roles or (Role.OFFICER,))


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_a_newcomer_gets_role_department_and_a_password_to_change(administrator, justice):
    (issued,) = create_people([newcomer(departments=[justice])], by=administrator)
    user = User.objects.get(username="li.ming")
    assert user.check_password(issued.password)
    assert user.must_change_password
    assert user.is_staff
    assert user_has_role(user, Role.OFFICER)
    assert list(user.departments.all()) == [justice]
    assert LogEntry.objects.get(object_id=user.pk).user == administrator


def test_a_leader_does_not_enter_the_admin(administrator):
    (issued,) = create_people([newcomer("leader", Role.LEADER)], by=administrator)
    assert not issued.user.is_staff


def test_all_are_made_or_none(administrator):
    taken = cast.editor()
    with pytest.raises(Refused, match=taken.username):
        create_people([newcomer("new"), newcomer(taken.username)], by=administrator)
    assert not User.objects.filter(username="new").exists()


def test_a_second_click_makes_nobody_twice_and_issues_passwords_that_work(administrator):
    first = create_people([newcomer("a"), newcomer("b")], by=administrator)
    second = create_people([newcomer("a"), newcomer("b")], by=administrator)
    assert [row.user.pk for row in first] == [row.user.pk for row in second]
    assert all(fresh(row.user).check_password(row.password) for row in second)


def test_an_account_in_use_never_gets_its_password_reissued(administrator):
    (issued,) = create_people([newcomer("a")], by=administrator)
    User.objects.filter(pk=issued.user.pk).update(must_change_password=False)
    with pytest.raises(Refused, match="已经有账号"):
        create_people([newcomer("a")], by=administrator)
    assert fresh(issued.user).check_password(issued.password)


def test_initial_passwords_are_long_readable_and_never_alike():
    passwords = {initial_password() for _ in range(200)}
    assert len(passwords) == 200
    assert all(len(password) == 14 and not set("01loi") & set(password) for password in passwords)


def test_work_passes_to_a_successor_with_drafts_and_log_as_they_were(administrator, justice):
    cast.opened_round(2020)
    leaving, successor = cast.officer(justice), cast.editor()
    figure = cast.figure("legality_review_decision_count")
    figure.enter(Measured(Decimal(7)), note="", source="", by=leaving, seen=0)
    hand_over(leaving, successor, [justice], by=administrator, deactivate=True)
    leaving, successor, figure = fresh(leaving), fresh(successor), Figure.objects.get(pk=figure.pk)
    assert (leaving.is_active, leaving.departments.count()) == (False, 0)
    assert list(successor.departments.all()) == [justice]
    assert user_has_role(successor, Role.OFFICER)
    assert (figure.status, figure.value, figure.entered_by) == (FigureStatus.DRAFT, 7, leaving)
    figure.submit(by=successor, seen=1)
    assert "接手区司法局" in LogEntry.objects.get(object_id=successor.pk).change_message


def test_only_the_chosen_departments_are_handed_over(administrator, justice, audit):
    leaving, successor = cast.officer(justice, audit), cast.officer()
    hand_over(leaving, successor, [audit], by=administrator)
    assert list(fresh(leaving).departments.all()) == [justice]
    assert fresh(leaving).is_active


def test_a_successor_gets_into_the_admin_and_who_has_no_department_left_stays_outside(administrator, justice, audit):
    leaving, successor = cast.officer(justice, audit), cast.stranger()
    hand_over(leaving, successor, [audit], by=administrator)
    assert (fresh(successor).is_staff, fresh(leaving).is_staff) == (True, True)
    hand_over(fresh(leaving), successor, [justice], by=administrator)
    assert (fresh(leaving).role_names, fresh(leaving).is_staff) == (frozenset(), False)


def test_who_reviews_as_well_keeps_that_when_the_last_department_is_handed_over(administrator, justice):
    leaving = cast.officer(justice)
    leaving.take_roles([Role.OFFICER, Role.REVIEWER])
    hand_over(leaving, cast.stranger(), [justice], by=administrator)
    assert (fresh(leaving).role_names, fresh(leaving).is_staff) == ({Role.REVIEWER}, True)


def test_handing_over_twice_or_to_nobody_is_refused(administrator, justice):
    leaving, successor = cast.officer(justice), cast.officer()
    with pytest.raises(Refused, match="另一个在用的账号"):
        hand_over(leaving, leaving, [justice], by=administrator)
    hand_over(leaving, successor, [justice], by=administrator)
    with pytest.raises(Refused, match="没有可交接的"):
        hand_over(leaving, successor, [justice], by=administrator)


def test_a_merger_moves_the_work_and_leaves_what_was_published(administrator, justice, audit):
    cast.opened_round(2020)
    member, counted = cast.officer(audit), Indicator.objects.filter(department=audit).count()
    published = set(Figure.objects.filter(department=audit, year=2019).values_list("pk", flat=True))
    merge(audit, justice, by=administrator)
    audit.refresh_from_db()
    assert (audit.is_active, audit.merged_into) == (False, justice)
    assert Indicator.objects.filter(department=audit).count() == 0
    assert list(fresh(member).departments.all()) == [justice]
    assert set(Figure.objects.filter(department=audit).values_list("pk", flat=True)) == published
    assert Figure.objects.filter(year=2020, indicator__figures__department=audit, department=justice).count() == counted


def test_a_figure_that_only_a_source_made_public_moves_because_it_is_still_owed(administrator, audit):
    sourced = Figure.objects.get(year=2020)
    merge(sourced.department, audit, by=administrator)
    sourced.refresh_from_db()
    assert sourced.department == audit
    assert sourced.published_value is not None


def test_a_merger_says_its_reason_in_every_history(administrator, justice, audit):
    indicator = Indicator.objects.filter(department=audit).first()
    merge(audit, justice, by=administrator)
    reasons = [thing.history.first().history_change_reason for thing in (indicator, audit)]
    assert reasons == ["区审计局并入区司法局"] * 2


def test_a_department_does_not_cooperate_with_itself_after_a_merger(administrator, justice, audit):
    indicator = Indicator.objects.filter(department=justice).first()
    indicator.co_departments.set([audit])
    merge(audit, justice, by=administrator)
    assert list(indicator.co_departments.all()) == []


def test_merging_again_or_into_itself_is_refused(administrator, justice, audit):
    with pytest.raises(Refused, match="另一个在用的部门"):
        merge(audit, audit, by=administrator)
    merge(audit, justice, by=administrator)
    with pytest.raises(Refused, match="区审计局已并入区司法局"):
        merge(audit, justice, by=administrator)
    with pytest.raises(Refused, match="另一个在用的部门"):
        merge(justice, cast.department("audit_bureau"), by=administrator)


def test_who_takes_a_department_over_acts_for_all_it_ever_was(administrator, justice, audit):
    petitions = cast.department("petition_bureau")
    heir = cast.officer(justice)
    merge(petitions, audit, by=administrator)
    merge(audit, justice, by=administrator)
    petitions.refresh_from_db()
    assert petitions.merged_into == justice
    assert fresh(heir).department_ids == {justice.pk, audit.pk, petitions.pk}
    answering = User.objects.officers_by_department()
    assert [answering[one.pk] for one in (justice, audit, petitions)] == [[heir]] * 3


def test_what_a_merged_department_published_is_corrected_by_its_successor(administrator, justice, audit):
    heir, stranger = cast.officer(justice), cast.officer(cast.department("petition_bureau"))
    merge(audit, justice, by=administrator)
    figure = Figure.objects.filter(department=audit, year=2019, status=FigureStatus.LOCKED).first()
    figure.reopen(by=cast.publisher(), reason="更正", seen=figure.version)
    with pytest.raises(Refused):
        figure.enter(Measured(Decimal(9)), note="", source="", by=stranger, seen=figure.version)
    figure.enter(Measured(Decimal(9)), note="", source="", by=heir, seen=figure.version)
    assert not figure.moves.first().on_behalf


def test_a_merged_department_is_not_woken_up_again(administrator, justice, audit):
    merge(audit, justice, by=administrator)
    audit.refresh_from_db()
    audit.is_active = True
    with pytest.raises(ValidationError, match="已并入区司法局"):
        audit.full_clean()


def test_the_merger_tells_beforehand_what_it_will_do(audit):
    cast.opened_round(2020)
    before = Merger(audit)
    assert before.moving.count() == before.indicators.count() == before.staying.count() > 0


def test_a_new_name_keeps_the_old_one_in_the_history(administrator, justice):
    rename(justice, name="区司法和信访局", short_name="司法信访局", by=administrator)
    justice.refresh_from_db()
    assert (justice.name, justice.short_name, justice.code) == ("区司法和信访局", "司法信访局", "justice_bureau")
    assert [one.name for one in justice.former_names] == ["区司法局"]
    with pytest.raises(Refused, match="没有更改"):
        rename(justice, name="区司法和信访局", short_name="司法信访局", by=administrator)


def test_a_name_given_up_stays_on_the_department_with_its_last_year(administrator, justice):
    rename(justice, name="区司法和信访局", short_name="", until=2021, by=administrator)
    rename(fresh_department(justice), name="区法治局", short_name="", by=administrator)
    now = fresh_department(justice)
    last = timezone.localdate().year - 1
    assert [now.called_in(year) for year in (2021, 2022, last, last + 1)] == [
        "区司法局", "区司法和信访局", "区司法和信访局", "区法治局",
    ]  # fmt: skip


def test_a_name_taken_up_again_is_no_former_one(administrator, justice):
    rename(justice, name="区法治局", short_name="", until=2021, by=administrator)
    rename(fresh_department(justice), name="区司法局", short_name="", until=2023, by=administrator)
    assert [str(one) for one in fresh_department(justice).former_names] == ["区法治局，2023"]


@pytest.mark.parametrize("who", ["reviewer", "publisher", "editor", "leader", "stranger"])
def test_only_administrators_manage_people(who, justice, audit):
    actor, leaving, successor = getattr(cast, who)(), cast.officer(justice), cast.officer()
    for attempt in (
        lambda: accounts.create_people([newcomer()], by=actor),
        lambda: handover.hand_over(leaving, successor, [justice], by=actor),
        lambda: people.merge(audit, justice, by=actor),
        lambda: people.rename(justice, name="新名", short_name="", by=actor),
    ):
        with pytest.raises(Refused, match="只有管理员"):
            attempt()

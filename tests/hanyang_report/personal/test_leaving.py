"""Somebody's name is taken away when they have left; who did what stays true, and nobody is locked out of a log."""

from decimal import Decimal

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import IntegrityError, models, transaction
from django.test import Client

from hanyang_report.personal.leaving import take_name_away
from indicators.models import Collection, PastPassword, Reminder, RightsChange, SavedView, User
from indicators.models.permissions import objection_to_approval
from indicators.numbers.comparison import Measured
from indicators.office.handover import hand_over
from indicators.office.rights import Door, changing_rights
from indicators.office.signing_in import note_success
from indicators.office.steps import Refused
from indicators.round.reminders import note_reminder, notices_of
from reports.models import Task
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
NAME, PHONE, MAIL = "欧阳若水", "027-84460001", "ruoshui@example.gov.cn"
CODE = "audit_project_count"


@pytest.fixture
def administrator() -> User:
    return cast.administrator()


def close(person: User, by: User) -> None:
    with changing_rights(person, by=by, door=Door.PAGE):
        person.is_active = False
        person.save(update_fields=["is_active"])


@pytest.fixture
def left(administrator: User) -> User:
    """An officer who entered a figure, was reminded, saved a view, handed over and went."""
    department = cast.department("audit_bureau")
    person = cast.officer(department, name=NAME)
    person.phone, person.email = PHONE, MAIL
    person.set_password("a-quiet-lake-27")
    person.save()
    PastPassword.objects.create(user=person, password=person.password)
    SavedView.objects.create(owner=person, name="审计", query="i=1")
    note_success(person, address="10.0.0.9", browser="Firefox")
    Client().force_login(person)
    AccessAttempt.objects.create(username=person.username, ip_address="10.0.0.9", failures_since_start=1)
    cast.opened_round()
    figure = cast.figure(CODE)
    figure.enter(Measured(Decimal(12)), note="", source="台账", by=person, seen=figure.version)
    hand_over(person, cast.officer(department), [department], by=administrator, deactivate=True)
    person.refresh_from_db()
    return person


def spelling(words: str) -> list[str]:
    """Every column of every table that holds the words."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            if is_text and model._base_manager.filter(**{f"{field.name}__contains": words}).exists():
                found.append(str(field))
    return found


def test_nothing_of_the_name_is_left_in_any_table(left: User, administrator: User):
    username = left.username
    assert {"indicators.User.full_name", "admin.LogEntry.change_message"} <= set(spelling(NAME))
    take_name_away(left, by=administrator)
    assert [spelling(words) for words in (NAME, PHONE, MAIL)] == [[], [], []]
    assert spelling(username) == []


def test_who_did_what_stays_true_under_one_account(left: User, administrator: User):
    before = list(cast.figure(CODE).moves.values_list("pk", "by", "at"))
    take_name_away(left, by=administrator)
    figure = cast.figure(CODE)
    assert list(figure.moves.values_list("pk", "by", "at")) == before
    assert str(figure.entered_by) == f"离任人员{left.pk}"
    assert objection_to_approval(left, figure)


def test_what_was_the_persons_own_is_gone(left: User, administrator: User):
    assert Session.objects.exists()
    take_name_away(left, by=administrator)
    left.refresh_from_db()
    assert not left.has_usable_password()
    assert left.last_login is None
    for rows in (SavedView, PastPassword, AccessAttempt, Session):
        assert not rows.objects.exists(), rows


def test_another_persons_own_stays(left: User, administrator: User):
    other = cast.reviewer()
    SavedView.objects.create(owner=other, name="审计", query="i=1")
    Client().force_login(other)
    take_name_away(left, by=administrator)
    assert SavedView.objects.get().owner == other
    assert Session.objects.count() == 1


def test_the_log_says_who_did_it_and_no_name(left: User, administrator: User):
    take_name_away(left, by=administrator)
    line = RightsChange.objects.filter(user=left).first()
    assert (line.what, line.before, line.after, line.actor) == ("personal_data", "", "去除", str(administrator))
    assert [entry.object_repr for entry in LogEntry.objects.filter(object_id=str(left.pk))] == [f"离任人员{left.pk}"]


def test_a_name_that_somebody_else_bears_too_is_left_in_sentences(left: User, administrator: User):
    cast.reviewer(name=f"{NAME}清")
    take_name_away(left, by=administrator)
    assert "admin.LogEntry.change_message" in spelling(NAME)
    assert spelling(PHONE) == []


def test_reminders_keep_that_they_were_sent_and_lose_whom_to_ring(administrator: User):
    reviewer = cast.reviewer(name=NAME, phone=PHONE)
    cast.opened_round()
    notice = notices_of(Collection.objects.get(year=2020), by=reviewer)[0]
    note_reminder(notice, "phoned", f"联系人：{NAME}，{PHONE}", by=reviewer)
    close(reviewer, administrator)
    take_name_away(reviewer, by=administrator)
    reminder = Reminder.objects.get()
    assert reminder.text == f"联系人：离任人员{reviewer.pk}，离任人员{reviewer.pk}"
    assert reminder.by == reviewer


# ── when it may not be done ──


def refused(person: User, by: User) -> str:
    with pytest.raises(Refused) as caught:
        take_name_away(person, by=by)
    assert User.objects.get(pk=person.pk).nameless_since is None
    return "".join(caught.value.messages)


def test_whoever_still_works_keeps_their_name(administrator: User):
    assert "请先停用" in refused(cast.reviewer(), administrator)


def test_whoever_is_still_in_a_department_hands_over_first(administrator: User):
    person = cast.officer(cast.department())
    close(person, administrator)
    assert "请先用“工作交接”移交" in refused(person, administrator)


def test_whoever_still_answers_for_a_task_is_relieved_first(left: User, administrator: User):
    Task.objects.filter(code="T1-1").update(owner=left)
    assert "1件未办结任务的责任人" in refused(left, administrator)


def test_a_user_name_that_is_taken_is_said(left: User, administrator: User):
    User.objects.create_user(f"left-{left.pk}", full_name="别人")
    assert "请先改掉那个用户名" in refused(left, administrator)


@pytest.mark.parametrize("who", [cast.reviewer, cast.editor, cast.leader, cast.stranger])
def test_administrators_alone_do_it(left: User, who):
    assert "只有管理员" in refused(left, who())


def test_nobody_takes_their_own_away(administrator: User):
    close(administrator, User.objects.create_superuser("root", password="", full_name="王管理"))
    administrator.is_active = True
    assert "不能去除自己的" in refused(administrator, administrator)


def test_a_superuser_is_touched_by_superusers_only(administrator: User):
    root = User.objects.create_superuser("root", password="", full_name="王管理")
    other = User.objects.create_superuser("other", password="", full_name="李管理")
    User.objects.filter(pk=root.pk).update(is_active=False)
    assert "须由超级管理员办理" in refused(root, administrator)
    assert take_name_away(root, by=other).is_superuser is False


def test_the_account_of_shipped_data_is_nobodys(administrator: User):
    assert "不是一个人" in refused(User.objects.importer(), administrator)


def test_twice_is_said(left: User, administrator: User):
    take_name_away(left, by=administrator)
    with pytest.raises(Refused, match="已经去除"):
        take_name_away(left, by=administrator)


def test_the_database_lets_no_nameless_account_work_again(left: User, administrator: User):
    take_name_away(left, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=left.pk).update(is_active=True)


# ── the pages ──


def test_the_page_says_what_goes_and_stays_and_nothing_happens_unconfirmed(left: User, administrator: User):
    desk = Client()
    desk.force_login(administrator)
    address = f"/admin/indicators/user/{left.pk}/personal-data/take-away/"
    page = desk.get(address).content.decode()
    for words in ("不能恢复", f"离任人员{left.pk}", "已存视图：1条", "仍写同一个账号"):
        assert words in page
    desk.post(address)
    left.refresh_from_db()
    assert left.full_name == NAME
    told = desk.post(address, {"confirmed": "1"}, follow=True).content.decode()
    assert "已去除" in told
    assert NAME not in told
    assert 'name="phone"' not in desk.get(f"/admin/indicators/user/{left.pk}/change/").content.decode()


def test_what_stands_in_the_way_is_listed_instead_of_a_button(administrator: User):
    desk = Client()
    desk.force_login(administrator)
    person = cast.officer(cast.department())
    address = f"/admin/indicators/user/{person.pk}/personal-data/take-away/"
    page = desk.get(address).content.decode()
    assert "账号还在用" in page
    assert "confirmed" not in page
    assert "账号还在用" in desk.post(address, {"confirmed": "1"}, follow=True).content.decode()

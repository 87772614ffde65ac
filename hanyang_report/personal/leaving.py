"""The name of somebody who has left is taken away: the account stays as the one that did what it did, and nobody is named.

Whoever entered, approved or published stays one and the same account, so four eyes and every log hold as before.
"""

from __future__ import annotations

from collections.abc import Iterator

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from hanyang_report.door.own_sessions import end_all_of
from hanyang_report.personal.holdings import is_own, references
from indicators.models import Figure, Reminder, RightsChange, User
from indicators.office.admin.log import require_administrator
from indicators.office.records import blot
from indicators.office.rights import Door, changing_rights, log_personal_data
from indicators.office.steps import Refused, held
from reports.models import ReportMove, Task, TaskReminder

WRITTEN_BY_THE_SITE: tuple[tuple[type[models.Model], str, str], ...] = (
    (Reminder, "text", ""),
    (Reminder, "recipients", ""),
    (TaskReminder, "text", ""),
    (TaskReminder, "recipients", ""),
    (ReportMove, "note", "补录："),
    (Figure.history.model, "history_change_reason", ""),
    (LogEntry, "change_message", ""),
)
"""Sentences of the site itself that spell a name or a number: table, column, how they begin. What people typed stays."""


def hindrances(person: User, *, by: User) -> list[str]:
    """Why the name can't be taken away (yet), in sentences; empty where it can."""
    return list(_hindrances(person, by))


@transaction.atomic
def take_name_away(person: User, *, by: User) -> User:
    """For ever: name, phone, mail, password, roles, what was the person's own. Raises Refused with every hindrance."""
    require_administrator(by)
    person = held(User.objects.filter(pk=person.pk)).get()
    if hindering := hindrances(person, by=by):
        raise Refused("".join(hindering))
    before = User(pk=person.pk, username=person.username, full_name=person.full_name)
    before.phone, before.email = person.phone, person.email
    with changing_rights(person, by=by, door=Door.PAGE):
        person.take_roles([])
        _make_nameless(person)
    _remove_own(before)
    _blot_out(before, str(person))
    log_personal_data(person, RightsChange.TAKEN_AWAY, by=by, door=Door.PAGE)
    return person


def _hindrances(person: User, by: User) -> Iterator[str]:
    if person.nameless_since:
        yield "这个账号的个人信息已经去除。"
        return
    if person.is_importer:
        yield "这是系统自己的账号，不是一个人。"
    if person.pk == by.pk:
        yield "不能去除自己的个人信息，请由另一位管理员办理。"
    if person.is_superuser and not by.is_superuser:
        yield "这是超级管理员的账号，须由超级管理员办理。"
    if person.is_active:
        yield "账号还在用：请先停用。"
    if person.departments.exists():
        yield "还属于部门：请先用“工作交接”移交。"
    if owned := Task.objects.in_hand().filter(owner=person).count():
        yield f"还是{owned}件未办结任务的责任人：请先改派。"
    if User.objects.filter(username=nameless(person)).exclude(pk=person.pk).exists():
        yield f"另有一个账号的用户名是“{nameless(person)}”：请先改掉那个用户名。"


def nameless(person: User) -> str:
    """The user name that is left: none that anybody signs in with."""
    return f"left-{person.pk}"


def _make_nameless(person: User) -> None:
    person.username, person.full_name = nameless(person), f"离任人员{person.pk}"
    person.phone = person.email = ""
    person.last_login, person.is_superuser, person.is_staff = None, False, False
    person.nameless_since = timezone.now()
    person.set_unusable_password()
    person.save()


def _remove_own(before: User) -> None:
    """What was nobody else's: saved views, files on their way, old passwords, phones, sessions, what the lockout counted."""
    for reference in filter(is_own, references()):
        reference.model._base_manager.filter(**{reference.name: before.pk}).delete()
    end_all_of(before)
    for counted in (AccessAttempt, AccessFailureLog, AccessLog):
        counted.objects.filter(username=before.username).delete()


def _blot_out(before: User, mark: str) -> None:
    accounts = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=accounts, object_id=str(before.pk)).update(object_repr=mark)
    for words in _spelt(before):
        for model, column, begins in WRITTEN_BY_THE_SITE:
            blot(model, column, words, mark, begins=begins)


def _spelt(before: User) -> list[str]:
    """Name, number and address, where they are this person's alone and long enough to be nothing else."""
    others = User.objects.exclude(pk=before.pk)
    alone = [before.full_name] if not others.filter(full_name__contains=before.full_name).exists() else []
    numbers = [words for words in (before.phone, before.email) if len(words) >= 7]
    return [words for words in [*alone, *numbers] if len(words) >= 2]

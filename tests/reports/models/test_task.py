"""督办: every verb by whom it may be, from where it may be, with the words it needs, and one entry in the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.models import User
from indicators.review import Refused
from indicators.roles import Role
from reports.lights import Light
from reports.models import Milestone, Task, TaskEvidence, TaskUpdate
from reports.supervision import MOVES, Status, Verb
from reports.tracker.desk import desk
from reports.tracker.watching import watch
from tests import cast
from tests.uploads import PDF, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def step(task: Task, title: str = "公布目录") -> Milestone:
    return task.milestones.get(title=title)


def standing(task: Task, status: str) -> Task:
    Task.objects.filter(pk=task.pk).update(status=status)
    task.refresh_from_db()
    return task


def reported(task: Task, officer: User) -> Task:
    """Signed, both milestones reached, reported as done."""
    task.sign(by=officer)
    for milestone in task.milestones.all():
        task.reach(milestone, by=officer)
    task.complete("目录事项全部审议。", by=officer)
    return task


def both(person: User, *roles: Role) -> User:
    person.groups.add(*Group.objects.filter(name__in=[role.value for role in roles]))
    return person


# ── the cycle ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_whole_way_leaves_one_entry_a_step(task: Task, officer: User, reviewer: User) -> None:
    reported(task, officer)
    task.send_back("请附会议纪要。", by=reviewer)
    task.complete("纪要见附件。", by=officer, uploads=[upload("纪要.pdf")])
    task.close("材料齐全。", by=reviewer)
    steps = list(task.updates.order_by("pk").values_list("verb", "status_from", "status_to", "by__full_name"))
    assert [step[:3] for step in steps] == [
        (Verb.ASSIGN, Status.NOT_STARTED, Status.NOT_STARTED),
        (Verb.SIGN, Status.NOT_STARTED, Status.ACKNOWLEDGED),
        (Verb.REACH, Status.ACKNOWLEDGED, Status.IN_PROGRESS),
        (Verb.REACH, Status.IN_PROGRESS, Status.IN_PROGRESS),
        (Verb.COMPLETE, Status.IN_PROGRESS, Status.DONE),
        (Verb.RETURN, Status.DONE, Status.IN_PROGRESS),
        (Verb.COMPLETE, Status.IN_PROGRESS, Status.DONE),
        (Verb.CLOSE, Status.DONE, Status.CLOSED),
    ]
    assert {step[3] for step in steps[1:5]} == {"赵主办"}
    assert (task.completed_by, task.updates.first().by) == (officer, reviewer)


def test_the_log_can_neither_be_changed_nor_shortened(task: Task, officer: User) -> None:
    entry = task.sign(by=officer)
    for attempt in (entry.save, entry.delete, TaskUpdate.objects.all().delete):
        with pytest.raises(ValidationError, match="永久保存"):
            attempt()
    with pytest.raises(ValidationError, match="永久保存"):
        TaskUpdate.objects.update(text="改写")


ACTS: dict[Verb, Callable[[Task, User], object]] = {
    Verb.SIGN: lambda task, by: task.sign(by=by),
    Verb.UPDATE: lambda task, by: task.report_progress("进展", by=by),
    Verb.REACH: lambda task, by: task.reach(step(task), by=by),
    Verb.COMPLETE: lambda task, by: task.complete("完成", by=by),
    Verb.RETURN: lambda task, by: task.send_back("理由", by=by),
    Verb.CLOSE: lambda task, by: task.close(by=by),
    Verb.INSPECT: lambda task, by: task.inspect("请抓紧", by=by),
    Verb.SUSPEND: lambda task, by: task.settle(Verb.SUSPEND, "理由", by=by),
    Verb.CANCEL: lambda task, by: task.settle(Verb.CANCEL, "理由", by=by),
    Verb.RESUME: lambda task, by: task.settle(Verb.RESUME, "理由", by=by),
    Verb.REOPEN: lambda task, by: task.settle(Verb.REOPEN, "理由", by=by),
}


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("verb", ACTS)
def test_each_verb_runs_from_its_own_statuses_and_from_no_other(
    task: Task, officer: User, reviewer: User, verb: Verb
) -> None:
    by = officer if verb in REPORTERS else reviewer
    for status in Status:
        with undone():
            ready(task, verb, status)
            if status in MOVES[verb].sources:
                ACTS[verb](task, by)
            else:
                with pytest.raises(Refused, match=f"现在是“{status.label}”，不能{verb.label}"):
                    ACTS[verb](task, by)
            task.refresh_from_db()
            moves = status in MOVES[verb].sources and MOVES[verb].target
            assert task.status == (moves or status)
            assert task.updates.count() == 1 + (status in MOVES[verb].sources)


@pytest.mark.parametrize("verb", ACTS)
def test_each_verb_is_for_those_it_is_meant_for(task: Task, verb: Verb) -> None:
    for who, person in everybody().items():
        with undone():
            ready(task, verb, MOVES[verb].sources[0])
            if who in ALLOWED[verb]:
                ACTS[verb](task, person)
            else:
                with pytest.raises(Refused, match="没有权限"):
                    ACTS[verb](task, person)
            assert task.updates.count() == 1 + (who in ALLOWED[verb]), who


REPORTERS = (Verb.SIGN, Verb.UPDATE, Verb.REACH, Verb.COMPLETE)
LEAD, SUPERVISORS, DROPPERS = {"lead"}, {"reviewer"}, {"reviewer", "administrator"}
ALLOWED: dict[Verb, set[str]] = {
    Verb.SIGN: LEAD,
    Verb.UPDATE: {"lead", "other"},
    Verb.REACH: LEAD,
    Verb.COMPLETE: LEAD,
    Verb.RETURN: SUPERVISORS,
    Verb.CLOSE: SUPERVISORS,
    Verb.INSPECT: SUPERVISORS,
    Verb.SUSPEND: DROPPERS,
    Verb.CANCEL: DROPPERS,
    Verb.RESUME: DROPPERS,
    Verb.REOPEN: DROPPERS,
}


def everybody() -> dict[str, User]:
    """One of each role; the lead's officer, and one of the department that helps."""
    others = ("reviewer", "editor", "publisher", "leader", "administrator", "stranger")
    return {name: getattr(cast, name)() for name in others} | {
        "lead": cast.officer(cast.department()),
        "other": cast.officer(cast.department("audit_bureau")),
        "head": cast.head(cast.department()),
    }


def ready(task: Task, verb: Verb, status: str) -> None:
    """In that status, without milestones in the way of its completion."""
    if verb == Verb.COMPLETE:
        task.milestones.all().delete()
    standing(task, status)


@pytest.mark.parametrize(
    ("status", "act", "missing"),
    [
        (Status.IN_PROGRESS, lambda task, text, o, r: task.report_progress(text, by=o), "进展情况"),
        (Status.IN_PROGRESS, lambda task, text, o, r: task.complete(text, by=o), "完成情况"),
        (Status.DONE, lambda task, text, o, r: task.send_back(text, by=r), "理由"),
        (Status.IN_PROGRESS, lambda task, text, o, r: task.inspect(text, by=r), "督查意见"),
        (Status.IN_PROGRESS, lambda task, text, o, r: task.settle(Verb.SUSPEND, text, by=r), "理由"),
        (Status.IN_PROGRESS, lambda task, text, o, r: task.settle(Verb.CANCEL, text, by=r), "理由"),
        (Status.CANCELLED, lambda task, text, o, r: task.settle(Verb.RESUME, text, by=r), "理由"),
        (Status.CLOSED, lambda task, text, o, r: task.settle(Verb.REOPEN, text, by=r), "理由"),
    ],
)
def test_what_needs_words_does_not_go_without(
    task: Task, officer: User, reviewer: User, status: str, act: Callable, missing: str
) -> None:
    task.milestones.all().delete()
    standing(task, status)
    for words in ("", "   ", "\n\t"):
        with pytest.raises(Refused, match=f"须写明{missing}"):
            act(task, words, officer, reviewer)
    task.refresh_from_db()
    assert (task.status, task.updates.count()) == (status, 1)


# ── four eyes ──────────────────────────────────────────────────────────────────────────────────────────────


def insider() -> User:
    """A reviewer who sits in the lead department."""
    return both(cast.officer(cast.department()), Role.REVIEWER)


def test_a_reviewer_of_the_lead_department_closes_what_others_did_and_the_log_says_so(
    task: Task, officer: User
) -> None:
    reported(task, officer)
    task.close(by=insider())
    assert task.status == Status.CLOSED
    assert task.updates.first().own_department


def test_a_reviewer_of_another_department_leaves_no_such_mark(task: Task, officer: User, reviewer: User) -> None:
    reported(task, officer).close(by=reviewer)
    assert not task.updates.filter(own_department=True).exists()


def test_where_the_district_asks_for_outsiders_the_department_is_a_bar(
    task: Task, officer: User, reviewer: User, settings: Any
) -> None:
    settings.REVIEW_OUTSIDE_DEPARTMENT = True
    reported(task, officer)
    with pytest.raises(Refused, match="须由其他部门的审核员销号"):
        task.close(by=insider())
    with pytest.raises(Refused, match="没有权限"):
        task.send_back("理由", by=insider())
    task.close(by=reviewer)
    assert task.status == Status.CLOSED


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda task, by: task.sign(by=by), "签收"),
        (lambda task, by: task.report_progress("推进。", by=by), "填报进展"),
        (lambda task, by: task.reach(step(task), by=by), "完成节点"),
    ],
)
def test_nobody_closes_what_they_had_a_hand_in(task: Task, officer: User, reviewer: User, deed: Any, said: str) -> None:
    own = insider()
    if said != "签收":
        task.sign(by=officer)
    deed(task, own)
    for left in task.milestones.filter(reached_at=None):
        task.reach(left, by=officer)
    task.complete("已完成。", by=officer)
    with pytest.raises(Refused, match=f"任务由您{said}，须由另一位审核员销号"):
        task.close(by=own)
    assert desk(task, own).objection == f"由您{said}，须由另一位审核员销号。"
    assert Verb.CLOSE not in desk(task, own).verbs
    assert Verb.CLOSE in desk(task, reviewer).verbs
    assert desk(task, reviewer).objection == ""


def test_nobody_closes_what_they_reported_even_after_changing_departments(task: Task) -> None:
    mover = both(cast.officer(cast.department()), Role.REVIEWER)
    reported(task, mover)
    mover.departments.clear()
    mover = User.objects.get(pk=mover.pk)
    with pytest.raises(Refused, match="须由另一位审核员销号"):
        task.close(by=mover)


def test_returned_it_may_be_closed_by_whoever_did_not_report_it_last(task: Task, officer: User, reviewer: User) -> None:
    reported(task, officer)
    task.send_back("补材料。", by=reviewer)
    assert (task.completed_at, task.completed_by) == (None, None)
    task.complete("补了。", by=cast.officer(cast.department()))
    task.close(by=reviewer)
    assert task.status == Status.CLOSED


def test_reopened_it_is_worked_at_again_and_judged_by_today(task: Task, officer: User, reviewer: User) -> None:
    with time_machine.travel("2020-11-20 09:00:00+08:00"):
        reported(task, officer).close(by=reviewer)
    with time_machine.travel("2020-12-20 09:00:00+08:00"):
        assert watch().light(task.standing) is None
        task.settle(Verb.REOPEN, "审计发现未落实。", by=reviewer)
        assert (task.status, task.completed_by) == (Status.IN_PROGRESS, None)
        assert watch().light(Task.objects.tracked().get(pk=task.pk).standing) == Light.OVERDUE


def test_put_off_or_dropped_it_comes_back_to_be_signed_anew(task: Task, officer: User, reviewer: User) -> None:
    task.sign(by=officer)
    task.settle(Verb.SUSPEND, "机构改革。", by=reviewer)
    task.settle(Verb.CANCEL, "不再开展。", by=reviewer)
    task.settle(Verb.RESUME, "重新列入。", by=reviewer)
    assert task.status == Status.NOT_STARTED
    task.sign(by=officer)
    assert task.status == Status.ACKNOWLEDGED


@pytest.mark.parametrize("verb", [Verb.CLOSE, Verb.SIGN, Verb.RETURN])
def test_only_verbs_that_settle_are_settled_by(task: Task, reviewer: User, verb: Verb) -> None:
    with pytest.raises(Refused, match=f"不能这样{verb.label}"):
        task.settle(verb, "理由", by=reviewer)


# ── stale pages and double clicks ──────────────────────────────────────────────────────────────────────────


def test_a_second_press_of_the_same_button_leaves_one_entry(task: Task, officer: User, reviewer: User) -> None:
    task.sign(by=officer)
    presses = [
        lambda: Task.objects.get(pk=task.pk).sign(by=officer),
        lambda: Task.objects.get(pk=task.pk).report_progress("目录已公布。", by=officer, uploads=[upload("目录.pdf")]),
        lambda: Task.objects.get(pk=task.pk).inspect("请抓紧。", by=reviewer),
    ]
    for press in presses[1:]:
        press()
        with pytest.raises(Refused, match="没有重复登记"):
            press()
    assert TaskUpdate.objects.filter(task=task, verb__in=[Verb.UPDATE, Verb.INSPECT]).count() == 2
    assert TaskEvidence.objects.count() == 1


def test_a_second_press_of_a_step_is_refused_kindly(task: Task, officer: User) -> None:
    task.sign(by=officer)
    with pytest.raises(Refused, match="今天已经登记过同样的“签收”"):
        Task.objects.get(pk=task.pk).sign(by=officer)


def test_the_same_words_may_be_said_another_day_or_with_another_file(task: Task, officer: User) -> None:
    with time_machine.travel("2020-03-01 09:00:00+08:00"):
        task.sign(by=officer)
        task.report_progress("按计划推进。", by=officer)
        task.report_progress("按计划推进。", by=officer, uploads=[upload("目录.pdf")])
        task.report_progress("按计划推进。", by=officer, uploads=[upload("目录.pdf", PDF + b"2")])
    with time_machine.travel("2020-04-01 09:00:00+08:00"):
        task.report_progress("按计划推进。", by=officer)
    assert task.updates.filter(verb=Verb.UPDATE).count() == 4


def test_two_reviewers_at_once_the_second_is_told(task: Task, officer: User, reviewer: User) -> None:
    reported(task, officer)
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)
    first.close(by=reviewer)
    with pytest.raises(Refused, match="现在是“已销号”，不能退回"):
        second.send_back("理由", by=cast.reviewer())


def test_nobody_judges_what_they_have_not_seen(task: Task, officer: User, reviewer: User) -> None:
    seen = reported(task, officer).updates.first().pk
    task.send_back("补材料。", by=cast.reviewer(name="李督查"), seen=seen)
    task.complete("换了说法。", by=officer)
    for act in (lambda: task.close(by=reviewer, seen=seen), lambda: task.send_back("再补。", by=reviewer, seen=seen)):
        with pytest.raises(Refused, match=r"赵主办于.+登记了“报告完成”"):
            act()
    task.close(by=reviewer, seen=task.updates.first().pk)

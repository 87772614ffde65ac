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
from indicators.office.roles import Role
from indicators.office.steps import Refused
from reports.models import Milestone, Task, TaskEvidence, TaskUpdate
from reports.models.lights import Light
from reports.models.task_steps import MOVES, TaskStatus, TaskVerb
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
        (TaskVerb.ASSIGN, TaskStatus.NOT_STARTED, TaskStatus.NOT_STARTED),
        (TaskVerb.SIGN, TaskStatus.NOT_STARTED, TaskStatus.ACKNOWLEDGED),
        (TaskVerb.REACH, TaskStatus.ACKNOWLEDGED, TaskStatus.IN_PROGRESS),
        (TaskVerb.REACH, TaskStatus.IN_PROGRESS, TaskStatus.IN_PROGRESS),
        (TaskVerb.COMPLETE, TaskStatus.IN_PROGRESS, TaskStatus.DONE),
        (TaskVerb.RETURN, TaskStatus.DONE, TaskStatus.IN_PROGRESS),
        (TaskVerb.COMPLETE, TaskStatus.IN_PROGRESS, TaskStatus.DONE),
        (TaskVerb.CLOSE, TaskStatus.DONE, TaskStatus.CLOSED),
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


ACTS: dict[TaskVerb, Callable[[Task, User], object]] = {
    TaskVerb.SIGN: lambda task, by: task.sign(by=by),
    TaskVerb.UPDATE: lambda task, by: task.report_progress("进展", by=by),
    TaskVerb.REACH: lambda task, by: task.reach(step(task), by=by),
    TaskVerb.COMPLETE: lambda task, by: task.complete("完成", by=by),
    TaskVerb.RETURN: lambda task, by: task.send_back("理由", by=by),
    TaskVerb.CLOSE: lambda task, by: task.close(by=by),
    TaskVerb.INSPECT: lambda task, by: task.inspect("请抓紧", by=by),
    TaskVerb.SUSPEND: lambda task, by: task.settle(TaskVerb.SUSPEND, "理由", by=by),
    TaskVerb.CANCEL: lambda task, by: task.settle(TaskVerb.CANCEL, "理由", by=by),
    TaskVerb.RESUME: lambda task, by: task.settle(TaskVerb.RESUME, "理由", by=by),
    TaskVerb.REOPEN: lambda task, by: task.settle(TaskVerb.REOPEN, "理由", by=by),
}


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("verb", ACTS)
def test_each_verb_runs_from_its_own_statuses_and_from_no_other(
    task: Task, officer: User, reviewer: User, verb: TaskVerb
) -> None:
    by = officer if verb in REPORTERS else reviewer
    for status in TaskStatus:
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
def test_each_verb_is_for_those_it_is_meant_for(task: Task, verb: TaskVerb) -> None:
    for who, person in everybody().items():
        with undone():
            ready(task, verb, MOVES[verb].sources[0])
            if who in ALLOWED[verb]:
                ACTS[verb](task, person)
            else:
                with pytest.raises(Refused, match="没有权限"):
                    ACTS[verb](task, person)
            assert task.updates.count() == 1 + (who in ALLOWED[verb]), who


REPORTERS = (TaskVerb.SIGN, TaskVerb.UPDATE, TaskVerb.REACH, TaskVerb.COMPLETE)
LEAD, SUPERVISORS, DROPPERS = {"lead"}, {"reviewer"}, {"reviewer", "administrator"}
ALLOWED: dict[TaskVerb, set[str]] = {
    TaskVerb.SIGN: LEAD,
    TaskVerb.UPDATE: {"lead", "other"},
    TaskVerb.REACH: LEAD,
    TaskVerb.COMPLETE: LEAD,
    TaskVerb.RETURN: SUPERVISORS,
    TaskVerb.CLOSE: SUPERVISORS,
    TaskVerb.INSPECT: SUPERVISORS,
    TaskVerb.SUSPEND: DROPPERS,
    TaskVerb.CANCEL: DROPPERS,
    TaskVerb.RESUME: DROPPERS,
    TaskVerb.REOPEN: DROPPERS,
}


def everybody() -> dict[str, User]:
    """One of each role; the lead's officer, and one of the department that helps."""
    others = ("reviewer", "editor", "publisher", "leader", "administrator", "stranger")
    return {name: getattr(cast, name)() for name in others} | {
        "lead": cast.officer(cast.department()),
        "other": cast.officer(cast.department("audit_bureau")),
        "head": cast.head(cast.department()),
    }


def ready(task: Task, verb: TaskVerb, status: str) -> None:
    """In that status, without milestones in the way of its completion."""
    if verb == TaskVerb.COMPLETE:
        task.milestones.all().delete()
    standing(task, status)


@pytest.mark.parametrize(
    ("status", "act", "missing"),
    [
        (TaskStatus.IN_PROGRESS, lambda task, text, o, r: task.report_progress(text, by=o), "进展情况"),
        (TaskStatus.IN_PROGRESS, lambda task, text, o, r: task.complete(text, by=o), "完成情况"),
        (TaskStatus.DONE, lambda task, text, o, r: task.send_back(text, by=r), "理由"),
        (TaskStatus.IN_PROGRESS, lambda task, text, o, r: task.inspect(text, by=r), "督查意见"),
        (TaskStatus.IN_PROGRESS, lambda task, text, o, r: task.settle(TaskVerb.SUSPEND, text, by=r), "理由"),
        (TaskStatus.IN_PROGRESS, lambda task, text, o, r: task.settle(TaskVerb.CANCEL, text, by=r), "理由"),
        (TaskStatus.CANCELLED, lambda task, text, o, r: task.settle(TaskVerb.RESUME, text, by=r), "理由"),
        (TaskStatus.CLOSED, lambda task, text, o, r: task.settle(TaskVerb.REOPEN, text, by=r), "理由"),
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
    assert task.status == TaskStatus.CLOSED
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
    assert task.status == TaskStatus.CLOSED


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
    assert TaskVerb.CLOSE not in desk(task, own).verbs
    assert TaskVerb.CLOSE in desk(task, reviewer).verbs
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
    assert task.status == TaskStatus.CLOSED


def test_reopened_it_is_worked_at_again_and_judged_by_today(task: Task, officer: User, reviewer: User) -> None:
    with time_machine.travel("2020-11-20 09:00:00+08:00"):
        reported(task, officer).close(by=reviewer)
    with time_machine.travel("2020-12-20 09:00:00+08:00"):
        assert watch().light(task.standing) is None
        task.settle(TaskVerb.REOPEN, "审计发现未落实。", by=reviewer)
        assert (task.status, task.completed_by) == (TaskStatus.IN_PROGRESS, None)
        assert watch().light(Task.objects.tracked().get(pk=task.pk).standing) == Light.OVERDUE


def test_put_off_or_dropped_it_comes_back_to_be_signed_anew(task: Task, officer: User, reviewer: User) -> None:
    task.sign(by=officer)
    task.settle(TaskVerb.SUSPEND, "机构改革。", by=reviewer)
    task.settle(TaskVerb.CANCEL, "不再开展。", by=reviewer)
    task.settle(TaskVerb.RESUME, "重新列入。", by=reviewer)
    assert task.status == TaskStatus.NOT_STARTED
    task.sign(by=officer)
    assert task.status == TaskStatus.ACKNOWLEDGED


@pytest.mark.parametrize("verb", [TaskVerb.CLOSE, TaskVerb.SIGN, TaskVerb.RETURN])
def test_only_verbs_that_settle_are_settled_by(task: Task, reviewer: User, verb: TaskVerb) -> None:
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
    assert TaskUpdate.objects.filter(task=task, verb__in=[TaskVerb.UPDATE, TaskVerb.INSPECT]).count() == 2
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
    assert task.updates.filter(verb=TaskVerb.UPDATE).count() == 4


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

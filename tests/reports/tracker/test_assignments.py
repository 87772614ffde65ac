"""Nothing is assigned by a guess: a person confirms, and what they change later has its reason in the log."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.office.steps import Refused
from reports.models import Task
from reports.models.task_steps import TaskStatus, TaskVerb
from reports.tracker.assignments import Assignment, AssignmentPlan, Goal, assign, confirm_suggestions
from tests import cast
from tests.promises import closed, led, signed, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_what_is_shipped_is_only_suggested() -> None:
    assert not Task.objects.exclude(lead_department=None, due_on=None, starts_on=None, owner=None).exists()
    assert not Task.objects.filter(co_departments__isnull=False).exists()
    assert Task.objects.exclude(suggested_lead=None).count() == 21


def test_assigning_writes_who_leads_with_whom_and_by_when() -> None:
    entry = led(others=["audit_bureau"], due_on=date(2020, 11, 30)).updates.get()
    assert (entry.verb, entry.status_to) == (TaskVerb.ASSIGN, TaskStatus.NOT_STARTED)
    assert entry.text == "牵头：区司法局；配合：区审计局；完成时限：2020年11月30日。"


@pytest.mark.parametrize("who", ["officer", "head", "editor", "publisher", "leader", "stranger"])
def test_only_reviewers_and_administrators_assign(who: str) -> None:
    with pytest.raises(Refused, match="没有权限分派"):
        led(by=getattr(cast, who)())
    assert task().lead_department is None


@pytest.mark.parametrize("who", ["reviewer", "administrator"])
def test_they_do(who: str) -> None:
    assert led(by=getattr(cast, who)()).lead_department == cast.department()


def test_until_signed_it_may_be_assigned_again_without_a_reason() -> None:
    led()
    led(department="audit_bureau", due_on=None)
    assert task().lead_department == cast.department("audit_bureau")
    assert task().updates.first().text == "牵头：区审计局（原为区司法局）；配合：无；完成时限：待定。"


def test_once_signed_a_change_needs_its_reason() -> None:
    signed()
    adjusted = Assignment(cast.department(), due_on=date(2020, 10, 31))
    with pytest.raises(Refused, match="调整须写明理由"):
        assign(task(), adjusted, by=cast.reviewer())
    entry = assign(task(), adjusted, by=cast.reviewer(), reason="提前部署。")
    assert (entry.verb, entry.status_to) == (TaskVerb.ADJUST, TaskStatus.ACKNOWLEDGED)
    assert entry.text.endswith("完成时限：2020年10月31日。提前部署。")


def test_another_lead_signs_anew() -> None:
    signed()
    moved = Assignment(cast.department("audit_bureau"), due_on=date(2020, 12, 31))
    with pytest.raises(Refused, match="改派须写明理由"):
        assign(task(), moved, by=cast.reviewer())
    entry = assign(task(), moved, by=cast.reviewer(), reason="职责调整。")
    assert (entry.verb, entry.status_from, entry.status_to) == (
        TaskVerb.REASSIGN,
        TaskStatus.ACKNOWLEDGED,
        TaskStatus.NOT_STARTED,
    )
    with pytest.raises(Refused, match="没有权限签收"):
        task().sign(by=cast.officer(cast.department()))
    task().sign(by=cast.officer(cast.department("audit_bureau")))


def test_what_is_closed_is_not_assigned() -> None:
    closed()
    with pytest.raises(Refused, match="现在是“已销号”"):
        assign(task(), Assignment(cast.department()), by=cast.reviewer(), reason="理由")


def test_nonsense_is_refused() -> None:
    justice, stranger = cast.department(), cast.officer(cast.department("audit_bureau"))
    spring, summer = date(2020, 3, 1), date(2020, 6, 1)
    refused = {
        "牵头部门不能同时是配合部门": Assignment(justice, [justice]),
        "不能作为责任人": Assignment(justice, owner=stranger),
        "完成时限不能早于启动日期": Assignment(justice, starts_on=summer, due_on=spring),
        "节点不能重名": Assignment(justice, steps=[AssignmentPlan("公布", spring), AssignmentPlan("公布", summer)]),
    }
    for sentence, assignment in refused.items():
        with pytest.raises(Refused, match=sentence):
            assign(task(), assignment, by=cast.reviewer())
    assert not task().updates.exists()


def test_milestones_become_as_planned_but_for_those_reached() -> None:
    one = signed(
        steps=[AssignmentPlan("公布", date(2020, 3, 31)), AssignmentPlan("审议", None), AssignmentPlan("公开", None)]
    )
    one.reach(one.milestones.get(title="公布"), by=cast.officer(cast.department()))
    again = Assignment(
        cast.department(),
        due_on=date(2020, 12, 31),
        steps=[AssignmentPlan("评估", None), AssignmentPlan("审议", date(2020, 9, 30))],
    )
    assign(task(), again, by=cast.reviewer(), reason="细化。")
    steps = {step.title: (step.due_on, step.is_reached) for step in task().milestones.all()}
    assert steps == {"公布": (date(2020, 3, 31), True), "评估": (None, False), "审议": (date(2020, 9, 30), False)}


def test_targets_become_as_set() -> None:
    indicator = task().indicators.get()
    led(goals=[Goal(indicator, "at_least", Decimal(2))])
    assert [target.text for target in task().targets.all()] == ["不低于2项"]
    led(goals=[Goal(indicator, "at_most", Decimal(5))])
    assert [target.text for target in task().targets.all()] == ["不高于5项"]
    led(goals=[])
    assert not task().targets.exists()


@pytest.mark.parametrize(
    ("bound", "value", "met"), [("at_least", 2, True), ("at_least", 3, False), ("at_most", 1, False)]
)
def test_a_target_is_met_at_its_value(bound: str, value: int, met: bool) -> None:
    led(goals=[Goal(task().indicators.get(), bound, Decimal(value))])
    assert task().targets.get().is_met_by(Decimal(2)) is met


def test_suggestions_are_confirmed_with_those_who_are_to_help() -> None:
    one = Task.objects.filter(suggested_co_departments__isnull=False).distinct().first()
    [entry] = confirm_suggestions([(one, one.suggested_lead, date(2020, 12, 31))], by=cast.reviewer())
    assert set(one.co_departments.all()) == set(one.suggested_co_departments.exclude(pk=one.suggested_lead_id))
    assert entry.task.lead_department == one.suggested_lead


def test_many_are_confirmed_together_or_not_at_all() -> None:
    signed("T3-1")
    rows = [(task(code), cast.department("audit_bureau"), None) for code in ("T3-2", "T3-1")]
    with pytest.raises(Refused, match="改派须写明理由"):
        confirm_suggestions(rows, by=cast.reviewer())
    assert task("T3-2").lead_department is None

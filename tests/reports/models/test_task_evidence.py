"""What proves a task: milestones reached, files handed in, figures a person cites."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Figure, User
from indicators.numbers.comparison import Measured
from indicators.office.steps import Refused
from reports.models import Milestone, Task, TaskEvidence
from reports.models.task_steps import TaskVerb
from tests import cast
from tests.uploads import PDF, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

INDICATOR = "major_decision_item_count"


def step(task: Task, title: str = "公布目录") -> Milestone:
    return task.milestones.get(title=title)


def test_a_task_is_not_done_before_its_milestones(task: Task, officer: User) -> None:
    task.sign(by=officer)
    task.reach(step(task), by=officer)
    with pytest.raises(Refused, match="还有1个节点没有完成：全部审议"):
        task.complete("完成", by=officer)
    with pytest.raises(Refused, match="已经完成"):
        task.reach(step(task), by=officer)
    task.undo_reach(step(task), text="点错了", by=officer)
    assert not step(task).is_reached
    with pytest.raises(Refused, match="还没有完成"):
        task.undo_reach(step(task), text="点错了", by=officer)
    with pytest.raises(Refused, match="须写明理由"):
        task.undo_reach(step(task), text=" ", by=officer)


def test_a_milestone_refused_is_not_reached(task: Task) -> None:
    task.sign(by=cast.officer(cast.department()))
    with pytest.raises(Refused):
        task.reach(step(task), by=cast.officer(cast.department("audit_bureau")))
    assert not step(task).is_reached


def test_one_wrong_file_and_nothing_is_written(task: Task, officer: User) -> None:
    task.sign(by=officer)
    files = [upload("目录.pdf"), upload("程序.exe", b"MZ"), upload("空.pdf", b"")]
    with pytest.raises(ValidationError) as refused:
        task.report_progress("目录已公布。", by=officer, uploads=files)
    assert len(refused.value.messages) == 2
    assert TaskEvidence.objects.count() == 0
    assert not task.updates.filter(verb=TaskVerb.UPDATE).exists()


def test_the_same_file_twice_is_kept_once(task: Task, officer: User) -> None:
    task.sign(by=officer)
    entry = task.report_progress("公布。", by=officer, uploads=[upload("甲.pdf"), upload("乙.pdf")])
    assert [(proof.name, proof.size) for proof in entry.evidence.all()] == [("甲.pdf", len(PDF))]


def approved_figure(value: int) -> Figure:
    figure = cast.figure(INDICATOR)
    figure.enter(Measured(Decimal(value)), note="", source="台账", by=cast.reviewer(), seen=figure.version)
    figure.submit(by=cast.reviewer(), seen=figure.version)
    figure.approve(by=cast.reviewer(), seen=figure.version)
    return figure


def test_an_approved_figure_of_the_year_becomes_evidence_when_a_person_says_so(task: Task, officer: User) -> None:
    cast.opened_round(2020)
    figure = approved_figure(3)
    task.sign(by=officer)
    entry = task.cite(figure, by=officer)
    assert entry.figure == figure
    assert entry.text.endswith("：3项（目标不低于2项）。")
    with pytest.raises(Refused, match="已经引用过"):
        task.cite(figure, by=officer)


@pytest.mark.parametrize(
    ("code", "year", "why"),
    [
        (INDICATOR, 2019, "只能引用2020年审核通过的数据"),
        (INDICATOR, 2020, "只能引用2020年审核通过的数据"),  # not approved yet
    ],
)
def test_no_other_figure_is(task: Task, officer: User, code: str, year: int, why: str) -> None:
    cast.opened_round(2020)
    task.sign(by=officer)
    with pytest.raises(Refused, match=why):
        task.cite(cast.figure(code, year), by=officer)


def test_a_figure_of_another_indicator_is_no_evidence(task: Task, officer: User) -> None:
    cast.opened_round(2020)
    figure = approved_figure(3)
    task.indicators.clear()
    task.sign(by=officer)
    with pytest.raises(Refused, match="不是这项任务的相关指标"):
        task.cite(figure, by=officer)

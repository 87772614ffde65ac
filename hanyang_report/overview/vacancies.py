"""What has come to a step where nobody can take it up: an administrator gives somebody the role."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from hanyang_report.overview.handovers import HandOver
from indicators.models import Collection, Department, Figure, ProposedRight, User
from indicators.models.figure_steps import FigureStatus
from indicators.office.kept.held import held
from indicators.office.permissions import user_can_administer
from indicators.office.roles import Role
from indicators.round.progress import progress, without_officer
from indicators.round.review_desk import awaiting
from reports.models import Report, Task
from reports.models.permissions import user_can_close
from reports.models.report_steps import WRITABLE, Stage
from reports.models.task_steps import TaskStatus


def vacancies(person: User) -> list[HandOver]:
    """For 管理员; nothing for anybody else."""
    if not user_can_administer(person):
        return []
    return list(_vacant())


@held
def _vacant() -> tuple[HandOver, ...]:
    return (*_officers(), *_heads(), *_reviewers(), *_writers(), *_publishers(), *_proposed())


def _officers() -> Iterator[HandOver]:
    """Departments asked for figures that have nobody to enter them."""
    for collection in Collection.objects.open():
        owing = [row.department for row in progress(collection) if row.to_do]
        if unmanned := without_officer(owing):
            yield _account(f"{collection}：{len(unmanned)}个部门没有填报员", _names(unmanned))


def _heads() -> Iterator[HandOver]:
    """Figures before a head that the department has not got."""
    waiting = Figure.objects.filter(status=FigureStatus.SIGNING).values("department")
    headed = User.objects.holding(Role.HEAD).filter(departments__isnull=False).values("departments")
    headless = list(Department.objects.filter(pk__in=waiting).exclude(pk__in=headed))
    if headless:
        yield _account(f"{len(headless)}个部门有数据等负责人签发，却没有部门负责人", _names(headless))


def _reviewers() -> Iterator[HandOver]:
    """Figures and tasks before reviewers to all of whom the rule of four eyes objects."""
    reviewers = list(User.objects.holding(Role.REVIEWER))
    figures = set(Figure.objects.filter(status=FigureStatus.SUBMITTED).values_list("pk", flat=True))
    for reviewer in reviewers if figures else []:
        figures -= set(awaiting(reviewer).values_list("pk", flat=True))
    if figures:
        yield _account(f"{len(figures)}项数据等待审核，没有能审核的人", "须有一位没有经手这些数据的审核员")
    done = Task.objects.promised().filter(status=TaskStatus.DONE).prefetch_related("updates")
    tasks = [task for task in done if not any(user_can_close(reviewer, task) for reviewer in reviewers)]
    if tasks:
        yield _account(f"{len(tasks)}项任务等待核查，没有能销号的人", "须有一位没有经手这些任务的审核员")


def _writers() -> Iterator[HandOver]:
    """A report in hand, or a locked round, without an editor."""
    if User.objects.holding(Role.EDITOR).exists():
        return
    if reports := list(Report.objects.filter(stage__in=WRITABLE)):
        yield _account("年度报告在起草，却没有编辑", "、".join(map(str, reports)))


def _publishers() -> Iterator[HandOver]:
    """A report before publishers who all wrote it themselves."""
    for report in Report.objects.filter(stage__in=(Stage.SUBMITTED, Stage.APPROVED)):
        if not User.objects.holding(Role.PUBLISHER).exclude(pk=report.edited_by_id or 0).exists():
            yield _account(f"《{report}》已送审，没有能批准的人", "须有一位没有最后修改它的发布人")


def _proposed() -> Iterator[HandOver]:
    """Roles and departments that the authority's sign-on says of people and nobody has agreed to."""
    if settings.SIGN_ON and (proposed := list(ProposedRight.objects.waiting().select_related("user", "department"))):
        what, detail = f"统一身份认证带来{len(proposed)}项角色或部门，等您同意", "、".join(map(str, proposed[:3]))
        yield HandOver("账号", what, reverse("sign_on_proposals"), "去看", detail)


def _account(what: str, detail: str) -> HandOver:
    return HandOver("账号", what, reverse("admin:indicators_user_changelist"), "去设置账号", detail)


def _names(departments: list[Department]) -> str:
    return "、".join(department.label for department in departments)

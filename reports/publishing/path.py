"""A year's path from its figures to its tasks: each step with when, who, what is missing, and where it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import Collection, Figure, FigureMove, FigureStatus, FigureVerb, user_can_manage_collection
from indicators.office.permissions import Person
from indicators.office.users import User
from reports.checks.acknowledging import verdict
from reports.models import Consulted, PaperRemark, RemarkDecision, Report, ReportVerb, Stage
from reports.models.permissions import (
    user_can_edit,
    user_can_file,
    user_can_read_draft,
    user_can_see_check,
    user_publishes,
)
from reports.models.report_steps import WRITABLE


@dataclass(frozen=True, slots=True)
class PathStep:
    """`missing` says what holds it up, "" when nothing does; `does` is the one button, "" where there is none; `whose` says
    who is to take a step that nobody has taken. What was left out and may be holds nothing up, so it is done as well."""

    name: str
    is_done: bool
    at: date | datetime | None = None
    by: User | None = None
    missing: str = ""
    does: str = ""
    address: str = ""
    whose: str = ""
    is_left_out: bool = False


LOOK = "查看"
Right = Callable[[Person], bool]
WHOSE: dict[str, tuple[str, Right, Right]] = {
    "填报": ("填报员", user_can_manage_collection, user_can_manage_collection),
    "审核": ("审核员", user_can_manage_collection, user_can_manage_collection),
    "锁定": ("管理员", user_can_manage_collection, user_can_manage_collection),
    "起草": ("编辑", user_can_edit, user_can_read_draft),
    "征求意见": ("编辑", user_can_edit, user_can_read_draft),
    "检查": ("编辑", user_can_see_check, user_can_see_check),
    "送审": ("编辑", user_can_edit, user_can_read_draft),
    "批准": ("发布人", user_publishes, user_can_read_draft),
    "上报": ("编辑或发布人", user_can_file, user_can_read_draft),
    "发布": ("发布人", user_publishes, user_can_read_draft),
    "任务分解": ("编辑", user_can_see_check, user_can_see_check),
}
"""Whose step it is, who has its button, and who may at least look at its page."""


def path_of(report: Report, person: Person) -> list[PathStep]:
    """Its eleven steps in order. What a step of the way back has undone is not done. A button leads nobody where they are
    turned away; who may only look is told so."""
    steps: tuple[Callable[[Report], PathStep], ...] = (
        _entering,
        _reviewing,
        _locking,
        _drafting,
        _consulting,
        _checking,
        _submitting,
        _approving,
        _filing,
        _publishing,
        _promising,
    )
    return [_for(person, step(report)) for step in steps]


def _for(person: Person, step: PathStep) -> PathStep:
    whose, acts, looks = WHOSE[step.name]
    does = step.does if acts(person) else LOOK if step.does and looks(person) else ""
    return replace(step, does=does, whose="" if step.is_done else whose)


def now_of(steps: list[PathStep]) -> PathStep | None:
    """The first that is not done: whose turn it is."""
    return next((step for step in steps if not step.is_done), None)


def _entering(report: Report) -> PathStep:
    collection = Collection.objects.select_related("opened_by").filter(year=report.year).first()
    if collection is None or collection.opened_at is None:
        is_past = report.stage == Stage.PUBLISHED
        missing = "" if is_past else "年度填报还没有开启。"
        return PathStep("填报", is_past, missing=missing, does="看年度填报", address=_rounds())
    counted = _counted(report)
    missing = f"还有{counted['empty']}项没有填报，{_until(collection.due_on)}。" if counted["empty"] else ""
    return PathStep(
        "填报", not missing, collection.opened_at, collection.opened_by, missing, "看填报进度", _board(report)
    )


def _reviewing(report: Report) -> PathStep:
    counted = _counted(report)
    left = counted["all"] - counted["approved"]
    missing = f"还有{left}项没有审核通过。" if left else "" if counted["all"] else "还没有数据。"
    approvals = FigureMove.objects.filter(figure__year=report.year, verb=FigureVerb.APPROVE).select_related("by")
    last = None if missing else approvals.order_by("-at", "-pk").first()
    at, by = (last.at, last.by) if last else (None, None)
    return PathStep("审核", not missing, at, by, missing, "看填报进度", _board(report))


def _locking(report: Report) -> PathStep:
    collection = Collection.objects.select_related("locked_by").filter(year=report.year).first()
    if collection and collection.locked_at:
        return PathStep("锁定", True, collection.locked_at, collection.locked_by, "", "看填报进度", _board(report))
    is_past = report.stage == Stage.PUBLISHED
    return PathStep(
        "锁定", is_past, missing="" if is_past else "年度填报还没有锁定。", does="去锁定", address=_rounds()
    )


def _drafting(report: Report) -> PathStep:
    is_written = report.edited_at is not None or report.stage not in WRITABLE
    missing = "" if is_written else "还没有人动笔。"
    address = reverse("admin:reports_draft", args=[report.year])
    return PathStep("起草", is_written, report.edited_at, report.edited_by, missing, "去起草", address)


def _consulting(report: Report) -> PathStep:
    """May be left out; once begun it waits for who is silent and for every remark. A text may go round without a list of whom."""
    asked = report.consultations.select_related("by").first()
    last = asked or report.moves.filter(verb=ReportVerb.CIRCULATE).select_related("by").first()
    silent = list(
        Consulted.objects.filter(consultation__report=report, reply="").values_list("consultation__due_on", flat=True)
    )
    undecided = (RemarkDecision.OPEN, RemarkDecision.ACCEPTED)
    remarks = PaperRemark.objects.filter(paper__consulted__consultation__report=report, decision__in=undecided).count()
    late = sum(due_on < timezone.localdate() for due_on in silent)
    overdue = f"（{late}个已过期限）" if late else f"（{_until(max(silent))}）" if silent else ""
    said = [f"{len(silent)}个单位还没有答复{overdue}" if silent else "", f"{remarks}条意见没有处理" if remarks else ""]
    missing = f"{'，'.join(filter(None, said))}。" if any(said) else ""
    is_done = (asked is not None and not missing) or report.stage not in WRITABLE
    told = missing or ("" if asked or is_done else "还没有征求意见（也可以不征求）。")
    address = reverse("admin:reports_consultation", args=[report.year])
    if last is None:
        is_left_out = is_done and report.moves.filter(verb=ReportVerb.SUBMIT, stage_from=Stage.DRAFT).exists()
        return PathStep("征求意见", is_done, missing=told, does="征求意见", address=address, is_left_out=is_left_out)
    return PathStep("征求意见", is_done, last.at, last.by, told, "征求意见", address)


def _checking(report: Report) -> PathStep:
    """When and by whom the last finding was explained; where there was nothing to explain, nobody took it."""
    said = verdict(report)
    reasons = [] if said.refusal else [line.reason for line in said.explained if line.reason]
    last = max(reasons, key=lambda reason: reason.at, default=None)
    address = reverse("admin:reports_check", args=[report.year])
    at, by = (last.at, last.by) if last else (None, None)
    return PathStep("检查", not said.refusal, at, by, said.refusal, "去检查", address)


def _submitting(report: Report) -> PathStep:
    is_done = report.stage not in WRITABLE
    return _moved(report, "送审", ReportVerb.SUBMIT, is_done, "还没有送审。", "去送审")


def _approving(report: Report) -> PathStep:
    is_done = report.stage in (Stage.APPROVED, Stage.PUBLISHED)
    return _moved(report, "批准", ReportVerb.APPROVE, is_done, "还没有批准。", "去批准")


def _filing(report: Report) -> PathStep:
    last = report.filings.select_related("recorded_by").order_by("-filed_on", "-pk").first()
    address = reverse("admin:reports_filings", args=[report.year])
    if last:
        return PathStep("上报", True, last.filed_on, last.recorded_by, does="上报记录", address=address)
    return PathStep("上报", False, missing="还没有登记上报。", does="登记上报", address=address)


def _publishing(report: Report) -> PathStep:
    edition = report.editions.select_related("published_by").order_by("-number").first()
    address = reverse("admin:reports_publishing", args=[report.year])
    if edition and report.stage == Stage.PUBLISHED:
        return PathStep("发布", True, edition.published_at, edition.published_by, does="看发布", address=address)
    missing = "更正还没有发布。" if report.stage == Stage.CORRECTING else "还没有发布。"
    return PathStep("发布", False, missing=missing, does="去发布", address=address)


def _promising(report: Report) -> PathStep:
    count = report.tasks.of_plan().count()
    address = reverse("admin:reports_propose_tasks", args=[report.year])
    missing = "" if count else f"还没有分解{report.year + 1}年度任务。"
    return PathStep(
        "任务分解", bool(count), missing=missing, does=f"看{count}项任务" if count else "去分解", address=address
    )


def _moved(report: Report, name: str, verb: ReportVerb, is_done: bool, missing: str, does: str) -> PathStep:
    """A step of the report itself, by the last line of its log that took it."""
    address = reverse("admin:reports_publishing", args=[report.year])
    last = report.moves.filter(verb=verb).select_related("by").first() if is_done else None
    told, does = ("", LOOK) if is_done else (missing, does)
    return PathStep(name, is_done, last.at if last else None, last.by if last else None, told, does, address)


def _until(day: date) -> str:
    """The last day of something, or that it is past."""
    return f"{date_format(day)}{'截止' if day >= timezone.localdate() else '已截止'}"


def _counted(report: Report) -> dict[str, int]:
    """How many figures the year has, without a value, and through review."""
    approved = Q(status__in=(FigureStatus.APPROVED, FigureStatus.LOCKED))
    return Figure.objects.of_year(report.year).aggregate(
        all=Count("pk"), empty=Count("pk", filter=Q(value=None)), approved=Count("pk", filter=approved)
    )


def _board(report: Report) -> str:
    """The round's board, with what may be done with the round; the list of rounds where it was never opened."""
    is_opened = Collection.objects.filter(year=report.year, opened_at__isnull=False).exists()
    return reverse("admin:indicators_board", args=[report.year]) if is_opened else _rounds()


def _rounds() -> str:
    return reverse("admin:indicators_collection_changelist")

"""交接: whose turn it is when one step of the year ends and the next one begins, for one person's 待办.

What a person has in hand within a step (figures to enter, tasks to work at) is listed by the floor it belongs to; here
stands what lies between two steps, so that none of them ends in nobody's list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import Collection, Department, User
from indicators.models.permissions import user_can_manage_collection, user_can_review
from indicators.office.kept.held import held
from indicators.office.permissions import user_has_role
from indicators.office.roles import Role
from indicators.round.confirmation import Unsigned, unsigned
from indicators.round.progress import Progress, Rounds, total, without_officer
from reports.drafting.rollover import next_year
from reports.models import Consulted, PaperRemark, RemarkDecision, Report
from reports.models.permissions import user_can_edit
from reports.models.report_steps import Stage


@dataclass(frozen=True, slots=True)
class HandOver:
    """One step of the year that waits for this person: `does` is the button's word, `detail` what else to know."""

    step: str
    what: str
    address: str
    does: str
    detail: str = ""


def handovers(person: User, rounds: Rounds | None = None) -> list[HandOver]:
    """In the order of the year. Only what the person can do themselves."""
    rounds = rounds or Rounds()
    return [
        *_sheets(person, rounds),
        *_rounds(person, rounds),
        *(_drafts() if user_can_edit(person) else ()),
        *(_consultations() if user_has_role(person, Role.HEAD, Role.REVIEWER, Role.LEADER) else ()),
        *(_answers() if user_can_edit(person) else ()),
    ]


# ── 填报 → 确认表 ──


def _sheets(person: User, rounds: Rounds) -> Iterator[HandOver]:
    """The departments' sheets that are not signed: for their officers; for reviewers where nobody is in their place."""
    is_officer, is_reviewer = user_has_role(person, Role.OFFICER), user_can_review(person)
    if not (is_officer or is_reviewer):
        return
    own = person.department_ids if is_officer else frozenset()
    for collection in rounds.unpublished:
        missing = unsigned(collection, None if is_reviewer else Department.objects.filter(pk__in=own))
        orphaned = without_officer(one.department for one in missing) if is_reviewer and missing else []
        for one in missing:
            if one.department.pk in own or one.department in orphaned:
                yield _sheet(one)


def _sheet(one: Unsigned) -> HandOver:
    why = (
        "签章以后数据有变动，须重新打印、签章并上传"
        if one.is_outdated
        else "数据已全部提交，还没有上传签字盖章的扫描件"
    )
    return HandOver(
        step="确认表",
        what=f"{one.department}：{one.collection.year}年填报确认表",
        address=reverse("admin:indicators_confirmation", args=[one.collection.year, one.department.code]),
        does="去打印、上传",
        detail=why,
    )


# ── 审核 → 锁定 ──


def _rounds(person: User, rounds: Rounds) -> Iterator[HandOver]:
    """An open round that is complete, or that some let pass: for who manages it."""
    if not user_can_manage_collection(person):
        return
    for collection in rounds.open:
        rows = rounds.progress(collection)
        late = [row for row in rows if row.is_late]
        if rows and not total(rows).missing:
            yield _lock(collection, total(rows).owed)
        elif late:
            yield _remind(collection, late)


def _lock(collection: Collection, owed: int) -> HandOver:
    missing = unsigned(collection)
    return HandOver(
        step="锁定",
        what=f"{collection}：{owed}项都已审核通过，可以锁定",
        address=reverse("admin:indicators_round_lock", args=[collection.year]),
        does="去锁定",
        detail=f"还有{len(missing)}个部门没有交填报确认表" if missing else "锁定后编辑起草年度报告",
    )


def _remind(collection: Collection, late: list[Progress]) -> HandOver:
    owed = sum(row.owed - row.handed_in for row in late)
    return HandOver(
        step="催报",
        what=f"{collection}：{len(late)}个部门已逾期，还有{owed}项没有提交",
        address=reverse("admin:indicators_board", args=[collection.year]),
        does="去催报",
        detail="、".join(row.department.label for row in late),
    )


# ── 锁定 → 起草 ──


@held
def _drafts() -> tuple[HandOver, ...]:
    """A locked round after the newest report: its editor begins."""
    return tuple(_to_draft())


def _to_draft() -> Iterator[HandOver]:
    newest = Report.objects.aggregate(year=Max("year"))["year"] or 0
    for collection in Collection.objects.locked().filter(year__gt=newest).order_by("year"):
        is_next = next_year() == collection.year
        yield HandOver(
            step="起草",
            what=f"{collection}已锁定，可以起草年度报告",
            address=reverse("admin:reports_start" if is_next else "admin:reports_report_changelist"),
            does="去起草",
            detail=f"{collection.locked_by}于{date_format(timezone.localtime(collection.locked_at))}锁定",
        )


# ── 起草 → 征求意见 ──


@held
def _consultations() -> tuple[HandOver, ...]:
    """A draft that is sent round: for the departments' heads, the reviewers and the leaders."""
    return tuple(
        HandOver(
            step="征求意见",
            what=f"《{report}》正在征求意见",
            address=reverse("report_draft", args=[report.year]),
            does="去看草稿",
            detail=f"意见请在送审前告诉编辑{report.edited_by or ''}",
        )
        for report in Report.objects.filter(stage=Stage.CONSULTING).select_related("edited_by")
    )


# ── 征求意见 → 修改、送审 ──


@held
def _answers() -> tuple[HandOver, ...]:
    """What came back of a text sent round, and who let the day pass: for the editor, while the text is out."""
    return tuple(_came_in())


def _came_in() -> Iterator[HandOver]:
    for report in Report.objects.filter(stage=Stage.CONSULTING).exclude(consultations=None):
        asked = Consulted.objects.filter(consultation__report=report).select_related("consultation").order_by("pk")
        late = [one.name for one in asked if one.is_late]
        remarks = PaperRemark.objects.filter(
            paper__consulted__consultation__report=report, decision__in=(RemarkDecision.OPEN, RemarkDecision.ACCEPTED)
        ).count()
        if remarks:
            yield _came_back(report, f"还有{remarks}条意见没有处理完", "去处理")
        if late:
            yield _came_back(report, f"{len(late)}个单位逾期没有答复", "去催办、登记", "、".join(late))
        if not remarks and not any(one.is_silent for one in asked):
            yield _came_back(report, "征求的意见都已答复、处理，可以送审", "去看答复")


def _came_back(report: Report, what: str, does: str, detail: str = "") -> HandOver:
    address = reverse("admin:reports_consultation", args=[report.year])
    return HandOver(
        "征求意见", f"《{report}》{what}", address, does, detail or f"截至{date_format(timezone.localdate())}"
    )

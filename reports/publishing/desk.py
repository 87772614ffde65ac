"""Where a report stands on its way to its readers, what it waits for, and what one person may do with it now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from indicators.models import Figure
from indicators.office.permissions import Person
from reports.checks.acknowledging import Verdict, answered, verdict
from reports.drafting.blocks import name_of
from reports.drafting.passage import editor_address
from reports.models import (
    Correction,
    Edition,
    Report,
    ReportVerb,
    Stage,
    user_can_edit,
    user_can_file,
    user_publishes,
    user_publishes_this,
)
from reports.publishing.proposing import Proposed, proposed
from reports.publishing.self_review import SelfReviewed, self_reviewed

WAY = (Stage.DRAFT, Stage.CONSULTING, Stage.SUBMITTED, Stage.APPROVED, Stage.PUBLISHED)
WAY_OF_CORRECTION = (Stage.CORRECTING, Stage.SUBMITTED, Stage.APPROVED, Stage.PUBLISHED)
WAITS = {
    Stage.DRAFT: "编辑在起草。写好后可以先征求意见，也可以直接送审。",
    Stage.CONSULTING: "正在征求意见，编辑仍可修改；改好后送审。",
    Stage.SUBMITTED: "等发布人批准。批准之前文本不能再改；需要改的，由发布人退回。",
    Stage.APPROVED: "已经批准，等发布人发布。批准之后文本或数据有任何变动，都须重新批准。",
    Stage.PUBLISHED: "已公开，不能再改。发现错误，由发布人启动更正，另出新版；旧版仍可查阅。",
    Stage.CORRECTING: "正在更正列明的内容；更正版次发布之前，公众看到的仍是原来的版次。改好后送审。",
}


@dataclass(frozen=True, slots=True)
class ReportStep:
    """`is_done` when the log says that the report was there on its present way: 征求意见 may be left out."""

    label: str
    is_done: bool
    is_now: bool


@dataclass(frozen=True)
class ReportDesk:
    """Of one report for one person. Each property asks the database at most once."""

    report: Report
    person: Person

    @cached_property
    def correction(self) -> Correction | None:
        """The one that runs now."""
        return self.report.running_correction

    @cached_property
    def newest(self) -> Edition | None:
        return self.report.editions.select_related("withdrawal").order_by("-number").first()

    @cached_property
    def self_reviewed(self) -> SelfReviewed:
        """What was approved in the very department it came from; two questions."""
        return self_reviewed(self.report)

    @cached_property
    def verdict(self) -> Verdict:
        """What is found in the draft as it stands."""
        return verdict(self.report)

    @cached_property
    def proposed(self) -> Proposed:
        """What would be published now."""
        return proposed(self.report.pk)

    @cached_property
    def verdict_of_proposed(self) -> Verdict:
        return answered(self.report, self.proposed.found)

    @property
    def steps(self) -> list[ReportStep]:
        """The whole way in order: to the newest edition, or to the one in hand; a correction has its own beginning."""
        way = WAY_OF_CORRECTION if self.correction or self.is_corrected else WAY
        at = way.index(Stage(self.report.stage))
        return [
            ReportStep(stage.label, number < at and stage in self.walked, number == at)
            for number, stage in enumerate(way)
        ]

    @property
    def is_corrected(self) -> bool:
        """What readers have is a correction."""
        corrected = self.newest is not None and self.newest.origin == Edition.Origin.CORRECTION
        return corrected and self.report.stage == Stage.PUBLISHED

    @cached_property
    def walked(self) -> set[str]:
        """Where the log says it has been since it was first taken up, or taken up again after a withdrawal: what a
        correction begins or leaves does not undo the way to what it corrects."""
        walked: set[str] = set()
        for move in self.report.moves.all():
            if move.verb == ReportVerb.WITHDRAW:
                return walked | {move.stage_to}
            walked |= {move.stage_from, move.stage_to}
        return walked

    @property
    def waits_for(self) -> str:
        return WAITS[Stage(self.report.stage)]

    @property
    def hindrance(self) -> str:
        """Why a publisher can't go on by themselves; "" where they can."""
        is_last_writer = user_publishes(self.person) and self.report.edited_by_id == self.person.pk
        if is_last_writer and self.report.stage in (Stage.SUBMITTED, Stage.APPROVED):
            return "报告由您最后修改，须由另一位发布人批准和发布。"
        return ""

    @cached_property
    def may(self) -> frozenset[str]:
        """The verbs that stage and role both allow; a return has one name, whatever it returns to."""
        report, person = self.report, self.person
        writes, signs = user_can_edit(person), user_publishes(person)
        allowed = {
            ReportVerb.CIRCULATE: writes,
            ReportVerb.SUBMIT: writes,
            ReportVerb.SEND_BACK: signs,
            ReportVerb.APPROVE: user_publishes_this(person, report),
            ReportVerb.PUBLISH: user_publishes_this(person, report),
            ReportVerb.CORRECT: signs,
            ReportVerb.ABANDON: signs,
            ReportVerb.WITHDRAW: signs,
        }
        return frozenset(verb.value for verb, yes in allowed.items() if yes and report.allows(verb))

    @property
    def may_unschedule(self) -> bool:
        return self.report.publish_at is not None and user_publishes(self.person)

    @property
    def is_overdue(self) -> bool:
        """The set time has come and gone: the timer has not run, or publication was refused."""
        return self.report.publish_at is not None and self.report.publish_at < timezone.now()

    @property
    def may_file(self) -> bool:
        return user_can_file(self.person)


@dataclass(frozen=True, slots=True)
class Opened:
    """A passage that a correction opens, where it is written, and who wrote it since."""

    name: str
    address: str
    written_by: str


def opened_passages(correction: Correction) -> list[Opened]:
    """What a running correction lets the editor write."""
    report, since = correction.report, correction.opened_at
    found = []
    if correction.opens_head:
        found.append(
            Opened("公文要素（标题、主送、落款、文号等）", reverse("admin:reports_head", args=[report.year]), "")
        )
    if correction.opens_lead:
        found.append(Opened("导语", editor_address(report, report), ""))
    if correction.opens_tasks:
        address = reverse("admin:reports_propose_tasks", args=[report.year])
        found.append(Opened(f"{report.year + 1}年度任务（已增列{correction.added_tasks.count()}项）", address, ""))
    for block in correction.blocks():
        is_written = block.edited_at is not None and block.edited_at > since
        by = str(block.edited_by) if is_written else ""
        found.append(Opened(name_of(block), editor_address(block, report), by))
    return found


def opened_figures(correction: Correction) -> list[Figure]:
    return list(correction.figures.select_related("indicator", "department", "entered_by"))

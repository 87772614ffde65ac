"""From draft to readers and back: every verb that moves a report, each naming its actor.

The only place where figures and text become public, together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from indicators.models import Figure, User
from indicators.office.second_factor import vouched
from indicators.office.steps import Refused, held, require_seen
from reports.checks.acknowledging import acknowledge_as_found, explanations, require_publishable
from reports.document.tree import Document
from reports.drafting.composition import Composed, compose, compose_from_rows
from reports.models import (
    HEAD,
    Correction,
    Edition,
    Openness,
    Report,
    ReportVerb,
    SecrecyReview,
    Stage,
    TextBlock,
    Withdrawal,
    fingerprint,
    permissions,
)
from reports.narrative.binding import FigureBook

READS_OTHERWISE = "您打开这一页之后，文本或数据又有变动，没有批准。请把现在的内容看过再批准。"


@transaction.atomic
def circulate(report: Report, *, by: User) -> Report:
    """Send the draft round for comments."""
    report.hold()
    return _step(report, ReportVerb.CIRCULATE, by=by, allowed=permissions.user_can_edit(by))


@transaction.atomic
def submit(report: Report, *, by: User) -> Report:
    """Put the draft before the publisher."""
    report.hold()
    return _step(report, ReportVerb.SUBMIT, by=by, allowed=permissions.user_can_edit(by))


@transaction.atomic
def send_back(report: Report, *, by: User, reason: str) -> Report:
    """Back to the editor: to 更正中 while a correction runs, else to 起草. An approval and a set time fall away."""
    report.hold()
    verb = ReportVerb.RESUME if report.running_correction else ReportVerb.SEND_BACK
    report.clear_approval()
    return _step(report, verb, by=by, allowed=permissions.user_publishes(by), words=reason)


@transaction.atomic
def approve(report: Report, *, by: User, seen: str | None = None) -> Report:
    """Another pair of eyes says yes to exactly the text and figures as they read now.

    `seen` is the fingerprint of what was on the approver's screen, where there was one: Stale when it reads otherwise.
    """
    report.hold()
    _hold_figures(report)
    if report.edited_by_id == by.pk:
        raise Refused("报告由您最后修改，须由另一位发布人批准。")
    report.approved_hash = reading(as_published(report).document)
    if report.stage == Stage.SUBMITTED:
        require_seen(seen, report.approved_hash, lambda: READS_OTHERWISE)
    return _step(report, ReportVerb.APPROVE, by=by, allowed=permissions.user_can_approve(by, report))


@transaction.atomic
def review_secrecy(report: Report, *, openness: str, basis: str, by: User, seen: str | None = None) -> SecrecyReview:
    """保密审查: say of the approved text whether the public may have it.

    Raises Refused before the approval, without the right, for who wrote last, and without a ground; Stale when `seen` is
    the fingerprint of another text.
    """
    report.hold()
    _require(permissions.user_publishes_this(by, report), "您不能作保密审查：须由发布人办理，且不能是最后修改的人。")
    if report.stage != Stage.APPROVED:
        raise Refused(f"文本批准以后才作保密审查：现在是“{report.get_stage_display()}”。")
    require_seen(seen, report.approved_hash, lambda: READS_OTHERWISE)
    if openness not in Openness.values:
        raise Refused("请选定公开属性。")
    if not basis.strip():
        raise Refused("请写明依据，如：《政府信息公开条例》第二十条。")
    return SecrecyReview.objects.create(
        report=report, text_hash=report.approved_hash, openness=openness, basis=basis.strip(), by=by
    )


@transaction.atomic
def schedule(report: Report, *, by: User, at: datetime) -> Report:
    """Publish an approved report at a set time; `publish_due` does it in this person's name."""
    report.hold()
    _require(permissions.user_can_publish(by, report), "您不能安排发布：须由发布人办理，且不能是最后修改的人。")
    if report.stage != Stage.APPROVED:
        raise Refused("报告批准后才能安排发布。")
    if at <= timezone.now():
        raise Refused("发布时间须晚于现在。")
    SecrecyReview.objects.require_open(report, report.approved_hash)
    report.publish_at, report.publish_by = at, by
    report.save(update_fields=["publish_at", "publish_by"])
    return report


@transaction.atomic
def unschedule(report: Report, *, by: User) -> Report:
    """Take the set time back; the approval stands."""
    report.hold()
    _require(permissions.user_publishes(by), "您没有权限取消定时发布：须由发布人办理。")
    if report.publish_at is None:
        raise Refused("没有设定发布时间，或已经取消。")
    report.publish_at = report.publish_by = None
    report.save(update_fields=["publish_at", "publish_by"])
    return report


@transaction.atomic
def publish(report: Report, *, by: User) -> Edition:
    """Make the approved report public as its next edition, with its year's approved figures.

    Raises Refused when somebody may not, when text or figures changed since approval, when 保密审查 has not said of this
    text that it may be public, when the checker finds an error or a warning without a written reason; then nothing has
    changed. What was compared with the approval is the
    very document that is checked and frozen: it is composed once.
    """
    report.hold()
    _hold_figures(report)
    _require(permissions.user_can_publish(by, report), "您不能发布：须由发布人办理，且不能是最后修改的人。")
    composed, told = _with_explanations(report)
    document = composed.document
    if report.stage == Stage.APPROVED and report.approved_hash != reading(document):
        raise Refused("批准之后文本、数据或检查说明又有变动，请退回并重新批准。")
    report.clear_approval()
    report.take(ReportVerb.PUBLISH, by=by)
    require_publishable(report, composed)
    SecrecyReview.objects.require_open(report, reading(document))
    correction = report.running_correction
    _publish_figures(report, by=by)
    if correction is None:
        return _freeze(report, document, told, by=by, origin=Edition.Origin.PUBLISHED)
    edition = _freeze(report, document, told, by=by, origin=Edition.Origin.CORRECTION, note=correction.reason)
    correction.close(edition)
    return edition


def publish_due(now: datetime | None = None) -> list[Edition | Refused]:
    """Publish every report whose set time has come, each in its own transaction and in the name of who set it, who
    proved then that it was them.

    One that is refused keeps its time, is tried again next time, and holds up no other.
    """
    due = Report.objects.filter(publish_at__lte=now or timezone.now(), stage=Stage.APPROVED, publish_by__isnull=False)
    return [_published_or_refused(report) for report in due.select_related("publish_by").order_by("year")]


def _published_or_refused(report: Report) -> Edition | Refused:
    try:
        return publish(report, by=vouched(cast(User, report.publish_by)))
    except Refused as refused:
        return Refused(f"《{report}》没有发布：{''.join(refused.messages)}")


@transaction.atomic
def publish_imported(report: Report, *, by: User) -> Edition:
    """The first edition of a report that was published elsewhere before this site: no approval to ask for.

    It is as it is: what the checker finds wanting is kept as such, and stops neither it nor its corrections.
    """
    report.hold()
    if report.editions.exists():
        raise Refused("已有版次的报告不能再导入。")
    report.stage = Stage.PUBLISHED
    report.save(update_fields=["stage"])
    _hold_figures(report)
    _publish_figures(report, by=by)
    codes = set(Figure.objects.of_year(report.year).publishable().values_list("indicator__code", flat=True))
    return freeze_imported(report, FigureBook.for_publication(report.year).of_own_year(codes), by=by)


@transaction.atomic
def open_correction(
    report: Report,
    *,
    by: User,
    reason: str,
    blocks: Iterable[TextBlock] = (),
    figures: Iterable[Figure] = (),
    lead: bool = False,
    head: bool = False,
    tasks: bool = False,
) -> Correction:
    """Reopen the named blocks and figures of a published report, its lead, its head (标题、主送、落款、文号 …), and
    with `tasks` the list of what its plan promises.

    What readers see stands until the next edition.
    """
    blocks, figures = list(blocks), list(figures)
    if not (blocks or figures or lead or head or tasks):
        raise Refused("请选择需要更正的段落、数据，或增列下一年度任务。")
    report.hold()
    _step(report, ReportVerb.CORRECT, by=by, allowed=permissions.user_can_correct(by), words=reason)
    correction = Correction.objects.create(
        report=report, reason=reason.strip(), opens_lead=lead, opens_head=head, opens_tasks=tasks, opened_by=by
    )
    correction.name(blocks, figures)
    for figure in figures:
        figure.reopen(by=by, reason=reason, seen=figure.version)
    return correction


@transaction.atomic
def abandon_correction(report: Report, *, by: User, reason: str) -> Report:
    """Give a running correction up: the named blocks and figures read again as published, tasks it added are gone."""
    report.hold()
    _step(report, ReportVerb.ABANDON, by=by, allowed=permissions.user_can_correct(by), words=reason)
    correction = report.running_correction
    if correction is None:
        raise Refused("没有正在进行的更正。")
    named = [*(["lead"] if correction.opens_lead else []), *((*HEAD, "points") if correction.opens_head else [])]
    if named:
        report.restore(correction.opened_at, named)
    for block in correction.blocks():
        block.restore(correction.opened_at)
    for figure in correction.figures.select_related("indicator", "department"):
        figure.restore(by=by, reason=reason)
    correction.added_tasks.all().delete()
    correction.close(None)
    return report


@transaction.atomic
def withdraw(report: Report, *, by: User, reason: str) -> Withdrawal:
    """Take the current edition and its year's figures from the public; the address answers 410 with the reason."""
    report.hold()
    _step(report, ReportVerb.WITHDRAW, by=by, allowed=permissions.user_can_correct(by), words=reason)
    for figure in Figure.objects.of_year(report.year).published_by_edition().select_related("indicator", "department"):
        figure.retract(by=by, reason=reason)
    return Withdrawal.objects.create(edition=cast(Edition, report.last_edition), reason=reason.strip(), by=by)


def as_published(report: Report) -> Composed:
    """What would be published now: approved figures only, with the mark of what was explained about its words."""
    return _with_explanations(report)[0]


def _with_explanations(report: Report) -> tuple[Composed, str]:
    """What would be published, and what people said of the checker's findings in it: the one names the other.

    A correction of what was published elsewhere freezes no other year either: those are read live, as its first edition's.
    """
    book = FigureBook.for_publication(report.year)
    composed = compose_from_rows(report, book)
    document = composed.document
    if report.is_from_elsewhere:
        document = replace(document, facts=compose(report, book.of_own_year(book.series)).facts)
    told = explanations(report, replace(composed, document=document))
    if told:
        document = replace(document, explained=fingerprint(told, ""))
    return replace(composed, document=document), told


def reading(document: Document) -> str:
    """The fingerprint of what would be published: what an approval is given for."""
    return fingerprint(document.to_json(), "")


def freeze_imported(report: Report, book: FigureBook, *, by: User) -> Edition:
    """The first edition of what was published elsewhere, and what the checker finds wanting, kept as found.

    The book has no other year: what those say, and the points made of it, is read from what is public when the page is
    (`reports.publishing.live`).
    """
    document = replace(compose(report, book), points=())
    edition = _freeze(report, document, "", by=by, origin=Edition.Origin.IMPORTED)
    acknowledge_as_found(report, by=by)
    return edition


def _require_sayable(document: Document) -> None:
    faults = [quote for quote in document.quotes() if quote.fault]
    if faults:
        raise Refused(f"正文有{len(faults)}处引用没有可发布的数据，不能发布：{faults[0].code or faults[0].text}。")


def _publish_figures(report: Report, *, by: User) -> None:
    for figure in Figure.objects.of_year(report.year).publishable().select_related("indicator", "department"):
        figure.publish(by=by)


def _freeze(report: Report, document: Document, told: str, *, by: User, origin: str, note: str = "") -> Edition:
    """The next edition, for the verbs that make a report public. Raises Refused where a quotation says nothing."""
    _require_sayable(document)
    newest = report.last_edition
    return Edition.objects.create(
        report=report,
        number=newest.number + 1 if newest else 1,
        origin=origin,
        note=note,
        text=document.to_json(),
        explanations=told,
        previous_hash=newest.hash if newest else "",
        published_at=timezone.now(),
        published_by=by,
    )


def _step(report: Report, verb: ReportVerb, *, by: User, allowed: bool, words: str = "") -> Report:
    """Taken on a report that is held; its text is held with it, for who writes there holds the row too."""
    report.require(verb, allowed=allowed)
    report.take(verb, by=by, words=words)
    return report


def _hold_figures(report: Report) -> None:
    """All that its document can quote as it is now, held for this transaction: its year's figures and those of the
    years before it."""
    list(held(Figure.objects.filter(year__lte=report.year).order_by("pk")).only("pk"))


def _require(allowed: bool, sentence: str) -> None:
    if not allowed:
        raise Refused(sentence)

"""Warnings, and errors that come from reading language, pass with a written reason that is kept; other errors don't."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused
from reports.checks.checker import check, findings
from reports.checks.finding import KINDS, Finding
from reports.drafting.composition import Composed
from reports.models import Acknowledgement, Report
from reports.models.permissions import user_can_answer_warnings

OF_LANGUAGE = [code for code, kind in KINDS.items() if kind.is_of_language]
AS_FOUND = "原文如此：报告发布在先，导入时照录，不作增补。"


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding beside the reason somebody gave for it, if any."""

    finding: Finding
    reason: Acknowledgement | None

    @property
    def is_open(self) -> bool:
        """It still keeps the report from being published."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A report as the checker sees it now, with what people have answered."""

    lines: tuple[Answered, ...]

    @property
    def errors(self) -> list[Answered]:
        return [line for line in self.lines if line.finding.is_error and line.is_open]

    @property
    def to_mend(self) -> list[Answered]:
        """Of the errors those that no words can answer."""
        return [line for line in self.errors if not line.finding.may_be_explained]

    @property
    def open_warnings(self) -> list[Answered]:
        return [line for line in self.lines if not line.finding.is_error and line.is_open]

    @property
    def explained(self) -> list[Answered]:
        return [line for line in self.lines if not line.is_open]

    @property
    def spoken_for(self) -> list[Answered]:
        """What reading the language of the text found, and somebody who knows better explained: approved with the text."""
        return [line for line in self.explained if line.finding.is_of_language]

    @property
    def refusal(self) -> str:
        """Why the report can't be published, in one sentence; "" when it can."""
        if self.errors:
            first = self.errors[0].finding
            return f"检查发现{len(self.errors)}处错误，不能发布。先改“{first.place.label}”：{first.message}"
        if self.open_warnings:
            first = self.open_warnings[0].finding
            return (
                f"还有{len(self.open_warnings)}处提醒没有写明理由，不能发布。先看“{first.place.label}”：{first.message}"
            )
        return ""


def verdict(report: Report, composed: Composed | None = None) -> Verdict:
    """The findings of this moment, each with the reason that was given for exactly it.

    `composed` is the report as it was composed already, where it was."""
    return answered(report, check(report, composed=composed) if composed else findings(report.pk))


def answered(report: Report, found: Iterable[Finding]) -> Verdict:
    """What was found in the report, each with the reason that was given for exactly it. One question."""
    reasons = {given.finding: given for given in report.acknowledgements.select_related("by")}
    return Verdict(tuple(Answered(f, reasons.get(f.fingerprint) if f.may_be_explained else None) for f in found))


@transaction.atomic
def acknowledge(report: Report, fingerprint: str, *, reason: str, by: User) -> Acknowledgement:
    """Answer for one warning as it reads now. Raises Refused for errors, for what is no longer found, without a reason."""
    if not user_can_answer_warnings(by):
        raise Refused("您没有权限说明检查提醒：须由编辑或发布人办理。")
    if not reason.strip():
        raise Refused("请写明理由。")
    report.hold()
    line = next((line for line in verdict(report).lines if line.finding.fingerprint == fingerprint), None)
    if line is None:
        raise Refused("这一条现在已经没有了，或说法有变，请重新检查。")
    if not line.finding.may_be_explained:
        raise Refused("错误须改正，不能以说明代替。")
    if line.reason is not None:
        raise Refused(f"{line.reason.by}已经说明过这一条。")
    return _keep(report, line.finding, reason=reason.strip(), by=by)


@transaction.atomic
def acknowledge_all(report: Report, code: str, *, reason: str, by: User) -> int:
    """Answer for all open warnings of one kind with the same words; how many there were. Errors are answered one by one.

    Raises Refused without a reason, without the right, and where there are none.
    """
    if not user_can_answer_warnings(by):
        raise Refused("您没有权限说明检查提醒：须由编辑或发布人办理。")
    if not reason.strip():
        raise Refused("请写明理由。")
    report.hold()
    open_lines = [line for line in verdict(report).open_warnings if line.finding.code == code]
    if not open_lines:
        raise Refused("这一类提醒现在已经没有了，请重新检查。")
    for finding in {line.finding.fingerprint: line.finding for line in open_lines}.values():
        _keep(report, finding, reason=reason.strip(), by=by)
    return len(open_lines)


def acknowledge_as_found(report: Report, *, by: User) -> None:
    """For a report published elsewhere before this site: what it lacks is its own, said once and kept."""
    for line in verdict(report).open_warnings:
        _keep(report, line.finding, reason=AS_FOUND, by=by)


def require_publishable(report: Report, composed: Composed) -> None:
    """Raises Refused with one sentence while errors stand in what is to be frozen, or warnings wait for a reason."""
    if refusal := verdict(report, composed=composed).refusal:
        raise Refused(refusal)


def explanations(report: Report, composed: Composed) -> str:
    """What people said about the language of exactly this document, in the one form that is frozen with an edition:
    JSON, in reading order; "" where nobody had to say anything. The check is asked only where somebody ever did."""
    if not report.acknowledgements.filter(code__in=OF_LANGUAGE).exists():
        return ""
    told = [_told(line.finding, line.reason) for line in verdict(report, composed=composed).spoken_for if line.reason]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if told else ""


def _told(finding: Finding, given: Acknowledgement) -> dict[str, str]:
    on = timezone.localtime(given.at).date().isoformat()
    return {
        "code": finding.code,
        "where": finding.where,
        "message": finding.message,
        "reason": given.reason,
        "by": str(given.by),
        "on": on,
    }


def _keep(report: Report, finding: Finding, *, reason: str, by: User) -> Acknowledgement:
    return Acknowledgement.objects.create(
        report=report, finding=finding.fingerprint, code=finding.code, message=finding.message, reason=reason, by=by
    )

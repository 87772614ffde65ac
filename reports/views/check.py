"""The checker's page in the admin: what was found, kind by kind, and what can be done about it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indicators.models import User
from indicators.office.admin.pages import Wrap, refusals_said, require
from indicators.office.form_numbers import number
from indicators.office.steps import Refused
from reports.checks.acknowledging import Answered, Verdict, acknowledge, acknowledge_all, verdict
from reports.checks.finding import KINDS
from reports.checks.mending import Binding, bind_certain, bind_number
from reports.drafting.desk_page import desk_page
from reports.models import Report
from reports.models.permissions import user_can_answer_warnings, user_can_edit, user_can_see_check


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/check/", wrap(page), name="reports_check"),
        path("<int:year>/check/bind/", wrap(bind), name="reports_check_bind"),
        path("<int:year>/check/bind/certain/", wrap(bind_all), name="reports_check_bind_certain"),
        path("<int:year>/check/reason/kind/", wrap(give_one_reason), name="reports_check_reason_kind"),
        path("<int:year>/check/reason/", wrap(give_reason), name="reports_check_reason"),
    ]


SHOWN = 8
"""So many findings of a kind stand open; the rest is folded under its number."""
DOORS = {
    # Kinds whose findings are mended in one place: its address, and what the button says.
    "missing-figure": ("admin:reports_todo", "到待填清单一并处理"),
    "unapproved-figure": ("admin:reports_todo", "到待填清单一并处理"),
    "promise-unanswered": ("admin:reports_answers", "到承诺答复页逐项回应"),
    "promise-contradicted": ("admin:reports_answers", "到承诺答复页逐项核对"),
}
ADVICE = {
    "unbound-number": "标出的数字没有引用指标。是指标的，请引用；确非统计数字的，请加入“固定提法”或写明理由。",
}


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one kind in reading order, those that wait first."""

    code: str
    lines: list[Answered]

    @property
    def name(self) -> str:
        return KINDS[self.code].title

    @property
    def errors(self) -> int:
        return sum(line.finding.is_error and line.is_open for line in self.lines)

    @property
    def open_warnings(self) -> int:
        return sum(line.is_open for line in self.lines) - self.errors

    @property
    def certain(self) -> int:
        """Numbers that one click binds together."""
        is_number = self.code == "unbound-number"
        return sum(is_number and bool(line.finding.offer) and line.finding.is_error for line in self.lines)

    @property
    def first(self) -> list[Answered]:
        return self.lines[: len(self.lines) - len(self.rest)]

    @property
    def rest(self) -> list[Answered]:
        """What is folded; a last one alone is not worth folding."""
        return self.lines[SHOWN:] if len(self.lines) > SHOWN + 1 else []

    @property
    def door(self) -> str:
        """The address name of the one place where all of the kind is mended; "" where there is none."""
        return DOORS.get(self.code, ("", ""))[0]

    @property
    def door_name(self) -> str:
        return DOORS.get(self.code, ("", ""))[1]

    @property
    def advice(self) -> str:
        """What is said once for the kind instead of in every line."""
        return ADVICE.get(self.code, "")

    @property
    def is_open(self) -> bool:
        return any(line.is_open for line in self.lines)


@require_safe
def page(request: HttpRequest, year: int) -> HttpResponse:
    require(user_can_see_check, request)
    return _page(request, get_object_or_404(Report, year=year))


@require_POST
def bind(request: HttpRequest, year: int) -> HttpResponse:
    """The number on the button becomes a quotation of the indicator on the button."""
    require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    with refusals_said(request):
        block = bind_number(report, _binding(request), by=cast(User, request.user))
        messages.success(request, f"“{block}”中的“{request.POST['number']}”已改为引用指标。")
    return redirect("admin:reports_check", year)


@require_POST
def give_reason(request: HttpRequest, year: int) -> HttpResponse:
    """Keep the reason for a warning; what was typed stays on the page when it is refused."""
    require(user_can_answer_warnings, request)
    report = get_object_or_404(Report, year=year)
    fingerprint, reason = request.POST.get("finding", ""), request.POST.get("reason", "")
    try:
        acknowledge(report, fingerprint, reason=reason, by=cast(User, request.user))
    except Refused as refused:
        messages.error(request, refused.message)
        return _page(request, report, refused=fingerprint, typed=reason)
    messages.success(request, "理由已保存，随报告长期保留。")
    return redirect("admin:reports_check", year)


@require_POST
def bind_all(request: HttpRequest, year: int) -> HttpResponse:
    """Every number that is certain becomes a quotation."""
    require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    with refusals_said(request):
        count = bind_certain(report, by=cast(User, request.user))
        messages.success(request, f"已将{count}处数字改为引用指标。" if count else "没有可以一并引用的数字了。")
    return redirect("admin:reports_check", year)


@require_POST
def give_one_reason(request: HttpRequest, year: int) -> HttpResponse:
    """The same reason for all open warnings of one kind."""
    require(user_can_answer_warnings, request)
    report = get_object_or_404(Report, year=year)
    code, reason = request.POST.get("code", ""), request.POST.get("reason", "")
    try:
        count = acknowledge_all(report, code, reason=reason, by=cast(User, request.user))
    except Refused as refused:
        messages.error(request, refused.message)
        return _page(request, report, refused=code, typed=reason)
    messages.success(request, f"已为{count}条提醒写明同一理由，随报告长期保留。")
    return redirect("admin:reports_check", year)


def _page(request: HttpRequest, report: Report, refused: str = "", typed: str = "") -> HttpResponse:
    found = verdict(report)
    return desk_page(
        request,
        "check.html",
        "发布前检查",
        report,
        verdict=found,
        groups=groups(found),
        checked_at=timezone.now(),
        may_edit=user_can_edit(request.user),
        may_answer=user_can_answer_warnings(request.user),
        refused=refused,
        typed=typed,
    )


def groups(found: Verdict) -> list[FindingGroup]:
    """Kind by kind: those with errors first, then those that wait for a word, then what is answered."""
    lines: dict[str, list[Answered]] = {}
    for line in sorted(found.lines, key=lambda line: (not line.is_open, line.finding.place.rank)):
        lines.setdefault(line.finding.code, []).append(line)
    found_groups = [FindingGroup(code, of) for code, of in lines.items()]
    order = list(KINDS)
    return sorted(found_groups, key=lambda group: (not group.errors, not group.is_open, order.index(group.code)))


def _binding(request: HttpRequest) -> Binding:
    posted = request.POST
    return Binding(
        level=posted.get("level", ""),
        pk=number(posted.get("pk", "")),
        field=posted.get("field", ""),
        start=number(posted.get("start", "")),
        end=number(posted.get("end", "")),
        number=posted.get("number", ""),
        token=posted.get("token", ""),
        seen=number(posted.get("seen", "")),
    )

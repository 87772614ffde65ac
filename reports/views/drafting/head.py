"""The head of a report: what an official document says of itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import User
from indicators.office.admin import Wrap, require
from indicators.office.steps import Refused, Stale
from reports.drafting.desk_page import desk_page
from reports.drafting.forms import HeadForm
from reports.drafting.passage import refusal
from reports.models import HEAD, Report, user_can_read_draft, user_can_reword


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/head/", wrap(head), name="reports_head")]


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, year: int) -> HttpResponse:
    """Title, 主送, 落款, 文号, 成文日期 and what the disclosure catalogue asks for."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    form = HeadForm(request.POST or None, instance=report)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            words = {name: form.cleaned_data[name] for name in form.Meta.fields}
            report.rewrite(by=reader, seen=form.cleaned_data["seen"], **words)
            messages.success(request, "公文要素已保存。")
            return redirect("admin:reports_head", year)
        except Stale as stale:
            messages.error(request, stale.message)
            form, theirs = _head_again(request, year)
        except Refused as refused:
            messages.error(request, refused.message)
    return desk_page(
        request,
        "draft_head.html",
        "公文要素",
        report,
        form=form,
        theirs=theirs,
        refusal=_head_refusal(reader, Report.objects.get(year=year)),
    )


def _head_refusal(reader: User, report: Report) -> str:
    return "" if user_can_reword(reader, report, *HEAD) else refusal(reader, report)


def _head_again(request: HttpRequest, year: int) -> tuple[HeadForm, list[tuple[str, str]]]:
    """The form as typed, now against the newer version, and what the other person wrote where it differs."""
    now = Report.objects.get(year=year)
    typed = request.POST.copy()
    stored = {name: getattr(now, name) for name in HeadForm.Meta.fields}
    form = HeadForm(typed, instance=now)
    form.is_valid()
    differing = [name for name, value in stored.items() if form.cleaned_data.get(name) != value]
    typed["seen"] = str(now.version)
    labels = {name: str(form.fields[name].label) for name in differing}
    return form, [(labels[name], str(stored[name] or "（空）")) for name in differing]

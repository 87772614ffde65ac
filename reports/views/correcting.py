"""Opening a correction, and noting to whom a report was submitted: the two publishing pages that ask for more than a reason."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import Figure, FigureStatus
from indicators.office.admin import Wrap, require
from indicators.office.sending import sent_as_kept
from reports.drafting.desk_page import desk_page
from reports.drafting.forms import CorrectionForm, FilingForm
from reports.drafting.state import lines
from reports.models import Filing, Report, Stage, user_can_correct, user_can_file, user_can_read_draft
from reports.publishing.filings import record_filing
from reports.publishing.verbs import open_correction

ASKING = ("GET", "HEAD", "POST")


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/publishing/correct/", wrap(correct), name="reports_correct"),
        path("<int:year>/publishing/filings/", wrap(filings), name="reports_filings"),
        path("<int:year>/publishing/filings/<int:pk>/", wrap(receipt), name="reports_receipt"),
    ]


@require_http_methods(ASKING)
def correct(request: HttpRequest, year: int) -> HttpResponse:
    """Tick what is wrong, write the public reason; nothing ticked or typed is lost when it is refused."""
    publisher = require(user_can_correct, request)
    report = get_object_or_404(Report, year=year)
    form = CorrectionForm(report, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            open_correction(report, by=publisher, **form.named)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "更正已启动。公众看到的仍是原来的版次。")
            return redirect("admin:reports_publishing", year)
    return desk_page(
        request,
        "publish_correct.html",
        "启动更正",
        report,
        form=form,
        lines=lines(report.pk)[1:],
        figures=_locked_figures(year),
        is_published=Report.objects.get(pk=report.pk).stage == Stage.PUBLISHED,
    )


@require_http_methods(ASKING)
def filings(request: HttpRequest, year: int) -> HttpResponse:
    """The list of filings, and one more; for readers the list alone."""
    reader = require(user_can_read_draft if request.method != "POST" else user_can_file, request)
    report, form = get_object_or_404(Report, year=year), FilingForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            record_filing(report, by=reader, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "已登记。")
            return redirect("admin:reports_filings", year)
    return desk_page(
        request,
        "publish_filings.html",
        "上报",
        report,
        form=form,
        filings=report.filings.select_related("recorded_by"),
        may_file=user_can_file(reader),
    )


@require_safe
def receipt(request: HttpRequest, year: int, pk: int) -> FileResponse:
    """The receipt of a filing as a download."""
    require(user_can_read_draft, request)
    filing = get_object_or_404(Filing, pk=pk, report__year=year)
    if not filing.file:
        raise Http404("这条上报记录没有回执。")
    return sent_as_kept(filing)


def _locked_figures(year: int) -> list[Figure]:
    """What can be corrected, by theme."""
    figures = Figure.objects.of_year(year).filter(status=FigureStatus.LOCKED).select_related("indicator__theme")
    return list(figures.order_by("indicator__theme__order", "indicator__order", "indicator__code"))

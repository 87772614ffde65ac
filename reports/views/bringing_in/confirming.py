"""The second pair of eyes: a publisher holds an import against its original, and makes it public or sends it back.

And afterwards: of two numbers that were published for one figure, which one the series has.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST

from indicators.models import Statement
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import number
from reports.models import ImportedReport, Report, user_can_correct, user_publishes
from reports.publishing.confirming import Confirmation
from reports.publishing.imported import publish_import
from reports.publishing.statements import settle

ASKING = ("GET", "HEAD", "POST")
FOLDER = "admin/reports/confirming"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("imports/<int:pk>/confirm/", wrap(confirm), name="reports_import_confirm"),
        path("imports/<int:pk>/send-back/", wrap(send_back), name="reports_import_send_back"),
        path("<int:year>/statements/", wrap(statements), name="reports_statements"),
    ]


@require_http_methods(ASKING)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Original and result side by side; publishing asks that they were compared."""
    publisher = require(user_can_correct, request)
    imported = get_object_or_404(ImportedReport.objects.select_related("read_in_by", "reviewed_by"), pk=pk)
    if request.method == "POST":
        if "compared" not in request.POST:
            messages.error(request, "请先对照原件核对，勾选“已对照原件”，再确认发布。")
            return redirect("admin:reports_import_confirm", pk)
        with refusals_said(request):
            edition = publish_import(imported, by=publisher, seen=number(request.POST.get("seen", "")))
            messages.success(request, f"已发布：《{edition.document.title}》，{edition.notice}。")
            return redirect("admin:reports_publishing", edition.report.year)
        return redirect("admin:reports_import_confirm", pk)
    confirmation = Confirmation(imported, publisher)
    outline = imported.outline
    title = f"确认补录：{imported}"
    context = {"imported": imported, "confirmation": confirmation, "outline": outline}
    return admin_page(request, f"{FOLDER}/confirm.html", title, **context)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """To who reviewed it, with the reason."""
    publisher = require(user_publishes, request)
    imported = get_object_or_404(ImportedReport, pk=pk)
    with refusals_said(request):
        imported.send_back(by=publisher, reason=request.POST.get("reason", ""))
        messages.success(request, "已退回核对，理由已记下。")
    return redirect("admin:reports_import_confirm", pk)


@require_http_methods(ASKING)
def statements(request: HttpRequest, year: int) -> HttpResponse:
    """Each figure that the year's original states otherwise than was public; a publisher chooses with a reason."""
    publisher = require(user_can_correct, request)
    report = get_object_or_404(Report, year=year)
    rows = Statement.objects.filter(figure__year=report.year).with_context().order_by("figure__indicator__order")
    if request.method == "POST":
        chosen = get_object_or_404(rows, pk=number(request.POST.get("statement", "")))
        with refusals_said(request):
            settle(chosen, request.POST.get("choice", ""), by=publisher, reason=request.POST.get("reason", ""))
            messages.success(request, f"已取舍：{chosen.figure.indicator}。")
        return redirect("admin:reports_statements", year)
    choices = Statement.Preferred.choices
    return admin_page(
        request, f"{FOLDER}/statements.html", "原文与已公开的数", report=report, statements=rows, choices=choices
    )

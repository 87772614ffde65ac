"""New indicators of an import: what they are called and measured in, whose they are."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST

from indicators.office.admin import Wrap, refusals_said, require
from reports.importing import number_steps
from reports.importing.forms import NewIndicatorForm, PlaceForm
from reports.importing.review_page import import_of, import_page
from reports.models import user_can_edit


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports; before what names a number."""
    return [
        path("imports/<int:pk>/numbers/place/", wrap(place), name="reports_import_place"),
        path("imports/<int:pk>/indicators/<slug:code>/", wrap(indicator), name="reports_import_indicator"),
    ]


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Theme and department of all new indicators that have none."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请选择主题和牵头部门。")
        return redirect("admin:reports_import_numbers", pk)
    with refusals_said(request):
        number_steps.place_homeless(imported, form.facts, by=editor, seen=form.cleaned_data["seen"])
        messages.success(request, "没有主题或牵头部门的新指标已填好，仍可逐项改。")
    return redirect("admin:reports_import_numbers", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """A new indicator's name, measure, theme and department."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    if code not in imported.proposed:
        raise Http404("没有这项新指标了：可能已没有数用到它。")
    form = NewIndicatorForm(request.POST or None, initial=imported.proposed[code] | {"seen": imported.version})
    if form.is_valid():
        try:
            number_steps.name_indicators(imported, [code], form.facts, by=editor, seen=form.cleaned_data["seen"])
            messages.success(request, f"新指标“{form.cleaned_data['name']}”已保存。")
            return redirect("admin:reports_import_numbers", pk)
        except ValidationError as refused:
            form.add_error(None, refused)
    return import_page(request, "indicator.html", "新指标", imported, form=form, code=code)

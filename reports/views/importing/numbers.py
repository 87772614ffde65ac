"""The numbers of an import: yes to all of a kind, or one by one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.office.admin import Wrap, refusals_said, require
from reports.importing import number_steps
from reports.importing.forms import NumberForm, PlaceForm
from reports.importing.number_list import groups, initial_of, number_of
from reports.importing.obstacles import proposal_faults
from reports.importing.review_page import import_of, import_page, whole
from reports.models import user_can_edit

ASKING = ("GET", "HEAD", "POST")


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("imports/<int:pk>/numbers/", wrap(page), name="reports_import_numbers"),
        path("imports/<int:pk>/numbers/yes/", wrap(say_yes), name="reports_import_yes"),
        path("imports/<int:pk>/numbers/<str:key>/", wrap(number), name="reports_import_number"),
    ]


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them with their sentences, what waits first."""
    imported = import_of(request, pk)
    return import_page(
        request,
        "numbers.html",
        "数字",
        imported,
        groups=groups(imported),
        faults=proposal_faults(imported),
        place=PlaceForm(initial={"seen": imported.version}, auto_id="place_%s", label_suffix="："),
        homeless=sum(not (facts["theme"] and facts["department"]) for facts in imported.proposed.values()),
    )


@require_POST
def say_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """To all of one kind."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    with refusals_said(request):
        seen = whole(request.POST.get("seen"))
        count = number_steps.say_yes(imported, request.POST.get("which", ""), by=editor, seen=seen)
        messages.success(request, f"已确认{count}个数。")
    return redirect("admin:reports_import_numbers", pk)


@require_http_methods(ASKING)
def number(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One number in its sentence, and what it may be."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    shown = number_of(imported, key)
    if shown is None:
        raise Http404("文中没有这个数了：所在的句子可能刚被改过。")
    form = NumberForm(imported.proposed, request.POST or None, initial=initial_of(shown) | {"seen": imported.version})
    if form.is_valid():
        try:
            number_steps.decide(imported, [key], form.decision, by=editor, seen=form.cleaned_data["seen"])
            messages.success(request, f"“{shown.text}”已处理。")
            return redirect("admin:reports_import_numbers", pk)
        except ValidationError as refused:
            form.add_error(None, refused)
    return import_page(request, "number.html", "一个数", imported, form=form, number=shown)

"""What the original says of itself, where and when it was made public, and where words differ from it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.office.admin import Wrap, actor, refusals_said, require
from reports.importing import text_steps
from reports.importing.forms import OriginalForm
from reports.importing.obstacles import word_differences
from reports.importing.review_page import import_of, import_page, whole
from reports.models import user_can_edit

LONGEST_REASON = 200


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("imports/<int:pk>/head/", wrap(head), name="reports_import_head"),
        path("imports/<int:pk>/words/", wrap(words), name="reports_import_words"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """公文要素, address and day."""
    imported = import_of(request, pk)
    initial = imported.head | {"address": imported.address, "published_on": imported.published_on}
    form = OriginalForm(request.POST or None, initial=initial | {"seen": imported.version})
    if form.is_valid():
        typed = dict(form.cleaned_data)
        original = {name: typed.pop(name) for name in ("address", "published_on")}
        try:
            text_steps.rewrite_head(imported, typed, **original, by=actor(request), seen=typed.pop("seen"))
            messages.success(request, "公文要素已保存。")
            return redirect("admin:reports_import_head", pk)
        except ValidationError as refused:
            form.add_error(None, refused)
    return import_page(request, "head.html", "公文要素", imported, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Words that are not the file's, each with its reason."""
    imported = import_of(request, pk)
    differing = word_differences(imported)
    if request.method == "POST":
        editor = require(user_can_edit, request)
        reasons = {one.key: request.POST.get(one.key, "")[:LONGEST_REASON] for one in differing}
        with refusals_said(request):
            text_steps.give_reasons(imported, reasons, by=editor, seen=whole(request.POST.get("seen")))
            messages.success(request, "理由已保存。")
        return redirect("admin:reports_import_words", pk)
    lines = [(one, imported.reasons.get(one.key, "")) for one in differing]
    return import_page(request, "words.html", "改字", imported, lines=lines)

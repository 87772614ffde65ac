"""One row of an import: its words, and where to cut it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from indicators.office.admin import Wrap, require
from reports.importing import text_steps
from reports.importing.forms import RowForm
from reports.importing.review_page import import_of, import_page
from reports.models import user_can_edit
from reports.reading import amending

_PLACE = re.compile(r"[，。；：！？、]|[）)」』”]")
AROUND = 12


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("imports/<int:pk>/rows/<int:row>/", wrap(page), name="reports_import_row")]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Its words to mend, and the places at which it can be cut."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    shown = next((one for one in imported.text_rows if one.id == row), None)
    if shown is None:
        raise Http404(amending.GONE)
    initial = {"marker": shown.marker, "text": shown.text, "seen": imported.version}
    form = RowForm(request.POST or None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        change = partial(amending.reworded, id=row, marker=typed["marker"], text=typed["text"])
        try:
            text_steps.amend(imported, change, by=editor, seen=typed["seen"])
            messages.success(request, "已改。与原文件不同的地方，请在“改字”页写明理由。")
            return redirect(f"{reverse('admin:reports_import', args=[pk])}#row-{row}")
        except ValidationError as refused:
            form.add_error("text", refused)
    return import_page(
        request, "row.html", "改字、拆开", imported, form=form, row=shown, places=list(_places(shown.text))
    )


def _places(text: str) -> Iterator[tuple[int, str, str]]:
    """(place, what stands before it, what behind it) of every mark at which a text may be cut."""
    for mark in _PLACE.finditer(text):
        at = mark.end()
        if at < len(text):
            yield at, text[max(0, at - AROUND) : at], text[at : at + AROUND]

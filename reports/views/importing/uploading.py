"""The list of imports, the page that takes a file in, the file as it came, and throwing one away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import User
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.sending import sent_as_kept
from reports.importing.forms import FileForm
from reports.importing.review_page import FOLDER, import_of, import_page, user_can_see_imports
from reports.importing.taking_in import seen_before, take_in, take_in_pasted
from reports.models import ImportedReport, user_can_edit


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("imports/", wrap(import_list), name="reports_imports"),
        path("imports/add/", wrap(add), name="reports_import_add"),
        path("imports/<int:pk>/file/", wrap(original), name="reports_import_file"),
        path("imports/<int:pk>/discard/", wrap(discard), name="reports_import_discard"),
    ]


@require_safe
def import_list(request: HttpRequest) -> HttpResponse:
    """What was read in, newest first, and where each stands."""
    reader = require(user_can_see_imports, request)
    return admin_page(
        request,
        f"{FOLDER}/list.html",
        "补录以前的报告",
        imports=ImportedReport.objects.listed(),
        may_add=user_can_edit(reader),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A file or pasted text; what is refused is said in a sentence beside the field."""
    editor = require(user_can_edit, request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            imported = _taken_in(form, editor)
            messages.success(request, "已读入，还没有发布。请对照左边的原文核对右边的结构。")
            if warning := seen_before(imported):
                messages.warning(request, warning)
            return redirect(imported)
        except ValidationError as refused:
            form.add_error("file" if form.cleaned_data["file"] else "text", refused)
    return admin_page(request, f"{FOLDER}/add.html", "补录：读入文件", form=form, imported=None)


def _taken_in(form: FileForm, editor: User) -> ImportedReport:
    typed = form.cleaned_data
    if file := typed["file"]:
        return take_in(file.read(), file.name, by=editor, address=typed["address"])
    return take_in_pasted(typed["text"], by=editor, address=typed["address"])


@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it came."""
    imported = import_of(request, pk)
    if not imported.file:
        raise Http404(f"“{imported.name}”已随补录一并弃用。")
    return sent_as_kept(imported)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Thrown away whole, after a look at what that means."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    if request.method == "POST":
        with refusals_said(request):
            imported.discard(by=editor)
            messages.success(request, f"已弃用《{imported}》：文件、文字和数字的处理都已删除。")
        return redirect("admin:reports_imports")
    return import_page(request, "discard.html", "弃用", imported)

"""Handing a workbook in, whatever it is for: kept for its preview, shown, confirmed as shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from indicators.excel.importer import WRITTEN
from indicators.models import Upload
from indicators.office.admin import actor, admin_page
from indicators.office.files import guard
from indicators.office.files.unreadable import Unreadable
from indicators.office.steps import Refused

if TYPE_CHECKING:
    from indicators.excel.targets import UploadTarget

FOLDER = "admin/indicators/collection"
MOVED = "预览之后，系统里的数据或目录有变动，什么也没有导入。请核对下面的新预览，再确认一次。"


class UploadForm(forms.Form):
    file = forms.FileField(
        label="填好的工作簿",
        help_text="Excel 工作簿（.xlsx），不超过2 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"empty": "文件是空的。请选择填写好的填报表。"},
    )


def upload_page(
    request: HttpRequest, target: UploadTarget, template: str, title: str, **context: object
) -> HttpResponse:
    """Download and upload in one place; a good file goes on to its preview."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        try:
            return redirect(target.preview_address(_kept(request, target, form)))
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
    return admin_page(request, template, title, form=form, target=target, **context)


def _kept(request: HttpRequest, target: UploadTarget, form: UploadForm) -> Upload:
    """The file, kept for its preview. Raises Unreadable before anything is kept."""
    file = form.cleaned_data["file"]
    if file.size > guard.MOST_BYTES:
        raise Unreadable(guard.TOO_BIG)
    content = file.read()
    target.plan(content)
    return Upload.objects.keep(
        by=actor(request),
        name=file.name,
        content=content,
        collection=target.collection,
        department=target.department,
    )


def preview_page(request: HttpRequest, target: UploadTarget, pk: UUID, title: str) -> HttpResponse:
    """What the file would change, cell by cell; posting confirms exactly what was shown."""
    kept = _own(request, target, pk)
    if kept is None:
        messages.warning(request, "这份文件已经导入、换过，或放了一天以上，预览没有了。需要时请重新上传。")
        return redirect(target.upload_address)
    if request.method == "POST":
        return _confirm(request, target, kept)
    try:
        plan = target.plan(bytes(kept.content))
    except Unreadable as unreadable:
        messages.error(request, str(unreadable))
        return redirect(target.upload_address)
    return admin_page(
        request,
        f"{FOLDER}/exchange_preview.html",
        title,
        plan=plan,
        kept=kept,
        target=target,
        form=UploadForm(),
        written=WRITTEN,
    )


def _own(request: HttpRequest, target: UploadTarget, pk: UUID) -> Upload | None:
    """A person's own file for this very target, and nobody else's."""
    kept = Upload.objects.filter(pk=pk, collection=target.collection, department=target.department).first()
    if kept and kept.user_id != request.user.pk:
        raise PermissionDenied
    return kept


def _confirm(request: HttpRequest, target: UploadTarget, kept: Upload) -> HttpResponse:
    """Write what the preview showed, all or none; refused when anything has moved since."""
    try:
        with transaction.atomic():
            plan = target.plan(bytes(kept.content))
            if plan.digest != request.POST.get("digest"):
                raise Refused(MOVED)
            if not plan.is_confirmable:
                raise Refused("文件里还有不能导入的格子，或没有要写入的内容，什么也没有导入。")
            messages.success(request, target.write(plan, request, kept.name))
            kept.delete()
    except (ValidationError, Unreadable) as refused:
        for sentence in getattr(refused, "messages", None) or [str(refused)]:
            messages.error(request, sentence)
        return redirect(target.preview_address(kept))
    return redirect(target.done_address)

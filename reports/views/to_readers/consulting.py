"""征求意见: who was asked and what they said, remarks laid beside the paragraphs they speak of."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.office.admin import Wrap, refusals_said, require
from indicators.office.sending import sent_as_kept
from reports.drafting.desk_page import desk_page
from reports.drafting.forms import ConsultationForm, DecisionForm, ReplyForm, ReturnedForm
from reports.models import (
    Consulted,
    PaperRemark,
    RemarkDecision,
    Report,
    ReturnedPaper,
    user_can_edit,
    user_can_read_draft,
)
from reports.publishing.consulting import mark_of, note_reply, send_round
from reports.publishing.returned import decide, laid_beside, take_back

HERE = "admin:reports_consultation"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/publishing/consultation/", wrap(page), name="reports_consultation"),
        path("<int:year>/publishing/consultation/reply/<int:pk>/", wrap(reply), name="reports_consultation_reply"),
        path("<int:year>/publishing/consultation/returned/<int:pk>/", wrap(returned), name="reports_returned"),
        path("<int:year>/publishing/consultation/file/<int:pk>/", wrap(file), name="reports_returned_file"),
        path("<int:year>/publishing/consultation/remark/<int:pk>/", wrap(remark), name="reports_remark"),
    ]


@require_http_methods(("GET", "HEAD", "POST"))
def page(request: HttpRequest, year: int) -> HttpResponse:
    """The record of every round, the remarks, and for the editor a new round."""
    reader = require(user_can_read_draft if request.method != "POST" else user_can_edit, request)
    report, form = get_object_or_404(Report, year=year), ConsultationForm(request.POST or None)
    if form.is_valid():
        names = form.cleaned_data["names"].splitlines()
        try:
            sent = send_round(report, names=names, due_on=form.cleaned_data["due_on"], by=reader)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"已记下，向{sent.consulted.count()}个单位征求意见。请下载征求意见稿发出。")
            return redirect(HERE, year)
    return desk_page(
        request,
        "consultation.html",
        "征求意见",
        Report.objects.get(pk=report.pk),
        consultations=report.consultations.select_related("by").prefetch_related("consulted__papers"),
        beside=laid_beside(report),
        form=form,
        may_edit=user_can_edit(reader),
        mark=mark_of(report),
        decisions=RemarkDecision,
    )


@require_http_methods(("GET", "HEAD", "POST"))
def reply(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """One answer: noted in words, or on the form beside it read from the file that came back."""
    editor = require(user_can_edit, request)
    consulted = _consulted(year, pk)
    form = ReplyForm(request.POST or None, initial=_noted(consulted))
    if form.is_valid():
        try:
            note_reply(consulted, by=editor, **form.cleaned_data)
        except ValidationError as refused:
            form = ReplyForm(request.POST.dict() | {"seen": _consulted(year, pk).version})
            form.add_error(None, refused)
        else:
            messages.success(request, f"已记下“{consulted}”的答复。")
            return redirect(HERE, year)
    return _reply_page(request, consulted, form, ReturnedForm())


@require_http_methods(("GET", "HEAD", "POST"))
def returned(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """A Word file that came back is read; what is wrong with it is said beside its field."""
    editor = require(user_can_edit, request)
    consulted, form = _consulted(year, pk), ReturnedForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            taken = take_back(consulted, form.cleaned_data["file"], by=editor)
        except ValidationError as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, f"已读入“{consulted}”的{taken.remarks}条意见，列在相应段落旁边。")
            if taken.doubt:
                messages.warning(request, taken.doubt)
            return redirect(HERE, year)
    return _reply_page(request, consulted, ReplyForm(initial=_noted(consulted)), form)


@require_safe
def file(request: HttpRequest, year: int, pk: int) -> FileResponse:
    """A file that came back, as it came."""
    require(user_can_read_draft, request)
    return sent_as_kept(get_object_or_404(ReturnedPaper, pk=pk, consulted__consultation__report__year=year))


@require_POST
def remark(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Accepted, refused, or ticked off."""
    editor = require(user_can_edit, request)
    said = get_object_or_404(PaperRemark, pk=pk, paper__consulted__consultation__report__year=year)
    form = DecisionForm(request.POST)
    with refusals_said(request):
        if form.is_valid():
            messages.success(request, decide(said, by=editor, **form.cleaned_data))
        else:
            messages.error(request, "没有记下：请选采纳、不采纳或已改好。")
    return redirect(HERE, year)


def _consulted(year: int, pk: int) -> Consulted:
    rows = Consulted.objects.select_related("consultation__report")
    return get_object_or_404(rows, pk=pk, consultation__report__year=year)


def _noted(consulted: Consulted) -> dict[str, object]:
    return {"reply": consulted.reply, "words": consulted.words, "seen": consulted.version}


def _reply_page(request: HttpRequest, consulted: Consulted, form: ReplyForm, returned: ReturnedForm) -> HttpResponse:
    report = consulted.consultation.report
    return desk_page(
        request,
        "consultation_reply.html",
        f"{consulted}的答复",
        report,
        consulted=consulted,
        form=form,
        returned=returned,
    )

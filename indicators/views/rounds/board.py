"""The completeness board (看板) of a round, its export, and 催报."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import Collection, Department, Reminder, User
from indicators.models.permissions import user_can_manage_collection, user_can_review
from indicators.office.admin.pages import Wrap, admin_page, refusals_said, require
from indicators.office.downloads import download
from indicators.round.board import board_of, sheet_of
from indicators.round.reminders import (
    LONGEST,
    DepartmentNotice,
    mail_is_configured,
    note_reminder,
    notices_of,
    send_mail,
    summary,
)

FOLDER = "admin/indicators/collection"
SHOWN = 20
"""Reminders in the log below the page."""


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("<int:year>/board/", wrap(board), name="indicators_board"),
        path("<int:year>/board/board.<str:extension>", wrap(export), name="indicators_board_export"),
        path("<int:year>/board/remind/", wrap(remind_all), name="indicators_remind_all"),
        path("<int:year>/board/remind/<slug:code>/", wrap(remind), name="indicators_remind"),
    ]


class ReminderForm(forms.Form):
    text = forms.CharField(
        label="催报内容",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="可以改动后再复制或发送；记录里保存的是这里的文字。",
    )


@require_safe
def board(request: HttpRequest, year: int) -> HttpResponse:
    require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    return admin_page(
        request,
        f"{FOLDER}/board.html",
        f"{collection}看板",
        board=board_of(collection),
        can_review=user_can_review(request.user),
    )


@require_safe
def export(request: HttpRequest, year: int, extension: str) -> HttpResponse:
    """The board as .xlsx or .csv."""
    require(user_can_manage_collection, request)
    return download(sheet_of(board_of(get_object_or_404(Collection, year=year))), extension)


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One department: its text, its telephone numbers, its mail."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    department = get_object_or_404(Department, code=code)
    return _remind(request, collection, _notices(collection, manager, department), department)


@require_http_methods(["GET", "HEAD", "POST"])
def remind_all(request: HttpRequest, year: int) -> HttpResponse:
    """Every department that owes something: one text for all, or a mail of its own to each."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    return _remind(request, collection, _notices(collection, manager))


def _notices(collection: Collection, manager: User, department: Department | None = None) -> list[DepartmentNotice]:
    """Nobody is asked for what nobody can enter."""
    return notices_of(collection, by=manager, department=department) if collection.is_open else []


def _remind(
    request: HttpRequest, collection: Collection, notices: list[DepartmentNotice], department: Department | None = None
) -> HttpResponse:
    text = notices[0].text if department and notices else summary(notices)
    form = ReminderForm(request.POST or None, initial={"text": text})
    if notices and form.is_valid() and _act(request, notices, form.cleaned_data["text"], is_own=department is not None):
        return redirect(request.path)
    said = Reminder.objects.filter(collection=collection).select_related("department", "by")
    return admin_page(
        request,
        f"{FOLDER}/board_remind.html",
        f"催报：{department or '全部未交齐的部门'}",
        collection=collection,
        department=department,
        notices=notices,
        form=form,
        may_mail=mail_is_configured() and any(notice.addresses for notice in notices),
        reminders=(said.filter(department=department) if department else said)[:SHOWN],
    )


def _act(request: HttpRequest, notices: list[DepartmentNotice], text: str, *, is_own: bool) -> bool:
    """Do what the button says for each department; whether nothing was refused.

    A department's own mail carries its own text.
    """
    channel, manager = request.POST.get("channel", ""), require(user_can_manage_collection, request)
    acts: dict[str, Callable[[DepartmentNotice, User], Reminder]] = {
        "mail": lambda notice, by: send_mail(notice, text if is_own else notice.text, by=by),
        "copied": lambda notice, by: note_reminder(notice, "copied", text, by=by),
        "phoned": lambda notice, by: note_reminder(notice, "phoned", text, by=by),
    }
    made: list[Reminder] = []
    for notice in notices if channel in acts else []:
        with refusals_said(request):
            made.append(acts[channel](notice, manager))
    _tell(request, made)
    return len(made) == len(notices)


def _tell(request: HttpRequest, made: list[Reminder]) -> None:
    """One sentence for all that came out alike."""
    for (is_delivered, result), alike in groupby(made, lambda one: (one.is_delivered, one.result)):
        names = "、".join(str(one.department) for one in alike)
        (messages.success if is_delivered else messages.error)(request, f"{names}：{result}，已记录。")

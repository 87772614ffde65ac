"""Writing one passage of a draft beside its figures; what is typed is never lost."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST

from indicators.models import User
from indicators.office.admin import Wrap, admin_page, require
from indicators.office.form_numbers import NOBODYS, number
from indicators.office.steps import Refused, Stale
from reports.drafting.conflict import Conflict
from reports.drafting.forms import LeadForm, WordsForm
from reports.drafting.passage import LEAD, Passage, Words
from reports.drafting.quoting import QuotingDesk, is_token, restyled
from reports.drafting.state import texts_before
from reports.models import Report, user_can_read_draft

ASKING = ("GET", "HEAD", "POST")


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    lead = {"level": LEAD, "pk": 0}
    return [
        path("<int:year>/draft/lead/", wrap(text), lead, name="reports_draft_lead"),
        path("<int:year>/draft/lead/answer/", wrap(answer), lead, name="reports_draft_lead_answer"),
        path("<int:year>/draft/<str:level>/<int:pk>/", wrap(text), name="reports_draft_text"),
        path("<int:year>/draft/<str:level>/<int:pk>/answer/", wrap(answer), name="reports_draft_answer"),
    ]


@require_http_methods(ASKING)
def text(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Write one passage. Every button works without JavaScript; what is typed is never lost."""
    reader = require(user_can_read_draft, request)
    passage = _passage(year, level, pk)
    if request.method == "POST":
        return _pressed(request, passage, reader)
    return _sheet(request, passage, reader, passage.words, passage.version)


@require_POST
def answer(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """What was typed as it reads, its figures, and what the search finds: pieces of the page."""
    reader = require(user_can_read_draft, request)
    passage = _passage(year, level, pk)
    form = _form(passage)(request.POST)
    form.is_valid()
    asked = _asked(passage, form.words, request.POST.get("q", ""))
    pieces = "admin/reports/report/_draft_answer.html"
    return render(request, pieces, asked | {"refusal": passage.refusal(reader)})


def _pressed(request: HttpRequest, passage: Passage, writer: User) -> HttpResponse:
    form = _form(passage)(request.POST)
    if not form.is_valid():
        return _sheet(request, passage, writer, form.words, passage.version, form=form)
    seen, words = form.cleaned_data["seen"], form.words
    match request.POST.get("press", "save").partition(" "):
        case (("preview" | "search"), _, _):
            return _sheet(request, passage, writer, words, seen, is_unsaved=True)
        case "insert", _, token:
            return _sheet(request, passage, writer, _inserted(words, token), seen, is_unsaved=True)
        case "restyle", _, what:
            return _sheet(request, passage, writer, _restyled(words, what), seen, is_unsaved=True)
        case press, _, _:
            return _save(request, passage, writer, words, seen, onward=press == "next")


def _save(
    request: HttpRequest, passage: Passage, writer: User, words: Words, seen: int, *, onward: bool
) -> HttpResponse:
    """Save, or say why not with everything that was typed still there."""
    try:
        passage.rewrite(words, by=writer, seen=seen)
    except Stale as stale:
        return _disagreed(request, passage, writer, words, stale)
    except Refused as refused:
        messages.error(request, refused.message)
        return _sheet(request, _passage_again(passage), writer, words, seen, is_unsaved=True)
    messages.success(request, "已保存。")
    following = passage.neighbours[1]
    return redirect(following if onward and following else passage.address)


def _disagreed(request: HttpRequest, passage: Passage, writer: User, words: Words, stale: Stale) -> HttpResponse:
    """Both versions and their difference. Saving again from here is meant: it names the newer version."""
    now = _passage_again(passage)
    if now.words == words:
        messages.info(request, "他人刚刚保存了同样的文字。")
        return redirect(now.address)
    conflict = Conflict.between(now.words, words, str(stale.message))
    return _sheet(request, now, writer, words, now.version, is_unsaved=True, conflict=conflict)


def _sheet(
    request: HttpRequest,
    passage: Passage,
    reader: User,
    words: Words,
    seen: int,
    *,
    form: WordsForm | None = None,
    is_unsaved: bool = False,
    conflict: Conflict | None = None,
) -> HttpResponse:
    earlier, following = passage.neighbours
    return admin_page(
        request,
        "admin/reports/report/draft_text.html",
        passage.name,
        report=passage.report,
        passage=passage,
        form=form or _form(passage)(initial={**asdict(words), "seen": seen}),
        is_unsaved=is_unsaved or form is not None,
        conflict=conflict,
        refusal=passage.refusal(reader),
        is_as_before=passage.words.body in texts_before(passage.report),
        earlier=earlier,
        following=following,
        answer_address=f"{passage.address}answer/",
        above=passage.above,
        **_asked(passage, words, request.POST.get("q", "")),
    )


def _asked(passage: Passage, words: Words, typed: str) -> dict[str, Any]:
    desk = QuotingDesk.of(passage.report, passage.kind)
    reading = desk.read(words, passage.marker)
    return {
        "reading": reading,
        "found": desk.find(typed, words.heading + words.body),
        "q": typed,
        "tables": desk.tables(passage.row),
    }


def _inserted(words: Words, token: str) -> Words:
    """Without JavaScript there is no cursor: the quotation goes to the end, unless it is none."""
    return replace(words, body=words.body + token) if is_token(token) else words


def _restyled(words: Words, what: str) -> Words:
    """`body 2 {{code|han}}`: the third braces of the body written so."""
    field, said, token = [*what.split(" ", 2), "", ""][:3]
    place = number(said)
    if place == NOBODYS or not is_token(token):
        return words
    if field == "heading":
        return replace(words, heading=restyled(words.heading, place, token))
    return replace(words, body=restyled(words.body, place, token))


def _form(passage: Passage) -> type[WordsForm]:
    return LeadForm if passage.level == LEAD else WordsForm


def _passage(year: int, level: str, pk: int) -> Passage:
    passage = Passage.find(get_object_or_404(Report, year=year), level, pk)
    if passage is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return passage


def _passage_again(passage: Passage) -> Passage:
    return _passage(passage.report.year, passage.level, passage.row.pk)

"""Drafting: the outline, what is still to fill, one passage with its figures, the head; and the draft as it would read."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.models import User
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import NOBODYS, number
from indicators.office.steps import Refused
from reports.drafting.blocks import arrangement, reading_order
from reports.drafting.composition import compose
from reports.drafting.conflict import Conflict
from reports.drafting.forms import HeadForm, LeadForm, WordsForm
from reports.drafting.passage import LEAD, Passage, Words, editor_address, refusal
from reports.drafting.quoting import QuotingDesk, restyled
from reports.drafting.rollover import next_year, start_report, title_for
from reports.drafting.state import lines, texts_of
from reports.drafting.todo import todo
from reports.models import HEAD, Outdated, Report, user_can_edit, user_can_read_draft, user_can_reword, user_can_write
from reports.narrative.binding import FigureBook
from reports.narrative.syntax import Token, parse

ASKING = ("GET", "HEAD", "POST")


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    lead = {"level": LEAD, "pk": 0}
    return [
        path("start/", wrap(start), name="reports_start"),
        path("<int:year>/draft/", wrap(outline), name="reports_draft"),
        path("<int:year>/draft/todo/", wrap(todo_list), name="reports_todo"),
        path("<int:year>/draft/head/", wrap(head), name="reports_head"),
        path("<int:year>/draft/lead/", wrap(text), lead, name="reports_draft_lead"),
        path("<int:year>/draft/lead/answer/", wrap(answer), lead, name="reports_draft_lead_answer"),
        path("<int:year>/draft/<str:level>/<int:pk>/", wrap(text), name="reports_draft_text"),
        path("<int:year>/draft/<str:level>/<int:pk>/answer/", wrap(answer), name="reports_draft_answer"),
    ]


@require_http_methods(ASKING)
def start(request: HttpRequest) -> HttpResponse:
    """What next year's draft would be made of, and the button that makes it."""
    editor = require(user_can_edit, request)
    year = next_year()
    if request.method == "POST" and year:
        with refusals_said(request):
            report = start_report(year, by=editor)
            messages.success(request, f"已起草《{report}》。先看看还缺什么。")
            return redirect("admin:reports_todo", report.year)
    previous = Report.objects.filter(year=year - 1).first() if year else None
    return admin_page(
        request,
        "admin/reports/report/draft_start.html",
        f"起草{year}年度报告" if year else "起草年度报告",
        year=year,
        previous=previous,
        new_title=title_for(previous.title, year) if previous and year else "",
    )


@require_safe
def outline(request: HttpRequest, year: int) -> HttpResponse:
    """Every passage with its state, and the buttons that rearrange them."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    passages = lines(report, FigureBook.for_draft(year))
    return admin_page(
        request,
        "admin/reports/report/draft_outline.html",
        f"{year}年度报告：篇章",
        report=report,
        lines=passages,
        faults=sum(line.faults for line in passages),
        as_before=sum(line.is_as_before for line in passages),
        empty=sum(line.is_empty for line in passages),
        may_arrange=user_can_write(reader, report),
        refusal=refusal(reader, report),
        seen=arrangement(report),
        is_nav_sidebar_enabled=False,
    )


@require_safe
def todo_list(request: HttpRequest, year: int) -> HttpResponse:
    require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    title = f"{year}年度报告：待填清单"
    template = "admin/reports/report/draft_todo.html"
    return admin_page(request, template, title, report=report, todo=todo(report), is_nav_sidebar_enabled=False)


# ── one passage ──


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
    except Outdated as outdated:
        return _disagreed(request, passage, writer, words, outdated)
    except Refused as refused:
        messages.error(request, refused.message)
        return _sheet(request, _passage_again(passage), writer, words, seen, is_unsaved=True)
    messages.success(request, "已保存。")
    following = _neighbours(passage)[1]
    return redirect(following if onward and following else passage.address)


def _disagreed(request: HttpRequest, passage: Passage, writer: User, words: Words, outdated: Outdated) -> HttpResponse:
    """Both versions and their difference. Saving again from here is meant: it names the newer version."""
    now = _passage_again(passage)
    if now.words == words:
        messages.info(request, "他人刚刚保存了同样的文字。")
        return redirect(now.address)
    conflict = Conflict.between(now.words, words, str(outdated.message))
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
    earlier, following = _neighbours(passage)
    year = passage.report.year
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
        is_as_before=passage.words.body in texts_of(year - 1),
        earlier=earlier,
        following=following,
        answer_address=f"{passage.address}answer/",
        above=passage.above,
        is_nav_sidebar_enabled=False,  # text and reading stand side by side
        **_asked(passage, words, request.POST.get("q", "")),
    )


def _asked(passage: Passage, words: Words, typed: str) -> dict[str, Any]:
    desk = QuotingDesk.of(passage.report.year, passage.kind)
    reading = desk.read(words, passage.marker)
    return {"reading": reading, "found": desk.find(typed, words.heading + words.body), "q": typed}


def _inserted(words: Words, token: str) -> Words:
    """Without JavaScript there is no cursor: the quotation goes to the end, unless it is none."""
    return replace(words, body=words.body + token) if _is_token(token) else words


def _restyled(words: Words, what: str) -> Words:
    """`body 2 {{code|han}}`: the third braces of the body written so."""
    field, said, token = [*what.split(" ", 2), "", ""][:3]
    place = number(said)
    if place == NOBODYS or not _is_token(token):
        return words
    if field == "heading":
        return replace(words, heading=restyled(words.heading, place, token))
    return replace(words, body=restyled(words.body, place, token))


def _is_token(text: str) -> bool:
    pieces = list(parse(text))
    return len(pieces) == 1 and isinstance(pieces[0], Token)


def _form(passage: Passage) -> type[WordsForm]:
    return LeadForm if passage.level == LEAD else WordsForm


def _passage(year: int, level: str, pk: int) -> Passage:
    passage = Passage.find(get_object_or_404(Report, year=year), level, pk)
    if passage is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return passage


def _passage_again(passage: Passage) -> Passage:
    return _passage(passage.report.year, passage.level, passage.row.pk)


def _neighbours(passage: Passage) -> tuple[str, str]:
    """The addresses of the passages before and after in reading order; "" at the ends."""
    rows = [passage.report, *reading_order(passage.report)]
    at = rows.index(passage.row)
    near = (rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None)
    earlier, following = (editor_address(row, passage.report.year) if row else "" for row in near)
    return earlier, following


# ── the head ──


@require_http_methods(ASKING)
def head(request: HttpRequest, year: int) -> HttpResponse:
    """Title, 主送, 落款, 文号, 成文日期 and what the disclosure catalogue asks for."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    form = HeadForm(request.POST or None, instance=report)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            words = {name: form.cleaned_data[name] for name in form.Meta.fields}
            report.rewrite(by=reader, seen=form.cleaned_data["seen"], **words)
            messages.success(request, "公文要素已保存。")
            return redirect("admin:reports_head", year)
        except Outdated as outdated:
            messages.error(request, outdated.message)
            form, theirs = _head_again(request, year)
        except Refused as refused:
            messages.error(request, refused.message)
    return admin_page(
        request,
        "admin/reports/report/draft_head.html",
        f"{year}年度报告：公文要素",
        report=report,
        form=form,
        theirs=theirs,
        refusal=_head_refusal(reader, Report.objects.get(year=year)),
        is_nav_sidebar_enabled=False,
    )


def _head_refusal(reader: User, report: Report) -> str:
    return "" if user_can_reword(reader, report, *HEAD) else refusal(reader, report)


def _head_again(request: HttpRequest, year: int) -> tuple[HeadForm, list[tuple[str, str]]]:
    """The form as typed, now against the newer version, and what the other person wrote where it differs."""
    now = Report.objects.get(year=year)
    typed = request.POST.copy()
    stored = {name: getattr(now, name) for name in HeadForm.Meta.fields}
    form = HeadForm(typed, instance=now)
    form.is_valid()
    differing = [name for name, value in stored.items() if form.cleaned_data.get(name) != value]
    typed["seen"] = str(now.version)
    labels = {name: str(form.fields[name].label) for name in differing}
    return form, [(labels[name], str(stored[name] or "（空）")) for name in differing]


# ── the whole, as it would read ──


@never_cache
@require_safe
@login_required
def draft(request: HttpRequest, year: int) -> HttpResponse:
    """The draft as a reader would see it, marked 草稿; for those who may."""
    if not user_can_read_draft(request.user):
        raise PermissionDenied
    report = get_object_or_404(Report, year=year)
    document = compose(report, FigureBook.for_draft(year))
    response = render(
        request,
        "reports/draft.html",
        {
            "report": report,
            "document": document,
            "facts": {fact.code: fact for fact in document.facts},
            "faults": [quote for quote in document.quotes() if quote.fault],
            "desk_address": reverse("admin:reports_draft", args=[year]) if request.user.is_staff else "",
        },
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response

"""The entry desk (填报): a department's officers fill in a year's figures, hand them in, and their head signs off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.models import (
    EDITABLE,
    MOVES,
    Collection,
    Department,
    Figure,
    FigureVerb,
    RulePoint,
    screen_about,
    user_can_see_desk,
    user_can_sign_off,
)
from indicators.office.admin import Wrap, actor, admin_page, refusals_said, require
from indicators.office.form_numbers import NOBODYS, number, numbers
from indicators.round.entry_desk import (
    EntryAnswer,
    EntryDesk,
    Question,
    Saved,
    all_answered,
    answer_to,
    desk_of,
    figures_of,
    questions_of,
    saved_from,
)

FOLDER = "admin/indicators/collection"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("<int:year>/desk/<slug:code>/", wrap(desk), name="indicators_desk"),
        path("<int:year>/desk/<slug:code>/answer/", wrap(answer), name="indicators_desk_answer"),
        path("<int:year>/desk/<slug:code>/submit/", wrap(submit), name="indicators_desk_submit"),
        path("<int:year>/desk/<slug:code>/sign/", wrap(sign), name="indicators_desk_sign"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The page; every button of its form saves what was typed before it does what it says."""
    department = _department(request, code)
    collection = Collection.objects.filter(year=year, opened_at__isnull=False).first()
    if collection is None:
        title = f"{department}：{year}年度填报"
        return admin_page(request, f"{FOLDER}/desk_closed.html", title, year=year)
    if request.method == "POST":
        return _save(request, collection, department)
    return _page(request, collection, department)


@require_safe
def answer(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """What the desk says to `?figure=&value=&qualifier=` as it is typed: a fragment of the page."""
    asked = request.GET
    figures = Figure.objects.filter(year=year, department=_department(request, code)).select_related("indicator")
    figure = get_object_or_404(figures, pk=number(asked.get("figure", "")))
    before = Figure.objects.filter(year=year - 1, indicator=figure.indicator_id).first()
    said = answer_to(figure, before, asked.get("value", ""), asked.get("qualifier", ""))
    return render(request, f"{FOLDER}/_desk_answer.html", {"answer": said, "points": _points(figure, said)})


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """A last look at everything that is about to be handed in; then the verb, each figure by itself."""
    department = _department(request, code)
    chosen = desk_of(get_object_or_404(Collection, year=year), department, actor(request))
    questions = questions_of([row.figure for row in chosen.ready], chosen.screening, request.POST)
    if request.method == "POST" and not all_answered(questions, by=actor(request)):
        return _last_look(request, chosen, questions)
    if request.method == "POST":
        # A second click finds them handed in and has nothing left to do.
        in_hand = [row.figure for row in chosen.rows if row.figure.status in EDITABLE]
        done = _each(request, in_hand, lambda figure, seen: figure.submit(by=actor(request), seen=seen))
        _tell(request, done, "已送部门负责人签发" if department.needs_sign_off else "已提交审核")
    elif chosen.may_enter and chosen.ready:
        return _last_look(request, chosen, questions)
    else:
        messages.info(request, "没有可以提交的草稿。")
    return redirect("admin:indicators_desk", year, code)


@require_POST
def sign(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The head signs off what is ticked, or returns it with a reason."""
    department = _department(request, code)
    require(partial(user_can_sign_off, department=department), request)
    collection = get_object_or_404(Collection, year=year)
    ticked = list(figures_of(collection, department).filter(pk__in=numbers(request.POST.getlist("figure"))))
    reason = request.POST.get("reason", "").strip()
    if _head_decides(request, ticked, reason):
        return redirect("admin:indicators_desk", year, code)
    return _page(request, collection, department, reason=reason)


def _head_decides(request: HttpRequest, ticked: Sequence[Figure], reason: str) -> bool:
    """Do what the button says to what is ticked; whether all of it was done."""
    head, returns = actor(request), "return" in request.POST
    if not ticked:
        messages.warning(request, "没有勾选任何数据，什么也没有改变。")
        return False
    if returns and MOVES[FigureVerb.RETURN].lacks(reason):
        messages.error(request, f"没有退回：{Figure.demand(FigureVerb.RETURN)}")
        return False
    if returns:
        done = _each(request, ticked, lambda figure, seen: figure.send_back(by=head, reason=reason, seen=seen))
    else:
        done = _each(request, ticked, lambda figure, seen: figure.sign_off(by=head, seen=seen))
    _tell(request, done, "已退回填报员" if returns else "已签发并提交审核")
    return done == len(ticked)


# ── steps ──────────────────────────────────────────────────────────────────────────────────────────────────


def _department(request: HttpRequest, code: str) -> Department:
    department = get_object_or_404(Department, code=code)
    require(partial(user_can_see_desk, department=department), request)
    return department


def _page(
    request: HttpRequest,
    collection: Collection,
    department: Department,
    saved: Saved | None = None,
    reason: str = "",
) -> HttpResponse:
    """The desk, with what was typed and could not be written: entries in `saved`, the head's `reason`."""
    return admin_page(
        request,
        f"{FOLDER}/desk.html",
        f"{department}：{collection}",
        desk=desk_of(collection, department, actor(request), saved),
        received=saved is not None or "saved" in request.GET,
        reason=reason,
    )


def _last_look(request: HttpRequest, desk: EntryDesk, questions: list[Question]) -> HttpResponse:
    """What would be handed in, with the rules' questions beside each figure."""
    asked = [(row, [each for each in questions if each.figure.pk == row.figure.pk]) for row in desk.ready]
    title = f"{desk.department}：确认提交"
    return admin_page(
        request,
        f"{FOLDER}/desk_submit.html",
        title,
        desk=desk,
        asked=asked,
        questions=questions,
        unanswered=[each for each in questions if each.fault],
    )


def _points(figure: Figure, said: EntryAnswer) -> list[RulePoint]:
    """What the rules would say if the number were saved as it stands in the field."""
    if said.change is None:
        return []
    code = figure.indicator.code
    return screen_about(figure).with_entries({code: said.change.after}).about(code)


def _save(request: HttpRequest, collection: Collection, department: Department) -> HttpResponse:
    saved = saved_from(request, figures_of(collection, department))
    if saved.kept or any(saved.faults.values()):
        return _page(request, collection, department, saved)
    if request.POST.get("action") == "submit":
        return redirect("admin:indicators_desk_submit", collection.year, department.code)
    return redirect(f"{reverse('admin:indicators_desk', args=[collection.year, department.code])}?saved=1")


def _each(request: HttpRequest, figures: Iterable[Figure], act: Callable[[Figure, int], None]) -> int:
    """Do it to each figure whose version was on the page, say what was refused, count what was done."""
    done = 0
    for figure in figures:
        seen = number(request.POST.get(f"seen-{figure.pk}", ""))
        if seen != NOBODYS:
            with refusals_said(request):
                act(figure, seen)
                done += 1
    return done


def _tell(request: HttpRequest, done: int, what: str) -> None:
    if done:
        messages.success(request, f"{done}项数据{what}。")

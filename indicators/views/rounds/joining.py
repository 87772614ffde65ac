"""列入与退出: what joins a year's round after it was opened, and what leaves it while it is empty."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import Collection, Department, Figure, Indicator, User
from indicators.models.permissions import user_can_manage_collection
from indicators.office.admin.pages import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import numbers
from indicators.round.joining import join_round, join_share, leave_round, shares_of
from indicators.round.progress import without_officer

NOTHING_TICKED = "没有勾选任何指标，什么也没有改变。"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [path("<int:year>/join/", wrap(join_page), name="indicators_round_join")]


@require_http_methods(["GET", "HEAD", "POST"])
def join_page(request: HttpRequest, year: int) -> HttpResponse:
    """What the catalogue has and the round lacks, and what is still empty in it (`?indicator=code` ticks one of them)."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    if request.method == "POST":
        _act(request, collection, manager)
        return redirect("admin:indicators_round_join", year)
    shares = shares_of(collection) if collection.is_open else []
    return admin_page(
        request,
        "admin/indicators/collection/round_join.html",
        f"{collection}：列入与退出",
        collection=collection,
        joining=[share for share in shares if share.outside],
        leaving=[share for share in shares if share.removable],
        chosen=request.GET.get("indicator", ""),
    )


def _act(request: HttpRequest, collection: Collection, manager: User) -> None:
    """Do what the button says: 列入 what is ticked or a department's whole share, 退出 what is ticked."""
    posted, note = request.POST, request.POST.get("note", "")[:500]
    if code := posted.get("share"):
        department = get_object_or_404(Department, code=code)
        with refusals_said(request):
            _tell_joined(request, join_share(collection, department, by=manager, note=note))
    elif "leave" in posted:
        figures = Figure.objects.of_year(collection.year).filter(pk__in=numbers(posted.getlist("figure")))
        _leave(request, list(figures.select_related("indicator", "department")), manager, note)
    else:
        ticked = Indicator.objects.with_context().filter(pk__in=numbers(posted.getlist("indicator")))
        _join(request, collection, list(ticked), manager, note)


def _join(request: HttpRequest, collection: Collection, ticked: list[Indicator], manager: User, note: str) -> None:
    """Each by itself: what is refused is said, and stops no other."""
    joined = []
    for indicator in ticked:
        with refusals_said(request):
            joined.append(join_round(collection, indicator, by=manager, note=note))
    if joined:
        _tell_joined(request, joined)
    elif not ticked:
        messages.warning(request, NOTHING_TICKED)


def _leave(request: HttpRequest, ticked: list[Figure], manager: User, note: str) -> None:
    left = []
    for figure in ticked:
        with refusals_said(request):
            leave_round(figure, by=manager, note=note)
            left.append(str(figure.indicator))
    if left:
        messages.success(request, f"已退出本年填报：{'、'.join(left)}。")
    elif not ticked:
        messages.warning(request, NOTHING_TICKED)


def _tell_joined(request: HttpRequest, joined: list[Figure]) -> None:
    departments = {figure.department_id: figure.department for figure in joined}.values()
    names, whose = "、".join(str(figure.indicator) for figure in joined), "、".join(map(str, departments))
    messages.success(request, f"已列入本年填报：{names}。已进入{whose}填报员的待办。")
    if unmanned := without_officer(departments):
        messages.warning(request, f"{'、'.join(map(str, unmanned))}还没有填报员，请管理员建立账号，或由审核员代填。")

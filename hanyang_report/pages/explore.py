"""/explore/: whole series together. The view is its address; staff give addresses a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hanyang_report.overview.indicator_year import Counted
from indicators.catalogue.exploring import Drawing, draw
from indicators.catalogue.whole import catalogue_seen_by
from indicators.charts.lines import MOST_LINES
from indicators.charts.svg.lines import lines_svg
from indicators.models import DerivedIndicator, Rule, SavedView
from indicators.numbers.formatting import quantized
from indicators.office.admin.pages import actor
from indicators.office.downloads import download
from indicators.office.permissions import Person, user_can_read_drafts
from indicators.office.privacy import for_readers_of_drafts, keeps_drafts_private
from indicators.office.sheet import Entry, Sheet

LONGEST_NAME = 40


@dataclass(frozen=True)
class Asked:
    """What the address asks for, as far as it makes sense; `complaints` say what was made of the rest."""

    everything: Sequence[Counted]
    chosen: Sequence[Counted]
    years: Sequence[int]
    first: int
    last: int
    base: int | None
    complaints: tuple[str, ...]

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to choose from."""
        return any(one.seen for one in self.everything)

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.chosen]

    @property
    def query(self) -> str:
        """The view as an address: only what it needs, in one order."""
        query = QueryDict(mutable=True)
        query.setlist("i", self.codes)
        if self.base:
            query["base"] = str(self.base)
        if (self.first, self.last) != (self.years[0], self.years[-1]):
            query["from"], query["to"] = str(self.first), str(self.last)
        return query.urlencode()

    @property
    def derived(self) -> list[DerivedIndicator]:
        return [one for one in self.chosen if isinstance(one, DerivedIndicator)]

    @property
    def has_drafts(self) -> bool:
        return any(figure.is_draft for one in self.chosen for figure in one.seen)


@require_safe
@keeps_drafts_private
def explore(request: HttpRequest) -> HttpResponse:
    asked = asked_view(request.GET, request.user)
    drawing = drawn(asked)
    is_staff = user_can_read_drafts(request.user)
    return render(
        request,
        "pages/explore.html",
        {
            "asked": asked,
            "drawing": drawing,
            "svg": lines_svg(drawing.lines) if drawing and drawing.lines and drawing.lines.has_stretch else "",
            "most": MOST_LINES,
            "is_staff": is_staff,
            "views": SavedView.objects.select_related("owner") if is_staff else (),
        },
    )


@require_safe
@keeps_drafts_private
def explore_download(request: HttpRequest, extension: str) -> HttpResponse:
    """The numbers that are drawn, years downwards."""
    asked = asked_view(request.GET, request.user)
    drawing = drawn(asked)
    if drawing is None or drawing.lines is None:
        raise Http404("所选指标没有可以下载的数据。")
    lines = drawing.lines.lines
    rows: list[tuple[Entry, ...]] = [
        (f"{year}年", *(_rounded(line.series.at(year).value, line.series.decimals) for line in lines))
        for year in drawing.lines.years
    ]
    head = ("年度", *(f"{line.name}（{drawing.lines.unit}）" for line in lines))
    remarks = tuple(f"{line.name}，{mark.year}年：{mark.text}" for line, mark in drawing.lines.remarks)
    derived = tuple(f"{one.name} = {one.formula_text}。{one.definition}" for one in asked.derived)
    notes = (*remarks, *derived, *drawing.remarks)
    sheet = Sheet("历年数据", head, tuple(rows), (5, *[14] * len(lines)), notes)
    return download(sheet, extension)


@require_POST
@for_readers_of_drafts
def save_view(request: HttpRequest) -> HttpResponse:
    """Give the view on the page a name; one's own view of the same name is replaced."""
    name = request.POST.get("name", "").strip()
    query = asked_view(QueryDict(request.POST.get("query", "")), request.user).query
    if not 0 < len(name) <= LONGEST_NAME or not query:
        messages.error(request, f"视图没有保存：请先选择指标，并写一个不超过{LONGEST_NAME}字的名称。")
        return redirect("explore")
    view, _ = SavedView.objects.update_or_create(owner=actor(request), name=name, defaults={"query": query})
    messages.success(request, f"已存为“{name}”，同事登录后都能打开。")
    return redirect(view)


@require_POST
@for_readers_of_drafts
def forget_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Only its owner takes a name back."""
    view = get_object_or_404(SavedView, pk=pk, owner=actor(request))
    messages.success(request, f"已删除视图“{view.name}”。")
    view.delete()
    return redirect("explore")


def asked_view(data: QueryDict, viewer: Person) -> Asked:
    everything = all_counted(viewer)
    by_code = {one.code: one for one in everything}
    asked = list(dict.fromkeys(data.getlist("i")))
    years = sorted({figure.year for one in everything for figure in one.seen}) or [0]
    first, last = (_year(data.get(name, ""), years) or edge for name, edge in (("from", years[0]), ("to", years[-1])))
    first, last = sorted((first, last))
    unknown = [code for code in asked if code not in by_code]
    complaints = [f"没有代码为“{code[:40]}”的指标。" for code in unknown]
    base = _year(data.get("base", ""), years)
    if data.get("base") and base is None:
        complaints.append("所选基期没有数据，已按原数显示。")
    chosen = [by_code[code] for code in asked if code in by_code]
    return Asked(everything, chosen, years, first, last, base, tuple(complaints))


def all_counted(viewer: Person) -> list[Counted]:
    """Every indicator that may be looked at and what is derived from them, by theme."""
    entered = [one for one in catalogue_seen_by(viewer) if one.is_active or one.seen]
    counted: list[Counted] = [*entered, *DerivedIndicator.objects.seen_by(viewer).beside(entered)]
    return sorted(counted, key=lambda one: one.theme.order)


def drawn(asked: Asked) -> Drawing | None:
    """None before anything was chosen."""
    if not asked.chosen:
        return None
    rules = [rule.plain() for rule in Rule.objects.in_force()]
    return draw(asked.chosen, base=asked.base, first=asked.first, last=asked.last, rules=rules)


def _rounded(value: Decimal | None, decimals: int) -> Decimal | None:
    """As it reads."""
    return None if value is None else quantized(value, decimals)


def _year(text: str, years: Sequence[int]) -> int | None:
    return next((year for year in years if str(year) == text), None)

"""Texts beside each other: all editions of a year with what changed between them, and the reports of two years."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.numbers.coverage import beside
from indicators.office.privacy import keeps_drafts_private
from reports.document.diff import between
from reports.downloads.formats import offered
from reports.models import Edition, user_can_read_draft
from reports.publishing.cited import shelf_of
from reports.publishing.contributors import makers
from reports.publishing.editions import entries


@require_safe
@keeps_drafts_private
def edition_list(request: HttpRequest, year: int) -> HttpResponse:
    """Number, date, reason and fingerprint of every edition, and the words and figures each changed."""
    shelf = shelf_of(year)
    hands = makers(shelf.newest.report) if user_can_read_draft(request.user) else None
    listed = list(entries(shelf, hands))
    context = {"year": year, "entries": listed, "title": listed[0].edition.document.title, "formats": offered()}
    return render(request, "reports/edition_list.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?a=2019&b=2020`: two years' texts, the earlier at the left; `only=changes` leaves out what is equal."""
    editions = {edition.report.year: edition for edition in Edition.objects.current().newest_first()}
    asked = asked_pair(request.GET, list(editions))
    context = {"asked": asked, "years": list(editions), "only_changes": request.GET.get("only") == "changes"}
    if asked.pair:
        old, new = (editions[year] for year in asked.pair)
        context |= {"old": old, "new": new, "diff": between(old.text, new.text)}
    return render(request, "reports/compare.html", context)


# ── which two years ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AskedPair:
    """Two different published years, the earlier first, or None; `remark` says what was made of the address."""

    pair: tuple[int, int] | None
    remark: str = ""


def asked_pair(asked: QueryDict, years: list[int]) -> AskedPair:
    """Reads `a` and `b` against the published years, newest first; by default the two newest."""
    if len(years) < 2:
        return AskedPair(
            None, f"目前只发布了{years[0]}年一年的报告，还没有可以对照的年度。" if years else "还没有发布任何报告。"
        )
    known = {str(year): year for year in years}
    texts = [asked.get(name, "") for name in ("a", "b")]
    if unknown := [text for text in texts if text and text not in known]:
        return AskedPair((years[1], years[0]), f"{_unknown(unknown[0])}，下面是{years[1]}年与{years[0]}年。")
    first, second = (known.get(text) for text in texts)
    first = first or beside(second, years) or years[1]
    second = second or (beside(first, years) if texts[0] else None) or years[0]
    if first == second:
        return AskedPair(None, f"两端都是{first}年，请选择两个不同的年度。")
    if first > second:
        return AskedPair((second, first), f"已按先后改为{second}年与{first}年。" if all(texts) else "")
    return AskedPair((first, second))


def _unknown(text: str) -> str:
    is_year = len(text) == 4 and text.isascii() and text.isdigit()
    return f"{text}年的报告没有发布" if is_year else "地址里的年度不是年份"

"""Reading: what everybody sees under /reports/. All of it comes from editions, none of it from live rows."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from indicators.office.permissions import Person
from reports.document.alignment import places_of
from reports.document.tree import Document
from reports.downloads.formats import FORMATS, attachment, offered, pdf_lacks
from reports.downloads.pdf import Unwritable
from reports.models import Edition, Withdrawal, user_can_read_withdrawn
from reports.publishing.editions import Shelf, withdrawal_of


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """All published years, newest first."""
    return render(request, "reports/report_list.html", {"editions": Edition.objects.current().newest_first()})


@require_safe
def report_latest(request: HttpRequest) -> HttpResponse:
    """To the newest published year; 404 before anything is published."""
    newest = Edition.objects.current().newest_first().first()
    if newest is None:
        raise Http404("还没有发布任何年度报告。")
    return redirect("report", newest.report.year)


@require_safe
def report(request: HttpRequest, year: int) -> HttpResponse:
    """The whole report of a year as its current edition froze it."""
    shelf = shelf_of(year)
    edition = shelf.editions[0]
    if is_gone(shelf, edition, request.user):
        return gone(request, shelf, edition)
    return report_page(request, shelf, edition)


@require_safe
def report_download(request: HttpRequest, year: int, format: str) -> HttpResponse:
    """The current edition as a file, saved under title, year and edition."""
    require_format(format)
    newest = newest_edition(year)
    if withdrawal_of(newest) and not user_can_read_withdrawn(request.user):
        return gone(request, Shelf.of(year), newest)
    return file_of(request, newest, format)


# ── for the pages of single editions too ───────────────────────────────────────────────────────────────────


def require_format(format: str) -> None:
    if format not in FORMATS:
        raise Http404(f"没有“{format}”格式的下载。")


def shelf_of(year: int) -> Shelf:
    """The year's editions, at least one; Http404 with a plain sentence when there is none."""
    shelf = Shelf.of(year)
    if not shelf.editions:
        raise Http404(f"{year}年度报告尚未发布。")
    return shelf


def report_page(
    request: HttpRequest, shelf: Shelf, edition: Edition, template: str = "reports/report.html"
) -> HttpResponse:
    """An edition as a page. What was withdrawn reaches administrators alone and is kept by no cache."""
    document, is_fixed = edition.document, template != "reports/report.html"
    withdrawal = shelf.taken_by(edition)
    context = {
        "edition": edition,
        "document": document,
        "facts": {fact.code: fact for fact in document.facts},
        "shelf": shelf,
        "withdrawal": withdrawal,
        "places": dict(places_of(document)),
        "figure_places": _first_places(document),
        "downloads": [(chosen.label, _download_address(edition, name, is_fixed)) for name, chosen in offered().items()],
        "pdf_lacks": pdf_lacks(),
        "permalink": settings.SITE_URL + edition.permalink,
        "canonical": settings.SITE_URL + edition.get_absolute_url(),
    }
    response = render(request, template, context)
    if withdrawal:
        response["Cache-Control"] = "private, no-store"
    return response


def file_of(request: HttpRequest, edition: Edition, format: str) -> HttpResponse:
    """The edition as a file of a format there is; a page that says why where this machine can't write it."""
    try:
        return attachment(request, edition, format)
    except Unwritable as reason:
        context = {"document": edition.document, "reason": reason}
        return render(request, "reports/pdf_unavailable.html", context, status=501)


def is_gone(shelf: Shelf, edition: Edition, user: Person) -> bool:
    """Taken from the public, and this is the public."""
    return shelf.taken_by(edition) is not None and not user_can_read_withdrawn(user)


def gone(request: HttpRequest, shelf: Shelf, edition: Edition) -> HttpResponse:
    """410: which edition was withdrawn, when and why."""
    context = {"year": shelf.year, "edition": edition, "withdrawal": shelf.taken_by(edition), "current": shelf.current}
    return render(request, "reports/withdrawn.html", context, status=410)


class Withdrawn(Http404):
    """The year's report was taken from the public; the message says when and why."""

    def __init__(self, year: int, withdrawal: Withdrawal) -> None:
        number, day = withdrawal.edition.number, date_format(localtime(withdrawal.at))
        super().__init__(f"{year}年度报告（第{number}版）已于{day}撤回：{withdrawal.reason}")


def newest_edition(year: int) -> Edition:
    """The newest edition of a year, withdrawn or not; Http404 with a plain sentence when there is none."""
    edition = Edition.objects.newest().of_year(year).first()
    if edition is None:
        raise Http404(f"{year}年度报告尚未发布。")
    return edition


def current_edition(year: int) -> Edition:
    """The edition everybody reads for a year; Http404 or Withdrawn with a plain sentence when there is none."""
    edition = newest_edition(year)
    if withdrawal := withdrawal_of(edition):
        raise Withdrawn(year, withdrawal)
    return edition


def _first_places(document: Document) -> dict[str, str]:
    """For each figure the anchor of the block that quotes it first."""
    places: dict[str, str] = {}
    for block in document.walk():
        for quote in block.quotes():
            places.setdefault(quote.code, block.anchor)
    return places


def _download_address(edition: Edition, extension: str, is_fixed: bool) -> str:
    if is_fixed:
        return reverse("edition_download", args=[edition.report.year, edition.number, extension])
    return reverse("report_download", args=[edition.report.year, extension])

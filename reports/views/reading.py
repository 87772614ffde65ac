"""Reading: what everybody sees under /reports/. All of it comes from editions, none of it from live rows."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from indicators.office.permissions import Person
from reports.downloads.formats import FORMATS, attachment
from reports.downloads.pdf import Unwritable
from reports.models import Edition, user_can_read_withdrawn
from reports.publishing.cited import edition_on, shelf_of
from reports.publishing.editions import Shelf
from reports.publishing.page import AskedEdition, read_by_few, readable


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
    return edition_page(request, year)


@require_safe
def report_download(request: HttpRequest, year: int, format: str) -> HttpResponse:
    """The current edition as a file, saved under title, year and edition."""
    require_format(format)
    shelf = shelf_of(year)
    edition = shelf.newest
    if is_gone(shelf, edition, request.user):
        return gone(request, shelf, edition)
    return file_of(request, edition, format)


@require_safe
def edition(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One edition as it was, for ever at this address."""
    return edition_page(request, year, number)


@require_safe
def edition_download(request: HttpRequest, year: int, number: int, format: str) -> HttpResponse:
    require_format(format)
    shelf = shelf_of(year)
    found = edition_on(shelf, number)
    if is_gone(shelf, found, request.user):
        return gone(request, shelf, found)
    response = file_of(request, found, format)
    response["X-Robots-Tag"] = "noindex"
    return response


# ── an edition, whichever it is ────────────────────────────────────────────────────────────────────────────


def require_format(format: str) -> None:
    if format not in FORMATS:
        raise Http404(f"没有“{format}”格式的下载。")


def edition_page(request: HttpRequest, year: int, number: int | None = None) -> HttpResponse:
    """An edition as a page, without `number` whichever is current. What was withdrawn reaches administrators alone and is
    kept by no cache."""
    template = "reports/report.html" if number is None else "reports/edition.html"
    words = readable(AskedEdition(year, number))
    if words["body"]:
        return render(request, template, {"year": year, "number": number, **words})
    shelf = shelf_of(year)
    found = shelf.newest if number is None else edition_on(shelf, number)
    if is_gone(shelf, found, request.user):
        return gone(request, shelf, found)
    words = read_by_few(shelf, found, number)
    response = render(request, template, {"year": year, "number": number, **words})
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

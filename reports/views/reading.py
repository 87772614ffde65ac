"""Reading: what everybody sees under /reports/. All of it comes from editions, none of it from live rows."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from reports.downloads import FORMATS, attachment, offered
from reports.models import Edition


def report_list(request: HttpRequest) -> HttpResponse:
    """All published years, newest first."""
    return render(request, "reports/report_list.html", {"editions": Edition.objects.current().newest_first()})


def report_latest(request: HttpRequest) -> HttpResponse:
    """To the newest published year; 404 before anything is published."""
    newest = Edition.objects.current().newest_first().first()
    if newest is None:
        raise Http404("还没有发布任何年度报告。")
    return redirect("report", newest.report.year)


def report(request: HttpRequest, year: int) -> HttpResponse:
    """The whole report of a year as its current edition froze it."""
    edition = current_edition(year)
    document = edition.document
    return render(
        request,
        "reports/report.html",
        {
            "edition": edition,
            "document": document,
            "facts": {fact.code: fact for fact in document.facts},
            "formats": offered(),
        },
    )


def report_download(request: HttpRequest, year: int, format: str) -> HttpResponse:
    """The current edition as a file, saved under title, year and edition."""
    if format not in FORMATS:
        raise Http404(f"没有“{format}”格式的下载。")
    edition = current_edition(year)
    if format not in offered():
        return render(request, "reports/pdf_unavailable.html", {"document": edition.document}, status=501)
    return attachment(request, edition, format)


def current_edition(year: int) -> Edition:
    """The edition everybody reads for a year; Http404 with a plain sentence when there is none."""
    edition = Edition.objects.current().of_year(year).first()
    if edition is None:
        raise Http404(f"{year}年度报告尚未发布。")
    return edition

"""For machines that read the site: which pages there are, and what was published. Addresses come from SITE_URL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from hanyang_report.addresses import PublicAddresses
from indicators.models import Site
from indicators.office.sending import SIMULATED
from reports.models import Edition
from reports.publishing.editions import Shelf

FEED_LENGTH = 50
CLOSED = ("/admin/", "/dashboard/", "/inbox/", "/login/", "/sign-on/", "/password/", "/check/", "/search/", "/explore/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What need not be looked for: pages of people who work here, and answers to questions."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines.append(f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with an address of its own, with the day its report was last published."""
    places = [(f"{settings.SITE_URL}{path}", at) for path, at in _pages(PublicAddresses.now())]
    return render(request, "pages/sitemap.xml", {"places": places}, content_type="application/xml")


def _pages(public: PublicAddresses) -> Iterator[tuple[str, datetime | None]]:
    """Without answers to questions, and without single editions: of a report its own address is the one to find, and
    nothing of one that was withdrawn."""
    published = {one.get_absolute_url(): one.published_at for one in public.current}
    published |= {reverse("edition_list", args=[one.report.year]): one.published_at for one in public.current}
    passed_over = {one.permalink for one in public.readable}
    passed_over |= {reverse("edition_list", args=[one.year]) for one in public.shelves if one.current is None}
    for path in public.pages():
        if "?" not in path and path not in passed_over and not path.startswith(CLOSED):
            yield path, published.get(path)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Editions and corrections, the newest first; nothing of what was withdrawn."""
    site, address = Site.objects.here(), settings.SITE_URL
    atom = Atom1Feed(
        title=f"{site.name}：版次与更正" + (f"（{SIMULATED}）" if site.simulated else ""),
        link=f"{address}{reverse('home')}",
        description="",
        language="zh-Hans",
        feed_url=f"{address}{reverse('feed')}",
        author_name=site.organiser or site.name,
    )
    for edition in _readable():
        link = f"{address}{edition.permalink}"
        atom.add_item(
            title=f"{edition.document.title}（第{edition.number}版）",  # as it was frozen: the report's row may be in correction
            link=link,
            description=edition.note or edition.get_origin_display(),
            unique_id=link,
            pubdate=edition.published_at,
            updateddate=edition.published_at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _readable() -> list[Edition]:
    found = (edition for shelf in Shelf.all() for edition in shelf.editions if shelf.taken_by(edition) is None)
    return sorted(found, key=lambda edition: edition.published_at, reverse=True)[:FEED_LENGTH]

"""A public page as an anonymous reader sees it is rendered once for each state of what is public, then handed out.

What may be kept shows in the answer itself, so a new page needs no entry anywhere: 200, for somebody without a session,
nothing set in their browser, no form that posts, no word of its own about caches. Stands inside the check of the host and the
way to https, and outside everything else: headers of security are kept with the page, sessions were not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import NamedTuple, TypeGuard

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from hanyang_report.door.page_cache import KeptPage
from hanyang_report.door.single_flight import SingleFlight
from indicators.models import PublicVersion
from indicators.office.kept.asked_again import Answers, Heard, listening, still_holds
from indicators.office.kept.circumstances import Circumstances
from indicators.office.kept.store import Store
from indicators.office.public import written_between

PLAIN_ROOM = 8 * 1024 * 1024
"""Bytes for pages without a question: some thousand of the size of this site's."""
ASKED_ROOM = 2 * 1024 * 1024
"""Bytes for answers to questions: whoever asks many different ones crowds out other questions, never the pages."""
LONGEST_QUESTION = 200
"""Characters of a query; a longer one is answered and not kept."""
KNOWN = frozenset(
    [
        "a",
        "area",
        "b",
        "base",
        "department",
        "from",
        "i",
        "indicator",
        "kind",
        "known",
        "light",
        "only",
        "page",
        "per_page",
        "q",
        "since",
        "size",
        "sort",
        "state",
        "status",
        "theme",
        "to",
        "view",
        "year",
    ]
)
"""What public pages are asked. A query with anything else is answered and not kept."""
TEXT = re.compile(r"(?:text/|application/(?:json|xml|[\w.-]+\+(?:json|xml))\b|image/svg\+xml)")
PACKED = re.compile(r"\bgzip\b")  # as Django's own middleware reads it, which would pack what we did not


class PublicQuestion(NamedTuple):
    """What the answer depends on besides what is public."""

    path: str
    query: str
    besides: Circumstances

    @classmethod
    def by(cls, request: HttpRequest) -> PublicQuestion:
        """A query in the order of its names: whoever asks the same is answered the same."""
        query = request.META.get("QUERY_STRING", "")
        if "&" in query:
            query = request.META["QUERY_STRING"] = "&".join(sorted(query.split("&"), key=name_of))
            request.__dict__.pop("GET", None)  # read before, in the order it came in
        return cls(request.path_info, query, Circumstances.now())


def name_of(pair: str) -> str:
    return pair.partition("=")[0]


class RenderedOnce:
    """One store a process, shared by its threads, gone with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.files = f"/{settings.STATIC_URL.lstrip('/')}"
        self.plain: Store[KeptPage] = Store(PLAIN_ROOM)
        self.asked: Store[KeptPage] = Store(ASKED_ROOM)
        self.flight = SingleFlight()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(self.files):
            return self.get_response(request)
        request.get_host()  # raises DisallowedHost: who asks for another host is told nothing
        if not is_asked_by_nobody(request):
            return self.get_response(request)
        asked, version = PublicQuestion.by(request), state()
        kept = self.asked if asked.query else self.plain
        answer: KeptPage | HttpResponseBase | None = kept.get(version, asked)
        if answer is None:
            with self.flight.joined((version, asked)) if version else nullcontext():
                answer = kept.get(version, asked) or self.found(request, asked, version, kept)
        return said(request, answer) if isinstance(answer, KeptPage) else answer

    def found(
        self, request: HttpRequest, asked: PublicQuestion, version: str, kept: Store[KeptPage]
    ) -> KeptPage | HttpResponseBase:
        """The page of another version where that holds, else rendered; an answer that is not everybody's as it is."""
        known = Answers()
        page = holding(kept.earlier(asked), version, known) if version else None
        if page is None:
            with listening(version, known) as heard:
                response = self.rendered(request)
            if not (version and is_everybodys(response)) or settings.CSRF_COOKIE_NAME in request.COOKIES:
                return response
            page = answer_in(response, heard)
        kept.put(version, asked, page)
        return page

    def rendered(self, request: HttpRequest) -> HttpResponseBase:
        """The whole page, also where its headers alone are asked for."""
        asked, request.method = request.method, "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = asked


def state() -> str:
    """The state of what is public; "" without a connection: what follows knows whether it is worth waiting for one."""
    is_far_away = settings.DATABASE_URL and connection.connection is None
    return "" if is_far_away else PublicVersion.objects.now()


def is_asked_by_nobody(request: HttpRequest) -> bool:
    """A question that everybody may ask, from a browser that holds nothing of ours that a page would speak of."""
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    query = request.META.get("QUERY_STRING", "")
    is_within_bounds = not query or (len(query) <= LONGEST_QUESTION and set(map(name_of, query.split("&"))) <= KNOWN)
    return is_within_bounds and CookieStorage.cookie_name not in request.COOKIES


def is_everybodys(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """A page of text that sets nothing in a browser, holds no token of a form and says nothing of its own on keeping."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not any(name in response.headers for name in ("Cache-Control", "ETag", "Content-Encoding"))
        and bool(TEXT.match(response.headers.get("Content-Type", "")))
    )


def holding(earlier: tuple[str, KeptPage] | None, version: str, known: Answers) -> KeptPage | None:
    """A page of another version, where all that it was made of is the same in this one. What was asked is `known` then:
    the page that is rendered instead asks only what was not reached."""
    since, page = earlier or ("", None)
    if page is None or page.told is None or not still_holds(page.told, known, written_between(since, version)):
        return None
    return page


def answer_in(response: HttpResponse, heard: Heard) -> KeptPage:
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    told = heard.told if heard.is_whole else None
    return KeptPage.of(response.content, headers | {"Cache-Control": "public, no-cache"}, told)


def said(request: HttpRequest, answer: KeptPage) -> HttpResponseBase:
    """304 to who has it; else compressed for who can read that."""
    known = get_conditional_response(request, etag=answer.etag)
    if known:
        for name, value in answer.marks.items():
            known.headers[name] = value
        return known
    is_packed = PACKED.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    response = HttpResponse(answer.packed if is_packed else answer.body, headers=dict(answer.headers))
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    return response

"""Search: sentences of the reports, indicators and promises, by word or by number.

A few reports are a few hundred sentences: they are read from the frozen documents in memory, which finds a word of
two 汉字 as surely as a whole clause. Figures, indicators and tasks come from one query each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hanyang_report.overview.findable import placed, texts
from indicators.models import Figure, Indicator, Theme
from indicators.office.characters import visible
from reports.document.text_search import LONGEST_QUERY, Query
from reports.models import Edition
from reports.tracker.promises import Linked, Promised, linked, promised

MOST_SENTENCES = 50


@dataclass(frozen=True)
class FoundSentence:
    """A sentence that says all the words. `place` names where it stands, `url` leads there."""

    year: int
    place: str
    url: str
    html: SafeString


@dataclass(frozen=True)
class FoundIndicator:
    """An indicator with the figure that was asked for, else its newest one."""

    indicator: Indicator
    figure: Figure | None
    name: SafeString
    definition: SafeString
    value: SafeString | None


@dataclass(frozen=True)
class PromiseHit:
    one: Promised
    title: SafeString
    source: SafeString


@dataclass(frozen=True)
class Results:
    sentences: list[FoundSentence]
    indicators: list[FoundIndicator]
    promises: list[PromiseHit]

    @property
    def count(self) -> int:
        return len(self.sentences) + len(self.indicators) + len(self.promises)

    @property
    def first_sentences(self) -> list[FoundSentence]:
        """As many as a reader bears at once; the page says how many there are in all."""
        return self.sentences[:MOST_SENTENCES]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = visible(request.GET.get("q", "")).strip()
    query = Query.read(typed)
    editions = list(Edition.objects.current().newest_first())
    return render(
        request,
        "pages/search.html",
        {
            "typed": typed[:LONGEST_QUERY],
            "was_cut": len(typed) > LONGEST_QUERY,
            "longest": LONGEST_QUERY,
            "results": find(query, editions) if query else None,
            "hints": [] if query else hints(editions),
        },
    )


def find(query: Query, editions: list[Edition]) -> Results:
    """Everything public that says all the words, newest year first, in reading order."""
    links = linked(Indicator.objects.with_context())
    return Results(
        sentences=[found for edition in editions for found in _sentences(query, edition)],
        indicators=[_indicator(query, link) for link in links.values() if query.finds(*texts(link))],
        promises=[_promise(query, one) for one in promised(editions, links) if query.finds(*one.texts)],
    )


def hints(editions: list[Edition]) -> list[str]:
    """A few searches that find something: numbers of the newest report, and what its figures are about."""
    if not editions:
        return []
    document = editions[0].document
    facts = filter(None, map(document.fact, document.key_figures))
    numbers = [fact.value for fact in facts if fact.kind != "rate" and len(fact.value) > 1]
    return [*numbers[:3], *Theme.objects.values_list("short_name", flat=True)]


# ── sentences ──────────────────────────────────────────────────────────────────────────────────────────────


def _sentences(query: Query, edition: Edition) -> Iterator[FoundSentence]:
    year = edition.report.year
    address = reverse("report", args=[year])
    for place, anchor, sentence in placed(edition.document):
        if query.finds_sentence(sentence):
            yield FoundSentence(year, place, f"{address}#{anchor}", query.marked_sentence(sentence))


# ── indicators and promises ────────────────────────────────────────────────────────────────────────────────


def _indicator(query: Query, link: Linked) -> FoundIndicator:
    asked = next((figure for figure in link.figures if query.ranges(figure.published_text)), link.newest)
    return FoundIndicator(
        indicator=link.indicator,
        figure=asked,
        name=query.marked(link.indicator.name),
        definition=query.marked(link.indicator.definition),
        value=query.marked(asked.published_text) if asked else None,
    )


def _promise(query: Query, one: Promised) -> PromiseHit:
    return PromiseHit(one, query.marked(one.title), query.marked(one.promise.source_phrase))

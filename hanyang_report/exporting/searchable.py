"""What the search finds, as data for a script that searches without a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from hanyang_report.overview.findable import placed, texts
from indicators.models import Indicator
from reports.document.text_search import placed_quotes
from reports.document.tree import Paragraph, plain_text
from reports.models import Edition
from reports.tracker.promises import Linked, Promised, linked, promised

Row = dict[str, Any]
Link = Callable[[str], str | None]


def search_script(link: Link) -> str:
    """The data as a script; `link` turns an address into one that leads there from the page of the search."""
    editions = list(Edition.objects.current().newest_first())
    links = linked(Indicator.objects.with_context())
    data = {
        "sentences": [row for edition in editions for row in _sentences(edition, link)],
        "indicators": [_indicator(one, link) for one in links.values()],
        "promises": [_promise(one, link) for one in promised(editions, links)],
    }
    return f"window.searchData = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _sentences(edition: Edition, link: Link) -> list[Row]:
    year = edition.report.year
    address = reverse("report", args=[year])
    return [
        {"text": plain_text(sentence), "values": _values(sentence), "place": f"{year}年度报告 · {place}"}
        | {"url": link(f"{address}#{anchor}")}
        for place, anchor, sentence in placed(edition.document)
    ]


def _values(sentence: Paragraph) -> list[tuple[int, int, str]]:
    """Where figures stand in the sentence, with their values: 六 is found by 6."""
    return [(start, end, quote.value) for (start, end), quote in placed_quotes(sentence)]


def _indicator(one: Linked, link: Link) -> Row:
    return {
        "name": one.indicator.name,
        "definition": one.indicator.definition,
        "texts": texts(one),
        "figures": [(figure.year, figure.published_text) for figure in one.figures],
        "url": link(one.indicator.get_absolute_url()),
    }


def _promise(one: Promised, link: Link) -> Row:
    return {
        "title": one.title,
        "source": one.promise.source_phrase,
        "place": f"{one.task.year}年度任务 · {one.area_title} · {one.task.get_status_display()}",
        "texts": one.texts,
        "url": link(one.get_absolute_url()),
    }

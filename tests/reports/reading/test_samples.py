"""Reports as people have them, in many formats: each gives exactly its right answer."""

from __future__ import annotations

from typing import Any

import pytest

from reports.reading.worker import answer as read
from tests.reports.reading import samples

FIELDS = ("year", "issuer", "document_number", "index_number", "category", "addressee", "signature", "date")


@pytest.fixture(scope="module", params=samples.FILES)
def pair(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """(what it should be, what was read)"""
    return samples.answer(request.param), read(samples.content(request.param), request.param)


Pair = tuple[dict[str, Any], dict[str, Any]]


def test_every_heading_number_and_paragraph_is_in_its_place(pair: Pair) -> None:
    want, got = pair
    assert list(samples.blocks(got)) == list(samples.blocks(want))
    assert [samples.squeezed(text) for text in got["lead"]] == [samples.squeezed(text) for text in want["lead"]]


def test_every_part_has_its_kind(pair: Pair) -> None:
    want, got = pair
    assert [part["kind"] for part in got["parts"]] == [part["kind"] for part in want["parts"]]


def test_what_a_report_says_of_itself_is_read(pair: Pair) -> None:
    want, got = pair
    assert got["title"] in [want["title"], *want["title_also"]]
    assert {field: got[field] for field in FIELDS} == {field: want[field] for field in FIELDS}


def test_tables_stand_where_they_stood(pair: Pair) -> None:
    want, got = pair
    assert _tables(got) == _tables(want)


def _tables(report: dict[str, Any]) -> list[tuple[object, ...]]:
    keys = ("caption", "where", "after", "header", "rows")
    return [tuple(table[key] for key in keys) for table in report["tables"]]


def test_attachments_and_footnotes_are_kept(pair: Pair) -> None:
    want, got = pair
    assert got["attachments"] == want["attachments"]
    assert got["footnotes"] == want["footnotes"]


def test_what_stands_around_is_no_text(pair: Pair) -> None:
    want, got = pair
    text = samples.all_text(got)
    assert [words for words in want["furniture"] if samples.squeezed(words) in text] == []


def test_what_stands_around_is_not_lost_silently() -> None:
    got = read(samples.content("r01.docx"), "r01.docx")
    assert {"临江区人民政府文件", "（此件公开发布）"} <= set(got["furniture"])
    assert {"text": "（此件公开发布）", "why": "联系方式"} in got["set_aside"]


def test_every_number_is_found_and_hardly_any_too_many(pair: Pair) -> None:
    want, got = pair
    found, too_many = samples.matched(want, got)
    assert found >= 0.98 * len(want["figures"])
    assert too_many <= 0.01 * len(want["figures"])


def test_a_number_says_where_it_stands_and_how_exact_it_is(pair: Pair) -> None:
    want, got = pair
    said = {(samples.squeezed(f["sentence"]), f["text"]): f for f in got["figures"]}
    both = [(f, said[key]) for f in want["figures"] if (key := (samples.squeezed(f["sentence"]), f["text"])) in said]
    assert len(both) >= 0.97 * len(want["figures"])
    keys = ("where", "kind", "value", "unit", "qualifier")
    assert [f["text"] for f, g in both if [f[key] for key in keys] != [g[key] for key in keys]] == []

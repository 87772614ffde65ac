"""What the words of a section are made of."""

from dataclasses import replace

import pytest

from reports.document.alignment import places_of
from reports.document.notes import notes_of
from reports.document.read_block import ReadBlock, apart, shown_codes
from reports.document.tree import Block, Document, Fact, FrozenChart, Quote


def quote(code: str) -> Quote:
    return Quote(code, 2019, "number", "1", "1")


def fact(code: str, value: str = "1") -> Fact:
    return Fact(code, code, "", "件", "count", 0, "neutral", "", "", value, "")


ITEM = Block("item", "other", "i1", "1.", ("标题",), ((quote("quoted"),),), run_on=False)
CHARTS = (FrozenChart("bars", "图", "", ("charted",)),)
FIRST = Block("section", "other", "s1", "（一）", ("甲",), (), run_on=False, charts=CHARTS, children=(ITEM,))
SECOND = replace(FIRST, anchor="s2", marker="（二）", charts=(), children=(replace(ITEM, anchor="i2"),))
PART = Block("part", "other", "p", "一、", ("部分",), (), run_on=False, children=(FIRST, SECOND))
FACTS = tuple(map(fact, ("quoted", "charted", "of no section")))
DOCUMENT = Document(2019, "报告", lead=(), parts=(PART,), facts=FACTS)


def read(document: Document, block: Block = FIRST) -> ReadBlock:
    return ReadBlock.of(block, document, dict(places_of(document)), notes_of(document))


def test_it_takes_of_the_document_what_it_quotes_and_draws():
    shown = read(DOCUMENT).shown()
    assert shown["document"] == Document(2019, "报告", (), (), facts=FACTS[:2])
    assert shown["block"] is FIRST
    assert shown["places"] == {anchor: place for anchor, place in places_of(DOCUMENT) if anchor in ("s1", "i1")}
    assert shown["notes"] == {"s1": {"quoted": "figure-quoted"}, "i1": {"quoted": "figure-quoted"}}
    assert read(DOCUMENT, SECOND).shown()["notes"] == {at: {"quoted": "figure-quoted-s2"} for at in ("s2", "i2")}


def test_what_reads_alike_is_equal_whatever_else_the_document_says():
    other = replace(
        DOCUMENT, facts=(*FACTS[:2], fact("of no section", "2")), lead=(("另一段",),), meta={"issuer": "区政府"}
    )
    assert read(other) == read(DOCUMENT)
    assert hash(read(other)) == hash(read(DOCUMENT))


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, year=2020),
        replace(DOCUMENT, title="另一报告"),
        replace(DOCUMENT, facts=(fact("quoted", "2"), *FACTS[1:])),
        replace(DOCUMENT, facts=(FACTS[0], fact("charted", "2"), FACTS[2])),
        replace(DOCUMENT, facts=(FACTS[0], FACTS[2])),
        replace(DOCUMENT, parts=(replace(PART, marker="二、"),)),
        replace(DOCUMENT, parts=(replace(PART, children=(SECOND, FIRST)),)),
    ],
    ids=["year", "title", "quoted", "charted", "gone", "place", "first elsewhere"],
)
def test_what_reads_otherwise_is_another(other: Document):
    assert read(other) != read(DOCUMENT)


def test_a_block_stands_apart_from_the_sections_in_it():
    own, inside = apart(replace(PART, children=(ITEM, FIRST, SECOND)))
    assert own == replace(PART, children=(ITEM,))
    assert inside == (FIRST, SECOND)


def test_blocks_of_one_place_with_other_words_are_not_taken_for_each_other():
    """They are looked up by their place."""
    other = replace(ITEM, paragraphs=((quote("charted"),),))
    assert hash(other) == hash(ITEM)
    assert apart(replace(PART, children=(other,))) != apart(replace(PART, children=(ITEM,)))
    section = replace(FIRST, charts=())
    assert shown_codes(replace(section, children=(other,))) == {"charted"}
    assert shown_codes(section) == {"quoted"}

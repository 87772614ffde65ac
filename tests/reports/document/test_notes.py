"""Where a quoted figure is explained."""

from reports.document.notes import gathered_codes, gathers, notes_of
from reports.document.tree import Block, Document, Fact, Quote


def quote(code: str) -> Quote:
    return Quote(code, 2019, "number", "1", "1")


def block(anchor: str, level: str, *codes: str, children: tuple[Block, ...] = ()) -> Block:
    paragraphs = (tuple(map(quote, codes)),)
    return Block(level, "other", anchor, "", (), paragraphs, run_on=False, children=children)


def fact(code: str) -> Fact:
    return Fact(code, code, "", "件", "count", 0, "neutral", "", "", "1", "")


OWN = block("i0", "item", "x")
FIRST = block("s1", "section", "y", children=(block("i1", "item", "y", "x", "unknown"),))
SECOND = block("s2", "section", children=(block("i2", "item", "y"),))
PART = block("p", "part", "z", children=(OWN, FIRST, SECOND))
DOCUMENT = Document(2019, "报告", lead=(), parts=(PART,), facts=tuple(map(fact, "xyz")))


def test_a_section_explains_all_in_it_a_part_what_no_section_does_an_item_nothing() -> None:
    assert gathered_codes(PART) == ("z", "x")
    assert gathered_codes(FIRST) == ("y", "x", "unknown")
    assert gathers(OWN) == ()


def test_the_first_note_has_the_anchor_citations_lead_to_and_each_section_its_own() -> None:
    notes = notes_of(DOCUMENT)
    assert notes["i0"] == notes["p"] == {"z": "figure-z", "x": "figure-x"}
    assert notes["i1"] == notes["s1"] == {"y": "figure-y", "x": "figure-x-s1"}
    assert notes["i2"] == {"y": "figure-y-s2"}
    assert notes["lead"] == {"z": "figure-z", "x": "figure-x", "y": "figure-y"}


def test_a_figure_without_a_fact_has_no_note() -> None:
    assert not any("unknown" in own for own in notes_of(DOCUMENT).values())

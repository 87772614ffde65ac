"""Which block answers which: likeness at its borders, parents before children, and lines that keep their order."""

import pytest

from reports.document.alignment import Place, Traits, aligned, paired_lines, places_of
from reports.document.tree import Block, Document, Paragraph, Quote


def quote(code: str) -> Quote:
    return Quote(code, 2019, "number", "1", "1")


def block(anchor: str, heading: str = "", *lines: Paragraph | str, level: str = "item", **more) -> Block:
    """A line may be given as its text."""
    paragraphs = tuple((line,) if isinstance(line, str) else line for line in lines)
    kind, marker, children = more.pop("kind", ""), more.pop("marker", ""), more.pop("children", ())
    return Block(level, kind, anchor, marker, (heading,) if heading else (), paragraphs, False, children=children)


def part(anchor: str, *children: Block, kind: str = "achievements") -> Block:
    return block(anchor, "主要举措", level="part", kind=kind, children=children)


def section(anchor: str, heading: str, *children: Block, marker: str = "") -> Block:
    return block(anchor, heading, level="section", marker=marker, children=children)


def document(*parts: Block) -> Document:
    return Document(2019, "年度报告", (), parts)


def likeness(one: Block, other: Block) -> float:
    return round(Traits.of(one).likeness(Traits.of(other)), 3)


# ── how alike ──


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        # one trait alone is the whole of what is known
        (block("a", "依法决策"), block("b", "依法决策"), 1.0),
        (block("a", "依法决策"), block("b", "依法决策。"), 1.0),
        (block("a", "依法决策"), block("b", "普法宣传"), 0.0),
        (block("a", "", "推进普法。"), block("b", "", "推进普法。"), 1.0),
        # (the figures are written alike, so their words are the same)
        (block("a", "", (quote("x"), quote("y"))), block("b", "", (quote("x"), quote("z"))), (1 + 1 / 3) / 2),
        # headings count for half, words and figures for three tenths each
        (block("a", "甲乙", "丙丁"), block("b", "甲乙", "戊己"), 0.8),
        (block("a", "甲乙", "丙丁"), block("b", "戊己", "丙丁"), 0.3 / 0.8),
        (block("a", "甲乙", ("丙丁", quote("x"))), block("b", "戊己", ("庚辛", quote("x"))), 0.3 / 1.1),
        (block("a", "甲乙", "丙丁"), block("b", "", "丙丁"), 1.0),
        # nothing known in common
        (block("a"), block("b"), 0.0),
        (block("a", "甲乙"), block("b", "", "甲乙"), 0.0),
        # a statutory kind is enough, and another one forbids it
        (block("a", "甲乙", kind="plan"), block("b", "丙丁", kind="plan"), 0.4),
        (block("a", "甲乙", kind="other"), block("b", "丙丁", kind="other"), 0.0),
        (block("a", "甲乙", kind="plan"), block("b", "甲乙", kind="other"), 0.0),
        # half of the pairs of characters in common
        (block("a", "甲乙丙"), block("b", "甲乙丁"), 0.5),
        (block("a", "甲"), block("b", "甲"), 1.0),
    ],
)
def test_likeness_weighs_heading_words_and_figures(one: Block, other: Block, like: float) -> None:
    assert likeness(one, other) == likeness(other, one) == round(like, 3)


def test_words_and_figures_of_what_stands_below_count_too() -> None:
    old = section("a", "", block("a1", "", ("受理", quote("x"))))
    new = section("b", "", block("b1", "", ("受理", quote("x"))))
    assert Traits.of(old).codes == {"x"}
    assert likeness(old, new) == 1.0


# ── which answers which ──


def test_the_likest_is_taken_first_and_each_only_once() -> None:
    old = document(part("p", block("a", "依法决策机制"), block("b", "依法决策")))
    new = document(part("q", block("c", "依法决策"), block("d", "依法决策机制建设")))
    assert aligned(old, new) == {"q": "p", "c": "b", "d": "a"}


def test_of_two_as_like_the_closer_one_is_taken() -> None:
    same = [block(anchor, "依法决策") for anchor in "abc"]
    old = document(part("p", *same))
    assert aligned(old, document(part("q", block("x", "普法"), block("y", "依法决策"))))["y"] == "b"
    assert aligned(old, document(part("q", block("y", "依法决策"))))["y"] == "a"


def test_under_one_heading_less_likeness_is_enough() -> None:
    """0.375 alike: the same place takes it, another place needs 0.55."""
    one, other = block("a", "甲乙", "丙丁"), block("b", "戊己", "丙丁")
    assert likeness(one, other) == 0.375
    assert aligned(document(part("p", one)), document(part("q", other)))["b"] == "a"
    apart = aligned(
        document(part("p", one), part("r", kind="problems")), document(part("q"), part("s", other, kind="problems"))
    )
    assert "b" not in apart


def test_what_moved_elsewhere_is_found_where_it_is_alike_enough() -> None:
    old = document(part("p", section("s1", "依法决策", block("a", "合法性审核")), section("s2", "普法宣传")))
    new = document(part("q", section("t1", "依法决策"), section("t2", "普法宣传", block("b", "合法性审核"))))
    assert aligned(old, new) == {"q": "p", "t1": "s1", "t2": "s2", "b": "a"}


def test_a_section_that_moved_to_another_part_is_found_there() -> None:
    old = document(part("p", section("s", "依法决策")), part("r", kind="problems"))
    new = document(part("q"), part("t", section("u", "依法决策"), kind="problems"))
    assert aligned(old, new) == {"q": "p", "t": "r", "u": "s"}


def test_a_section_is_never_an_item() -> None:
    old = document(part("p", section("s", "合法性审核"), kind="plan"))
    new = document(part("q", kind="plan"), part("r", section("t", "x", block("i", "合法性审核")), kind="problems"))
    assert "i" not in aligned(old, new)


def test_what_is_new_or_gone_answers_nothing() -> None:
    assert aligned(document(part("p")), document(part("q", kind="plan"))) == {}
    assert aligned(document(), document(part("q"))) == {}


# ── lines ──


def lines(*texts: str) -> list[Paragraph]:
    return [(text,) for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ((), (), []),
        (("甲乙",), (), []),
        (("甲乙",), ("甲乙",), [(0, 0)]),
        (("甲乙",), ("丙丁",), []),
        (("甲乙", "丙丁"), ("丙丁",), [(1, 0)]),
        (("甲乙", "丙丁"), ("丙丁", "甲乙"), [(0, 1)]),
        (("甲乙", "丙丁", "戊己"), ("甲乙", "庚辛", "戊己"), [(0, 0), (2, 2)]),
        (("甲乙丙丁戊己",), ("甲乙丙丁",), [(0, 0)]),
        # 2 of 7 + 6 pairs shared is 0.308, 2 of 7 + 7 is 0.286
        (("甲乙丙一二三四五",), ("甲乙丙六七八九",), [(0, 0)]),
        (("甲乙丙一二三四五",), ("甲乙丙六七八九十",), []),
    ],
)
def test_lines_belong_together_in_their_order(old: tuple[str, ...], new: tuple[str, ...], pairs: list) -> None:
    assert paired_lines(lines(*old), lines(*new)) == pairs


def test_the_alignment_alike_in_most_words_is_taken() -> None:
    old, new = lines("推进普法工作", "推进普法宣传"), lines("推进普法宣传")
    assert paired_lines(old, new) == [(1, 0)]


def test_a_line_whose_figure_changed_is_still_the_same_line() -> None:
    assert paired_lines([(quote("x"),)], [(quote("x"),)]) == [(0, 0)]


# ── where a block stands ──


def test_a_place_is_the_whole_way_in_words() -> None:
    item = block("i", "落实合法性审核制度", marker="2. ")
    long = block("j", "一二三四五六七八九十甲乙")
    part_ = block(
        "p", "举措", level="part", marker="一、", children=(section("s", "决策", item, long, marker="（三）"),)
    )
    assert dict(places_of(document(part_))) == {
        "p": Place("", "一"),
        "s": Place("p", "一（三）"),
        "i": Place("s", "一（三）2"),
        "j": Place("s", "一（三）一二三四五六七八九十"),
    }

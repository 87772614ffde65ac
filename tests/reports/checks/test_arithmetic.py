"""Sums, rests and shares beside their figures: what follows is left alone, what does not is told with what does."""

import pytest

from reports.checks.arithmetic import is_worked_out, slips, summands
from reports.checks.slip import Slip
from reports.checks.spoken import spoken
from reports.document.tree import Paragraph, Quote
from reports.narrative.numerals import numerals

NAMES = {
    "A": "受理件数",
    "B": "办结件数",
    "C": "撤销件数",
    "R": "办结率",
    "Q": "合格率",
    "P": "项目数",
    "M": "上年件数",
}
UNITS = {"A": "件", "B": "件", "C": "件", "R": "%", "Q": "%", "P": "个", "M": "件"}
VALUES = {"A": "80", "B": "60", "C": "20", "R": "90", "Q": "95", "P": "4", "M": "7"}


def found(text: str) -> list[Slip]:
    """The letters of a text are its figures; m is the figure of another year."""
    spans = [
        Quote(s.upper(), 2019 if s == "m" else 2020, "number", VALUES[s.upper()], VALUES[s.upper()])
        if s.upper() in VALUES
        else s
        for s in text
    ]
    sentence: Paragraph = tuple(spans)
    return list(slips(spoken(sentence, 2020, NAMES, UNITS)))


def codes(text: str) -> list[str]:
    return [slip.code for slip in found(text)]


SUM, RATIO = ["sum-contradicted"], ["ratio-contradicted"]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        # parts and their whole
        ("受理A件，其中办结B件。", []),
        ("办结B件，其中受理A件。", SUM),
        ("办结B件，其中办结B件。", []),
        ("办结B件，其中项目P个。", []),
        ("项目P个，其中受理A件。", []),
        ("受理A件，其中撤销C件、办结B件。", []),
        ("撤销C件，其中办结B件、受理A件。", [*SUM, *SUM]),
        ("撤销C件，其中项目P个；受理A件。", []),
        ("撤销C件，其中项目P个。受理A件。", []),
        ("其中受理A件，撤销C件。", []),
        # rates by their own word
        ("受理A件，撤销C件，撤销率25%。", []),
        ("受理A件，撤销C件，撤销率26%。", RATIO),
        ("受理A件，撤销C件，直接撤销率26%。", []),
        ("受理A件，撤销C件，上年结转3件，撤销率26%。", []),
        ("受理A件、办结B件，撤销C件，撤销率14.3%。", []),
        ("撤销C件，受理A件，撤销率26%。", []),
        ("办结B件，项目P个，不撤销C件，撤销率26%。", []),
        ("项目P个，撤销C件，撤销率26%。", []),
        ("撤销C件，办结B件，办结率30%。", []),
        ("受理A件，撤销C件、办结B件，办结率100%。", []),
        ("受理A件，撤销C件、办结B件，办结率90%。", RATIO),
        ("受理A件，办结B件、撤销C件，撤销率100%。", []),
        # sums
        ("办结B件、撤销C件，合计80件。", []),
        ("办结B件、撤销C件，合计81件。", SUM),
        ("受理A件、办结B件、撤销C件，两项共80件。", []),
        ("受理A件、办结B件、撤销C件，三项共160件。", []),
        ("受理A件、办结B件、撤销C件，合计159件。", SUM),
        ("办结B件、项目P个，合计64件。", []),
        ("办结B件，合计61件。", []),
        ("办结B件、撤销C件，合计81人。", []),
        ("办结B件，撤销C件，两级共办理80件。", []),
        ("办结B件，撤销C件，两级共办理81件。", SUM),
        # 共 alone sums up a list, and behind anything else counts something new
        ("办结B件、撤销C件，共80件。", []),
        ("办结B件、撤销C件，共81件。", SUM),
        ("办结B件、撤销C件，总共81件。", SUM),
        ("办结B件，撤销C件，共81件。", []),
        ("办结B件、撤销C件，共提出81件。", []),
        ("办结B件、撤销C件（重点案件3件），共81件。", SUM),
        # rests
        ("办结B件，撤销C件，其余61件。", []),
        ("办结B件，撤销C件，其余60件。", SUM),
        ("受理A件，其中办结B件，其余90件。", SUM),
        ("受理A件，办结B件，其余20件。", []),
        ("受理A件，办结B件，其余的21件。", SUM),
        ("受理A件，撤销C件，剩余60件。", []),
        ("受理A件，撤销C件，余下61件。", SUM),
        ("受理A件，办结B件，其余80件。", SUM),
        ("撤销C件，受理A件，办结B件，其余20件。", []),
        # shares
        ("受理A件，办结B件，占75%。", []),
        ("受理A件，办结B件，占70%。", RATIO),
        ("受理A件，办结B件，占比约四分之三。", []),
        ("受理A件，办结B件，占全市的70%。", []),
        ("受理A件，办结B件，占年度计划的70%。", []),
        ("受理A件，项目P个，占70%。", []),
        ("受理A件，办结率R，占70%。", []),
        ("受理A件，办结B件，撤销C件，占25%。", []),
        ("受理A件，办结B件，撤销C件，占33.3%。", []),
        ("受理A件，办结B件，撤销C件，占34%。", RATIO),
        ("受理A件，办结B件，撤销C件，两者合计占100%。", []),
        ("受理A件，办结B件，撤销C件，两者合计占25%。", RATIO),
        ("受理A件，办结B件，占70个。", []),
        ("受理A件，办结B件，撤销C件，两者合计占133%。", RATIO),
        # averages
        ("受理A件，项目P个，平均每个项目20件。", []),
        ("受理A件，项目P个，平均每个项目21件。", RATIO),
        ("受理A件，项目P个，平均每个项目约21件。", []),
        ("受理A件，办结B件，平均每个项目21件。", []),
        ("受理A件，办结率R，平均每个项目21件。", []),
        ("受理A件，项目P个，撤销C件，平均每个项目21件。", []),
        ("受理A件，项目P个，平均每案20件。", []),
        ("受理A件，项目P个，平均每案21件。", RATIO),
        ("受理A件，办结率R，平均每案21件。", []),
        ("办结率R，其中合格率Q。", []),
        # another year's figure is no part of it
        ("受理A件，上年m件，合计88件。", []),
        ("受理A件，增长9%。", []),
    ],
)
def test_what_one_sentence_writes_beside_its_figures_is_worked_out_again(text: str, slip: list[str]) -> None:
    assert codes(text) == slip


@pytest.mark.parametrize(
    ("text", "said", "fact"),
    [
        ("办结B件、撤销C件，合计81件。", "81", "60＋20为80件"),
        ("受理A件，办结B件，其余21件。", "21", "80－60为20件"),
        ("受理A件，办结B件，占70%。", "70%", "60占80的75.0%"),
        ("受理A件，项目P个，平均每个项目21件。", "21", "80除以4为20.0件"),
        ("办结B件，其中受理A件。", "\ue001", "部分（80件）多于总数（60件）"),
    ],
)
def test_a_slip_says_where_it_stands_and_what_follows_instead(text: str, said: str, fact: str) -> None:
    [slip] = found(text)
    sentence = "".join(chr(0xE000 + n) if c else s for n, s, c in _signed(text))
    assert (sentence[slip.start : slip.end], slip.fact) == (said, fact)


def _signed(text: str) -> list[tuple[int, str, bool]]:
    """Each character, the figures counted."""
    numbered, count = [], 0
    for s in text:
        is_figure = s.upper() in VALUES
        numbered.append((count, s, is_figure))
        count += is_figure
    return numbered


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("两项合计80件", True),
        ("其余20件", True),
        ("平均每个项目20件", True),
        ("占75%", True),
        ("增长75%", True),
        ("办结80件", False),
        ("合计办结，受理80件", False),
        ("两项共80件", True),
        ("其中80件", False),
        ("民事41件、刑事39件，共80件", True),
        ("民事41件，刑事39件，共80件", False),
        ("民事41件、刑事39件，共提出80件", False),
    ],
)
def test_a_typed_number_follows_from_others_where_a_word_says_so(text: str, is_so: bool) -> None:
    numeral = numerals(text)[-1]
    assert is_worked_out(text, numeral) is is_so


@pytest.mark.parametrize(
    "of_another_year",
    [
        "增加8件",
        "较上年减少了8件",
        "比上年多8件",
        "前移8位",
        "上年8件",
        "去年同期为8件",
        "2019年的8件",
        "由8件",
        "从8件",
    ],
)
def test_neither_how_far_it_moved_nor_what_it_was_is_added_up(of_another_year: str) -> None:
    text = f"办结9件，{of_another_year}，撤销3件，合计12件。"
    assert [text[n.start : n.end] for n in summands(text, numerals(text))] == ["9", "3"]


def test_a_number_that_counts_others_is_worked_out_too() -> None:
    text = "以上2项共80件"
    assert is_worked_out(text, numerals(text)[0])

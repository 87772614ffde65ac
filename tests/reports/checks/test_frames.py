"""The frame of a number: the words of its own stretch, whose year it is, and what makes it no figure of the district."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks.frames import REACH, Frame, frames
from reports.narrative.numerals import numerals


def framed(text: str) -> list[Frame]:
    return frames(text, numerals(text), 2020)


def last(text: str) -> Frame:
    return framed(text)[-1]


# ── its own words ──


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("受理复议41件。", ["受理复议"]),
        ("加强领导，受理复议41件并办结，其余。", ["受理复议并办结"]),
        ("受理复议41件和信访30件。", ["受理复议", "信访"]),
        ("受理复议41件，办理信访30件。", ["受理复议", "办理信访"]),
        ("受理复议41件、办理信访30件。", ["受理复议", "办理信访"]),
        ("学习3次以及培训2次。", ["学习", "培训"]),
        ("学习3次及培训2次。", ["学习", "培训"]),
        ("受理复议41件及时办结30件。", ["受理复议及时办结", "及时办结"]),
        ("受理复议{{a}}件、信访30件。", ["信访"]),
        ("受理复议30件、信访{{a}}件。", ["受理复议"]),
        ("受理复议41 件。", ["受理复议"]),
        ("《条例》受理（复议）41件。", ["条例受理复议"]),
    ],
)
def test_a_number_counts_what_its_own_stretch_of_text_names(text: str, own: list[str]) -> None:
    assert [frame.own for frame in framed(text)] == own


def test_what_came_earlier_in_the_sentence_is_kept_apart() -> None:
    frame = last("甲事。区政府坚持依法行政，受理复议41件。")
    assert (frame.before, frame.own) == ("区政府坚持依法行政，", "受理复议")
    assert frame.leading == "区政府坚持依法行政"
    assert last("区政府，坚持依法行政，受理复议41件。").leading == "坚持依法行政"


def test_a_clause_with_a_number_of_its_own_leads_nothing() -> None:
    assert last("办理信访30件，受理复议41件。").leading == ""
    assert last("办理信访{{a}}件，受理复议41件。").leading == ""
    assert last("受理复议41件。").leading == ""


def test_so_many_characters_before_a_number_may_say_whose_it_is() -> None:
    for padding, year in ((REACH - 20, 2018), (REACH + 20, None)):
        assert last(f"2018年，{'甲' * padding}，受理复议41件。").year == year


# ── whose year ──


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018年受理复议41件。", 2018),
        ("2020年受理复议41件。", None),
        ("上年受理复议41件。", 2019),
        ("去年受理复议41件。", 2019),
        ("上年度受理复议41件。", 2019),
        ("2018年完成，2020年受理复议41件。", None),
        ("较上年受理复议41件。", None),
        ("与2018年相比，受理复议41件。", None),
        ("比2018年多，受理复议41件。", None),
        ("同2018年相比，受理复议41件。", None),
        ("较2018年，受理复议41件。", None),
        ("高于2018年，受理复议41件。", None),
        ("《方案（2018年）》受理复议41件。", None),
        ("《方案》2018年受理复议41件。", 2018),
        ("2018年。受理复议41件。", None),
        ("受理复议41件。", None),
    ],
)
def test_the_nearest_year_of_the_sentence_is_the_numbers_unless_it_is_compared_with(
    text: str, year: int | None
) -> None:
    assert last(text).year == year


# ── no figure of the district ──


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("受理复议41件。", ""),
        ("力争受理复议41件。", "target"),
        ("应当受理复议41件。", "target"),
        ("目标明确。受理复议41件。", ""),
        ("复议增加41件。", "move"),
        ("复议增加了41件。", "move"),
        ("复议多41件。", "move"),
        ("增加复议，受理41件。", ""),
        ("复议占41%。", "share"),
        ("占比达41%。", "share"),
        ("近三年受理复议41件。", "span"),
        ("累计受理复议41件。", "span"),
        ("平均受理复议41件。", "span"),
        ("上半年受理复议41件。", "span"),
        ("累计推进，全区开展，受理复议41件。", ""),
        ("全市受理复议41件。", "place"),
        ("各镇受理复议41件。", "place"),
        ("某企业41件。", "place"),
        ("处理41件以上的案卷。", "attribute"),
        ("处理41件的案卷。", "attribute"),
        ("复议、信访分别为41件。", "respectively"),
        ("不予受理复议41件。", "denied"),
        ("驳回复议41件。", "denied"),
        ("未成年人案件41件。", ""),
        ("未办结案件41件。", "denied"),
    ],
)
def test_it_is_told_why_a_number_is_no_yearly_figure_of_the_district(text: str, why: str) -> None:
    assert last(text).elsewhere == why


@pytest.mark.parametrize(("text", "part"), [("受理41件，其中复议30件。", True), ("受理41件，复议30件。", False)])
def test_a_part_of_a_whole_is_told(text: str, part: bool) -> None:
    assert last(text).is_part is part


@given(st.text(alphabet="受理复议上年较其中占增加，。、和及《》{}2018年41件%（）\n", max_size=60))
def test_every_number_of_any_text_has_its_frame(text: str) -> None:
    assert len(framed(text)) == len(numerals(text))

"""Places in an order: the smaller number is the higher place, and so many places lie between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.truth.checker import claimed
from reports.checks.within import on_text

WRONG_WAY, WRONG_SIZE = "direction-contradicted", "size-contradicted"


def told(text: str) -> list[tuple[str, str]]:
    return [(r.code, text[r.start : r.end]) for r in on_text(text, 2020)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("排名由第8位升至第3位，上升5位。", []),
        ("排名由第8位升至第3位，上升6位。", [(WRONG_SIZE, "上升6")]),
        ("排名由第八位升至第三位，上升六个位次。", [(WRONG_SIZE, "上升六")]),
        ("排名由第５位升至第３位，上升两位。", []),
        ("排名从第12位前移到第9位，提升3个位次。", []),
        ("排名从第12位前移到第9位，提升4个位次。", [(WRONG_SIZE, "提升4")]),
        ("排名由第20位升至第11位，前移10位。", [(WRONG_SIZE, "前移10")]),
        ("排名由第11位降至第20位，后退10位。", [(WRONG_SIZE, "后退10")]),
        ("排名由第11位降至第20位，后移9位。", []),
        ("排名由全市第3名上升至第8名。", [(WRONG_WAY, "上升")]),
        ("排名由全市第8名下降至第3名。", [(WRONG_WAY, "下降")]),
        ("排名由第3名下降至第8名，后退5名。", []),
        ("排名由第3名降至第8名，上升5名。", [(WRONG_WAY, "上升")]),
        ("排名由第3名上升至第8名，上升6名。", [(WRONG_WAY, "上升")]),
        ("排名由第3名到第8名，上升5名。", [(WRONG_WAY, "上升")]),
        ("排名由第3名升至第3名。", [(WRONG_WAY, "升")]),
        ("居全市第3位，较上年第5位上升2位。", []),
        ("居全市第3位，较上年第5位上升3位。", [(WRONG_SIZE, "上升3")]),
        ("居全市第3位，比2018年的第5位下降2位。", [(WRONG_WAY, "下降")]),
    ],
)
def test_places_move_the_way_and_as_far_as_their_numbers_do(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


PLACE = st.integers(1, 999)


@given(PLACE, PLACE, PLACE, st.sampled_from(["上升", "下降"]))
def test_exactly_the_right_way_and_number_are_left_alone(before: int, after: int, by: int, way: str) -> None:
    is_right = by == abs(before - after) and (way == "上升") == (after < before)
    assert bool(told(f"排名由第{before}位{way}至第{after}位，{way}{by}位。")) is not is_right


@pytest.mark.parametrize(
    "text",
    [
        "居全市第3位，较上年上升2位。",
        "由倒数第3位上升至第8位。",
        "由第5次会议审议，上升为第3号文件。",
        "第3名调解员由社区推荐产生，办件量上升至第1位。",
        "由第8位，升至今年的第9位以前未有的高度。",
        "由第8位升至第3位，得分上升6位数。",
    ],
)
def test_what_is_no_move_between_two_places_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_sentence_that_quotes_figures_is_held_to_it_too() -> None:
    data = {"petition_resolution_rate": {"2019": "90", "2020": "95"}}
    [said] = claimed("化解率{{petition_resolution_rate}}，排名由第8位升至第3位，上升6位。", data)
    assert said.message == "写的是“上升6”，而由第8位到第3位是上升5位。"
    [said] = claimed("排名由第3位升至第8位。", {})
    assert said.is_error

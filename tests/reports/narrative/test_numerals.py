"""What counts as a number that quotes nothing, and what only looks like one."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formatting import han
from reports.narrative.numerals import cover, numerals
from tests.fixture_files import rows

PHRASES = [row["text"] for row in rows("set-phrases.csv")]
WHOLE = st.integers(min_value=0, max_value=10**9)
COUNTED = st.sampled_from(["件", "次", "项", "名", "个街道", "条", "起"])
PROSE = st.text(alphabet="全年办理行政复议案件和，。；：“”（）\n", max_size=20)


def found(text: str) -> list[str]:
    return [text[numeral.start : numeral.end] for numeral in numerals(text, PHRASES)]


def readings(text: str) -> list[tuple[str, str]]:
    """The first number's readings as (value, what follows)."""
    return [(f"{reading.value.normalize():f}", reading.unit) for reading in numerals(text)[0].readings]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("办理信访件5318件", "5318"),
        ("受理行政复议１，２３５件", "１，２３５"),
        ("公开信息3,310条", "3,310"),
        ("化解率为90%", "90%"),
        ("化解率为９０％", "９０％"),
        ("金额32.27亿元", "32.27亿"),
        ("约3300条", "约3300"),
        ("受理200余件", "200余"),
        ("近5000件", "近5000"),
        ("超过20%", "超过20%"),
        ("明确了六个方面", "六"),
        ("相继三次发布", "三"),
        ("连续六年召开", "六"),
        ("连续二年开展", "二"),
        ("开展两次", "两"),
        ("一百零二名执法人员", "一百零二"),
        ("十余次", "十余"),
        ("数十次", "数十"),
        ("百分之九十", "百分之九十"),
        ("四分之三的案件", "四分之三"),
        ("九成以上", "九成"),
        ("召开一次会议", "一"),
        ("同比增长12.3个百分点", "12.3"),
        ("增长2.5倍", "2.5"),
    ],
)
def test_a_number_is_found(text: str, number: str) -> None:
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "2019年", "2019年度", "2019 年底", "2015—2020年", "2016-2020年", "2016至2020年", "二〇一九年", "“十三五”时期", "十四五规划",
        "近三年来", "过去5年", "三年行动计划", "汉府〔2019〕5号", "国发[2015]36号", "（2019）鄂01行终12号", "依照第三十二条",
        "第32条第2款", "《法治政府建设实施纲要（2015—2020年）》", "《关于3项制度的〈27条〉意见》", "第一，第二", "一是加强；二是完善",
        "：一要学、二要干", "（一）加强领导", "（3）完善机制", "1. 加强领导", "2、完善机制", "三、下一步", "党的十九大", "党的二十大以来",
        "党的十九届四中全会", "十三届全国人大二次会议", "3月1日", "三月一日", "12月", "上午9时30分", "9:30", "24小时自助服务", "7×24小时",
        "前三季度", "2019-12-31", "2019.12.31", "5G基站", "ISO9001", "“1+3+N”", "每一次", "同一件", "一项制度", "一些", "一定成效",
        "十分重要", "一系列", "进一步", "统一", "首次", "“四办”改革", "行政执法三项制度", "一张清单、一支队伍、进一次门、查多项事",
        "“双随机、一公开”", "“放管服”", "“减证便民”", "一张表格管检查", "“12345”热线", "增强“四个意识”", "二期工程",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_count_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_quotation_is_no_number_but_what_stands_beside_it_is() -> None:
    assert found("明确了{{work_plan_aspect_count|han}}个方面28项重点任务") == ["28"]


def test_a_set_phrase_ending_in_digits_is_not_found_inside_a_number() -> None:
    assert numerals("受理112345件", ["12345"])
    assert not numerals("拨打12345", ["12345"])


def test_a_title_that_is_never_closed_hides_nothing() -> None:
    assert found("制定《工作要点，明确28项任务") == ["28"]


def test_myriads_read_both_ways() -> None:
    assert readings("3.2万件") == [("3.2", "万件"), ("32000", "件")]
    assert readings("32.27亿元") == [("32.27", "亿元"), ("3227000000", "元")]


def test_a_loose_number_has_no_reading() -> None:
    assert [numeral.readings for numeral in numerals("七八次，数十次，三分之一")] == [(), (), ()]


def test_the_notation_remembers_how_the_number_was_written() -> None:
    assert [numeral.style for numeral in numerals("3次、三次、两次")] == ["number", "han", "liang"]


@given(WHOLE, COUNTED)
def test_every_arabic_count_is_read_back(value: int, unit: str) -> None:
    for written in (
        str(value),
        f"{value:,}",
        str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ):
        [numeral] = numerals(f"全年共办理{written}{unit}。")
        assert numeral.readings[0].value == Decimal(value)
        assert numeral.readings[0].unit.startswith(unit)


@given(st.integers(min_value=2, max_value=10**9), COUNTED)
def test_every_han_count_is_read_back(value: int, unit: str) -> None:
    written = han(value)
    if written[0] in "百千万亿":
        return
    [numeral] = numerals(f"全年共办理{written}{unit}。")
    assert numeral.readings[0].value == Decimal(value)


@given(PROSE, WHOLE, PROSE)
def test_what_stands_in_a_title_is_never_found(before: str, value: int, after: str) -> None:
    assert numerals(f"{before}《第{value}件和{value}次》{after}") == []


@given(st.text(alphabet="0123456789一二三十百万件次项年月日第（）《》{}%，。、１２", max_size=40))
def test_covering_keeps_every_place(text: str) -> None:
    assert len(cover(text, PHRASES)) == len(text)
    places = [(numeral.start, numeral.end) for numeral in numerals(text, PHRASES)]
    assert places == sorted(places)
    assert all(start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))

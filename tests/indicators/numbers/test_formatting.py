"""One number, one text: what formatting writes, and that it never writes a number two ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.numbers.formatting import (
    MISSING,
    grouped,
    han,
    measure,
    number,
    parse_han,
    percentage,
    plain,
    points,
    roughness,
    share,
    signed,
    telling,
)

values = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False)
places = st.integers(min_value=0, max_value=4)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1235", 0, "1235"),
        ("32.27", 2, "32.27"),
        ("98.50", 2, "98.5"),
        ("100.00", 2, "100"),
        ("1E+3", 0, "1000"),
        ("0", 2, "0"),
        ("-0", 0, "0"),
        ("-0.001", 2, "0"),
        ("0.005", 2, "0.01"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("10", 0, "10"),
    ],
)
def test_a_plain_number_is_rounded_half_up_without_trailing_zeros(value: str, decimals: int, text: str) -> None:
    assert plain(Decimal(value), decimals) == text


def test_a_missing_number_is_empty_in_documents_and_a_dash_for_readers() -> None:
    assert plain(None, 0) == ""
    assert grouped(None, 0) == number(None, "count", 0) == measure(None, "件", "count", 0) == han(None) == MISSING


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        plain(Decimal(value), 0)


@given(values, places)
def test_a_plain_number_reads_back_to_within_half_a_unit(value: Decimal, decimals: int) -> None:
    assert abs(Decimal(plain(value, decimals)) - value) <= Decimal(5).scaleb(-decimals - 1)


@given(values, places)
def test_writing_twice_changes_nothing(value: Decimal, decimals: int) -> None:
    once = plain(value, decimals)
    assert plain(Decimal(once), decimals) == once


@given(values, places)
def test_no_number_is_written_with_an_exponent_or_a_negative_zero(value: Decimal, decimals: int) -> None:
    text = plain(value, decimals)
    assert "E" not in text
    assert text != "-0"
    assert "." not in text or not text.endswith(("0", "."))


@given(values, places)
def test_separators_change_no_digit(value: Decimal, decimals: int) -> None:
    assert grouped(value, decimals).replace(",", "").replace("−", "-") == plain(value, decimals)


@pytest.mark.parametrize(
    ("qualifier", "count", "rate"),
    [
        ("", "100", "100%"),
        ("approx", "约100", "约100%"),
        ("over", "100余", "超100%"),
        ("nearly", "近100", "近100%"),
        ("at_least", "不少于100", "不低于100%"),
        ("at_most", "不超过100", "不超过100%"),
    ],
)
def test_a_qualifier_is_a_word_where_chinese_puts_it(qualifier: str, count: str, rate: str) -> None:
    assert number(Decimal(100), "count", 0, qualifier) == count
    assert number(Decimal(100), "rate", 2, qualifier) == rate


def test_yu_follows_round_numbers_only() -> None:
    assert measure(Decimal(1200), "件", "count", 0, "over") == "1200余件"
    assert measure(Decimal(1235), "件", "count", 0, "over") == "超1235件"


def test_an_unknown_qualifier_is_refused() -> None:
    with pytest.raises(ValueError, match="roughly"):
        number(Decimal(1), "count", 0, "roughly")


@pytest.mark.parametrize(
    ("value", "unit", "kind", "decimals", "text", "with_separators"),
    [
        (1235, "件", "count", 0, "1235件", "1,235件"),
        ("32.27", "亿元", "amount", 2, "32.27亿元", "32.27亿元"),
        (100, "%", "rate", 2, "100%", "100%"),
        (0, "件", "count", 0, "0件", "0件"),
        (6, "年", "streak", 0, "6年", "6年"),
    ],
)
def test_a_measure_carries_its_unit_once(
    value: str, unit: str, kind: str, decimals: int, text: str, with_separators: str
) -> None:
    assert measure(Decimal(value), unit, kind, decimals) == text
    assert measure(Decimal(value), unit, kind, decimals, thousands=True) == with_separators


@pytest.mark.parametrize(
    ("value", "text"), [("12.3", "+12.3%"), ("-1234.5", "−1,234.5%"), ("-2", "−2%"), ("0", "0%"), ("-0.04", "0%")]
)
def test_a_difference_shows_its_sign(value: str, text: str) -> None:
    assert signed(Decimal(value), 1, "%") == text


def test_a_tiny_change_is_not_written_as_none() -> None:
    assert percentage(Decimal("33.333")) == percentage(Decimal("-33.333")) == "33.3%"
    assert percentage(Decimal("0.02")) == "不足0.1%"
    assert percentage(Decimal(0)) == "0%"
    assert percentage(Decimal("-21944.64")) == "21944.6%"
    assert percentage(Decimal("-21944.64"), thousands=True) == "21,944.6%"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("-99.97", "99.9%以上"),
        ("-99.95", "99.9%以上"),
        ("-99.94", "99.9%"),
        ("-100", "100%"),
        ("99.97", "100%"),
        ("-100.04", "100%"),
    ],
)
def test_a_fall_that_leaves_something_is_never_whole(change: str, text: str) -> None:
    assert percentage(Decimal(change)) == text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("-99.97", "-99.97"),
        ("-99.9997", "-99.9997"),
        ("-100", "-100"),
        ("0", "0"),
        ("0.0003", "0.0003"),
        ("33.333", "33.3"),
    ],
)
def test_a_change_to_calculate_with_keeps_the_places_that_tell(change: str, told: str) -> None:
    assert telling(Decimal(change)) == Decimal(told)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (2, 3, "66.7%"),
        (0, 3, "0%"),
        (3, 3, "100%"),
        (9999, 10000, "99.9%以上"),
        (1, 10000, "不足0.1%"),
        (0, 0, MISSING),
    ],
)
def test_a_share_is_whole_only_when_nothing_is_left(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text


def test_rates_differ_by_points() -> None:
    assert points(Decimal("-1.5"), 2) == "1.5个百分点"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"),
        (2, "二"),
        (6, "六"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (102, "一百零二"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1235, "一千二百三十五"),
        (10_000, "一万"),
        (10_010, "一万零一十"),
        (120_005, "十二万零五"),
        (100_000_001, "一亿零一"),
    ],
)
def test_whole_numbers_are_written_in_characters(value: int, text: str) -> None:
    assert han(value) == text


def test_two_things_are_liang_and_only_a_lone_two() -> None:
    assert [han(value, liang=True) for value in (2, 12, 20, 3)] == ["两", "十二", "二十", "三"]
    assert parse_han("两") == 2


@given(st.integers(min_value=0, max_value=10**12 - 1), st.booleans())
def test_characters_read_back_as_the_number(value: int, liang: bool) -> None:
    assert parse_han(han(value, liang=liang)) == value


@pytest.mark.parametrize("value", [Decimal("1.5"), -1, 10**12])
def test_what_has_no_numeral_is_refused(value: Decimal | int) -> None:
    with pytest.raises(ValueError, match="numeral"):
        han(value)


@pytest.mark.parametrize("text", ["", "二二", "一百二", "零五", "一十二", "百", "abc", "十 二"])
def test_what_nobody_writes_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_han(text)


@pytest.mark.parametrize(
    ("value", "half"),
    [("3300", "50"), ("3301", "0.5"), ("12.5", "0.05"), ("12.50", "0.05"), ("100", "50"), ("-40", "5"), ("0", "0.5")],
)
def test_a_rounded_number_may_be_off_by_half_of_its_last_place(value: str, half: str) -> None:
    assert roughness(Decimal(value)) == Decimal(half)

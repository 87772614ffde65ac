"""汉字 amounts: what one value says, and what says none or two."""

from decimal import Decimal

import pytest

from reports.narrative.han_amounts import amount, neighbours


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六", "6"),
        ("十二", "12"),
        ("两", "2"),
        ("一百零二", "102"),
        ("一百〇二", "102"),
        ("百", "100"),  # 百余件
        ("千", "1000"),
        ("万", "10000"),
        ("亿", "100000000"),
        ("百二十", "120"),
        ("三万", "30000"),
        ("九十八点五", "98.5"),
        ("九十八点〇五", "98.05"),
        ("零点三", "0.3"),
        ("三点", "3"),
        ("零", "0"),
    ],
)
def test_one_value(text: str, value: str) -> None:
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "七八十", "数十", "一百二", "二十百", "三点半", "三点十", "点五", "12"])
def test_what_says_no_single_value(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("三五", 3, 5),
        ("七八十", 70, 80),
        ("一二百", 100, 200),
        ("两三", None, None),  # 两 stands beside no neighbour of this kind
        ("八九千", 8000, 9000),
        ("三四万", 30_000, 40_000),
        ("五六亿", 500_000_000, 600_000_000),
        ("五三", None, None),
        ("三三", None, None),
        ("三", None, None),
        ("三四十件", None, None),
        ("三四五", None, None),
    ],
)
def test_two_neighbours_are_a_range(text: str, low: int | None, high: int | None) -> None:
    assert neighbours(text) == (None if low is None else (Decimal(low), Decimal(str(high))))

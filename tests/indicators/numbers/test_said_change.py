"""A change in a sentence's own words: what is written, and the borders beyond which nothing is."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from indicators.numbers.comparison import Change, Measured
from indicators.numbers.said_change import Unsayable, difference, rate, times


def change(
    before: str | None, after: str | None, kind: str = "count", decimals: int = 0, *, qualifier: str = "", **more: str
) -> Change:
    then, now = (None if value is None else Decimal(value) for value in (before, after))
    return Change(
        before=Measured(then),
        after=Measured(now, qualifier),
        before_year=2018,
        after_year=2019,
        unit="件",
        kind=kind,
        decimals=decimals,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (change("3", "12"), "9"),
        (change("12", "3"), "9"),  # a size has no sign
        (change("5", "5"), "0"),
        (change("0", "9"), "9"),  # a zero base still has a difference
        (change("98.5", "100", "rate", 2), "1.5"),
        (change("3200", "3310", qualifier="approx"), "约110"),
    ],
)
def test_a_difference_is_its_size(found: Change, said: str) -> None:
    assert difference(found) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (change("100", "122"), "22%"),
        (change("122", "100"), "18%"),
        (change("1000", "1004"), "0.4%"),
        (change("3200", "3310", qualifier="approx"), "约3%"),  # a rough number has no tenths of a percent
        (change("10", "10"), "0%"),
    ],
)
def test_a_rate_is_its_size_too(found: Change, said: str) -> None:
    assert rate(found) == said


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (change("98", "100", "rate"), "比率的增减以百分点计"),
        (change("0", "100", "rate"), "比率的增减以百分点计"),
        (change("0", "5"), "^上年为零或不按比例比较，没有增减百分比$"),
        (change("2", "3", "streak"), "^上年为零或不按比例比较，没有增减百分比$"),
        (change("11", "12", "scope"), "^上年为零或不按比例比较，没有增减百分比$"),
    ],
)
def test_where_there_is_no_rate_the_reason_is_said(found: Change, reason: str) -> None:
    with pytest.raises(Unsayable, match=reason):
        rate(found)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (change("10", "23"), "2.3倍"),  # ten are enough
        (change("10", "10"), "1倍"),  # as many is not fewer
        (change("100", "236"), "2.4倍"),
        (change("10.04", "20.08", "amount", 1), "2倍"),  # of what the reader sees: 10 and 20.1
        (change("100", "250", qualifier="approx"), "约2.5倍"),
    ],
)
def test_times_is_a_multiple_of_the_earlier(found: Change, said: str) -> None:
    assert times(found) == said


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (change("9", "23"), "上年不足10件，不宜写倍数"),
        (change("10", "9"), "^比上年少，不写倍数$"),
        (change("0", "9"), "^上年为零或不按比例比较，没有倍数$"),
        (change("50", "100", "rate"), "^上年为零或不按比例比较，没有倍数$"),
        (change("20", "40", "scope"), "^上年为零或不按比例比较，没有倍数$"),
    ],
)
def test_where_there_is_no_multiple_the_reason_is_said(found: Change, reason: str) -> None:
    with pytest.raises(Unsayable, match=reason):
        times(found)


@pytest.mark.parametrize("say", [difference, rate, times])
@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (change(None, "5"), "暂无上年数据，不能写增减"),
        (change("5", None), "暂无本年数据，不能写增减"),
        (change("5", "9", barrier="redefined"), "因口径调整与上年不可比，不能写增减"),
        (change("5", "9", qualifier="at_least"), "不能写增减"),
    ],
)
def test_what_may_not_be_compared_is_not_said(say: Callable[[Change], str], found: Change, reason: str) -> None:
    with pytest.raises(Unsayable, match=reason):
        say(found)

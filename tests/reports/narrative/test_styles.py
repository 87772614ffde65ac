"""The ways to quote a comparison by itself: difference, rate, multiple, scale and target; and when there is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.models import Indicator
from indicators.numbers.comparison import Measured
from indicators.numbers.series import Mark, Series
from reports.document.tree import Quote
from reports.narrative.binding import FigureBook, bind

KINDS = {
    # code: unit, kind, decimals, (last year, this year)
    "cases": ("件", "count", 0, ("41", "50")),
    "letters": ("件", "count", 0, ("300", "700")),
    "fewer": ("件", "count", 0, ("50", "41")),
    "few": ("件", "count", 0, ("3", "9")),
    "ten": ("件", "count", 0, ("10", "23")),
    "zero": ("件", "count", 0, ("0", "5")),
    "rate": ("%", "rate", 2, ("90", "95.5")),
    "many": ("条", "count", 0, ("30000", "32000")),
    "odd": ("条", "count", 0, ("30000", "32345")),
    "money": ("元", "amount", 2, ("100000000", "3227000000")),
}


def series(code: str, *, marks: tuple[Mark, ...] = (), qualifier: str = "") -> Series:
    unit, kind, decimals, (before, now) = KINDS[code]
    rows = [(2019, Decimal(before), qualifier), (2020, Decimal(now), "")]
    return Series.of(rows, unit=unit, kind=kind, decimals=decimals, notes=marks)


def book(**more: Series) -> FigureBook:
    indicators = {code: Indicator(code=code, name=code, unit=unit) for code, (unit, *_) in KINDS.items()}
    targets = {("rate", 2020): Measured(Decimal(93), "at_least"), ("rate", 2021): Measured(Decimal(97), "at_least")}
    return FigureBook(2020, indicators, {code: series(code) for code in KINDS} | more, targets)


def quoted(token: str, of: FigureBook | None = None) -> Quote:
    [quote] = bind(token, of or book())
    assert isinstance(quote, Quote)
    return quote


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("{{cases|difference}}", "9"),
        ("{{rate|difference}}", "5.5"),
        ("{{cases|rate}}", "22%"),
        ("{{letters|rate}}", "133.3%"),
        ("{{letters|times}}", "2.3倍"),
        ("{{ten|times}}", "2.3倍"),
        ("{{many|wan}}", "3.2万"),
        ("{{odd|wan}}", "约3.2万"),
        ("{{money|yi}}", "约32.3亿"),
        ("{{rate|target}}", "不低于93%"),
    ],
)
def test_a_comparison_is_written_by_itself(token: str, text: str) -> None:
    quote = quoted(token)
    assert (quote.text, quote.fault) == (text, "")


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("{{rate|rate}}", "百分点"),
        ("{{zero|rate}}", "上年为零"),
        ("{{zero|times}}", "上年为零"),
        ("{{few|times}}", "上年不足10件"),
        ("{{fewer|times}}", "比上年少"),
        ("{{rate|times}}", "没有倍数"),
        ("{{cases|wan}}", "不足1万"),
        ("{{rate|wan}}", "不足1万"),
        ("{{cases|target}}", "没有目标"),
    ],
)
def test_where_there_is_no_such_number_the_reason_is_told(token: str, reason: str) -> None:
    assert reason in quoted(token).fault


@pytest.mark.parametrize("style", ["difference", "rate", "times"])
def test_nothing_is_compared_over_a_new_definition(style: str) -> None:
    redefined = book(cases=series("cases", marks=(Mark(2020, "redefined", ""),)))
    assert "口径调整" in quoted(f"{{{{cases|{style}}}}}", redefined).fault


def test_what_is_rough_is_compared_roughly() -> None:
    rough = book(letters=series("letters", qualifier="approx"))
    assert quoted("{{letters|difference}}", rough).text == "约400"
    assert quoted("{{letters|rate}}", rough).text == "约133%"


def test_in_the_plan_a_target_is_next_years() -> None:
    assert quoted("{{rate|target}}", book().for_part("plan")).text == "不低于97%"
    assert quoted("{{rate|target}}", book().for_part("achievements")).text == "不低于93%"


def test_the_standing_target_holds_where_a_year_has_none() -> None:
    own = book()
    standing = replace(
        own, indicators=own.indicators | {"cases": Indicator(code="cases", name="cases", target=Decimal(60))}
    )
    assert quoted("{{cases|target}}", standing).text == "60"

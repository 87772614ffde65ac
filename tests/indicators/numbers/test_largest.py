"""Which changes are the largest: one rule, tried at its borders."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from indicators.numbers import Change, Measured
from indicators.numbers.largest import foremost, largest, reach


@dataclass(frozen=True)
class One:
    change: Change


def change(before: str | None, after: str | None, kind: str = "count", **more: str) -> Change:
    unit, decimals = ("%", 1) if kind == "rate" else ("件", 0)
    sides = (
        Measured(None if value is None else Decimal(value), more.get("qualifier", "")) for value in (before, after)
    )
    return Change(*sides, 2019, 2020, unit, kind, decimals, barrier=more.get("barrier", ""))


@pytest.mark.parametrize(
    ("moved", "weighs"),
    [
        (change("10", "20"), 100),
        (change("20", "10"), 50),
        (change("9", "900"), 0),
        (change("900", "9"), 0),
        (change("0", "900"), 0),
        (change("50", "50"), 0),
        (change("50", None), 0),
        (change(None, "50"), 0),
        (change("50", "100", barrier="redefined"), 0),
        (change("50", "100", barrier="incomparable"), 0),
        (change("90", "95", "rate"), 50),
        (change("3", "2", "rate"), 10),
        (change("3", "4", "streak"), 0),
        (change("3300", "3310", qualifier="approx"), 0),
        (change("50", "100", qualifier="at_least"), 0),
    ],
)
def test_a_change_weighs_what_can_be_said_of_it(moved: Change, weighs: int) -> None:
    assert reach(moved) == weighs


def test_the_furthest_stand_first_with_at_most_two_rates() -> None:
    rates = [One(change("50", str(50 + moved), "rate")) for moved in (30, 40, 20)]
    counts = [One(change("100", "110")), One(change("100", "150"))]
    assert largest([*counts, *rates], 9) == [rates[1], rates[0], counts[1], counts[0]]
    assert largest([*counts, *rates], 1) == [rates[1]]


def test_a_year_in_which_nothing_moved_has_none() -> None:
    assert largest([One(change("20", "20"))], 5) == []


def test_what_cannot_be_called_large_stands_behind_in_its_order() -> None:
    small, level, up, down = (One(change(*sides)) for sides in (("3", "9"), ("20", "20"), ("50", "60"), ("100", "50")))
    assert foremost([small, up, level, down]) == [down, up, small, level]

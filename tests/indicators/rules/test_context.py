"""What rules look at: a figure without a number is not there; what is being typed is."""

from indicators.rules import Context
from tests.indicators.rules.samples import context, measured, subject


def test_a_zero_is_a_number_and_a_gap_is_none() -> None:
    year = context(subject("zero", 0), subject("gap", None, before=5))
    assert year.get("zero") is not None
    assert year.get("gap") is None
    assert year.get("nobody") is None


def test_what_is_typed_takes_the_place_of_what_is_there_and_of_nothing_else() -> None:
    year = context(subject("a", 1, before=7), subject("b", 2))
    typed = year.with_entries({"a": measured(3, "approx"), "unknown": measured(9)})
    assert [typed.subjects[code].now for code in ("a", "b")] == [measured(3, "approx"), measured(2)]
    assert typed.subjects["a"].before == measured(7)
    assert set(typed.subjects) == {"a", "b"}
    assert year.subjects["a"].now == measured(1), "the year itself stays as it was"


def test_a_number_may_be_taken_away_again() -> None:
    year = context(subject("a", 1)).with_entries({"a": measured(None)})
    assert year.get("a") is None


def test_an_empty_year_knows_nothing() -> None:
    assert Context({}).get("") is None

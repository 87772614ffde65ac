"""A day by which figures are due: today will do, a day that is past is asked about, nonsense is no day."""

from datetime import date

import pytest
import time_machine

from indicators.round.due_dates import TICK, DatesForm

NOW = "2021-01-20 23:30:00+08:00"


def dates(due_on: str, opens_on: str = "2020-12-01", **more: str) -> DatesForm:
    return DatesForm({"opens_on": opens_on, "due_on": due_on} | more)


@pytest.mark.parametrize(("due_on", "is_past"), [("2021-01-19", True), ("2021-01-20", False), ("2021-01-21", False)])
@time_machine.travel(NOW)
def test_only_a_day_before_today_is_past(due_on: str, is_past: bool):
    form = dates(due_on)
    assert ("past_due" in form.fields) == is_past
    assert form.is_valid() != is_past


@time_machine.travel(NOW)
def test_a_past_day_is_taken_by_who_ticks_that_it_is_meant():
    assert TICK in str(dates("2021-01-19").errors["due_on"])
    answered = dates("2021-01-19", past_due="on")
    assert answered.is_valid()
    assert answered.cleaned_data["due_on"] == date(2021, 1, 19)
    assert "past_due" not in answered.cleaned_data


@pytest.mark.parametrize("typed", ["", "月底", "2021-02-30"])
@time_machine.travel(NOW)
def test_what_is_no_day_is_not_past(typed: str):
    form = dates(typed)
    assert "past_due" not in form.fields
    assert list(form.errors) == ["due_on"]


@pytest.mark.parametrize(("due_on", "is_valid"), [("2021-02-09", False), ("2021-02-10", True), ("2021-02-11", True)])
@time_machine.travel(NOW)
def test_a_round_may_end_on_the_day_it_begins_and_not_before(due_on: str, is_valid: bool):
    assert dates(due_on, opens_on="2021-02-10").is_valid() == is_valid

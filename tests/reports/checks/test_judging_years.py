"""What is said of many years held against a series: records, runs, and what was kept."""

import pytest

from indicators.numbers.series import Mark
from reports.checks.judging import Verdict, judge
from tests.reports.checks.judged import NOT_UP, claim, judged, series, size

# ── records ──


@pytest.mark.parametrize(
    ("says", "text", "values", "found"),
    [
        ("up", "最高", ("30", "40", "50"), ""),
        ("up", "最高", ("51", "40", "50"), NOT_UP),
        ("up", "最高", ("50", "40", "50"), ""),
        ("up", "创新高", ("50", "40", "50"), NOT_UP),
        ("down", "最低", ("60", "70", "50"), ""),
        ("down", "最低", ("49", "70", "50"), NOT_UP),
        ("down", "最低", ("50", "70", "50"), ""),
        ("down", "创新低", ("50", "70", "50"), NOT_UP),
        ("up", "最高", ("≥60", "40", "50"), ""),
        ("up", "最高", ("50",), ""),
    ],
)
def test_a_record_is_beaten_by_more_and_a_new_one_by_its_equal(
    says: str, text: str, values: tuple[str, ...], found: str
) -> None:
    assert judged(claim("record", says, text=text), series(*values)) == found


def test_a_record_of_some_years_reaches_back_so_far() -> None:
    data = series("60", "40", "45", "50")
    assert judged(claim("record", text="近三年最高", years=3), data) == ""
    assert judged(claim("record", text="近四年最高", years=4), data) == NOT_UP


def test_what_beats_a_record_is_named_with_its_year() -> None:
    found = judge(claim("record", text="历史最高"), series("60", "70", "50"), "受理件数")
    assert found == Verdict(NOT_UP, "“受理件数”2019年为70件")


def test_a_denied_record_is_left_alone() -> None:
    assert judged(claim("record", text="最高", is_denied=True), series("60", "50")) == ""


@pytest.mark.parametrize(
    ("direction", "values", "found"),
    [
        ("higher", ("60", "50"), NOT_UP),
        ("higher", ("40", "50"), ""),
        ("lower", ("40", "50"), NOT_UP),
        ("lower", ("60", "50"), ""),
        ("neutral", ("60", "50"), ""),
        ("maintain", ("40", "50"), ""),
    ],
)
def test_the_best_is_what_the_catalogue_calls_better(direction: str, values: tuple[str, ...], found: str) -> None:
    assert judged(claim("record", "level", text="最好"), series(*values, direction=direction)) == found


def test_a_year_that_cannot_be_compared_beats_nothing() -> None:
    apart = series("60", "40", "50", notes=[Mark(2018, "incomparable", "")])
    assert judged(claim("record", text="最高"), apart) == ""


# ── runs of years ──


@pytest.mark.parametrize(
    ("years", "says", "values", "found"),
    [
        (3, "up", ("10", "20", "30", "40"), ""),
        (3, "up", ("30", "20", "30", "40"), NOT_UP),
        (2, "up", ("30", "20", "30", "40"), ""),
        (3, "up", ("20", "30", "40"), "direction-unproven"),
        (3, "down", ("40", "30", "20", "10"), ""),
        (3, "down", ("40", "30", "20", "20"), NOT_UP),
        (None, "up", ("30", "40"), ""),
        (None, "up", ("5", "4", "5", "6", "7", "8", "9"), ""),
        (None, "up", ("5", "4", "5", "6", "7", "8"), NOT_UP),
    ],
)
def test_a_run_needs_as_many_moves_as_it_has_years(
    years: int | None, says: str, values: tuple[str, ...], found: str
) -> None:
    assert judged(claim("running", says, years=years), series(*values)) == found


def test_what_breaks_a_run_or_is_missing_for_it_is_said() -> None:
    broken = judge(claim("running", years=2), series("30", "20", "40"), "受理件数")
    assert broken == Verdict(NOT_UP, "“受理件数”2019年由30件减为20件，减少10件（33.3%）")
    short = judge(claim("running", years=2), series("20", "40"), "受理件数")
    assert short == Verdict("direction-unproven", "“受理件数”没有连续3年可比的数据，无从核对")


# ── what was kept ──


@pytest.mark.parametrize(
    ("qualifier", "values", "found"),
    [
        ("at_least", ("50", "60", "50"), ""),
        ("at_least", ("49", "60", "50"), NOT_UP),
        ("at_least", ("60", "60", "49"), NOT_UP),
        ("over", ("50", "51"), ""),
        ("over", ("49", "51"), NOT_UP),
        ("at_most", ("50", "40", "0"), ""),
        ("at_most", ("51", "40", "0"), NOT_UP),
        ("", ("50", "50", "50"), ""),
        ("", ("51", "50", "50"), NOT_UP),
        ("", ("50", "49", "50"), NOT_UP),
    ],
)
def test_each_of_the_years_is_within_what_was_kept(qualifier: str, values: tuple[str, ...], found: str) -> None:
    said = claim("kept", size=size("50", "件", qualifier), years=len(values))
    assert judged(said, series("1", *values)) == found


@pytest.mark.parametrize("values", [("60",), (None, "60"), ("≥60", "60"), ("约60", "60")])
def test_a_year_that_is_not_known_exactly_leaves_open_what_was_kept(values: tuple[str | None, ...]) -> None:
    said = claim("kept", size=size("50", "件", "at_least"), years=2)
    assert judged(said, series(*values)) == "direction-unproven"


def test_a_year_that_breaks_what_was_kept_is_told_though_another_is_not_known() -> None:
    verdict = judge(claim("kept", size=size("50", "件", "at_least"), years=3), series("40", "60"), "受理件数")
    assert verdict is not None
    assert (verdict.code, verdict.fact) == (NOT_UP, "“受理件数”2019年为40件")


def test_a_year_that_cannot_be_compared_breaks_nothing_that_was_kept() -> None:
    data = series("40", "60", notes=[Mark(2020, "redefined", "")])
    assert judged(claim("kept", size=size("50", "件", "at_least"), years=2), data) == "direction-unproven"

"""Which backups of a folder stay: the newest of so many days, weeks and months."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanyang_report.backup.retention import Keep, name, superfluous

NIGHTS = [datetime(2026, 1, 1, 2, 30, tzinfo=UTC) + timedelta(days=day) for day in range(400)]
YEAR = [name(night, is_sealed=False) for night in NIGHTS]


def kept(names: list[str], keep: Keep) -> list[str]:
    return [one for one in names if one not in superfluous(names, keep)]


def dated(*days: str) -> list[str]:
    return [f"backup-{day}-023000.zip" for day in days]


def test_a_name_says_when_and_whether_it_is_closed():
    made = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
    assert name(made, is_sealed=False) == "backup-2026-11-27-033000.zip"
    assert name(made, is_sealed=True) == "backup-2026-11-27-033000.zip.age"


def test_so_many_days_stay():
    assert kept(YEAR, Keep(7, 0, 0)) == YEAR[-7:]


def test_so_many_weeks_stay_each_with_its_newest():
    # 2027-02-04 is a Thursday: this week's newest, then the two Sundays before.
    assert kept(YEAR, Keep(0, 3, 0)) == dated("2027-01-24", "2027-01-31", "2027-02-04")


def test_a_week_that_spans_the_turn_of_the_year_is_one():
    names = dated("2026-12-27", "2026-12-28", "2027-01-03", "2027-01-04")
    assert kept(names, Keep(0, 4, 0)) == dated("2026-12-27", "2027-01-03", "2027-01-04")


def test_so_many_months_stay_each_with_its_newest():
    assert kept(YEAR, Keep(0, 0, 3)) == dated("2026-12-31", "2027-01-31", "2027-02-04")


def test_the_rules_add_up():
    others = 3 + 10  # of five weeks two, of twelve months two have their newest among the seven days
    assert len(kept(YEAR, Keep(7, 5, 12))) == 7 + others


def test_of_one_day_the_newest_stays():
    names = ["backup-2026-11-27-023000.zip", "backup-2026-11-27-120000.zip"]
    assert superfluous(names, Keep(7, 5, 12)) == names[:1]


def test_days_without_a_backup_do_not_count():
    names = dated("2026-01-01", "2026-03-01", "2026-11-27")
    assert kept(names, Keep(2, 0, 0)) == names[1:]


def test_closed_and_open_archives_are_counted_together():
    names = ["backup-2026-11-26-023000.zip", "backup-2026-11-27-023000.zip.age"]
    assert kept(names, Keep(1, 0, 0)) == names[1:]


@pytest.mark.parametrize(
    "other",
    ["台账.zip", "backup.zip", "backup-2026-11-27.zip", "my-backup-2020-01-01-000000.zip", "backup-2020-13-01-000000.zip",
     "backup-2020-01-01-000000.zip.x7.partial", "backup-2020-01-01-000000.zip.bak"],
)  # fmt: skip
def test_what_was_not_named_by_the_command_is_left_alone(other: str):
    assert superfluous([other, *YEAR], Keep(1, 0, 0)) == YEAR[:-1]


@given(st.lists(st.sampled_from(YEAR), unique=True), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_newest_always_stays_and_more_is_never_kept_than_asked(
    names: list[str], days: int, weeks: int, months: int
):
    stay = kept(names, Keep(days, weeks, months))
    assert not names or max(names) in stay
    assert len(stay) <= max(days + weeks + months, 1)


@given(st.lists(st.sampled_from(YEAR), unique=True), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_what_is_kept_today_is_kept_when_asked_again(names: list[str], days: int, weeks: int, months: int):
    keep = Keep(days, weeks, months)
    assert superfluous(kept(names, keep), keep) == []

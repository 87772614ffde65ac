"""Rows that lie under tests: put in once, undone with nothing left, and away where a test wants none."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from django.db import connection, transaction

from indicators.models import Department
from tests.database import Rows, take_rows
from tests.ground import Ground


@pytest.fixture
def ground(db: None) -> Iterator[Ground]:
    """One of the test's own, on a database that is empty but for what migrations made."""
    connection.atomic_blocks, kept = [], connection.atomic_blocks
    yield (laid := Ground(nullcontext))
    laid.prepare("")
    connection.atomic_blocks = kept


@pytest.fixture
def rows(db: None) -> Rows:
    before = take_rows()
    with transaction.atomic():
        Department.objects.create(code="justice", name="司法局")
        rows = take_rows()
        transaction.set_rollback(True)
    assert take_rows() == before
    return rows


def lies() -> list[str]:
    return [department.code for department in Department.objects.all()]


def test_what_is_known_lies_there_before_the_next_test_begins(ground: Ground, rows: Rows) -> None:
    ground.prepare("report")
    assert lies() == []
    ground.stand_on("report", rows)
    assert lies() == ["justice"]
    Department.objects.all().delete()
    ground.prepare("report")
    assert (lies(), ground.lies) == (["justice"], "report")


def test_it_is_put_in_once(ground: Ground, rows: Rows, django_assert_num_queries) -> None:
    ground.known["report"] = rows
    ground.prepare("report")
    with django_assert_num_queries(0):
        ground.prepare("report")
        ground.stand_on("report", rows)


@pytest.mark.parametrize("wanted", ["", "demo"])
def test_it_goes_away_for_who_wants_another_or_none(ground: Ground, rows: Rows, wanted: str) -> None:
    ground.known |= {"report": rows, "demo": {table: [] for table in rows}}
    ground.prepare("report")
    ground.prepare(wanted)
    assert (lies(), ground.lies) == ([], wanted)


def test_a_fixture_that_lies_on_it_is_not_undone_silently(ground: Ground, rows: Rows) -> None:
    ground.known["report"] = rows
    ground.prepare("report")
    with transaction.atomic(), pytest.raises(AssertionError, match="a fixture of a module"):
        ground.prepare("")


def test_one_test_changes_it(loaded: None) -> None:
    assert Department.objects.filter(code="justice_bureau").update(name="改过的") == 1


def test_the_next_finds_it_as_it_was(loaded: None) -> None:
    assert not Department.objects.filter(name="改过的").exists()

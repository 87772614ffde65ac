"""A row is written once for the values it shows."""

from dataclasses import dataclass, replace

import pytest

from indicators.office.kept.written import REMEMBERED, written

TEMPLATE = "reports/_task_row.html"


@dataclass(frozen=True)
class Told:
    title: str
    text: str = ""


@pytest.fixture(autouse=True)
def nothing_written() -> None:
    written.cache_clear()


def test_equal_values_are_written_once_and_others_anew():
    row = Told("甲")
    assert written(TEMPLATE, row) is written(TEMPLATE, replace(row))
    written(TEMPLATE, replace(row, text="乙"))
    assert written.cache_info().misses == 2


def test_what_people_typed_is_escaped():
    assert "<b>" not in written(TEMPLATE, Told("<b>甲</b>"))


def test_no_more_is_remembered_than_there_is_room_for():
    assert written.cache_info().maxsize == REMEMBERED

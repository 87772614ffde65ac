"""An import as the one who confirms it sees it."""

from types import SimpleNamespace

import pytest

from reports.publishing.confirming import Confirmation


@pytest.mark.parametrize(
    ("outline", "told"),
    [({"date": "2025-03-02"}, "2025年3月2日"), ({"date": "2025年3月"}, "2025年3月"), ({"date": ""}, ""), ({}, "")],
)
def test_the_day_it_was_signed_is_told_as_people_write_it(outline: dict[str, str], told: str) -> None:
    assert Confirmation(SimpleNamespace(outline=outline), SimpleNamespace()).signed == told

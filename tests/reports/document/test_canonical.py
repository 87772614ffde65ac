"""What a document writes of itself: a field that came later only where it says something."""

from dataclasses import dataclass
from typing import Any

import pytest

from reports.document.canonical import later, plain


@dataclass(frozen=True)
class Inner:
    words: str = ""
    note: str = later("")


@dataclass(frozen=True)
class Outer:
    number: int = 0
    inner: tuple[Inner, ...] = ()
    more: tuple[Inner, ...] = later(())
    is_new: bool = later(False)


def test_a_field_of_the_beginning_is_written_even_when_it_is_empty() -> None:
    assert plain(Outer()) == {"number": 0, "inner": []}


@pytest.mark.parametrize(
    ("made", "more"),
    [
        (Outer(is_new=True), {"is_new": True}),
        (Outer(more=(Inner("甲"),)), {"more": [{"words": "甲"}]}),
        (Outer(inner=(Inner(note="注"), Inner())), {"inner": [{"words": "", "note": "注"}, {"words": ""}]}),
    ],
)
def test_one_that_came_later_is_written_where_it_says_something(made: Outer, more: dict[str, Any]) -> None:
    assert plain(made) == {"number": 0, "inner": []} | more


def test_a_later_field_has_its_default_where_nobody_names_it() -> None:
    assert (Outer().more, Outer().is_new, Inner().note) == ((), False, "")


@pytest.mark.parametrize("value", ["甲", 0, None, True])
def test_what_is_plain_already_stays(value: object) -> None:
    assert plain(value) is value

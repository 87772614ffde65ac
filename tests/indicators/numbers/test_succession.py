"""One indicator in another's place: pieces go on as pieces, nobody follows itself, and a year is counted once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from indicators.numbers.succession import continues, joined, taken_over


@dataclass(eq=False)
class Row:
    """What succession reads of an indicator."""

    pk: int
    successor_id: int | None = None
    unit: str = "件"
    kind: str = "count"
    is_active: bool = True
    seen: frozenset[int] = frozenset()
    replaced: tuple[Row, ...] = field(default=())

    def seen_in(self, year: int) -> bool:
        return year in self.seen


def heirs(*rows: Row) -> dict[int, list[int]]:
    return {one.pk: [old.pk for old in one.replaced] for one in joined(rows)}  # type: ignore[arg-type, misc]


def test_the_declared_successor_goes_on():
    assert heirs(Row(1, successor_id=2), Row(2)) == {1: [], 2: [1]}


def test_several_may_have_been_merged_into_one():
    assert heirs(Row(1, successor_id=3), Row(2, successor_id=3), Row(3)) == {1: [], 2: [], 3: [1, 2]}


def test_a_chain_goes_on_link_by_link():
    assert heirs(Row(1, successor_id=2), Row(2, successor_id=3), Row(3)) == {1: [], 2: [1], 3: [2]}


@pytest.mark.parametrize("other", [{"unit": "万元"}, {"kind": "amount"}])
def test_another_unit_or_kind_begins_anew(other: dict[str, str]):
    assert not continues(Row(2, **other), Row(1))  # type: ignore[arg-type]
    assert heirs(Row(1, successor_id=2), Row(2, **other)) == {1: [], 2: []}  # type: ignore[arg-type]


def test_a_successor_that_is_not_among_them_is_nobody():
    assert heirs(Row(1, successor_id=9)) == {1: []}


def test_two_that_follow_each_other_continue_neither():
    assert heirs(Row(1, successor_id=2), Row(2, successor_id=1)) == {1: [], 2: []}


def test_who_follows_itself_continues_nothing():
    assert heirs(Row(1, successor_id=1)) == {1: []}


def test_what_leads_into_a_circle_continues_nothing_either():
    assert heirs(Row(1, successor_id=2), Row(2, successor_id=3), Row(3, successor_id=2)) == {1: [], 2: [], 3: []}


def test_what_was_joined_before_is_forgotten_when_joined_again():
    old, heir = Row(1, successor_id=2), Row(2)
    joined([old, heir])  # type: ignore[list-item]
    old.successor_id = None
    assert heirs(old, heir) == {1: [], 2: []}


@pytest.mark.parametrize(
    ("old_years", "heir_is_active", "heir_years", "expected"),
    [
        ((), True, (), {1}),  # the heir is asked for
        ((), False, (2020,), {1}),  # it was, and has its figure
        ((), False, (), set()),  # neither asked for nor there: nobody stands in the place
        ((), False, (2019,), set()),
        ((2020,), True, (2020,), set()),  # the old one has its own figure of that year
        ((2019,), True, (), {1}),
    ],
)
def test_a_year_without_the_old_one_belongs_to_whoever_goes_on(
    old_years: tuple[int, ...], heir_is_active: bool, heir_years: tuple[int, ...], expected: set[int]
):
    rows = joined(
        [
            Row(1, successor_id=2, is_active=False, seen=frozenset(old_years)),  # type: ignore[list-item]
            Row(2, is_active=heir_is_active, seen=frozenset(heir_years)),  # type: ignore[list-item]
        ]
    )
    assert taken_over(rows, 2020) == expected

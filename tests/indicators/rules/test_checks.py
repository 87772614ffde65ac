"""Each kind of rule by itself: its borders and its sentence."""

from decimal import Decimal

import pytest

from indicators.rules import RuleKind
from indicators.rules.checks import (
    broken_streak,
    large_change,
    not_equal,
    out_of_range,
    part_above_whole,
    same_again,
)
from tests.indicators.rules.samples import rule, subject


@pytest.mark.parametrize(
    ("now", "kind", "sentence"),
    [
        ("9", "count", "填的是9件，低于10件。"),
        ("10", "count", ""),
        ("20", "count", ""),
        ("21", "count", "填的是21件，高于20件。"),
        ("15.5", "count", "应为整数。"),
        ("15.125", "rate", "填的是15.125，最多保留2位小数。"),
        ("15.12", "rate", ""),
        ("9.99", "rate", "填的是9.99%，低于10%。"),
        ("20.01", "rate", "填的是20.01%，高于20%。"),
    ],
)
def test_a_range_with_both_ends(now: str, kind: str, sentence: str) -> None:
    assert out_of_range(rule(RuleKind.RANGE, minimum=10, maximum=20), subject(now=now, kind=kind)) == sentence


@pytest.mark.parametrize("bounds", [{}, {"minimum": 0}, {"maximum": 0}])
def test_zero_is_a_bound_and_none_is_none(bounds: dict[str, int]) -> None:
    ruled = rule(RuleKind.RANGE, **bounds)
    assert bool(out_of_range(ruled, subject(now=-1))) is ("minimum" in bounds)
    assert bool(out_of_range(ruled, subject(now=1))) is ("maximum" in bounds)
    assert out_of_range(ruled, subject(now=0)) == ""


@pytest.mark.parametrize(
    ("before", "now", "is_broken"),
    [
        (5, 6, False),
        (5, 5, True),
        (5, 7, True),
        (5, 1, False),
        (5, 0, False),
        (5, 2, True),
        (0, 1, False),
        (None, 9, False),
    ],
)
def test_a_streak(before: int | None, now: int, is_broken: bool) -> None:
    said = broken_streak(rule(RuleKind.STREAK), subject(now=now, before=before, kind="streak"))
    assert said == (f"上年为连续{before}年，接续的应为{before + 1}年，填的是{now}年。" if is_broken and before else "")


def test_a_streak_counted_in_another_way_is_not_gone_on_with() -> None:
    assert broken_streak(rule(RuleKind.STREAK), subject(now=9, before=5, kind="streak", barrier="redefined")) == ""


@pytest.mark.parametrize(
    ("before", "now", "is_large"),
    [
        (100, 150, False),  # exactly the share
        (100, 151, True),
        (100, 50, False),
        (100, 49, True),
        (10, 19, False),  # 90 %, but fewer than ten
        (10, 20, True),  # ten
        (0, 9, False),
        (0, 10, True),  # no share of nothing: the size decides
        (100, 100, False),
        (None, 500, False),
    ],
)
def test_a_change_by_share_and_size(before: int | None, now: int, is_large: bool) -> None:
    said = large_change(rule(RuleKind.CHANGE, percent=50, floor=10), subject(now=now, before=before))
    assert bool(said) is is_large
    assert not said or said.startswith("比上年由")


def test_a_change_without_thresholds_is_any_change() -> None:
    ruled = rule(RuleKind.CHANGE)
    assert large_change(ruled, subject(now=101, before=100))
    assert not large_change(ruled, subject(now=100, before=100))


@pytest.mark.parametrize(("now", "is_large"), [("95", True), ("94.99", False), ("85", True), ("85.01", False)])
def test_a_rate_moves_by_points_whatever_the_share(now: str, is_large: bool) -> None:
    said = large_change(rule(RuleKind.CHANGE, percent=50, floor=5), subject(now=now, before=90, kind="rate"))
    assert bool(said) is is_large


@pytest.mark.parametrize(
    ("before", "now", "floor", "is_odd"),
    [
        (50, 50, 50, True),
        (49, 49, 50, False),
        (50, 51, 50, False),
        (0, 0, 0, False),
        (1, 1, None, True),
        (None, 50, 1, False),
    ],
)
def test_the_same_again(before: int | None, now: int, floor: int | None, is_odd: bool) -> None:
    ruled = rule(RuleKind.SAME, **({} if floor is None else {"floor": floor}))
    assert same_again(ruled, subject(now=now, before=before)) == (f"与上年完全相同，都是{now}件。" if is_odd else "")


def test_about_as_many_is_not_the_same() -> None:
    assert same_again(rule(RuleKind.SAME), subject(now=50, before=50, qualifier="approx")) == ""


@pytest.mark.parametrize(
    ("part", "whole", "is_more"),
    [
        (("", 10), ("", 10), False),
        (("", 11), ("", 10), True),
        (("at_least", 11), ("", 10), True),
        (("at_most", 11), ("", 10), False),  # may be none at all
        (("", 11), ("at_least", 10), False),  # may be any number
        (("", 11), ("over", 10), False),
        (("", 11), ("at_most", 10), True),
        (("", 11), ("approx", 10), True),
        (("at_most", 1), ("", -1), True),  # nothing is still more than less than nothing
    ],
)
def test_a_part_and_its_whole(part: tuple[str, int], whole: tuple[str, int], is_more: bool) -> None:
    of = [subject(code, number, qualifier=qualifier) for code, (qualifier, number) in (("a", part), ("w", whole))]
    assert bool(part_above_whole(of[:1], of[1])) is is_more


def test_parts_are_named_with_their_sum() -> None:
    whole = subject("w", 10)
    assert part_above_whole([subject("a", 11)], whole) == "“a的名称”11件，多于“w的名称”10件。"
    two = [subject("a", 5), subject("b", 6)]
    assert part_above_whole(two, whole) == "“a的名称”5件、“b的名称”6件，合计11件，多于“w的名称”10件。"
    assert part_above_whole([subject("a", 5), subject("b", 5)], whole) == ""


def test_one_thing_has_one_number() -> None:
    one, other = subject("a", 5), subject("b", 6, department="区法院")
    assert not_equal([one, subject("b", 5)]) == ""
    assert not_equal([one]) == ""
    assert not_equal([one, other]) == "区司法局填报的“a的名称”为5件，区法院填报的“b的名称”为6件，应当一致。"
    assert not_equal([one, subject("b", 5, qualifier="approx")]), "about five is not five"
    assert Decimal(5) == one.now.value

"""What can be changed of a value by whoever is handed it is found, however deep it lies."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from indicators.models import Theme
from tests.frozen import loose


@dataclass(frozen=True)
class Frozen:
    one: object = ()
    words: Mapping[str, str | None] | None = None
    deep: Mapping[str, Mapping[str, int]] | None = None


@dataclass
class Open:
    one: int = 1


class Named(NamedTuple):
    one: object
    words: Mapping[int, str]


class Closed:
    _words: Mapping[str, str]

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        (None, Any),
        ("甲", Any),
        (Decimal(1), Any),
        (date(2021, 1, 1), Any),
        (("甲", (1, frozenset({2}))), Any),
        (Frozen(words={"甲": None}, deep={"甲": {"乙": 1}}), Any),
        (Named(1, {1: "甲"}), Any),
        (Closed({"甲": "乙"}), Any),
        ({"甲": ("乙",)}, Mapping[str, tuple[str, ...]]),
        (({1: "甲"}, 2), tuple[Mapping[int, str], int]),
        (({1: "甲"},), tuple[Mapping[int, str], ...] | None),
    ],
)
def test_plain_values_and_what_mypy_lets_nobody_write_to_are_frozen(found: object, hint: object) -> None:
    assert [*loose(found, hint)] == []


@pytest.mark.parametrize(
    ("found", "hint", "way"),
    [
        ([], Any, ": list"),
        ({}, Any, ": dict"),
        ({}, dict[str, str], ": dict"),
        (Open(), Any, ": Open"),
        (Theme(), Any, ": Theme"),
        (Theme.objects.none(), Any, ": PublicQuerySet"),
        ((1, [2]), Any, "(): list"),
        (Frozen({3}), Any, ".Frozen.one: set"),
        (Named([], {}), Any, ".Named.one: list"),
        (Frozen(deep={"甲": Counter()}), Any, ""),
        ({"甲": [1]}, Mapping[str, list[int]], "{}: list"),
        ({"甲": {"乙": 1}}, Mapping[str, dict[str, int]], "{}: dict"),
        (Closed([]), Any, ".Closed._words: list"),
        ((1, {}), tuple[int, ...], "(): dict"),
    ],
)
def test_whatever_else_is_there_is_named_with_the_way_to_it(found: object, hint: object, way: str) -> None:
    assert [*loose(found, hint)] == ([way] if way else [])

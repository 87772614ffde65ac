"""What was found in the database, held for as long as every question that found it is answered as before.

    @held
    def rules_in_force() -> tuple[PlainRule, ...]:
        return tuple(rule.plain() for rule in Rule.objects.in_force())

Such a function knows its arguments, the rows, the civil date and the spoken settings, and nothing else: not who asks, not
the time of day. What it gives is plain and frozen, no row that could read later. So whoever writes what, it is never old: its
questions are asked each time, without the ORM and without what was made of the answers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from indicators.office.kept.asked_again import Heard, MarkedAnswer, listener, listening, this_connection
from indicators.office.kept.store import ALLOWANCE, Store

P = ParamSpec("P")
Found = TypeVar("Found")


@dataclass(frozen=True)
class HeldAnswer:
    found: Any
    told: tuple[MarkedAnswer, ...]

    @cached_property
    def size(self) -> int:
        """Two bytes for a character of how it is written: most are Chinese."""
        return 2 * len(repr(self.found)) + ALLOWANCE + sum(one.size for one in self.told)


HELD: Store[HeldAnswer] = Store(4 * 1024 * 1024)


class Held(Generic[P, Found]):
    """The function with its memory. Its arguments can be hashed and are none of a form's or an address's own words."""

    def __init__(self, find: Callable[P, Found]) -> None:
        update_wrapper(self, find)
        self.find = find
        self.name = f"{find.__module__}.{find.__qualname__}"

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Found:
        """As it was found where that holds. Within a transaction it is found each time: a verb decides by what it locked."""
        if not may_hold():
            return self.find(*args, **kwargs)
        if heard := listener():
            return self._within(heard, *args, **kwargs)
        with listening() as heard:
            return self._within(heard, *args, **kwargs)

    def _within(self, heard: Heard, *args: P.args, **kwargs: P.kwargs) -> Found:
        """What it was told belongs to what is told to the page around it, also where it was held."""
        key = (self.name, args, tuple(kwargs.items()), heard.now)
        since, kept = HELD.earlier(key) or ("", None)
        if kept and heard.holds(kept.told, since):
            HELD.put(heard.version or since, key, kept)
            heard.take(kept.told)
            held_already: Found = kept.found
            return held_already
        with heard.apart():
            found = self.find(*args, **kwargs)
            told, is_whole = heard.told, heard.is_whole
        if is_whole:
            HELD.put(heard.version, key, HeldAnswer(found, told))
        return found


def may_hold() -> bool:
    """Whether what is read now is what everybody reads."""
    return not this_connection().in_atomic_block


def held(find: Callable[P, Found]) -> Held[P, Found]:
    return Held(find)

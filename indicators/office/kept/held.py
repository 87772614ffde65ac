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

from django.db import connection

from indicators.office.kept.asked_again import MarkedAnswer, listening, still_holds
from indicators.office.kept.parts import Circumstances
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
        if connection.in_atomic_block:
            return self.find(*args, **kwargs)
        key = (self.name, args, tuple(kwargs.items()), Circumstances.now())
        kept = HELD.get("", key)
        if kept is None or not still_holds(kept.told):
            with listening() as heard:
                kept = HeldAnswer(self.find(*args, **kwargs), ())
            if heard.is_whole:
                kept = HeldAnswer(kept.found, heard.told)
                HELD.put("", key, kept)
        found: Found = kept.found
        return found


def held(find: Callable[P, Found]) -> Held[P, Found]:
    return Held(find)

"""Indicators that took another one's place: what its years count for, and which of the two a list of years names. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.models import Indicator


def joined(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Tell each which of the others it `replaced` in the same measure: their years are set against its own."""
    found = list(indicators)
    by_key = {one.pk: one for one in found}
    for one in found:
        one.replaced = ()
    for old in found:
        heir = by_key.get(old.successor_id or 0)
        if heir and continues(heir, old) and not _leads_back(heir, old, by_key):
            heir.replaced = (*heir.replaced, old)
    return found


def continues(heir: Indicator, old: Indicator) -> bool:
    """Whether the declared successor counts the same thing in the same unit: pieces go on as pieces."""
    return (heir.unit, heir.kind) == (old.unit, old.kind)


def taken_over(indicators: Iterable[Indicator], year: int) -> set[int]:
    """Those that have no figure of the year because another one of them goes on in their place."""
    heirs = [one for one in indicators if one.is_active or one.seen_in(year)]
    return {old.pk for heir in heirs for old in heir.replaced if not old.seen_in(year)}


def _leads_back(heir: Indicator, old: Indicator, by_key: dict[int, Indicator]) -> bool:
    """Two that were declared each other's successor continue neither."""
    passed, at = {old.pk}, heir
    while at.successor_id in by_key:
        if at.pk in passed:
            return True
        passed.add(at.pk)
        at = by_key[at.successor_id]
    return at.pk in passed

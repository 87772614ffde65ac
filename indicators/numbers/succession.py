"""Indicators that took another one's place: what its years count for, and which of the two a list of years names. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from indicators.numbers.series import Dated

if TYPE_CHECKING:
    from indicators.models import Indicator


Seen = TypeVar("Seen", bound=Dated)


class SeenYears(Generic[Seen]):
    """An indicator, entered or derived, as one viewer sees it: its years, and those of what it goes on for."""

    seen: list[Seen]
    """Oldest first."""
    replaced: tuple[Any, ...] = ()
    """Those whose place it took in the same measure; nothing takes a derived number's place."""

    @property
    def latest(self) -> Seen | None:
        """The newest of the `seen`."""
        return self.seen[-1] if self.seen else None

    def seen_in(self, year: int | None) -> Seen | None:
        """The `seen` one of a year."""
        return next((one for one in self.seen if one.year == year), None)

    def seen_through(self, year: int) -> Seen | None:
        """The `seen` one of a year, its own or that of one whose place it took."""
        earlier = (found for old in self.replaced if (found := old.seen_through(year)))
        return self.seen_in(year) or next(earlier, None)


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

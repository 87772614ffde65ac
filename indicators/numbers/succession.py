"""Indicators that took another one's place: what its years count for, and which of the two a list of years names. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from indicators.numbers.series import Dated, Series

if TYPE_CHECKING:
    from indicators.models import Indicator


class Succeeding(Protocol):
    """An indicator, and which one takes its place (its key)."""

    @property
    def pk(self) -> int: ...

    @property
    def successor_id(self) -> int | None: ...

    @property
    def unit(self) -> str: ...

    @property
    def kind(self) -> str: ...


class Followed(Protocol):
    """An indicator as one viewer sees it, with those whose place it took."""

    @property
    def pk(self) -> int: ...

    @property
    def is_active(self) -> bool: ...

    @property
    def replaced(self) -> tuple[Any, ...]: ...

    def seen_in(self, year: int | None) -> object | None: ...


Seen = TypeVar("Seen", bound=Dated)
One = TypeVar("One", bound=Succeeding)


class SeenYears(Generic[Seen]):
    """An indicator, entered or derived, as one viewer sees it: its years, and those of what it goes on for."""

    seen: Sequence[Seen]
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

    def continued(self, own: Series) -> Series:
        """Its own years, after those of what it `replaced`."""
        for old in self.replaced:
            own = own.continuing(old.seen_series)
        return own


def joined(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Tell each which of the others it `replaced` in the same measure: their years are set against its own."""
    found = list(indicators)
    replaced = replaced_among(found)
    for one in found:
        one.replaced = replaced.get(one.pk, ())
    return found


def replaced_among(indicators: Sequence[One]) -> dict[int, tuple[One, ...]]:
    """Those of them whose place each took in the same measure, by its key; nothing leads back to itself."""
    by_key = {one.pk: one for one in indicators}
    found: dict[int, tuple[One, ...]] = {}
    for old in indicators:
        heir = by_key.get(old.successor_id or 0)
        if heir and continues(heir, old) and not _leads_back(heir, old, by_key):
            found[heir.pk] = (*found.get(heir.pk, ()), old)
    return found


def continues(heir: Succeeding, old: Succeeding) -> bool:
    """Whether the declared successor counts the same thing in the same unit: pieces go on as pieces."""
    return (heir.unit, heir.kind) == (old.unit, old.kind)


def taken_over(indicators: Iterable[Followed], year: int) -> set[int]:
    """Those that have no figure of the year because another one of them goes on in their place."""
    heirs = [one for one in indicators if one.is_active or one.seen_in(year)]
    return {old.pk for heir in heirs for old in heir.replaced if not old.seen_in(year)}


def _leads_back(heir: Succeeding, old: Succeeding, by_key: Mapping[int, Succeeding]) -> bool:
    """Two that were declared each other's successor continue neither."""
    passed, at = {old.pk}, heir
    while at.successor_id is not None and at.successor_id in by_key:
        if at.pk in passed:
            return True
        passed.add(at.pk)
        at = by_key[at.successor_id]
    return at.pk in passed

"""A year's editions side by side: which is current, which was taken from the public, what changed between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from django.db.models import QuerySet

from indicators.office.kept.composed import composed
from reports.document.diff import DocumentDiff, between
from reports.models import Edition, Withdrawal
from reports.publishing.contributors import Hand


@dataclass(frozen=True)
class Shelf:
    """All editions of one year, at least one, newest first. A withdrawal takes its edition and every earlier one: they say the same."""

    year: int
    editions: tuple[Edition, ...]

    @classmethod
    def of(cls, editions: Iterable[Edition]) -> Self | None:
        """Of one year as `shelved` finds them; None where there are none."""
        found = tuple(editions)
        return cls(found[0].report.year, found) if found else None

    @classmethod
    def all(cls) -> list[Self]:
        """Every year that has editions, newest first; one query, texts when they are asked for."""
        editions = Edition.objects.select_related("report", "withdrawal").defer("text").newest_first()
        return [cls(year, tuple(found)) for year, found in groupby(editions, lambda one: one.report.year)]

    @property
    def newest(self) -> Edition:
        return self.editions[0]

    @property
    def current(self) -> Edition | None:
        """What everybody reads."""
        return self.newest if withdrawal_of(self.newest) is None else None

    @property
    def corrections(self) -> tuple[Edition, ...]:
        """The corrections that led to the current edition, newest first; none from before a withdrawal."""
        readable = (edition for edition in self.editions if self.taken_by(edition) is None)
        return tuple(edition for edition in readable if edition.origin == Edition.Origin.CORRECTION)

    def numbered(self, number: int) -> Edition | None:
        return next((edition for edition in self.editions if edition.number == number), None)

    def taken_by(self, edition: Edition) -> Withdrawal | None:
        """The withdrawal for which the public no longer reads this edition; the first, where there were several."""
        later = (one for one in reversed(self.editions) if one.number >= edition.number)
        return next((found for one in later if (found := withdrawal_of(one))), None)


@dataclass(frozen=True)
class EditionEntry:
    """One line of the list of editions. `diff` is against the edition before, None for the first and for what is gone.

    `hands` is who made it, None for readers who are not told.
    """

    edition: Edition
    withdrawal: Withdrawal | None
    is_current: bool
    diff: DocumentDiff | None
    hands: list[Hand] | None


def entries(shelf: Shelf, hands: dict[int, list[Hand]] | None) -> Iterator[EditionEntry]:
    """Newest first, in one query more. An edition is set only against one that can still be read."""
    texts = dict(Edition.objects.of_year(shelf.year).values_list("number", "text"))
    for edition in shelf.editions:
        before = shelf.numbered(edition.number - 1)
        can_tell = before is not None and shelf.taken_by(before) is None
        diff = between(texts[before.number], texts[edition.number]) if before and can_tell else None
        made = None if hands is None else hands.get(edition.number, [])
        yield EditionEntry(edition, shelf.taken_by(edition), edition == shelf.current, diff, made)


@composed
def shelved(year: int) -> QuerySet[Edition]:
    return Edition.objects.of_year(year).shelved()


def withdrawal_of(edition: Edition) -> Withdrawal | None:
    return getattr(edition, "withdrawal", None)

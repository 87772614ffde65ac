"""Which backups of a folder are kept. Pure: names in, names out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

NAMED = re.compile(r"backup-(\d{4}-\d{2}-\d{2}-\d{6})\.zip(\.age)?")
STAMP = "%Y-%m-%d-%H%M%S"


class Keep(NamedTuple):
    """The newest backup of so many days, weeks (Monday first) and months; a day without one does not count."""

    daily: int
    weekly: int
    monthly: int


def name(made: datetime, *, is_sealed: bool) -> str:
    """`backup-2026-11-27-033000.zip`, or `….zip.age`."""
    return f"backup-{made:{STAMP}}.zip{'.age' if is_sealed else ''}"


def superfluous(names: Iterable[str], keep: Keep) -> list[str]:
    """Those that no rule keeps, oldest first. The newest always stays; a name of another pattern is nobody's business."""
    made = {one: at for one in names if (at := _made(one))}
    newest_first = sorted(made, key=lambda one: (made[one], one), reverse=True)
    kept = set(newest_first[:1])
    for count, period in zip(keep, (_day, _week, _month), strict=True):
        kept |= _newest({one: period(made[one]) for one in newest_first}, count)
    return [one for one in reversed(newest_first) if one not in kept]


def _newest(newest_first: dict[str, object], count: int) -> set[str]:
    """Names with their periods: the newest of each of the last `count` periods that have one."""
    found: dict[object, str] = {}
    for one, period in newest_first.items():
        found.setdefault(period, one)
    return set(list(found.values())[:count])


def _made(one: str) -> datetime | None:
    matched = NAMED.fullmatch(one)
    try:
        return datetime.strptime(matched[1], STAMP) if matched else None  # noqa: DTZ007  # the clock of whoever named it
    except ValueError:
        return None


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month

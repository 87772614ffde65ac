"""What a page was told by the database while it was rendered, and whether it would be told the same now.

A page is what its rows make of it: where every question it asked is answered as before, rendering it anew would give the
same bytes, whatever was written elsewhere meanwhile. Asking costs a few questions without the ORM and without a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """One question with the mark of its answer: rows in their order, each value by how it is written."""

    sql: str
    params: tuple[Any, ...] | None
    mark: bytes

    @property
    def size(self) -> int:
        """About how many bytes it takes to keep."""
        return len(self.sql) + len(repr(self.params)) + len(self.mark)

    def holds(self, cursor: CursorWrapper) -> bool:
        cursor.execute(self.sql, self.params)
        return mark_of(cursor.fetchall()) == self.mark


@dataclass
class Heard:
    """All that one rendering was told; `is_whole` unless it did more with the database than ask."""

    told: list[MarkedAnswer] = field(default_factory=list)
    is_whole: bool = True

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Sequence[Any] | None, many: bool, context: dict[str, Any]
    ) -> Any:
        """Between Django and its driver (an execute wrapper): the rows are read at once, and read again from memory."""
        wrapper: Any = context["cursor"]
        if isinstance(wrapper.cursor, Reread):
            wrapper.cursor = wrapper.cursor.driver
        result = execute(sql, params, many, context)
        if many or wrapper.cursor.description is None or not sql.startswith("SELECT"):
            self.is_whole = False
            return result
        rows = wrapper.cursor.fetchall()
        self.told.append(MarkedAnswer(sql, None if params is None else tuple(params), mark_of(rows)))
        wrapper.cursor = Reread(wrapper.cursor, rows)
        return result


class Reread:
    """The driver's cursor, with its rows in hand."""

    def __init__(self, driver: Any, rows: Sequence[Any]) -> None:
        self.driver, self._left = driver, iter(rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.driver, name)

    def __iter__(self) -> Iterator[Any]:
        return self._left

    def fetchone(self) -> Any:
        return next(self._left, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return [row for _, row in zip(range(size), self._left, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._left)


@contextmanager
def listening() -> Iterator[Heard]:
    """What this thread is told by the database within."""
    heard = Heard()
    with connection.execute_wrapper(heard):
        yield heard


def still_holds(told: Sequence[MarkedAnswer]) -> bool:
    """Whether all of it would be told again, asked one after the other until one is not."""
    with connection.cursor() as cursor:
        return all(one.holds(cursor) for one in told)


def mark_of(rows: Sequence[Any]) -> bytes:
    return blake2b(repr(rows).encode(), digest_size=16).digest()

"""One at a time at the one connection: SQLite's test database lives in memory, so the live server's threads share the
test's own connection with it, and two of them in transactions would be in each other's. On PostgreSQL each has its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.transaction import Atomic

_turn = RLock()


def turn() -> AbstractContextManager[Any]:
    """To be held while a request is answered."""
    return _turn if connection.vendor == "sqlite" else nullcontext()


@contextmanager
def transactions_take_turns() -> Iterator[None]:
    """What the test itself writes waits until the request before it is answered, and the next one waits for it."""
    if connection.vendor != "sqlite":
        yield
        return
    enter, leave = Atomic.__enter__, Atomic.__exit__

    def enter_in_turn(self: Atomic) -> None:
        _turn.acquire()
        try:
            enter(self)
        except BaseException:
            _turn.release()
            raise

    def leave_in_turn(self: Atomic, *raised: Any) -> None:
        try:
            leave(self, *raised)
        finally:
            _turn.release()

    with patch.object(Atomic, "__enter__", enter_in_turn), patch.object(Atomic, "__exit__", leave_in_turn):
        yield

"""The rows most tests stand on lie there already: put in once, under the transaction that each test undoes.

Putting all rows of a report back for every test costs more than many of these tests do. So a test that asks for rows
leaves them lying, and the next that asks for the same finds them; one that asks for others, or for none, has them taken
away before anything of its own is made.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from tests.database import Rows, put_rows


class Ground:
    """What lies under a worker's tests: rows known by a name, in a transaction that is never committed."""

    def __init__(self, unblock: Callable[[], AbstractContextManager[None]]) -> None:
        """`unblock` opens the database between tests."""
        self._unblock = unblock
        self.known: dict[str, Rows] = {}
        self.lies = ""
        self._under: Any = None

    def prepare(self, wanted: str) -> None:
        """Before any fixture of a test: nothing lies there but what it wants, if that is known already."""
        with self._unblock():
            if self.lies and self.lies != wanted:
                self._lift()
            if not self.lies and wanted in self.known:
                self._lay(wanted)

    def stand_on(self, name: str, rows: Rows) -> None:
        """Within a test: these rows are there from now on, and under the next test that wants them."""
        self.known[name] = rows
        if self.lies != name:
            put_rows(rows)

    def _lift(self) -> None:
        assert connection.atomic_blocks == [self._under], "a fixture of a module lies on rows that go away now"
        transaction.set_rollback(True)
        self._under.__exit__(None, None, None)
        self.lies = ""
        ContentType.objects.clear_cache()

    def _lay(self, name: str) -> None:
        self._under = transaction.atomic()
        self._under.__enter__()
        put_rows(self.known[name])
        self.lies = name

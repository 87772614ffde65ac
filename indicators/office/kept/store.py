"""What was made once, kept in one process's memory within bounds. Asks no database."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar

ALLOWANCE = 512
"""Bytes that what is kept costs beside its text: headers, key, the dictionary's own."""


class Sized(Protocol):
    @property
    def size(self) -> int:
        """About how many bytes it takes to keep."""


Kept = TypeVar("Kept", bound=Sized)


class Store(Generic[Kept]):
    """Each with the version it was last known to hold in; the longest unread given up first. Threads share it."""

    def __init__(self, room: int) -> None:
        """`room` in bytes; what takes more than a tenth of it is not kept."""
        self.room = room
        self.used = 0
        self._kept: OrderedDict[Hashable, tuple[str, Kept]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, version: str, key: Hashable) -> Kept | None:
        """What is known to hold in this version."""
        with self._lock:
            known, found = self._kept.get(key, ("", None))
            if found is None or known != version:
                return None
            self._kept.move_to_end(key)
            return found

    def earlier(self, key: Hashable) -> tuple[str, Kept] | None:
        """What was made in whatever version, and that in which it was last known to hold: not to be handed out before it has
        been found to hold now."""
        with self._lock:
            return self._kept.get(key)

    def put(self, version: str, key: Hashable, made: Kept) -> None:
        """In the place of what another version says."""
        if made.size > self.room / 10:
            return
        with self._lock:
            if before := self._kept.pop(key, None):
                self.used -= before[1].size
            self._kept[key] = version, made
            self.used += made.size
            while self.used > self.room:
                self.used -= self._kept.popitem(last=False)[1][1].size

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.used = 0

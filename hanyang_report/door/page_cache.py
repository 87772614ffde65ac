"""Pages as they were rendered once, kept in one process's memory within bounds. Asks no database."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from threading import Lock

from hanyang_report.door.asked_again import MarkedAnswer

ALLOWANCE = 512
"""Bytes that an answer costs beside its body: headers, key, the dictionary's own."""
LEVEL = 5
"""Of compression: the report takes a fifth less time than with 6 and weighs 2 % more."""


@dataclass(frozen=True)
class KeptPage:
    """An answer whole, its body compressed: what every reader who asks the same is sent, and what it was made of."""

    headers: Mapping[str, str]
    packed: bytes
    etag: str
    told: tuple[MarkedAnswer, ...] | None = None
    """What its rendering was told by the database; None where that does not say when it holds again."""

    @classmethod
    def of(cls, body: bytes, headers: Mapping[str, str], told: tuple[MarkedAnswer, ...] | None = None) -> KeptPage:
        """The mark is that of the words: it stands across restarts, and other words have another."""
        etag = f'W/"{blake2b(body, digest_size=16).hexdigest()}"'
        return cls({**headers, "ETag": etag}, gzip.compress(body, compresslevel=LEVEL, mtime=0), etag, told)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The headers for a reader who has the page: those that do not speak of its words."""
        return {name: value for name, value in self.headers.items() if not name.startswith("Content-T")}

    @property
    def body(self) -> bytes:
        return gzip.decompress(self.packed)

    @cached_property
    def size(self) -> int:
        return len(self.packed) + ALLOWANCE + sum(one.size for one in self.told or ())


class Store:
    """Answers, each with the version it was last known to hold in; the longest unread given up first. Threads share it."""

    def __init__(self, room: int) -> None:
        """`room` in bytes; an answer of more than a tenth of it is not taken."""
        self.room = room
        self.used = 0
        self._answers: OrderedDict[Hashable, tuple[str, KeptPage]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, version: str, key: Hashable) -> KeptPage | None:
        """The answer where it is known to hold in this version."""
        with self._lock:
            known, found = self._answers.get(key, ("", None))
            if found is None or known != version:
                return None
            self._answers.move_to_end(key)
            return found

    def earlier(self, key: Hashable) -> KeptPage | None:
        """What was answered in whatever version: not to be handed out before it has been found to hold."""
        with self._lock:
            return self._answers.get(key, ("", None))[1]

    def put(self, version: str, key: Hashable, answer: KeptPage) -> None:
        """In the place of what another version says."""
        if answer.size > self.room / 10:
            return
        with self._lock:
            if before := self._answers.pop(key, None):
                self.used -= before[1].size
            self._answers[key] = version, answer
            self.used += answer.size
            while self.used > self.room:
                self.used -= self._answers.popitem(last=False)[1][1].size

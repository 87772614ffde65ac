"""Pages as they were rendered once, kept in one process's memory within bounds. Pure."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from threading import Lock

ALLOWANCE = 512
"""Bytes that an answer costs beside its body: headers, key, the dictionary's own."""


@dataclass(frozen=True)
class KeptPage:
    """An answer whole, its body compressed: what every reader who asks the same is sent."""

    headers: Mapping[str, str]
    packed: bytes
    etag: str

    @classmethod
    def of(cls, body: bytes, headers: Mapping[str, str]) -> KeptPage:
        """The mark is that of the words: it stands across restarts, and other words have another."""
        etag = f'W/"{blake2b(body, digest_size=16).hexdigest()}"'
        return cls({**headers, "ETag": etag}, gzip.compress(body, compresslevel=6, mtime=0), etag)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The headers for a reader who has the page: those that do not speak of its words."""
        return {name: value for name, value in self.headers.items() if not name.startswith("Content-T")}

    @property
    def body(self) -> bytes:
        return gzip.decompress(self.packed)

    @cached_property
    def size(self) -> int:
        return len(self.packed) + ALLOWANCE


class Store:
    """Answers of one version, the longest unread given up first. Threads share it."""

    def __init__(self, room: int) -> None:
        """`room` in bytes; an answer of more than a tenth of it is not taken."""
        self.room = room
        self.used = 0
        self.version = ""
        self._answers: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, version: str, key: Hashable) -> KeptPage | None:
        with self._lock:
            found = self._answers.get(key) if version == self.version else None
            if found:
                self._answers.move_to_end(key)
            return found

    def put(self, version: str, key: Hashable, answer: KeptPage) -> None:
        """What another version says is forgotten."""
        if answer.size > self.room / 10:
            return
        with self._lock:
            if version != self.version:
                self._answers.clear()
                self.version, self.used = version, 0
            if before := self._answers.pop(key, None):
                self.used -= before.size
            self._answers[key] = answer
            self.used += answer.size
            while self.used > self.room:
                self.used -= self._answers.popitem(last=False)[1].size

"""Pages as they were rendered once, compressed, each with what it was made of. Asks no database."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from hanyang_report.door.packing import packed
from indicators.office.kept.asked_again import MarkedAnswer
from indicators.office.kept.store import ALLOWANCE


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
        return cls({**headers, "ETag": etag}, packed(body), etag, told)

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

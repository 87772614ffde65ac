"""Work that only so many may ask for at a time, and only so often, whichever of the server's processes they reach.

Both are kept in small files under the data's folder, locked by the system: a process that dies gives its turn back.
Nothing of the work itself is written there, and of who asked only a keyed hash, for minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import IO

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from hanyang_report.door.client import client_address

try:
    import fcntl
except ImportError:  # Windows: its one process serves a few people of one office
    fcntl = None  # type: ignore[assignment]

FOLDER = "turns"
MOST_REMEMBERED = 5_000
"""Of those who asked lately; of more only the newest are."""


@contextmanager
def turn(work: str, at_once: int) -> Iterator[bool]:
    """Whether one of the `at_once` turns at this work was free; it is held until the block ends."""
    for number in range(at_once):
        with _opened(f"{work}-{number}") as file:
            if _locked(file, wait=False):
                yield True
                return
    yield False


@dataclass(frozen=True, slots=True)
class Rate:
    """`times` within `seconds`, each asker by themselves."""

    times: int
    seconds: int

    def allows(self, work: str, asker: str, now: float | None = None) -> bool:
        """Counts this time, where it is allowed. A disk that is full refuses nobody."""
        now = time() if now is None else now
        with suppress(OSError), _opened(f"{work}-asked") as file:
            _locked(file, wait=True)
            asked = self._recent(_read(file), now)
            if len(asked.get(asker, ())) >= self.times:
                return False
            asked[asker] = [*asked.pop(asker, ()), now]
            _write(file, dict(list(asked.items())[-MOST_REMEMBERED:]))
        return True

    def _recent(self, asked: dict[str, list[float]], now: float) -> dict[str, list[float]]:
        kept = {who: [at for at in times if now - self.seconds < at <= now] for who, times in asked.items()}
        return {who: times for who, times in kept.items() if times}


def asker(request: HttpRequest) -> str:
    """Who asks, as a keyed hash: a person by their account, anybody else by where they ask from."""
    user = request.user
    who = f"user {user.pk}" if user.is_authenticated else client_address(request)
    return salted_hmac("turns", who).hexdigest()


@contextmanager
def _opened(name: str) -> Iterator[IO[str]]:
    folder: Path = settings.DATA_DIR / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / name).open("a+", encoding="ascii") as file:
        yield file


def _locked(file: IO[str], *, wait: bool) -> bool:
    """Whether the lock is ours now; it goes with the file."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _read(file: IO[str]) -> dict[str, list[float]]:
    """What was kept; nothing where a crash left half of it."""
    file.seek(0)
    try:
        kept: dict[str, list[float]] = json.load(file)
    except ValueError:
        return {}
    return kept


def _write(file: IO[str], asked: dict[str, list[float]]) -> None:
    file.seek(0)
    file.truncate()
    json.dump(asked, file)
    file.flush()

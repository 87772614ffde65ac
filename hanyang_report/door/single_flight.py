"""What several readers ask for at the same moment is made by the first of them, the others wait for it. Asks no database."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Event, get_ident

PATIENCE = 5
"""Seconds for which somebody waits for another; then they make it themselves."""


class SingleFlight:
    """Shared by the threads of a process."""

    def __init__(self) -> None:
        self._landings: dict[Hashable, Event] = {}
        self._pilots: set[int] = set()

    @contextmanager
    def joined(self, key: Hashable) -> Iterator[None]:
        """Whoever comes first goes in at once, whoever comes while they are inside when they are out, however that ended: it
        is for them to look whether what they want is there now.

        A thread that is inside waits for nobody: not for itself, nor for one that may be waiting for it.
        """
        landing = Event()
        if get_ident() in self._pilots:
            yield
        elif (first := self._landings.setdefault(key, landing)) is not landing:
            first.wait(PATIENCE)
            yield
        else:
            self._pilots.add(get_ident())
            try:
                yield
            finally:
                self._pilots.remove(get_ident())
                del self._landings[key]
                landing.set()

"""Threads that wait for each other."""

from threading import Event, Semaphore

import pytest

from hanyang_report.door import single_flight


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Semaphore:
    """Released once by each thread that is about to wait for what another makes."""
    found = Semaphore(0)

    class NoticedEvent(Event):
        def wait(self, timeout: float | None = None) -> bool:
            found.release()
            return super().wait(timeout)

    monkeypatch.setattr(single_flight, "Event", NoticedEvent)
    return found

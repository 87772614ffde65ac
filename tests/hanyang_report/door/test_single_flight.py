"""What is asked for at the same moment is made by the first; nobody hangs on what fails, is slow or waits for them."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event, Semaphore
from typing import Any

import pytest

from hanyang_report.door import single_flight
from hanyang_report.door.single_flight import SingleFlight

LONG = 20
"""Seconds after which a test gives up."""


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def flight() -> SingleFlight:
    return SingleFlight()


def inside(flight: SingleFlight, key: str, work: Callable[[], Any]) -> Any:
    with flight.joined(key):
        return work()


def begun(threads: ThreadPoolExecutor, flight: SingleFlight, key: str, end: Event, result: Any = None) -> Future[Any]:
    """One that is inside until `end`."""
    is_inside = Event()

    def work() -> Any:
        is_inside.set()
        assert end.wait(LONG)
        if isinstance(result, Exception):
            raise result
        return result

    flying = threads.submit(inside, flight, key, work)
    assert is_inside.wait(LONG)
    return flying


@pytest.mark.parametrize("result", ["made", ValueError("failed")])
def test_who_comes_while_the_first_is_inside_goes_in_after_it_however_that_ended(
    flight: SingleFlight, threads: ThreadPoolExecutor, waiting: Semaphore, result: Any
):
    end, went_in = Event(), []
    first = begun(threads, flight, "甲", end, result)
    others = [threads.submit(inside, flight, "甲", lambda: went_in.append(end.is_set())) for _ in range(3)]
    assert all(waiting.acquire(timeout=LONG) for _ in others)
    assert went_in == []
    end.set()
    for one in others:
        one.result(LONG)
    assert went_in == [True] * 3
    assert (first.exception(LONG) or first.result()) == result


def test_who_comes_afterwards_or_for_something_else_waits_for_nobody(
    flight: SingleFlight, threads: ThreadPoolExecutor, waiting: Semaphore
):
    end = Event()
    first = begun(threads, flight, "甲", end)
    threads.submit(inside, flight, "乙", lambda: None).result(LONG)
    end.set()
    first.result(LONG)
    threads.submit(inside, flight, "甲", lambda: None).result(LONG)
    assert not waiting.acquire(blocking=False)


def test_nobody_waits_for_longer_than_their_patience(
    flight: SingleFlight, threads: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(single_flight, "PATIENCE", 0)
    end = Event()
    first = begun(threads, flight, "甲", end)
    assert threads.submit(inside, flight, "甲", end.is_set).result(LONG) is False
    end.set()
    first.result(LONG)


def test_a_thread_that_is_inside_waits_neither_for_itself_nor_for_who_may_wait_for_it(
    flight: SingleFlight, threads: ThreadPoolExecutor, waiting: Semaphore
):
    both_inside = Barrier(2, timeout=LONG)

    def across(key: str) -> Callable[[], None]:
        def work() -> None:
            both_inside.wait()
            for one in ("甲", "乙"):
                inside(flight, one, lambda: None)
            inside(flight, key, lambda: None)
            both_inside.wait()

        return work

    for one in [threads.submit(inside, flight, key, across(key)) for key in ("甲", "乙")]:
        one.result(LONG)
    assert not waiting.acquire(blocking=False)
    inside(flight, "甲", lambda: None)  # nothing of them stayed
    assert not waiting.acquire(blocking=False)

"""A limited process is started once for the same question; another question, and one that failed, is asked each time."""

import subprocess

import pytest

from reports.reading import process
from reports.reading.refusals import Refused
from tests.done_once import DoneOnce, limited_processes_done_once

WORKER = "reports.reading.worker"


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> DoneOnce:
    """As at the beginning, with the processes it starts counted."""
    started: list[bytes] = []

    def run(_command: object, *, input: bytes, **_how: object) -> subprocess.CompletedProcess[bytes]:
        started.append(input)
        return subprocess.CompletedProcess([], int(input == b"fails"), f"{len(started)}".encode(), b"")

    monkeypatch.setattr("tests.done_once.RUN", run)
    monkeypatch.setattr(subprocess, "run", run)
    with limited_processes_done_once() as once:
        yield once


def test_the_same_question_has_the_answer_it_had(once: DoneOnce) -> None:
    assert [process.limited(WORKER, b"one"), process.limited(WORKER, b"one")] == [b"1", b"1"]


def test_another_question_is_asked(once: DoneOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        process.limited(WORKER, b"one"),
        process.limited(WORKER, b"two"),
        process.limited(WORKER, b"one", "name"),
    ]
    answers += [process.limited("other", b"one"), process.limited(WORKER, b"one", shown=("PATH", "HOME"))]
    monkeypatch.setattr(process, "LONGEST_WAIT", 1)
    assert [*answers, process.limited(WORKER, b"one")] == [b"1", b"2", b"3", b"4", b"5", b"6"]


def test_the_oldest_answer_goes_first(once: DoneOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.done_once.MOST", 2)
    for content in (b"one", b"two", b"three"):
        process.limited(WORKER, content)
    assert [process.limited(WORKER, content) for content in (b"three", b"two", b"one")] == [b"3", b"2", b"4"]


def test_what_failed_is_asked_again(once: DoneOnce) -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            process.limited(WORKER, b"fails")
    assert process.limited(WORKER, b"one") == b"3"


def test_what_a_test_stands_in_for_is_asked_of_it(once: DoneOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    process.limited(WORKER, b"one")
    done: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess([], 0, b"stood in", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    assert process.limited(WORKER, b"one") == b"stood in"

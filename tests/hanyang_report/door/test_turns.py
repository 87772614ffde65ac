"""Two at once and so many an hour, in whichever process somebody arrives."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory, override_settings

from hanyang_report.door import turns
from hanyang_report.door.turns import Rate, asker, turn

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "a")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(DATA_DIR=tmp_path):
        yield tmp_path / turns.FOLDER


def test_as_many_turns_as_there_are_and_no_more() -> None:
    with turn("work", 2) as first, turn("work", 2) as second, turn("work", 2) as third, turn("other", 1) as other:
        assert (first, second, third, other) == (True, True, False, True)
    with turn("work", 1) as again:
        assert again


def test_a_turn_is_given_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), turn("work", 1):
        1 / 0  # noqa: B018
    with turn("work", 1) as is_ours:
        assert is_ours


def test_a_turn_held_in_another_process_counts_until_that_process_dies(folder: Path) -> None:
    folder.mkdir()
    command = [sys.executable, "-c", HOLD, str(folder / "work-0")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with turn("work", 1) as is_ours:
            assert not is_ours
        other.kill()
        other.wait()
    with turn("work", 1) as is_ours:
        assert is_ours


def test_so_many_times_within_the_time_and_again_after_it() -> None:
    rate = Rate(times=2, seconds=60)
    assert [rate.allows("work", "a", now) for now in (0, 30, 59)] == [True, True, False]
    assert rate.allows("work", "b", 59), "each asker by themselves"
    assert rate.allows("other", "a", 59), "each work by itself"
    assert rate.allows("work", "a", 60), "the first time is sixty seconds ago"
    assert not rate.allows("work", "a", 61), "a refusal is not counted, what was allowed is"


def test_what_a_crash_left_of_the_count_is_forgotten(folder: Path) -> None:
    assert Rate(1, 60).allows("work", "a", 0)
    (folder / "work-asked").write_text('{"a": [0', "ascii")
    assert Rate(1, 60).allows("work", "a", 1)


def test_only_the_newest_askers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_REMEMBERED", 2)
    rate = Rate(1, 60)
    assert all(rate.allows("work", who, 0) for who in "abc")
    assert rate.allows("work", "a", 1)
    assert not rate.allows("work", "c", 1)


def test_a_full_disk_refuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(turns, "_write", full)
    assert Rate(1, 60).allows("work", "a", 0)


def test_no_address_is_written(folder: Path) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.77")
    request.user = AnonymousUser()
    assert Rate(1, 60).allows("work", asker(request))
    assert "192.0.2.77" not in "".join(file.read_text("ascii") for file in folder.iterdir())
    assert settings.DATA_DIR in folder.parents

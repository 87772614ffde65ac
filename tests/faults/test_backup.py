"""Backups taken while everybody types and hands in proofs: what was acknowledged before one began is in it, files too."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.commands import manage
from tests.faults.conftest import Writer
from tests.faults.crashing_writer import prove_on
from tests.served import Served, database_url, served
from tests.uploads import PDF

STEP = 10_000
"""Each writer's numbers begin at a multiple of this: no two write the same."""
PROOFS = 6
"""How many files a writer hands in, one with each of the first numbers."""

Said = dict[int, list[tuple[int, float]]]
"""By figure: each number acknowledged, and when."""


@pytest.mark.parametrize(
    ("writers", "backups"), [(4, 1), pytest.param(32, 3, marks=pytest.mark.long)], indirect=["writers"]
)
def test_what_was_acknowledged_before_a_backup_began_is_in_it(
    writers: list[Writer],
    backups: int,
    tmp_path: Path,
    static: Path,
    record_property: Callable[[str, object], None],
):
    place = tmp_path / "site"
    place.mkdir()
    with served(place, static, SECRET_KEY=settings.SECRET_KEY) as site:
        begun, said = backed_up_while_writing(site, writers, backups, tmp_path)
    held = missing = 0
    for number, began in enumerate(begun):
        restored = tmp_path / f"restored-{number}"
        assert "核对相符" in manage(restored, "restore", tmp_path / f"{number}.zip").stdout
        saved = entered(restored)
        acknowledged = {(figure, typed) for figure, told in said.items() for typed, at in told if at < began}
        assert acknowledged, "something was saved before it began"
        held += len(acknowledged)
        missing += len(acknowledged - set(saved))
        assert standing(restored) == dict(saved), "the last entry is what a figure says"
        assert proofs(restored) > 0
    record_property(
        f"{len(writers)} writers and {backups} backups on {connection.vendor}",
        f"{sum(map(len, said.values()))} saves acknowledged, {held} of them before a backup began, {missing} missing in it",
    )
    assert missing == 0


def backed_up_while_writing(
    site: Served, writers: list[Writer], backups: int, folder: Path
) -> tuple[list[float], Said]:
    """When each backup began, and what the writers were told."""
    spawned = get_context("spawn")
    said = spawned.Queue()
    seconds = 14.0 + 14 * backups * (len(writers) / 8 if len(writers) > 8 else 1)
    people = [
        spawned.Process(
            target=prove_on, args=(site.address, *writer, STEP * (turn + 1), proofs_of(turn), seconds, said)
        )
        for turn, writer in enumerate(writers)
    ]
    for person in people:
        person.start()
    began = []
    for number in range(backups):
        time.sleep(8)
        began.append(time.monotonic())
        told = manage(site.folder, "backup", folder / f"{number}.zip", DATABASE_URL=database_url())
        assert "读回核对相符" in told.stdout
    found = dict(said.get(timeout=300) for _ in people)
    for person in people:
        person.join()
    ended = max(at for told in found.values() for _, at in told)
    assert ended > began[-1], "people went on writing"
    return began, found


def proofs_of(turn: int) -> list[bytes]:
    """Files that nobody else hands in."""
    return [PDF.replace(b"\n", b"\n%% %d\n" % (turn * PROOFS + number), 1) for number in range(PROOFS)]


def entered(place: Path) -> list[tuple[int, int]]:
    """Figure and number, in the order in which they were saved."""
    return asked(place, "SELECT figure_id, value FROM indicators_figuremove WHERE verb = 'enter' ORDER BY id")


def standing(place: Path) -> dict[int, int]:
    """What each figure that was ever entered says."""
    wanted = "SELECT figure_id FROM indicators_figuremove WHERE verb = 'enter'"
    return dict(asked(place, f"SELECT id, value FROM indicators_figure WHERE id IN ({wanted})"))


def proofs(place: Path) -> int:
    """How many files are on record; the restoring has held each against its fingerprint."""
    return len(asked(place, "SELECT id, size FROM indicators_evidence"))


def asked(place: Path, question: str) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(place / "db.sqlite3")) as file:
        return [(int(key), int(value)) for key, value in file.execute(question)]

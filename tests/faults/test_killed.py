"""kill -9, again and again, under 32 writers: whatever was acknowledged is there afterwards, and nothing is torn."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from indicators.models import Figure, FigureMove
from indicators.models.figure_steps import FigureVerb
from tests.faults.conftest import Writer
from tests.faults.crashing_writer import write_on
from tests.served import Served, served

STEP = 10_000
"""Each writer's numbers begin at a multiple of this: no two write the same."""


@pytest.mark.parametrize(("writers", "kills"), [pytest.param(32, 5, marks=pytest.mark.long)], indirect=["writers"])
def test_what_was_acknowledged_survives_kill_9(
    writers: list[Writer],
    kills: int,
    tmp_path: Path,
    static: Path,
    record_property: Callable[[str, object], None],
):
    with served(tmp_path, static, SECRET_KEY=settings.SECRET_KEY) as site:
        acknowledged = written_under_kills(site, writers, kills)
        site.kill()
        site.take_rows()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as file:
                assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    saved = {figure: entered(figure) for _, _, figure in writers}
    lost = {figure: set(numbers) - set(saved[figure]) for figure, numbers in acknowledged.items()}
    assert not any(lost.values())
    for figure, numbers in saved.items():
        row = Figure.objects.get(pk=figure)
        assert numbers == sorted(numbers), "in the order in which they were typed"
        assert row.value == (numbers[-1] if numbers else None), "the figure says what its log says last"
        assert row.version == FigureMove.objects.filter(figure=row).count()
    told, kept = sum(map(len, acknowledged.values())), sum(map(len, saved.values()))
    record_property(
        f"{len(writers)} writers, {kills} times kill -9 on {connection.vendor}",
        f"{told} saves acknowledged, {kept} on record, 0 lost",
    )
    assert told > len(writers)


def written_under_kills(site: Served, writers: list[Writer], kills: int) -> dict[int, list[int]]:
    """What each writer was told was saved, by figure, while the server was killed and started again."""
    spawned = get_context("spawn")
    said = spawned.Queue()
    seconds = 8.0 + 12 * kills
    people = [
        spawned.Process(target=write_on, args=(site.address, *writer, STEP * (turn + 1), seconds, said))
        for turn, writer in enumerate(writers)
    ]
    for person in people:
        person.start()
    time.sleep(10)
    for _ in range(kills):
        time.sleep(6)
        site.kill()
        site.start()
    found = dict(said.get(timeout=180) for _ in people)
    for person in people:
        person.join()
    return found


def entered(figure: int) -> list[int]:
    moves = FigureMove.objects.filter(figure=figure, verb=FigureVerb.ENTER).order_by("pk")
    return [int(value) for value in moves.values_list("value", flat=True)]

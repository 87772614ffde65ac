"""Eight writers at once, and a server killed between two clicks: no save that was acknowledged is ever lost.

Each writer is a process of its own that signs in at a served site and works the real entry desk, page by page.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection

from indicators.models import Figure, FigureMove, User
from indicators.models.figure_steps import FigureVerb
from tests import cast
from tests.database import Rows, put_rows
from tests.served import Served, served
from tests.visitor import Answer, Visitor
from tests.writer import DESK, PASSWORD, TURN, Said, save, saved_in, write

WRITERS, ROUNDS = 8, 5
PATIENCE = 60  # seconds; only a writer who hangs makes anybody wait so long


@pytest.fixture
def officers(transactional_db: None, shipped_rows: Rows) -> list[User]:
    """Of one department, its round open. They sign in at a site that knows only the real way to keep passwords."""
    put_rows(shipped_rows)
    cast.opened_round(2020)
    password = PBKDF2PasswordHasher().encode(PASSWORD, "salt-of-the-tests")
    people = [cast.officer(cast.department()) for _ in range(WRITERS)]
    User.objects.filter(pk__in=[person.pk for person in people]).update(password=password)
    return people


@pytest.fixture
def site(officers: list[User], static: Path, tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path, static) as site:
        yield site


# ── eight writers ──


def test_eight_writers_lose_nothing(site: Served, officers: list[User], record_property: Callable[[str, object], None]):
    said = all_writing(site, officers)
    site.kill()
    site.take_rows()

    assert {one.status for one in said} == {200}, site.log
    assert {(one.saved, one.is_conflict) for one in said} == {(2, False), (1, True)}
    winners = Counter(one.number // TURN for one in said if one.saved == 2)
    assert winners == dict.fromkeys(range(1, ROUNDS + 1), 1), "of eight who saw the same, one saves, seven are told"

    own = Counter((one.own, one.user, one.number) for one in said)
    shared = Counter((one.shared, one.user, one.number) for one in said if one.saved == 2)
    assert Counter(entries()) == own + shared
    assert_nothing_written_over()
    told = sum(one.is_conflict for one in said)
    record_property(
        f"{WRITERS} writers at once on {connection.vendor}",
        f"{len(said)} clicks, {len(entries())} figures saved, {told} conflicts told, nothing lost, no error",
    )


def all_writing(site: Served, officers: list[User]) -> list[Said]:
    """Every writer's answers, in any order."""
    figures = list(Figure.objects.filter(year=2020, department=cast.department(), kind="count").order_by("pk"))
    own, contested = figures[:WRITERS], figures[WRITERS:]
    shared = [contested[turn % 2].pk for turn in range(ROUNDS)]
    spawned = get_context("spawn")
    barrier, said = spawned.Barrier(WRITERS, timeout=PATIENCE), spawned.Queue()
    writers = [
        spawned.Process(
            target=write, args=(site.address, officer.pk, officer.username, shared, figure.pk, barrier, said)
        )
        for officer, figure in zip(officers, own, strict=True)
    ]
    for writer in writers:
        writer.start()
    found = [said.get(timeout=PATIENCE) for _ in range(WRITERS * ROUNDS)]
    for writer in writers:
        writer.join()
    return found


# ── a server killed ──


def test_a_server_killed_between_two_clicks_loses_nothing(site: Served, officers: list[User]):
    figure, visitor = cast.figure("law_gov_training_count").pk, Visitor(site.address)
    visitor.sign_in(officers[0].username, PASSWORD)

    numbers, page = saved_before_the_server_dies(site, visitor, figure, after=3)
    site.start()
    assert visitor.get(DESK).fields[f"figure-{figure}-value"] == [str(numbers[-1])]
    assert saved_in(save(visitor, page, {figure: 99})) == 1, "the page from before is still good, and so is the session"

    site.kill()
    site.take_rows()
    assert [number for _, _, number in entries()] == [*numbers, 99]
    assert_nothing_written_over()


def saved_before_the_server_dies(
    site: Served, visitor: Visitor, figure: int, *, after: int
) -> tuple[list[int], Answer]:
    """Save one number after the other, each from a fresh page; the numbers acknowledged and the last page seen."""
    page = visitor.get(DESK)
    for number in range(1, after + 1):
        assert saved_in(save(visitor, page, {figure: number})) == 1
        page = visitor.get(DESK)
    site.kill()
    return list(range(1, after + 1)), page


# ── what the database says ──


def entries() -> list[tuple[int, int, int]]:
    """(figure, who, number) of every entry in the log, in its order."""
    log = FigureMove.objects.filter(verb=FigureVerb.ENTER).order_by("pk")
    return [(move.figure_id, move.by_id, int(move.value)) for move in log]


def assert_nothing_written_over() -> None:
    """Every entry was made by somebody who had seen the one before it, and the last one is what the figure says."""
    for figure in Figure.objects.filter(moves__verb=FigureVerb.ENTER).distinct():
        moves = list(figure.moves.filter(verb=FigureVerb.ENTER).order_by("pk"))
        assert [move.version for move in moves] == list(range(1, len(moves) + 1))
        assert (figure.value, figure.version) == (moves[-1].value, len(moves))

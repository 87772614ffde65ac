"""Readers who ask for the same page at the same moment: one of them has it made, the others wait for that."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.db import OperationalError, connection
from django.test import Client

from hanyang_report.door import rendered_once
from hanyang_report.pages import home
from indicators.models import Site

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loaded")]

LONG = 20
"""Seconds after which a test gives up."""


class HeldUp:
    """Calls of a function: the first is done and does not return before it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        self.calls, self.done, self.goes_on = 0, Event(), Event()
        function = getattr(owner, name)

        def slowly(*args):
            self.calls += 1
            is_first, result = self.calls == 1, function(*args)
            if is_first:
                self.done.set()
                assert self.goes_on.wait(LONG)
            return result

        monkeypatch.setattr(owner, name, slowly)


@pytest.fixture
def readers(client: Client) -> Iterator[Callable[[str], Future[bytes]]]:
    """Each in a thread of the one worker that `client` asks, too."""

    def read(address: str) -> bytes:
        reader = Client(raise_request_exception=False)
        reader.handler = client.handler
        connection.ensure_connection()  # as a worker's threads have
        try:
            return reader.get(address).content
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        yield lambda address: pool.submit(read, address)


@pytest.mark.parametrize(("owner", "work"), [(rendered_once.RenderedOnce, "rendered"), (rendered_once, "still_holds")])
def test_readers_who_ask_at_once_are_handed_what_the_first_of_them_made_or_found_to_hold(
    client, readers, waiting, monkeypatch: pytest.MonkeyPatch, owner: object, work: str
):
    if work == "still_holds":
        client.get("/")
        Site.objects.get().settle(organiser="某某局主办")
    held_up = HeldUp(monkeypatch, owner, work)
    first = readers("/")
    assert held_up.done.wait(LONG)
    others = [readers("/") for _ in range(3)]
    assert all(waiting.acquire(timeout=LONG) for _ in others)
    held_up.goes_on.set()
    assert {one.result(LONG) for one in others} == {first.result(LONG)}
    assert held_up.calls == 1


def test_who_comes_after_a_write_waits_for_no_rendering_from_before_and_is_not_shown_it(
    client, readers, waiting, monkeypatch: pytest.MonkeyPatch
):
    held_up = HeldUp(monkeypatch, rendered_once.RenderedOnce, "rendered")
    before = readers("/")
    assert held_up.done.wait(LONG)
    Site.objects.get().settle(organiser="某某局主办")
    after = readers("/").result(LONG)
    assert "某某局主办" in after.decode()
    held_up.goes_on.set()
    assert "某某局主办" not in before.result(LONG).decode()
    assert client.get("/").content == after
    assert not waiting.acquire(blocking=False)


def lost() -> None:
    raise OperationalError("connection lost")


def test_where_the_first_fails_the_others_make_it_themselves(readers, waiting, monkeypatch: pytest.MonkeyPatch):
    compared, once = home.compared, iter([lost])
    monkeypatch.setattr(home, "compared", lambda: next(once, compared)())
    held_up = HeldUp(monkeypatch, rendered_once.RenderedOnce, "rendered")
    first = readers("/")
    assert held_up.done.wait(LONG)
    others = [readers("/") for _ in range(3)]
    assert all(waiting.acquire(timeout=LONG) for _ in others)
    held_up.goes_on.set()
    pages = {one.result(LONG) for one in others}
    assert len(pages) == 1
    assert first.result(LONG) not in pages

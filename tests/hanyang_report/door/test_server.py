"""The door before Django: whole bodies are handed on, everything else stays outside. With a connection made by hand."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hanyang_report.door import server
from hanyang_report.door.limits import UNKNOWN
from hanyang_report.door.server import Door, FileOnDisk, environ_of


class Headers(list[tuple[str, str]]):
    def items(self) -> list[tuple[str, str]]:
        return self


def scope(path: str = "/login/", headers: Iterable[tuple[str, str]] = (), **said: str) -> Any:
    plain = {
        "method": "POST",
        "path": path,
        "query_string": "",
        "scheme": "http",
        "http_version": "1.1",
        "server": "127.0.0.1:8000",
        "client": "192.0.2.7:51234",
    }
    return SimpleNamespace(**(plain | said), headers=Headers(headers))


class Connection:
    """Sends its chunks; at None it stops half-way and stays open."""

    def __init__(self, *chunks: bytes | None) -> None:
        self.left = list(chunks)
        self.answer: tuple[Any, ...] = ()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self.left:
            chunk = self.left.pop(0)
            if chunk is None:
                await asyncio.sleep(60)
            else:
                yield chunk

    def response_bytes(self, *answer: Any) -> None:
        self.answer = answer

    response_file = response_bytes


class Django:
    """What reached the application."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.environ: dict[str, Any] = {}

    def __call__(self, environ: dict[str, Any], start: Callable[..., None]) -> list[bytes]:
        self.environ = environ
        self.bodies.append(environ["wsgi.input"].read())
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"an", b"swer"]


def through(door: Door, asked: Any, connection: Connection) -> None:
    """In a thread of its own: playwright leaves a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, door.__rsgi__(asked, connection)).result()


def asked(connection: Connection, headers: dict[str, str], path: str = "/login/") -> Django:
    django = Django()
    through(Door(django), scope(path, headers.items()), connection)
    return django


def test_a_whole_body_reaches_django_in_one_piece():
    connection = Connection(b"user", b"name=li")
    django = asked(connection, {"content-length": "11"})
    assert django.bodies == [b"username=li"]
    assert connection.answer == (200, [("content-type", "text/plain")], b"answer")


def test_a_body_that_ends_early_never_reaches_django():
    connection = Connection(b"user")
    assert asked(connection, {"content-length": "11"}).bodies == []
    assert connection.answer[0] == 408


def test_a_body_that_stops_half_way_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(server, "time_allowed", lambda received: 0.05)
    connection = Connection(b"user", None)
    assert asked(connection, {"content-length": "11"}).bodies == []
    assert connection.answer[0] == 408


def test_what_is_announced_too_long_is_not_kept_and_django_says_so():
    connection = Connection(*[b"x" * 1024] * 65)
    django = asked(connection, {"content-length": str(65 * 1024)})
    assert django.bodies == [b""]
    assert django.environ["CONTENT_LENGTH"] == str(65 * 1024), "Django's middleware answers 413 to that"
    assert connection.left == [], "heard out, or a browser would not read the answer"


def test_who_asks_for_leave_first_is_answered_before_anything_is_sent():
    connection = Connection(b"never sent")
    asked(connection, {"content-length": str(UNKNOWN + 1), "expect": "100-continue"})
    assert connection.left == [b"never sent"]


def test_a_body_without_a_length_is_counted():
    django = asked(Connection(b"x" * UNKNOWN, b"x"), {"transfer-encoding": "chunked"})
    assert (django.bodies, django.environ["CONTENT_LENGTH"]) == ([b""], str(UNKNOWN + 1))


def test_a_body_without_a_length_is_never_taken_for_whole():
    connection = Connection(b"x" * UNKNOWN)
    assert asked(connection, {"transfer-encoding": "chunked"}).bodies == []
    assert connection.answer[0] == 411


def test_one_process_holds_only_so_much(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(server, "HELD", 10)
    connection, door = Connection(b"x" * 6, b"x" * 5), Door(Django())
    through(door, scope(headers=[("content-length", "11")]), connection)
    assert connection.answer[:2] == (503, [("connection", "close"), ("retry-after", "10")])
    assert door.held == 0, "what was let go makes room"


def test_a_file_on_disk_is_sent_by_the_server(tmp_path: Path):
    path = tmp_path / "style.css"
    path.write_bytes(b"main {}")

    def app(environ: dict[str, Any], start: Callable[..., None]) -> FileOnDisk:
        start("200 OK", [])
        return FileOnDisk(path.open("rb"))

    connection = Connection()
    through(Door(app), scope(), connection)
    assert connection.answer == (200, [], str(path))


def test_a_file_in_memory_is_sent_as_it_is():
    def app(environ: dict[str, Any], start: Callable[..., None]) -> FileOnDisk:
        start("200 OK", [])
        return FileOnDisk(io.BytesIO(b"ab"), 1)

    connection = Connection()
    through(Door(app), scope(), connection)
    assert connection.answer == (200, [], b"ab")


# ── what WSGI calls it ──


def test_the_request_as_wsgi_names_it():
    environ = environ_of(scope("/检索/", method="GET", query_string="q=复议", client="[2001:db8::7]:51234"))
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/检索/"
    assert environ["QUERY_STRING"].encode("latin-1").decode() == "q=复议"  # as tools send it that escape nothing
    assert environ["REQUEST_METHOD"] == "GET"
    assert (environ["REMOTE_ADDR"], environ["SERVER_NAME"], environ["SERVER_PORT"]) == (
        "2001:db8::7",
        "127.0.0.1",
        "8000",
    )
    assert environ_of(scope())["REMOTE_ADDR"] == "192.0.2.7"


def test_headers_sent_twice_are_joined():
    headers = [("cookie", "a=1"), ("cookie", "b=2"), ("x-forwarded-for", "192.0.2.1"), ("x-forwarded-for", "192.0.2.2")]
    environ = environ_of(scope(headers=headers))
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_X_FORWARDED_FOR"] == "192.0.2.1,192.0.2.2"


def test_a_header_that_only_looks_like_the_proxys_is_dropped():
    environ = environ_of(scope(headers=[("x_forwarded_for", "192.0.2.66"), ("content_length", "5")]))
    assert not {"HTTP_X_FORWARDED_FOR", "HTTP_CONTENT_LENGTH", "CONTENT_LENGTH"} & set(environ)

"""The application as granian serves it: a request reaches Django, and one of its few threads, once it is here whole.

The event loop waits for bodies, so a connection that stops half-way costs a socket and nothing else, and a body longer
than its address takes, or slower than patience allows, is dropped where it stands: in memory, never on disk.
"""

from __future__ import annotations

import asyncio
import gc
import io
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, NamedTuple, Protocol

from django.db import DatabaseError, connection
from django.urls import get_resolver

from hanyang_report.door.limits import body_limit, time_allowed
from hanyang_report.wsgi import application

THREADS = 4
HELD = 256 * 1024 * 1024
"""Bytes of bodies that one process holds at once; who comes on top of that is asked to come back."""
LINGER, SILENCE = 30, 5
"""Seconds for which a refused body is still listened to, and those without a word from it (nginx has the same two):
a browser that is cut off never reads its answer."""

Environ = dict[str, Any]


class Scope(Protocol):
    """What granian says about a request (its interface RSGI)."""

    method: str
    path: str
    query_string: str
    scheme: str
    http_version: str
    server: str
    client: str
    headers: Any


class Connection(Protocol):
    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...
    def response_file(self, status: int, headers: list[tuple[str, str]], file: str) -> None: ...


class HttpAnswer(NamedTuple):
    """The body, or the path of the file that is it."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | str


class TooLong(Exception):
    """More than the address takes: nothing of it is kept, Django says why."""


NO_LENGTH = HttpAnswer(411, [("connection", "close")], b"")
NOT_ALL = HttpAnswer(408, [("connection", "close")], b"")
NO_ROOM = HttpAnswer(503, [("connection", "close"), ("retry-after", "10")], b"")


class Door:
    """The one application of a process, `wsgi` behind it in threads that live as long as the process."""

    def __init__(self, wsgi: Callable[..., Iterable[bytes]], threads: int = THREADS) -> None:
        self.wsgi = wsgi
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self.held = 0

    async def __rsgi__(self, scope: Scope, connection: Connection) -> None:
        environ, body = environ_of(scope), RequestBody(self, connection)
        try:
            await body.receive(environ)
            answer = await self.answer(environ, body.content)
        except TooLong:
            answer = await self.answer(environ, io.BytesIO())
            await body.hear_out()
        except EOFError:
            answer = NOT_ALL if "CONTENT_LENGTH" in environ else NO_LENGTH
        except TimeoutError:
            answer = NOT_ALL
        except MemoryError:
            answer = NO_ROOM
        finally:
            body.let_go()
        if isinstance(answer.body, str):
            connection.response_file(answer.status, answer.headers, answer.body)
        else:
            connection.response_bytes(answer.status, answer.headers, answer.body)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """What the first reader would wait for is done before there is one: the addresses with all they lead to, and a
        connection to the database, so that what a full disk lets nobody open is open already.

        What is there by now stays as long as the process: it is never again looked through for garbage, which takes
        0.1 s each time.
        """
        _ = get_resolver().url_patterns
        self.pool.submit(_connected)
        gc.freeze()

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """What was begun is finished before the process ends."""
        self.pool.shutdown()

    async def answer(self, environ: Environ, content: io.BytesIO) -> HttpAnswer:
        environ["wsgi.input"] = content
        return await asyncio.get_running_loop().run_in_executor(self.pool, run, self.wsgi, environ)


class RequestBody:
    """What a request brings, as far as it is here."""

    def __init__(self, door: Door, connection: Connection) -> None:
        self.door, self.chunks = door, aiter(connection)
        self.content = io.BytesIO()
        self.size = 0
        self.waits_for_leave = False

    async def receive(self, environ: Environ) -> None:
        """All of it. Raises TooLong, TimeoutError, MemoryError; EOFError where it ends before it is whole.

        One without Content-Length is counted, and never whole: its end looks the same when the sender was cut off.
        """
        announced, is_chunked = int(environ.get("CONTENT_LENGTH") or 0), "HTTP_TRANSFER_ENCODING" in environ
        if not announced and not is_chunked:
            return
        limit = body_limit(environ["PATH_INFO"])
        if announced > limit:
            self.waits_for_leave = "HTTP_EXPECT" in environ
            raise TooLong
        async for chunk in self._in_time():
            self._keep(chunk)
            if self.size > limit:
                environ["CONTENT_LENGTH"] = str(self.size)
                raise TooLong
        if is_chunked or self.size < announced:
            raise EOFError
        self.content.seek(0)

    async def hear_out(self) -> None:
        """Drop what is still being sent, for a while."""
        if not self.waits_for_leave:
            with suppress(TimeoutError, StopAsyncIteration):
                async with asyncio.timeout(LINGER):
                    while True:  # `async for` would ask granian for its one iterator a second time
                        await asyncio.wait_for(anext(self.chunks), SILENCE)

    def let_go(self) -> None:
        self.door.held -= self.size
        self.size = 0

    async def _in_time(self) -> AsyncIterator[bytes]:
        clock = asyncio.get_running_loop().time
        began = clock()
        while True:
            try:
                async with asyncio.timeout_at(began + time_allowed(self.size)):
                    chunk = await anext(self.chunks)
            except StopAsyncIteration:
                return
            yield chunk

    def _keep(self, chunk: bytes) -> None:
        if self.door.held + len(chunk) > HELD:
            raise MemoryError
        self.content.write(chunk)
        self.size += len(chunk)
        self.door.held += len(chunk)


def _connected() -> None:
    with suppress(DatabaseError):  # each request will say so
        connection.ensure_connection()


class FileOnDisk:
    """The `wsgi.file_wrapper`: granian sends the file itself, and no thread waits for a slow reader."""

    def __init__(self, file: Any, block_size: int = 65536) -> None:
        self.file, self.block_size = file, block_size

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.file.read(self.block_size), b"")

    def close(self) -> None:
        self.file.close()


def run(wsgi: Callable[..., Iterable[bytes]], environ: Environ) -> HttpAnswer:
    """One request through Django, in a thread of the pool."""
    answer = HttpAnswer(500, [], b"")

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        nonlocal answer
        answer = HttpAnswer(int(status[:3]), [(name.lower(), value) for name, value in headers], b"")

    parts = wsgi(environ, start_response)
    try:
        if isinstance(parts, FileOnDisk) and isinstance(parts.file, io.BufferedReader):
            return answer._replace(body=parts.file.name)
        return answer._replace(body=b"".join(parts))
    finally:
        if hasattr(parts, "close"):
            parts.close()


def environ_of(scope: Scope) -> Environ:
    """The request as WSGI (PEP 3333) names its parts, without its body."""
    host, _, port = scope.server.rpartition(":")
    return {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string.encode().decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileOnDisk,
        **_header_variables(scope.headers.items()),
    }


def _header_variables(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A name with `_` is dropped: as a variable it could not be told from the one with `-` that a proxy sets."""
    variables: dict[str, str] = {}
    for header, value in headers:
        name = header.upper().replace("-", "_")
        if name not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            name = f"HTTP_{name}"
        if "_" not in header:
            between = "; " if name == "HTTP_COOKIE" else ","
            variables[name] = f"{variables[name]}{between}{value}" if name in variables else value
    return variables


door = Door(application)

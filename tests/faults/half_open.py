"""Connections that stop half-way, and the question whether anybody else notices. No Django."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.request import ProxyHandler, build_opener

HEADERS = b"GET /reports/2019/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: 1"
SIGN_IN = b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nusername=li"
UPLOAD = (
    b"POST /admin/indicators/collection/2020/desk/justice_bureau/upload/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\nContent-Disposition: form-data"
)


@contextmanager
def half_open(port: int, count: int) -> Iterator[list[socket.socket]]:
    """Half of them inside the headers, a quarter each inside the body of a sign-in and of an upload."""
    with ExitStack() as held:
        found = []
        for turn in range(count):
            sent = HEADERS if turn % 2 else (SIGN_IN if turn % 4 else UPLOAD)
            connection = held.enter_context(socket.create_connection(("127.0.0.1", port)))
            connection.sendall(sent)
            found.append(connection)
        yield found


def slowest_answer(address: str, seconds: float) -> float:
    """The longest that /healthz took while it was asked for so many seconds. Raises OSError when it doesn't answer."""
    opener, slowest, end = build_opener(ProxyHandler({})), 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        with opener.open(f"{address}/healthz", timeout=10) as response:
            response.read()
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(0.1)
    return slowest


def is_closed(connection: socket.socket) -> bool:
    """Whether the other side has hung up, after whatever it had to say."""
    connection.setblocking(False)
    try:
        while connection.recv(4096):
            pass
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True

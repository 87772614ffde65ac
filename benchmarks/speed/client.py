"""A reader of nothing but the wire: kept connections, compressed answers, and how long each took."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Answered:
    """`status` and `etag` are the last answer's."""

    status: int
    etag: str
    body: bytes
    latencies: list[float]

    @property
    def p50(self) -> float:
        return quantiles(self.latencies, n=100)[49]

    @property
    def p99(self) -> float:
        return quantiles(self.latencies, n=100)[98]


def ask(
    port: int, path: str, *, times: int = 1, connections: int = 1, mark: str = "", cookie: str = "", anew: bool = False
) -> Answered:
    """`anew` asks each time with a name that no page knows: such an answer is never kept."""
    said = {"If-None-Match": mark, "Cookie": cookie}
    headers = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return asyncio.run(_ask(port, path, times, connections, headers, anew))


async def _ask(port: int, path: str, times: int, connections: int, headers: str, anew: bool) -> Answered:
    share = max(times // connections, 1)
    ranges = [range(number * share, (number + 1) * share) for number in range(connections)]
    found = await asyncio.gather(*(_reader(port, path, numbers, headers, anew) for numbers in ranges))
    last = found[-1]
    return Answered(last.status, last.etag, last.body, [latency for one in found for latency in one.latencies])


async def _reader(port: int, path: str, numbers: range, headers: str, anew: bool) -> Answered:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    latencies, answer = [], (0, "", b"")
    for number in numbers:
        asked = f"{path}{'&' if '?' in path else '?'}bench={number}" if anew else path
        began = time.perf_counter()
        writer.write(_question(port, asked, headers))
        answer = await _answer(reader)
        latencies.append(time.perf_counter() - began)
    writer.close()
    return Answered(*answer, latencies)


def _question(port: int, path: str, headers: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n{headers}\r\n".encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    is_chunked = headers.get("transfer-encoding") == "chunked"
    body = await (_chunks(reader) if is_chunked else reader.readexactly(int(headers.get("content-length", 0))))
    return int(first.split()[1]), headers.get("etag", ""), body


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body

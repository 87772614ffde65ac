"""Bodies of any size, with and without a length: refused with a sentence, and kept nowhere."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from hanyang_report.door.limits import MB, UNKNOWN
from tests.served import served

pytestmark = pytest.mark.django_db(transaction=True)
BLOCK = b"x" * 65536


def blocks(size: int) -> Iterator[bytes]:
    for _ in range(size // len(BLOCK)):
        yield BLOCK
    if size % len(BLOCK):
        yield BLOCK[: size % len(BLOCK)]


def posted(port: int, path: str, size: int, *, chunked: bool = False) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Content-Type": "application/octet-stream"} | ({} if chunked else {"Content-Length": str(size)})
    connection.request("POST", path, blocks(size), headers, encode_chunked=chunked)
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_what_is_too_long_is_refused_however_it_comes(tmp_path: Path, static: Path):
    spooled = tmp_path / "tmp"
    spooled.mkdir()
    with served(tmp_path, static, TMPDIR=str(spooled)) as site:
        for path in ("/login/", "/nowhere/", "/admin/indicators/collection/2020/desk/justice_bureau/upload/"):
            for chunked in (False, True):
                status, page = posted(site.port, path, 80 * MB, chunked=chunked)
                assert (status, "内容太多，没有保存" in page) == (413, True)
        assert posted(site.port, "/nowhere/", UNKNOWN)[0] == 404
        assert posted(site.port, "/nowhere/", UNKNOWN + 1)[0] == 413
        assert posted(site.port, "/nowhere/", UNKNOWN + 1, chunked=True)[0] == 413
        assert posted(site.port, "/login/", 9, chunked=True)[0] == 411
        assert list(spooled.iterdir()) == []
        assert max(resident(pid) for pid in site.processes()) < 400 * MB
        assert "Traceback" not in site.log


def resident(pid: int) -> int:
    """The most memory that a process ever held, in bytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024

"""PostgreSQL goes away and comes back: 503 at once for everybody, nothing from memory, and soon all is well again."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest
from django.conf import settings

from tests.faults.postgres import PostgreSQL, installed
from tests.served import Served, answers, served

PAGES = ("/", "/login/", "/reports/", "/reports/2019/", "/indicators/", "/api/v1/figures/", "/nowhere/", "/healthz")
AT_ONCE = 40


class Answer(NamedTuple):
    status: int
    seconds: float
    retry_after: str | None


def ask(address: str) -> Answer:
    began = time.monotonic()
    try:
        with build_opener(ProxyHandler({})).open(address, timeout=20) as response:
            status, headers = response.status, response.headers
            response.read()
    except HTTPError as error:
        with error:
            status, headers = error.code, error.headers
    return Answer(status, time.monotonic() - began, headers["Retry-After"])


def ask_all(site: Served) -> list[Answer]:
    """Every page at once, several times over."""
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        return list(visitors.map(ask, [f"{site.address}{page}" for page in PAGES] * (AT_ONCE // len(PAGES))))


@pytest.fixture
def database() -> Iterator[PostgreSQL]:
    if not installed():
        pytest.skip("THE LOST DATABASE IS NOT TESTED HERE: no PostgreSQL server is installed")
    with TemporaryDirectory(prefix="postgresql-") as folder:  # pytest's own folders are closed to the server's account
        server = PostgreSQL(Path(folder))
        server.start()
        yield server
        if server.is_running:
            server.stop()


def manage(database: PostgreSQL, folder: Path, *arguments: str) -> None:
    env = os.environ | {"ENV_FILE": os.devnull, "DATABASE_URL": database.url, "DATA_DIR": str(folder)}
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=settings.BASE_DIR, env=env, check=True, stdout=subprocess.DEVNULL)


@pytest.mark.long
def test_the_database_goes_away_and_comes_back(
    database: PostgreSQL, tmp_path: Path, static: Path, record_property: Callable[[str, object], None]
):
    folder = tmp_path / "site"
    folder.mkdir()
    manage(database, folder, "migrate", "--verbosity", "0")
    manage(database, folder, "load_initial")
    with served(folder, static, DATABASE_URL=database.url) as site:
        assert {answer.status for answer in ask_all(site)} == {200, 404}, site.log

        database.stop()
        gone = []
        for _ in range(6):
            gone += ask_all(site)
            time.sleep(1)
        assert {(answer.status, answer.retry_after) for answer in gone} == {(503, "5")}
        slowest = max(answer.seconds for answer in gone)
        assert slowest < 3

        began = time.monotonic()
        database.start()
        started = time.monotonic()
        while not answers(site.address) or 503 in {answer.status for answer in ask_all(site)}:
            assert time.monotonic() - started < 20, site.log[-4000:]
        back = time.monotonic() - started
        assert back < 5
        assert {answer.status for answer in ask_all(site)} == {200, 404}

        # Restarted between two requests: every pooled connection is dead, and nobody notices.
        database.stop()
        database.start()
        assert ask(f"{site.address}/reports/2019/").status == 200
    record_property(
        "PostgreSQL gone and back",
        f"{len(gone)} requests answered 503 within {slowest:.2f} s, back {back:.2f} s after its start of "
        f"{started - began:.2f} s",
    )

"""The site as `make run` serves it: in processes of its own, on the tests' rows in a real database."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import ProxyHandler, build_opener

from django.conf import settings
from django.db import connection

PATIENCE = 60  # seconds for a start; longer means that it never comes


class Served:
    """A site that can be killed and started again at the same address."""

    def __init__(self, folder: Path, static: Path | None = None, inside: Sequence[str] = (), **env: str) -> None:
        """`inside` is a command that runs another; `env` changes the site's settings."""
        self.folder, self.inside = folder, inside
        if static:
            (folder / "static").symlink_to(static)
        if "DATABASE_URL" not in env:
            give_rows(folder)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.env = os.environ | {
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(folder),
            "PORT": str(self.port),
            "SITE_URL": self.address,
            "DATABASE_URL": database_url(),
            **env,
        }

    def start(self) -> None:
        """Returns once it answers."""
        self.process = subprocess.Popen(
            [*self.inside, sys.executable, "-m", "hanyang_report"],
            cwd=settings.BASE_DIR,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("a"),
            start_new_session=True,
        )
        late = time.monotonic() + PATIENCE
        while not answers(self.address):
            assert self.process.poll() is None, self.log
            assert time.monotonic() < late, self.log
            time.sleep(0.1)

    def kill(self) -> None:
        """All its processes at once, in the middle of whatever they do."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def processes(self) -> list[int]:
        """The server and its workers."""
        group = subprocess.run(["pgrep", "-g", str(self.process.pid)], capture_output=True, text=True, check=True)
        return [int(pid) for pid in group.stdout.split()]

    def take_rows(self) -> None:
        """What was written, brought before the tests' own connection."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.folder / "db.sqlite3")) as file:
                file.backup(connection.connection)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()


@contextmanager
def served(folder: Path, static: Path | None = None, inside: Sequence[str] = (), **env: str) -> Iterator[Served]:
    site = Served(folder, static, inside, **env)
    try:
        site.start()
        yield site
    finally:
        if site.process.poll() is None:
            site.kill()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def answers(address: str) -> bool:
    """Whether the site says that it is well."""
    try:
        with build_opener(ProxyHandler({})).open(f"{address}/healthz", timeout=5) as response:
            return response.status == 200
    except (URLError, OSError):
        return False


def database_url() -> str:
    """The tests' own PostgreSQL database; "" means SQLite in the site's folder."""
    if connection.vendor == "sqlite":
        return ""
    parts = urlsplit(settings.DATABASE_URL)
    return urlunsplit(parts._replace(path="/" + quote(connection.settings_dict["NAME"])))


def give_rows(folder: Path) -> None:
    """SQLite's test database lives in this process's memory: the site gets a copy as a file."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / "db.sqlite3")) as file:
            connection.connection.backup(file)

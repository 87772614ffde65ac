"""The site as `make run` serves it: gunicorn in processes of its own, on the tests' rows in a real database."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.db import connection


class Served:
    """A site that can be killed and started again. Its door stays open meanwhile: who knocks waits."""

    def __init__(self, folder: Path, static: Path) -> None:
        self.folder = folder
        (folder / "static").symlink_to(static)
        give_rows(folder)
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        self.env = os.environ | {
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(folder),
            "SITE_URL": self.address,
            "DATABASE_URL": database_url(),
        }

    def start(self) -> None:
        number = self.door.fileno()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"fd://{number}", "hanyang_report.wsgi"],
            cwd=settings.BASE_DIR,
            env=self.env,
            pass_fds=[number],
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("a"),
            start_new_session=True,
        )

    def kill(self) -> None:
        """All its processes at once, in the middle of whatever they do."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def take_rows(self) -> None:
        """What was written, brought before the tests' own connection."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.folder / "db.sqlite3")) as file:
                file.backup(connection.connection)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()


@contextmanager
def served(folder: Path, static: Path) -> Iterator[Served]:
    site = Served(folder, static)
    with site.door:
        site.start()
        try:
            yield site
        finally:
            if site.process.poll() is None:
                site.kill()


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

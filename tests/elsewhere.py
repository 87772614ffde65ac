"""Other processes at work on the test's own database: each with connections of its own, as two browsers' workers are."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[1]
READY = "ready"


class Elsewhere:
    """The committed rows of the test's database as other processes reach them.

    SQLite's test database lives in this process's memory: it is copied into a file, and read there afterwards.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "db.sqlite3"
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)

    @property
    def environment(self) -> dict[str, str]:
        own = {"DATA_DIR": str(self.folder), "ALLOWED_HOSTS": "testserver", "ENV_FILE": os.devnull, "DEBUG": "on"}
        return os.environ | own | {"DATABASE_URL": self._url(), "DJANGO_SETTINGS_MODULE": "hanyang_report.settings"}

    def all(self, query: str) -> list[tuple[Any, ...]]:
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.file) as copy:
                return copy.execute(query).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()

    def at_once(self, script: str, arguments: Sequence[object]) -> list[Any]:
        """Run the script in one process an argument, all of them let go together; what each printed as JSON.

        A script has `argument`, prepares itself, calls `start()`, and prints one line.
        """
        with ExitStack() as stack:
            running = [stack.enter_context(self._process(script, argument)) for argument in arguments]
            for process in running:
                assert process.stdout.readline().strip() == READY, process.stderr.read()
            for process in running:
                process.stdin.write("\n")
                process.stdin.flush()
            return [self._answer(process) for process in running]

    @contextmanager
    def _process(self, script: str, argument: object) -> Iterator[Any]:
        whole = BEFORE + script
        with subprocess.Popen(
            [sys.executable, "-c", whole, json.dumps(argument)],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            yield process

    def _answer(self, process: Any) -> Any:
        said, complaints = process.communicate(timeout=120)
        assert process.returncode == 0, complaints
        return json.loads(said.splitlines()[-1])

    def _url(self) -> str:
        if connection.vendor == "sqlite":
            return ""
        own = settings.DATABASES["default"]
        return f"postgresql://{own['USER']}:{own['PASSWORD']}@{own['HOST']}:{own['PORT']}/{own['NAME']}"


BEFORE = f"""
import json, sys
import django

django.setup()
argument = json.loads(sys.argv[1])

def start():
    print("{READY}", flush=True)
    sys.stdin.readline()
"""

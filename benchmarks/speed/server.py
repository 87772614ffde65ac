"""A site served as `make run` serves it, in processes whose CPU and memory can be read. Linux only: it reads /proc."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, create_server
from typing import IO, cast

BASE_DIR = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds for a start on a busy machine."""


class Server:
    def __init__(self, folder: Path, **env: str) -> None:
        with create_server(("127.0.0.1", 0)) as door:
            self.port = door.getsockname()[1]
        # Empty is unset: what the shell or a .env says of another site has no say here.
        unset = dict.fromkeys(("DATABASE_URL", "ALLOWED_HOSTS", "DEBUG", "SECRET_KEY", "LOG_FORMAT"), "")
        here = {"ENV_FILE": os.devnull, "DATA_DIR": str(folder), "PORT": str(self.port), "SITE_URL": self.address}
        self.env = os.environ | unset | here | env
        self.log = folder / "log"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *command: str) -> None:
        self.run("manage.py", *command)

    def run(self, *command: str) -> str:
        """What a command of this Python says of the server's data."""
        return subprocess.run(  # noqa: S603
            [sys.executable, *command], cwd=BASE_DIR, env=self.env, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def start(self) -> float:
        """Seconds until it takes a connection."""
        began = time.monotonic()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "hanyang_report"], cwd=BASE_DIR, env=self.env, stdout=log, stderr=log
            )
        while not self._takes_connections():
            if self.process.poll() is not None or time.monotonic() > began + PATIENCE:
                raise RuntimeError(self.log.read_text())
            time.sleep(0.02)
        return time.monotonic() - began

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)

    @contextmanager
    def changes(self) -> Iterator[Callable[[str], None]]:
        """What makes a change of the kind it is called with (`elsewhere`, `shown`), and returns when that is committed."""
        writer = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.speed.moving"],
            cwd=BASE_DIR, env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with writer, cast("IO[str]", writer.stdin) as asked, cast("IO[str]", writer.stdout) as answered:

            def change(kind: str) -> None:
                asked.write(f"{kind}\n")
                asked.flush()
                if not answered.readline():
                    raise RuntimeError("nothing changes")

            yield change

    def workers(self) -> list[int]:
        return [
            int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def cpu(self) -> float:
        """Seconds that all its workers' threads have run."""
        spent = 0
        for pid in self.workers():
            for task in Path(f"/proc/{pid}/task").iterdir():
                spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e9

    def memory(self) -> float:
        """MB of the largest worker."""
        return max(_resident(pid) for pid in self.workers()) / 1024

    def _takes_connections(self) -> bool:
        try:
            create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

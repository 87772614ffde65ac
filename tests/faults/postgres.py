"""A PostgreSQL server of a test's own, that it can stop and start again. Root hands it to the account of its package."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.served import free_port


def installed() -> Path | None:
    """The folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class PostgreSQL:
    """Made in an empty folder; above it, all may be entered by everybody."""

    def __init__(self, folder: Path) -> None:
        self.bin = installed()
        self.cluster, self.port = folder / "cluster", free_port()
        self.cluster.mkdir()
        if os.geteuid() == 0:
            folder.chmod(0o755)
            shutil.chown(self.cluster, "postgres")
        self._run("initdb", "--username", "tests", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")

    @property
    def url(self) -> str:
        return f"postgresql://tests@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._run("pg_ctl", "--log", str(self.cluster / "log"), "--wait", "--silent", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "--mode", "immediate", "--wait", "--silent", "stop")

    @property
    def is_running(self) -> bool:
        return (self.cluster / "postmaster.pid").exists()

    def _run(self, program: str, *arguments: str) -> None:
        as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_owner, f"{self.bin}/{program}", "--pgdata", str(self.cluster), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

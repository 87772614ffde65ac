"""`python -m benchmarks.scale [FOLDER]`: what one reader and one writer cost at each step of docs/scale.md, on throw-away data.

With `SCALE_DATABASE_URL=postgresql://…/name` naming an empty database on this machine the second step is measured, with
nginx on the path the third. Linux only: it reads /proc. CPU decides how many readers a core carries; what a client on
the same two cores gets through is less.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.speed.client import ask
from benchmarks.speed.server import BASE_DIR, Server, serving

REPORT, HOME, SEARCH = "/reports/2019/", "/", "/search/?q=%E5%A4%8D%E8%AE%AE"
MANY, FEW, READERS, RUNS = 2000, 40, 32, 5
WRITERS, SAVES = (1, 8), 40
NGINX = """
user root; worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types; access_log off; {gzip};
    server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""

Row = tuple[str, str]


def spent(pids: list[int]) -> float:
    """Seconds that all threads of these processes have run."""
    tasks = [task for pid in pids for task in Path(f"/proc/{pid}/task").iterdir()]
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def reading(name: str, port: int, path: str, pids: Callable[[], list[int]], times: int, *, anew: bool = False) -> Row:
    """Milliseconds of CPU that an answer costs, and answers a second with many readers at once."""
    costs, rates = [], []
    ask(port, path, times=16, connections=8, anew=anew)
    for _ in range(RUNS):
        before, began = spent(pids()), time.monotonic()
        ask(port, path, times=times, connections=min(READERS, times), anew=anew)
        costs.append((spent(pids()) - before) / times * 1000)
        rates.append(times / (time.monotonic() - began))
    spread = f"{min(costs):.2f}–{max(costs):.2f}"
    return name, f"{median(costs):.2f} ms CPU ({spread}), {median(rates):.0f} answers a second"


def site_of(folder: Path, static: Path, url: str = "") -> Server:
    """The simulated district: five years, the fifth half filled in."""
    folder.mkdir()
    site = Server(folder, DATABASE_URL=url)
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_demo")
    (folder / "static").symlink_to(static)
    return site


def pages(site: Server, pids: Callable[[], list[int]]) -> Iterator[Row]:
    yield reading("report, kept", site.port, REPORT, pids, MANY)
    yield reading("front page, kept", site.port, HOME, pids, MANY)
    yield reading("report, rendered anew", site.port, REPORT, pids, FEW, anew=True)
    yield reading("search, never asked before", site.port, SEARCH, pids, FEW, anew=True)


def writing(site: Server) -> Iterator[Row]:
    """Figures entered as the desk enters them, by processes that each have figures of their own."""
    for writers in WRITERS:
        command = [sys.executable, "-m", "benchmarks.scale_writer"]
        at_work = [
            subprocess.Popen(  # noqa: S603
                [*command, str(number), str(SAVES)], cwd=BASE_DIR, env=site.env, stdout=subprocess.PIPE, text=True
            )
            for number in range(writers)
        ]
        said = [one.communicate()[0].split() for one in at_work]
        if any(one.returncode for one in at_work):
            raise RuntimeError("a writer failed")
        busy = max(float(one[0]) for one in said)
        longest = max(float(one[1]) for one in said)
        rate = writers * SAVES / busy
        yield f"{writers} writing", f"{rate:.0f} figures a second, the longest took {longest * 1000:.0f} ms"


def one_machine(site: Server) -> Iterator[Row]:
    with serving(site):
        yield from pages(site, site.workers)
        yield "memory of a worker", f"{site.memory():.0f} MB"
        yield from writing(site)


def with_postgresql(site: Server) -> Iterator[Row]:
    """The cost of the database's own processes is told apart."""
    backends = BackendsOf(site)
    with serving(site):
        yield from pages(site, site.workers)
        yield reading("report, kept: the database's part", site.port, REPORT, backends.pids, MANY)
        yield from writing(site)
        second = Server(Path(site.env["DATA_DIR"]), DATABASE_URL=site.env["DATABASE_URL"])
        with serving(second):
            yield reading("report, kept, from a second server", second.port, REPORT, second.workers, MANY)


class BackendsOf:
    """The database's processes, where they run on this machine."""

    def __init__(self, site: Server) -> None:
        self.url = site.env["DATABASE_URL"]

    def pids(self) -> list[int]:
        import psycopg

        with psycopg.connect(self.url) as connection:
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()").fetchall()
            return [pid for (pid,) in rows if pid != connection.info.backend_pid]


def as_files(site: Server, folder: Path) -> Iterator[Row]:
    out = folder / "out"
    began = time.monotonic()
    site.manage("export_site", str(out), "--gzip")
    files = [path for path in out.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    yield "export_site", f"{time.monotonic() - began:.1f} s, {len(files)} files, {pages} of them pages, {size:.1f} MB"
    for gzip in ("gzip off", "gzip on", "gzip_static on"):
        with nginx(folder, out, gzip) as (port, pid):
            yield reading(
                f"report as a file, {gzip}", port, "/reports/2019/index.html", lambda pid=pid: children(pid), MANY
            )


@contextmanager
def nginx(folder: Path, site: Path, gzip: str) -> Iterator[tuple[int, int]]:
    port = Server(folder).port
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, site=site, port=port, gzip=gzip))
    program = shutil.which("nginx") or "nginx"
    running = subprocess.Popen([program, "-c", str(settings), "-p", str(folder)])  # noqa: S603
    time.sleep(1)
    try:
        yield port, running.pid
    finally:
        running.terminate()
        running.wait()


def run(folder: Path) -> Iterator[Row]:
    static = folder / "static"
    site = site_of(folder / "site", static)
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    yield from one_machine(site)
    if url := os.environ.get("SCALE_DATABASE_URL", ""):
        for what, said in with_postgresql(site_of(folder / "far", static, url)):
            yield f"PostgreSQL: {what}", said
    if shutil.which("nginx"):
        yield from as_files(site, folder)


def main() -> None:
    with TemporaryDirectory(prefix="scale") as folder:
        (Path(folder) / "static").mkdir()
        for what, said in run(Path(folder)):
            load = os.getloadavg()[0]
            print(f"| {what} | {said} | {load:.1f} |", flush=True)


if __name__ == "__main__":
    main()

"""`make bench`: the table on paper, or with `--json`; exit status 1 where a target is missed, paint and latency apart.

With `BENCH_DATABASE_URL=postgresql://…/name` naming an empty database it is measured there, too.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import measures
from benchmarks.speed.client import ask
from benchmarks.speed.measures import COMPARE, INDICATOR, PAGES, REPORT, Measured
from benchmarks.speed.server import BASE_DIR, Server, serving

TABLE = BASE_DIR / "docs" / "performance.md"
BEGINS, ENDS = "<!-- last run -->\n", "<!-- /last run -->\n"


def a_site(folder: Path, *grown: str, url: str = "") -> Server:
    """Served from a database that holds the shipped report, grown as told."""
    folder.mkdir()
    site = Server(folder, DATABASE_URL=url)
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_initial")
    if grown:
        site.run("-m", "benchmarks.speed.data", *grown)
    (folder / "static").symlink_to(folder.parent / "static")
    return site


def run(folder: Path) -> Iterator[Measured]:
    (folder / "static").mkdir()
    site = a_site(folder / "site")
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    hello = Server(folder / "hello", DJANGO_SETTINGS_MODULE="benchmarks.speed.hello", PAGE=str(folder / "page.html"))
    hello.log.parent.mkdir()
    yield Measured("start to first answer", site.start(), "s")
    site.stop()
    with serving(site), serving(hello):
        (folder / "page.html").write_bytes(ask(site.port, REPORT).body)
        yield from measures.cpu(site, hello, kept_at_most=1.5)
        yield from measures.latency(site, hello)
        yield from measures.visits(site)
        yield from measures.memory(site, hello)
    if url := os.environ.get("BENCH_DATABASE_URL", ""):
        far = a_site(folder / "far", url=url)
        with serving(far), serving(hello):
            for one in measures.cpu(far, hello, kept_at_most=2.5):
                yield Measured(f"PostgreSQL {one.what}", one.value, one.unit, one.most, one.spread)
    yield from grown(folder, site)


def grown(folder: Path, site: Server) -> Iterator[Measured]:
    decade, century = a_site(folder / "decade", "years", "10"), a_site(folder / "century", "years", "100")
    yield from measures.growth(site, decade, "10 years over 1", dict.fromkeys((REPORT, "/"), 1.5))
    yield from measures.growth(decade, century, "100 years over 10", {REPORT: 1.05})
    many = a_site(folder / "many", "figures", "1000")
    yield from measures.growth(site, many, "100,000 figures", dict.fromkeys((REPORT, INDICATOR, COMPARE), 1.5))
    yield from measures.entry_desk(site, many, "100,000 figures")
    yield from measures.full_scans(many, PAGES)


def line(one: Measured) -> str:
    spread = "{:.2f}–{:.2f}".format(*one.spread) if one.spread else ""
    goal = "" if one.most is None else f"≤ {one.most:.6g}{' **missed**' if one.is_missed else ''}"
    return f"| {one.what} | {one.value:.6g} {one.unit} | {spread} | {goal} |"


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="as JSON, at the end")
    wants_json, found = parser.parse_args().json, []
    with TemporaryDirectory(prefix="bench") as folder:
        for one in run(Path(folder)):
            found.append(one)
            if not wants_json:
                print(line(one), flush=True)
    if wants_json:
        print(json.dumps([asdict(one) | {"is_missed": one.is_missed} for one in found], ensure_ascii=False, indent=1))
    before, _, rest = TABLE.read_text("utf-8").partition(BEGINS)
    rows = ["| what | measured | spread | goal |", "| --- | --- | --- | --- |", *map(line, found)]
    TABLE.write_text(before + BEGINS + "\n".join(rows) + "\n" + ENDS + rest.partition(ENDS)[2], "utf-8")
    sys.exit(any(one.is_missed for one in found))


if __name__ == "__main__":
    main()

"""What is measured and what it must be: each a ratio to a floor of the same run, the median of seven pairs by turns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median

from benchmarks.speed.browser import first_visits
from benchmarks.speed.client import ask
from benchmarks.speed.server import Server, serving

PAIRS = 7
KEPT, RENDERED, DESKS = 200, 16, 16
"""How often a page is asked for in each half of a pair."""
REPORT = "/reports/2019/"
INDICATOR = "/indicators/legality_review_decision_count/"
COMPARE = "/compare/?from=2019&to=2020"
PAGES = (REPORT, "/", INDICATOR, COMPARE, "/tasks/", "/promises/")
FIRST_AFTER = {"after a change elsewhere": "elsewhere", "after a change it shows": "shown"}
"""The first answer after each kind of change; what it shows stands in its foot."""
OF_ITS_OWN = {
    REPORT: "earlier",
    "/": "step",
    INDICATOR: "figure",
    COMPARE: "figure",
    "/tasks/": "step",
    "/promises/": "step",
}
"""The change that each page shows in its middle."""
FIRST = {REPORT: (6, 50_000), "/": (5, 25_000)}
"""Requests and bytes of a first visit."""


@dataclass(frozen=True)
class Measured:
    """`spread` is from the least to the most of the pairs. Without `most` it is said and decides nothing."""

    what: str
    value: float
    unit: str = "×"
    most: float | None = None
    spread: tuple[float, float] | None = None

    @property
    def is_missed(self) -> bool:
        return self.most is not None and self.value > self.most


def cpu_of(server: Server, path: str, times: int, **how: object) -> float:
    """Seconds of the workers' CPU for one answer."""
    before = server.cpu()
    answered = ask(server.port, path, times=times, connections=8, **how)  # type: ignore[arg-type]
    if answered.status not in (200, 304):
        raise RuntimeError(f"{path} answered {answered.status}")
    return (server.cpu() - before) / times


def cpu_anew(server: Server, path: str, change: Callable[[], None]) -> float:
    """Seconds of the workers' CPU for one answer, each the first after a change."""
    before = server.cpu()
    for _ in range(RENDERED):
        change()
        if (status := ask(server.port, path).status) != 200:
            raise RuntimeError(f"{path} answered {status}")
    return (server.cpu() - before) / RENDERED


def paired(one: Callable[[], float], floor: Callable[[], float]) -> tuple[float, tuple[float, float]]:
    ratios = [one() / floor() for _ in range(PAIRS)]
    return median(ratios), (min(ratios), max(ratios))


def cpu(site: Server, hello: Server, *, kept_at_most: float) -> Iterator[Measured]:
    """Kept, known already, and the first answer after a change elsewhere, after one in its foot and one in its middle; the
    probe."""

    def floor() -> float:
        return cpu_of(hello, "/", KEPT)

    with site.changes() as change:
        for path in PAGES:
            mark = ask(site.port, path, times=8, connections=8).etag
            asked: dict[str, dict[str, object]] = {"kept": {}, "304": {"mark": mark}}
            for name, how in asked.items():
                value, spread = paired(partial(cpu_of, site, path, KEPT, **how), floor)
                yield Measured(f"CPU {path} {name}", value, most=kept_at_most, spread=spread)
            for name, kind in (FIRST_AFTER | {"after a change of its own": OF_ITS_OWN[path]}).items():
                value, spread = paired(partial(cpu_anew, site, path, partial(change, kind)), floor)
                yield Measured(f"CPU {path} {name}", value, most=25 if path == REPORT else 15, spread=spread)
    value, spread = paired(partial(cpu_of, site, "/healthz", KEPT), floor)
    yield Measured("CPU /healthz", value, most=2, spread=spread)


def latency(site: Server, hello: Server) -> Iterator[Measured]:
    """The report kept, over hello and over the same HTML as a file, with 1, 8 and 32 readers at once."""
    floors = {"hello": "/", "a file": "/file"}
    for connections in (1, 8, 32):
        for floor, path in floors.items():
            pairs = [
                (ask(site.port, REPORT, times=KEPT, connections=connections),
                 ask(hello.port, path, times=KEPT, connections=connections))
                for _ in range(3)
            ]  # fmt: skip
            for name in ("p50", "p99"):
                value = median(getattr(one, name) / getattr(other, name) for one, other in pairs)
                yield Measured(f"{name} of {REPORT} with {connections} readers, over {floor}", value)


def visits(site: Server) -> Iterator[Measured]:
    for path, (requests, weight) in FIRST.items():
        visit, blocking = first_visits(site.address + path)
        yield Measured(f"first visit {path}: requests", visit.requests, "", requests)
        yield Measured(f"first visit {path}: bytes", visit.weight, "B", weight)
        yield Measured(f"first visit {path}: first paint", visit.painted, "ms")
        yield Measured(f"first visit {path}: largest paint", visit.largest, "ms")
        yield Measured(f"first visit {path}: charts drawn", visit.charted, "ms")
        yield Measured(f"first visit {path}: blocking, a processor four times slower", blocking, "ms")


def memory(site: Server, hello: Server) -> Iterator[Measured]:
    """After every page has been read."""
    yield Measured("memory of a worker, bare Django", hello.memory(), "MB")
    yield Measured("memory of a worker", site.memory(), "MB", hello.memory() * 62 / 48)


def growth(smaller: Server, larger: Server, name: str, pages: dict[str, float]) -> Iterator[Measured]:
    """CPU of rendering anew in the larger database over the smaller one."""
    with serving(smaller), serving(larger), smaller.changes() as of_smaller, larger.changes() as of_larger:
        for path, most in pages.items():
            one = partial(cpu_anew, larger, path, partial(of_larger, "shown"))
            floor = partial(cpu_anew, smaller, path, partial(of_smaller, "shown"))
            one(), floor()  # what is read once a process
            value, spread = paired(one, floor)
            yield Measured(f"{name}: {path}", value, most=most, spread=spread)


def entry_desk(smaller: Server, larger: Server, name: str) -> Iterator[Measured]:
    """CPU of a department's entry desk in the larger database over its like in the smaller one; it is rendered each time."""

    def desk(server: Server) -> Callable[[], float]:
        path, session = server.run("-m", "benchmarks.speed.desk").strip().split("\t")
        return partial(cpu_of, server, path, DESKS, cookie=session)

    with serving(smaller), serving(larger):
        one, floor = desk(larger), desk(smaller)
        one(), floor()  # what is read once a process
        value, spread = paired(one, floor)
        yield Measured(f"{name}: entry desk", value, most=1.5, spread=spread)


def full_scans(server: Server, paths: tuple[str, ...]) -> Iterator[Measured]:
    """Full scans of tables that grow, among all that these pages ask."""
    found = server.run("-m", "benchmarks.speed.plans", *paths).splitlines()
    where = sorted({" ".join(line.split("\t")[:2]) for line in found})
    yield Measured(f"full scans of large tables {json.dumps(where)}", len(where), "", 0)

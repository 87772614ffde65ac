"""What each hostile file of the tests costs before it is refused: milliseconds, and megabytes at the peak."""

import resource
import tracemalloc
from time import perf_counter

from indicators.excel.reader import Unreadable, read
from tests.indicators.excel.hostile import built


def refusal(content: bytes) -> str:
    try:
        return f"read: {len(read(content).rows)} rows"
    except Unreadable as unreadable:
        return str(unreadable)


def cost(content: bytes) -> tuple[float, float]:
    start = perf_counter()
    refusal(content)
    spent = perf_counter() - start
    tracemalloc.start()
    refusal(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return spent * 1000, peak / 1e6


def peak() -> float:
    """The most the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    files, costs = list(built()), []
    before = peak()
    for name, content, _ in files:
        costs.append(cost(content))
        print(
            f"{name:<36} {len(content) / 1000:7.1f} kB {costs[-1][0]:6.1f} ms {costs[-1][1]:6.1f} MB  {refusal(content)[:40]}"
        )
    print(
        f"{len(costs)} files; the slowest {max(ms for ms, _ in costs):.0f} ms, the largest {max(mb for _, mb in costs):.0f} MB"
    )
    # What Python counts leaves out the XML parser's own memory; what the process grew by does not.
    print(
        f"the process held {before:.0f} MB with all files built, and {peak() - before:.0f} MB more while it read them"
    )

"""How long a workbook of 40 indicators × 10 years takes to write and to read back: the best of seven runs."""

from collections.abc import Callable
from time import perf_counter

from indicators.excel import reader, writer
from indicators.office.files import guard
from tests.indicators.excel.workbooks import good, ten_years

RUNS = 7


def best(task: Callable[[], object]) -> float:
    """Milliseconds."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        task()
        times.append(perf_counter() - start)
    return min(times) * 1000


def report(name: str, rows: int, filled: writer.Filled | None = None) -> None:
    content = writer.write(filled) if filled else good(rows)
    written = best(lambda: writer.write(filled) if filled else good(rows))
    print(
        f"{name:<28} {len(content) / 1000:6.1f} kB   write {written:5.0f} ms   "
        f"guard {best(lambda: guard.inspect(content)):5.0f} ms   read {best(lambda: reader.read(content)):5.0f} ms"
    )


if __name__ == "__main__":
    report("department, 40 figures", 40)
    report("history, 40 × 10 years", 40, ten_years())
    report("history, 200 × 10 years", 200, ten_years(200))

"""What is drawn of two years side by side: relative changes, then 百分点, then slopes of what belongs on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import nlargest

from indicators.catalogue.year_over_year import ChangeRow, YearOverYear
from indicators.charts.build import ChartEntry, build
from indicators.charts.chart import Chart, ChartKind
from indicators.numbers.comparison import SMALL_BASE

CHART_NEEDS = 2
# More than these nobody reads off a drawing; the table has them all.
MOST_BARS = 40
MOST_SLOPES = 12
# On one axis a line twelve times as high as another leaves the lower one flat on the ground.
WIDEST_SPREAD = 12


def charts_of(years: YearOverYear) -> tuple[Chart, ...]:
    """Relative changes, then 百分点, then slopes of what shares a theme, a unit and an order of magnitude."""
    relative = [row for row in years.compared if row.change.rate is not None]
    points = [row for row in years.compared if row.change.kind == "rate"]
    # Of a small base two more are +100 %: that would lead the chart and say nothing.
    telling = [row for row in relative if not (row.size and row.change.has_small_base)]
    small = len(relative) - len(telling)
    left_out = f"另有{small}项基数小（{years.before_year}年不足{SMALL_BASE}），增减见表，未画出。" if small else ""
    diverging = (_diverging(years, "增减幅度", telling, left_out), _diverging(years, "比率增减", points))
    return tuple(chart for chart in (*diverging, *_slopes(years)) if chart)


def _diverging(years: YearOverYear, title: str, rows: list[ChangeRow], left_out: str = "") -> Chart | None:
    moved = sorted((row for row in rows if row.size), key=lambda row: row.size or 0, reverse=True)
    if len(moved) < CHART_NEEDS:
        return None
    level = len(rows) - len(moved)
    drawn = _farthest(moved, MOST_BARS)
    caption = _left_to_the_table(moved, drawn) + (f"另有{level}项持平，未画出。" if level else "") + left_out
    return _chart(years, ChartKind.DIVERGING, title, drawn, caption)


def _slopes(years: YearOverYear) -> Iterator[Chart | None]:
    shared: dict[tuple[str, str], list[ChangeRow]] = {}
    for row in years.compared:
        if row.indicator.kind in ("count", "amount", "rate"):
            shared.setdefault((row.indicator.theme, row.indicator.unit), []).append(row)
    for (theme, _), rows in shared.items():
        drawn = _farthest(rows, MOST_SLOPES)
        if len(drawn) >= CHART_NEEDS and _of_one_magnitude(drawn):
            yield _chart(years, ChartKind.SLOPE, f"{theme}：两年对照", drawn, _left_to_the_table(rows, drawn))


def _farthest(rows: list[ChangeRow], most: int) -> list[ChangeRow]:
    """Those that moved most, whichever way, in their order."""
    places = nlargest(most, range(len(rows)), key=lambda place: abs(rows[place].size or Decimal(0)))
    return [rows[place] for place in sorted(places)]


def _left_to_the_table(rows: list[ChangeRow], drawn: list[ChangeRow]) -> str:
    more = len(rows) - len(drawn)
    return f"只画变化最大的{len(drawn)}项，其余{more}项见表。" if more else ""


def _chart(
    years: YearOverYear, kind: ChartKind, title: str, rows: Sequence[ChangeRow], caption: str = ""
) -> Chart | None:
    drawn = [
        ChartEntry(row.indicator.name, row.indicator.seen_series, row.indicator.get_absolute_url()) for row in rows
    ]
    draft = "，含未发布的数据" if any(row.draft_label for row in rows) else ""
    source = f"{years.before_year}年与{years.after_year}年数据{draft}，来源见各指标"
    return build(kind, title, drawn, years.after_year, since=years.before_year, source=source, caption=caption)


def _of_one_magnitude(rows: Sequence[ChangeRow]) -> bool:
    values = [value for row in rows for value in (row.change.before.value, row.change.after.value) if value]
    return bool(values) and max(values) <= WIDEST_SPREAD * min(values)

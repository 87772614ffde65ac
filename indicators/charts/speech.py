"""What a chart says aloud: one description for those who do not see it, one sentence a point for the keyboard."""

from decimal import Decimal
from itertools import pairwise

from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.numbers.formatting import MISSING
from indicators.numbers.series import barrier


def description(chart: Chart) -> str:
    """The whole chart in two or three spoken sentences made from its data."""
    opening = f"{chart.kind.label}：{chart.title}，单位{chart.unit}。"
    found = f"{chart.finding}。" if chart.finding else ""
    return opening + found + _SENTENCES[chart.kind](chart) + "".join(chart.remarks)


def points_spoken(chart: Chart) -> tuple[str, ...]:
    """One sentence a point, in drawing order, for walking the chart by keyboard."""
    return tuple(_point(chart, point) for point in chart.points)


def _point(chart: Chart, point: ChartPoint) -> str:
    remark = chart.remark(point)
    said = f"{point.label}，{_said(point.text)}"
    if chart.kind == ChartKind.MULTIPLES:
        said = f"{point.label}，{_years(chart, point)}"
    elif chart.columns:
        before, after = chart.columns
        said = f"{point.label}，{before}{_said(point.before_text)}，{after}{_said(point.text)}"
    return f"{said}。{remark}。" if remark else f"{said}。"


def _said(text: str) -> str:
    return "无数据" if text == MISSING else text


def _listed(points: tuple[ChartPoint, ...]) -> str:
    return "，".join(f"{point.label}{_said(point.text)}" for point in points)


def _each(chart: Chart) -> str:
    """A few points are read out one by one; many by their extremes."""
    if len(chart.points) <= 6:
        return f"{_listed(chart.points)}。"
    return f"共{len(chart.points)}项。{_extremes(chart.known)}{_gaps(chart)}"


def _nested(chart: Chart) -> str:
    whole, *parts = chart.points
    return f"{whole.label}{_said(whole.text)}，其中{_listed(tuple(parts))}。"


def _bullet(chart: Chart) -> str:
    against = "，".join(f"{reference.label}为{reference.value:f}{chart.unit}" for reference in chart.references)
    return f"{against}。{_each(chart)}"


def _line(chart: Chart) -> str:
    known = chart.known
    if not known:
        return "各年均无数据。"
    first, last = known[0], known[-1]
    if first is last:
        return f"只有{last.label}有数据，为{last.text}。"
    if any(_barred(chart, one, other) for one, other in pairwise(known)):
        return f"{first.label}为{first.text}，{last.label}为{last.text}，其间有不可比的年份。{_gaps(chart)}"
    path = f"{first.label}为{first.text}，{last.label}为{last.text}{_way(last.value, first.value)}。"
    return path + (_extremes(known) if len(known) > 2 else "") + _gaps(chart)


def _barred(chart: Chart, one: ChartPoint, other: ChartPoint) -> bool:
    return barrier(chart.marks, one.year, other.year) is not None


def _slope(chart: Chart) -> str:
    before, after = chart.columns
    moves = (f"{point.label}{before}{_said(point.before_text)}，{after}{_said(point.text)}" for point in chart.points)
    return f"{'；'.join(moves)}。"


def _years(chart: Chart, point: ChartPoint) -> str:
    texts = [*(one.text for one in point.past), point.text]
    return "，".join(f"{year}{_said(text)}" for year, text in zip(chart.columns, texts, strict=True))


def _multiples(chart: Chart) -> str:
    return f"{'；'.join(f'{point.label}{_years(chart, point)}' for point in chart.points)}。"


def _diverging(chart: Chart) -> str:
    up = tuple(point for point in chart.known if point.value and point.value > 0)
    down = tuple(point for point in chart.known if point.value and point.value < 0)
    level = len(chart.known) - len(up) - len(down)
    counts = f"{len(up)}项上升，{len(down)}项下降，{level}项持平。"
    ends = [
        f"{name}最多的是{point.label}，{point.text}。"
        for name, point in (("上升", max(up, key=_value, default=None)), ("下降", min(down, key=_value, default=None)))
        if point
    ]
    return counts + "".join(ends) + _gaps(chart)


def _timeline(chart: Chart) -> str:
    happened = tuple(point for point in chart.known if point.value)
    missed = tuple(point.label for point in chart.known if not point.value)
    if not happened:
        return "各年均无记录。"
    span = happened[0].label if len(happened) == 1 else f"{happened[0].label}至{happened[-1].label}"
    said = f"{span}共{len(happened)}年有记录，最近为{happened[-1].text}。"
    return said + (f"{'、'.join(missed)}未开展。" if missed else "") + _gaps(chart)


def _extremes(known: tuple[ChartPoint, ...]) -> str:
    if not known:
        return ""
    highest, lowest = max(known, key=_value), min(known, key=_value)
    if highest.value == lowest.value:
        return f"均为{highest.text}。"
    return f"最高为{highest.label}{highest.text}，最低为{lowest.label}{lowest.text}。"


def _way(last: Decimal | None, first: Decimal | None) -> str:
    if last is None or first is None or last == first:
        return "，首尾持平"
    return "，总体上升" if last > first else "，总体下降"


def _gaps(chart: Chart) -> str:
    missing = [point.label for point in chart.points if point.value is None]
    return f"{'、'.join(missing)}无数据。" if missing else ""


def _value(point: ChartPoint) -> Decimal:
    return point.value or Decimal(0)


_SENTENCES = {
    ChartKind.BAR: _each,
    ChartKind.NESTED: _nested,
    ChartKind.BULLET: _bullet,
    ChartKind.LINE: _line,
    ChartKind.SLOPE: _slope,
    ChartKind.DIVERGING: _diverging,
    ChartKind.TIMELINE: _timeline,
    ChartKind.DUMBBELL: _slope,
    ChartKind.MULTIPLES: _multiples,
}

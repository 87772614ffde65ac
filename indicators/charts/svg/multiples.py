"""The years of several indicators as small columns under each other, all on one scale from zero."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint, Past
from indicators.charts.lettering import LINE_HEIGHT, NARROWEST, text_width, wrapped
from indicators.charts.scale import chosen
from indicators.charts.svg.ink import box, element, paragraph, stroke, together, words
from indicators.charts.svg.marks import Drawing, points_drawn
from indicators.numbers.formatting import MISSING

LEFT = 0.36
"""The share of the width that names have."""
TALL, HEAD, GAP = 2.6, 1.3, 0.9
THIN = 0.08
"""How high a zero stands, in em: to be seen, but nothing."""
FILL = 0.72
"""The share of a year's place that its column takes."""


def multiples(chart: Chart) -> Drawing:
    """A row each: the name left, its years right; a part stands within the whole's outline of the same year."""
    names = [wrapped(point.label, NARROWEST * LEFT - 0.6) for point in chart.points]
    bases, y = [], 0.0
    for lines in names:
        y += max(HEAD + TALL, len(lines) * LINE_HEIGHT + 0.2)
        bases.append(y)
        y += GAP

    def draw(index: int, point: ChartPoint) -> SafeString:
        label = paragraph(0, bases[index] - (len(names[index]) - 1) * LINE_HEIGHT - 0.2, names[index], "chart-label")
        frames = _frames(chart, bases[index]) if chart.whole and index else []
        return together([label, *frames, *_columns(chart, point, bases[index]), *_texts(chart, point, bases[index])])

    rules = (stroke(LEFT, base, 1.0, base, class_="chart-axis", stroke_opacity=".6") for base in bases)
    foot = bases[-1] + 1.5
    pieces = [*rules, *_goals(chart, bases), points_drawn(chart, draw), *_years(chart, foot)]
    return together(pieces), foot + 0.4


def years_of(point: ChartPoint) -> tuple[Past, ...]:
    """Every year of a small multiple, the newest last."""
    return (*point.past, Past(point.value, point.text))


def _slot(chart: Chart) -> float:
    return (1 - LEFT) / len(chart.columns)


def _x(chart: Chart, at: int) -> float:
    return LEFT + _slot(chart) * (at + 0.5)


def _height(chart: Chart, one: Past) -> float:
    return TALL * float((one.value or 0) / chart.ceiling)


def _columns(chart: Chart, point: ChartPoint, base: float) -> Iterator[SafeString]:
    years, width = years_of(point), _slot(chart) * FILL
    for at, one in enumerate(years):
        said = element("title", f"{point.label} {chart.columns[at]} {one.text}")
        if one.value is None:
            yield words(_x(chart, at), base - 0.3, MISSING, "chart-gap", "middle")
            continue
        tall = max(_height(chart, one), THIN)
        newest = "chart-bar" if at == len(years) - 1 else "chart-past"
        look = {"class_": newest} if one.is_comparable else {"class_": "chart-apart", "stroke_dasharray": "2 2"}
        column = box(_x(chart, at) - width / 2, base - tall, width, tall, stroke="currentColor", **look)
        yield element("g", said + column)


def _frames(chart: Chart, base: float) -> Iterator[SafeString]:
    """The whole of each year as an outline, so that the part's share is seen, not computed."""
    width = _slot(chart) * FILL
    for at, one in enumerate(years_of(chart.points[0])):
        if one.value:
            tall = _height(chart, one)
            frame = {"class_": "chart-frame", "fill": "none", "stroke": "currentColor"}
            yield box(_x(chart, at) - width / 2, base - tall, width, tall, **frame)


def written_columns(chart: Chart, point: ChartPoint) -> list[int]:
    """Which years' numbers are written, by place: the newest always, then the highest, the first, the lowest and what has
    room."""
    years = years_of(point)
    known = [at for at, one in enumerate(years) if one.value is not None]
    by_value = sorted(known, key=lambda at: years[at].value or 0)
    ranking = dict.fromkeys([*known[-1:], *by_value[-1:], *known[:1], *by_value[:1], *reversed(known)])
    places = [(_x(chart, at) * NARROWEST, 0.0) for at in range(len(years))]
    return sorted(chosen(places, [text_width(_number(chart, one)) + 0.4 for one in years], ranking))


def named_columns(chart: Chart) -> list[int]:
    """Which years are named under the columns, by place: the newest, the first and what has room."""
    names = [name.removesuffix("年") for name in chart.columns]
    places = [(_x(chart, at) * NARROWEST, 0.0) for at in range(len(names))]
    ranking = dict.fromkeys([len(names) - 1, 0, *reversed(range(len(names)))])
    return sorted(chosen(places, [text_width(name) + 0.2 for name in names], ranking))


def _number(chart: Chart, one: Past) -> str:
    """The unit is in the title."""
    return one.text.replace(chart.unit, "")


def _texts(chart: Chart, point: ChartPoint, base: float) -> Iterator[SafeString]:
    years = years_of(point)
    for at in written_columns(chart, point):
        top = _height(chart, years_of(chart.points[0])[at] if chart.whole else years[at])
        class_ = "chart-value" if at == len(years) - 1 else "chart-number"
        yield words(_x(chart, at), base - max(top, THIN) - 0.3, _number(chart, years[at]), class_, "middle")


def _goals(chart: Chart, bases: list[float]) -> Iterator[SafeString]:
    """A dashed level across each row at the full mark, named once."""
    for goal in chart.references:
        lift = TALL * float(goal.value / chart.ceiling)
        for base in bases:
            yield stroke(LEFT, base - lift, 1.0, base - lift, class_="chart-goal", stroke_dasharray="3 3")
        label = f"{goal.label} {goal.value:f}{chart.unit}"
        yield words(0.0, bases[-1] + 1.5, label, "chart-goal-label")


def _years(chart: Chart, y: float) -> Iterator[SafeString]:
    names = [name.removesuffix("年") for name in chart.columns]
    return (words(_x(chart, at), y, names[at], "chart-tick", "middle") for at in named_columns(chart))

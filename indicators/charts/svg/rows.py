"""Charts in rows, a label and its value above each bar: bar, nested, bullet, diverging."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.lettering import LINE_HEIGHT, NARROWEST, text_width, wrapped
from indicators.charts.svg.ink import across, box, paragraph, stroke, together, words
from indicators.charts.svg.marks import NOTHING, Drawing, points_drawn
from indicators.numbers.formatting import grouped

BAR = 0.72
ROW_GAP = 1.15
ZERO_MARK = "2.5"


def _rows(chart: Chart, bar: Callable[[int, ChartPoint, float], SafeString], below: float = 0) -> Drawing:
    """A column of labelled bars; `bar(index, point, y)` draws one in a band of height BAR."""
    tops, heads, y = [], [], 0.0
    for point in chart.points:
        lines = wrapped(point.label, NARROWEST - text_width(point.text) - 1)
        heads.append(lines)
        tops.append(y)
        y += len(lines) * LINE_HEIGHT + BAR + ROW_GAP

    def draw(index: int, point: ChartPoint) -> SafeString:
        lines, top = heads[index], tops[index] + 1
        last = top + (len(lines) - 1) * LINE_HEIGHT
        label = paragraph(0, top, lines, "chart-label")
        return label + words(1.0, last, point.text, "chart-value", "end") + bar(index, point, last + 0.55)

    return points_drawn(chart, draw), y - ROW_GAP + 0.1 + below


def _share(value: Decimal | None, chart: Chart) -> Decimal:
    return (value or Decimal(0)) / chart.ceiling


def _length(point: ChartPoint, chart: Chart) -> float | str | None:
    """How long a point's bar is: a share of the width, a few pixels for zero, nothing for a gap."""
    if point.value is None:
        return None
    return float(_share(point.value, chart)) or ZERO_MARK


def _filled(point: ChartPoint, chart: Chart, y: float, height: float = BAR, **attributes: object) -> SafeString:
    length = _length(point, chart)
    return NOTHING if length is None else box(0.0, y, length, height, **attributes)


def bar(chart: Chart) -> Drawing:
    def band(_: int, point: ChartPoint, y: float) -> SafeString:
        base = stroke(0.0, y + BAR, 1.0, y + BAR, class_="chart-grid", stroke_opacity=".15")
        return base + _filled(point, chart, y, class_="chart-bar")

    return _rows(chart, band)


def nested(chart: Chart) -> Drawing:
    """The whole as a pale bar; each part inside an outline of the whole, so that its share is seen, not computed."""
    whole = chart.points[0]
    textures = (("chart-bar", None), ("chart-outline", f"url(#{chart.key}-hatch)"))

    def band(index: int, point: ChartPoint, y: float) -> SafeString:
        if index == 0:
            return _filled(whole, chart, y, class_="chart-whole", fill_opacity=".3")
        frame = _filled(whole, chart, y, class_="chart-frame", fill="none", stroke="currentColor")
        class_, fill = textures[(index - 1) % 2]
        return frame + _filled(point, chart, y, class_=class_, fill=fill, stroke="currentColor")

    return _rows(chart, band)


def bullet(chart: Chart) -> Drawing:
    """A pale lane up to the ceiling, the bar within it, a stroke at each reference."""
    thin = BAR * 0.5

    def band(_: int, point: ChartPoint, y: float) -> SafeString:
        lane = box(0.0, y, 1.0, BAR, class_="chart-lane", fill_opacity=".15")
        inner = _filled(point, chart, y + (BAR - thin) / 2, thin, class_="chart-bar")
        return lane + inner + together(goals(y))

    def goals(y: float) -> Iterable[SafeString]:
        for reference in chart.references:
            x = across(_share(reference.value, chart))
            yield stroke(x, y - 0.2, x, y + BAR + 0.2, class_="chart-goal", stroke_width="2.5")

    marks, height = _rows(chart, band)
    labels = [f"{reference.label} {grouped(reference.value, 2)}{chart.unit}" for reference in chart.references]
    notes = together(
        _beside(_share(reference.value, chart), height + (number + 1) * LINE_HEIGHT, label, "chart-goal-label")
        for number, (reference, label) in enumerate(zip(chart.references, labels, strict=True))
    )
    return marks + notes, height + len(labels) * LINE_HEIGHT + 0.4


def _beside(x: Decimal | float, y: float, text: str, class_: str) -> SafeString:
    """Text near a place, kept inside the drawing."""
    anchor = "end" if x > 0.75 else "middle" if x > 0.25 else None
    return words(across(x), y, text, class_, anchor)


def diverging(chart: Chart) -> Drawing:
    """Rises to the right of the zero line, solid; falls to the left, hatched."""
    rise = max([Decimal(0), *chart.values])
    fall = -min([Decimal(0), *chart.values])
    zero = float(fall / (rise + fall)) if rise + fall else 0.0

    def band(_: int, point: ChartPoint, y: float) -> SafeString:
        axis = stroke(zero, y - 0.3, zero, y + BAR + 0.3, class_="chart-axis")
        if point.value is None:
            return axis
        length = float(abs(point.value) / (rise + fall)) if point.value else 0.0
        if point.value < 0:
            fill = f"url(#{chart.key}-hatch)"
            return axis + box(zero - length, y, length, BAR, class_="chart-outline", fill=fill, stroke="currentColor")
        return axis + box(zero, y, length or ZERO_MARK, BAR, class_="chart-bar")

    return _rows(chart, band)

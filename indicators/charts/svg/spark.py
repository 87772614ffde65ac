"""The sparkline: a series the size of a word, beside its number."""

from django.utils.safestring import SafeString

from indicators.charts.svg.ink import element, together
from indicators.charts.svg.marks import NOTHING
from indicators.numbers.series import Point, Series

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 88, 24, 3
Place = tuple[float, float]


def sparkline(series: Series) -> SafeString:
    """A line the size of a word, silent because the number beside it speaks; '' below three values."""
    if not series.has_line:
        return NOTHING
    runs = _runs(series)
    x, y = runs[-1][-1]
    newest = element("circle", cx=x, cy=y, r="2.5", class_="chart-dot chart-newest")
    return element(
        "svg",
        together([*map(_trace, runs), newest]),
        class_="sparkline",
        viewBox=f"0 0 {SPARK_WIDTH} {SPARK_HEIGHT}",
        width=SPARK_WIDTH,
        height=SPARK_HEIGHT,
        fill="currentColor",
        aria_hidden="true",
        focusable="false",
    )


def _runs(series: Series) -> list[list[Place]]:
    """The stretches between gaps, as places in the little frame."""
    values = [point.value for point in series.known if point.value is not None]
    years, low, spread = series.years(), min(values), max(values) - min(values)

    def place(point: Point) -> Place:
        along = (point.year - years[0]) / max(1, len(years) - 1)
        up = float((point.value or 0) - low) / float(spread) if spread else 0.5
        x = SPARK_EDGE + along * (SPARK_WIDTH - 2 * SPARK_EDGE)
        return round(x, 1), round(SPARK_HEIGHT - SPARK_EDGE - up * (SPARK_HEIGHT - 2 * SPARK_EDGE), 1)

    return [[place(point) for point in segment] for segment in series.segments()]


def _trace(run: list[Place]) -> SafeString:
    """A line, or a dot for a year between two gaps."""
    if len(run) == 1:
        return element("circle", cx=run[0][0], cy=run[0][1], r="1.5", class_="chart-dot")
    places = " ".join(f"{x:g},{y:g}" for x, y in run)
    return element("polyline", points=places, class_="chart-line", fill="none", stroke="currentColor")

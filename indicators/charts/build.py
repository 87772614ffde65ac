"""From indicators' series to a chart: which of their figures a kind shows, and in which words. Pure.

A report's frozen chart names a kind and some codes; whoever has their series calls `build` and gets a `Chart`, or
None when there is nothing to draw yet: no value at all, a slope with no pair.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from indicators.charts.chart import FULL_MARK, Chart, ChartKind, ChartPoint, Past, Reference
from indicators.charts.finding import Told, finding
from indicators.numbers.comparison import Change, Measured
from indicators.numbers.formatting import measure
from indicators.numbers.series import LINE_NEEDS, Mark, Series, barrier

FULL = Reference(FULL_MARK, "满格")
OF_ONE_YEAR = frozenset({ChartKind.BAR, ChartKind.NESTED, ChartKind.BULLET})
"""Kinds that show nothing but their year."""
WITH_A_FINDING = frozenset({ChartKind.LINE, ChartKind.SLOPE, ChartKind.DUMBBELL, ChartKind.MULTIPLES})
MOST_YEARS = 5
"""So many years stand beside each other in small multiples."""


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """One indicator of a chart: its name, its series and its address within the site."""

    name: str
    series: Series
    url: str = ""


class Span(NamedTuple):
    """The year a chart is of, and the earlier one it compares with."""

    since: int
    year: int


def build(
    kind: str,
    title: str,
    entries: Sequence[ChartEntry],
    year: int,
    *,
    since: int | None = None,
    source: str = "",
    caption: str = "",
    key: str = "",
) -> Chart | None:
    """The chart of `kind` for `year`; slopes and diverging bars compare with `since`, by default the year before.

    Raises ValueError when the entries don't suit the kind (mixed units, no entry).
    """
    chart = _BUILDERS[ChartKind(kind)](title, tuple(entries), Span(year - 1 if since is None else since, year))
    if chart is None or not chart.values:
        return None
    found = finding([Told(one.name, one.series, year) for one in entries]) if chart.kind in WITH_A_FINDING else ""
    return replace(chart, source=source, caption=caption, key=key or chart.key, finding=found)


def build_over_time(kind: str, title: str, entries: Sequence[ChartEntry], span: Span, **words: str) -> Chart | None:
    """As `build`, but what shows one year shows all there are: two as dumbbells, from three on, up to five, as small
    multiples on one scale, a part still within its whole. `words` are `source`, `caption` and `key`."""
    chosen = ChartKind(kind)
    shape = _over_time(entries, span) if chosen in OF_ONE_YEAR else None
    chart = build(shape or chosen, title, entries, span.year, since=span.since, **words)
    if chart is None or shape is None:
        return chart
    references = (FULL,) if chosen == ChartKind.BULLET else ()
    whole = chosen == ChartKind.NESTED and shape == ChartKind.MULTIPLES
    return replace(chart, references=references, whole=whole)


def _over_time(entries: Sequence[ChartEntry], span: Span) -> ChartKind | None:
    """What the years that are known allow; None while there is nothing to set beside the year's own figures."""
    recent = range(span.year - MOST_YEARS + 1, span.year + 1)
    known = {point.year for entry in entries for point in entry.series.known if point.year in recent}
    if span.year not in known:
        return None
    if len(known) >= LINE_NEEDS:
        return ChartKind.MULTIPLES
    pairs = (entry.series.change(span.year, span.since) for entry in entries)
    return ChartKind.DUMBBELL if any(pair.state.is_comparable for pair in pairs) else None


def _of_year(kind: ChartKind) -> Callable[[str, tuple[ChartEntry, ...], Span], Chart]:
    """Charts that show one year: a point for each indicator."""

    def one_year(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart:
        points = tuple(_point(entry, span) for entry in entries)
        references = (FULL,) if kind == ChartKind.BULLET else ()
        return Chart(kind, title, entries[0].series.unit, points, references=references)

    return one_year


def _point(entry: ChartEntry, span: Span) -> ChartPoint:
    measured = entry.series.at(span.year)
    return ChartPoint(
        label=entry.name,
        value=measured.value,
        text=_text(entry.series, measured),
        qualifier=measured.qualifier,
        note=_note(entry.series.marks, span),
        url=entry.url,
    )


def _note(marks: Sequence[Mark], span: Span) -> str:
    return "；".join(mark.text.rstrip("。") for mark in marks if mark.year == span.year and mark.text)


def _line(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart | None:
    """The first entry's series up to the year; one line a chart, so that it can be labelled directly.

    The first year has no line yet: its one value stands as a bar.
    """
    series = entries[0].series
    series = series.window(min(span.year, series.years().start), span.year)
    if len(series.known) < 2:
        return _of_year(ChartKind.BAR)(title, entries[:1], span)
    return Chart(ChartKind.LINE, title, series.unit, tuple(_dated(series)), marks=series.marks)


def _dated(series: Series) -> Iterator[ChartPoint]:
    for point in series:
        text = _text(series, Measured(point.value, point.qualifier))
        yield ChartPoint(f"{point.year}年", point.value, text, year=point.year, qualifier=point.qualifier)


def _slope(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart | None:
    """Both years of each indicator; pairs that may not be compared are left to the words beside the chart."""
    shown = [entry for entry in entries if not entry.series.change(span.year, span.since).barrier]
    points = tuple(_pair(entry, span) for entry in shown)
    if not any(point.before is not None and point.value is not None for point in points):
        return None
    return Chart(ChartKind.SLOPE, title, shown[0].series.unit, points, columns=(f"{span.since}年", f"{span.year}年"))


def _pair(entry: ChartEntry, span: Span) -> ChartPoint:
    before = entry.series.at(span.since)
    return replace(_point(entry, span), before=before.value, before_text=_text(entry.series, before))


def _dumbbell(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart:
    """Both years of each indicator; one whose years may not be compared has its new one alone, and the reason."""
    points = tuple(
        _point(entry, span) if entry.series.change(span.year, span.since).barrier else _pair(entry, span)
        for entry in entries
    )
    columns = (f"{span.since}年", f"{span.year}年")
    return Chart(ChartKind.DUMBBELL, title, entries[0].series.unit, points, columns=columns)


def _multiples(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart:
    """Up to five years of each indicator, from the first that any of them knows."""
    known = [point.year for entry in entries for point in entry.series.known if point.year <= span.year]
    years = range(max(min(known, default=span.year), span.year - MOST_YEARS + 1), span.year + 1)
    columns = tuple(f"{year}年" for year in years)
    points = tuple(_through(entry, years, span) for entry in entries)
    return Chart(ChartKind.MULTIPLES, title, entries[0].series.unit, points, columns=columns)


def _through(entry: ChartEntry, years: range, span: Span) -> ChartPoint:
    series = entry.series
    past = tuple(
        Past(series.at(year).value, _text(series, series.at(year)), barrier(series.marks, year, span.year) is None)
        for year in years[:-1]
    )
    remarks = (f"{mark.year}年{mark.text.rstrip('。')}" for mark in series.marks if mark.year in years and mark.text)
    return replace(_point(entry, span), past=past, note="；".join(remarks))


def _diverging(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart:
    """Relative changes in %, or 百分点 when the entries are rates; what has neither is a gap that says why."""
    changes = [(entry, entry.series.change(span.year, span.since)) for entry in entries]
    rates = all(change.kind == "rate" for _, change in changes)
    points = tuple(_moved(entry, change, in_points=rates) for entry, change in changes)
    return Chart(ChartKind.DIVERGING, title, "个百分点" if rates else "%", points)


def _moved(entry: ChartEntry, change: Change, *, in_points: bool) -> ChartPoint:
    value = change.difference if in_points else change.rate
    text = change.difference_text if in_points else change.rate_text
    note = change.sentence() if value is None else ""
    return ChartPoint(entry.name, value, text, note=note, url=entry.url)


def _timeline(title: str, entries: tuple[ChartEntry, ...], span: Span) -> Chart | None:
    """A streak of n years counted back from its own year: one point a year, the first to the n-th."""
    series = entries[0].series
    length = series.at(span.year).value
    if length is None or length == 0:
        return None
    first = span.year - int(length) + 1
    points = tuple(
        ChartPoint(f"{first + number}年", Decimal(number + 1), f"第{number + 1}{series.unit}", year=first + number)
        for number in range(int(length))
    )
    return Chart(ChartKind.TIMELINE, title, series.unit, points)


def _text(series: Series, measured: Measured) -> str:
    return measure(measured.value, series.unit, series.kind, series.decimals, measured.qualifier, thousands=True)


_BUILDERS: dict[ChartKind, Callable[[str, tuple[ChartEntry, ...], Span], Chart | None]] = {
    ChartKind.BAR: _of_year(ChartKind.BAR),
    ChartKind.NESTED: _of_year(ChartKind.NESTED),
    ChartKind.BULLET: _of_year(ChartKind.BULLET),
    ChartKind.LINE: _line,
    ChartKind.SLOPE: _slope,
    ChartKind.DIVERGING: _diverging,
    ChartKind.TIMELINE: _timeline,
    ChartKind.DUMBBELL: _dumbbell,
    ChartKind.MULTIPLES: _multiples,
}

"""Which charts stand on a leader's pages: at most two a theme, each saying more than the number beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from django.urls import reverse

from hanyang_report.overview.indicator_year import IndicatorYear
from hanyang_report.overview.year import OverviewYear, ThemeYear
from indicators.charts.build import ChartEntry, build
from indicators.charts.chart import Chart, ChartKind
from indicators.numbers.measure import Kind
from indicators.numbers.series import LINE_NEEDS

A_THEME = 2
CHANGES = 6
EVERY_THEME = "各主题"


@dataclass(frozen=True, slots=True)
class Hung:
    """A chart and where its whole story is."""

    chart: Chart
    url: str
    theme: str


def gallery(year: OverviewYear) -> list[Hung]:
    """Up to two charts of each theme, in the themes' order; while no theme has a line, what few years can show."""
    hung = [hung for theme in year.themes for hung in of_theme(theme, year)]
    return hung if any(one.chart.kind == ChartKind.LINE for one in hung) else list(_of_few_years(year))


def of_theme(theme: ThemeYear, year: OverviewYear) -> list[Hung]:
    """Lines where there are years enough, the key figures' first; else what one or two years can show."""
    ordered = [*theme.key, *theme.rest]
    lines = list(islice((hung for one in ordered if (hung := _line(one, theme))), A_THEME))
    return lines or list(_young(ordered, theme, year))[:A_THEME]


def _of_few_years(year: OverviewYear) -> Iterator[Hung]:
    """All rates on one scale, what moved since the year before, the runs of years."""
    if rates := rates_chart(year):
        yield Hung(rates, _series_of(_rates(year.entered)), EVERY_THEME)
    if changes := changes_chart(year):
        yield Hung(changes, _two_years(year), EVERY_THEME)
    for theme in year.themes:
        yield from _streaks(theme.standings, theme)


def changes_chart(year: OverviewYear, *, key: str = "changes") -> Chart | None:
    """What rose and what fell, the furthest first of what bears a percentage; None with fewer than two."""
    rows = _furthest(year.entered)
    if len(rows) < 2:
        return None
    title = f"{year.year}年比{year.year - 1}年增减幅度"
    return build(ChartKind.DIVERGING, title, [_entry(one) for one in rows], year.year, source=_source(rows), key=key)


def rates_chart(year: OverviewYear, *, key: str = "rates") -> Chart | None:
    """All rates of the year against the full mark; None with fewer than two."""
    rates = _rates(year.entered)
    if len(rates) < 2:
        return None
    return build(
        ChartKind.BULLET,
        f"{year.year}年各项比率",
        [_entry(one) for one in rates],
        year.year,
        source=_source(rates),
        key=key,
    )


def _line(one: IndicatorYear, theme: ThemeYear) -> Hung | None:
    """Nothing for a scope, which is not meant to move, nor where the year itself has no figure."""
    if one.indicator.kind in (Kind.SCOPE, Kind.STREAK) or one.figure is None:
        return None
    if len(one.series.window(0, one.year).known) < LINE_NEEDS:
        return None
    return next(_hung(ChartKind.LINE, one.name, [one], one.url, theme), None)


def _young(ordered: Sequence[IndicatorYear], theme: ThemeYear, year: OverviewYear) -> Iterator[Hung]:
    """Rates against the full mark, this year beside the last, runs of years; a lone bar says no more than its number."""
    rates = _rates(ordered)
    pairs = _furthest(one for one in ordered if not one.is_derived)
    if len(rates) > 1:
        yield from _hung(ChartKind.BULLET, "比率", rates, _series_of(rates), theme)
    if len(pairs) > 1:
        yield from _hung(ChartKind.DIVERGING, "比上年增减", pairs, _two_years(year), theme)
    yield from _streaks(ordered, theme)


def _streaks(standings: Iterable[IndicatorYear], theme: ThemeYear) -> Iterator[Hung]:
    for one in standings:
        if one.indicator.kind == Kind.STREAK and one.figure:
            yield from _hung(ChartKind.TIMELINE, one.name, [one], one.url, theme)


def _furthest(standings: Iterable[IndicatorYear]) -> list[IndicatorYear]:
    """Those that moved furthest from a base that bears a percentage, from the largest rise to the deepest fall."""
    moved = sorted((one for one in standings if one.change.reads_as_rate), key=lambda one: one.weight, reverse=True)
    return sorted(moved[:CHANGES], key=lambda one: one.change.rate or 0, reverse=True)


def _rates(standings: Iterable[IndicatorYear]) -> list[IndicatorYear]:
    """Those with a number; shares that are only derived have no full mark."""
    return [one for one in standings if one.indicator.kind == Kind.RATE and one.figure and not one.is_derived]


def _series_of(shown: Iterable[IndicatorYear]) -> str:
    """Where the years of several indicators lie over each other."""
    return f"{reverse('explore')}?{urlencode([('i', one.code) for one in shown])}"


def _two_years(year: OverviewYear) -> str:
    return f"{reverse('compare')}?{urlencode({'from': year.year - 1, 'to': year.year})}"


def _hung(kind: ChartKind, title: str, shown: Sequence[IndicatorYear], url: str, theme: ThemeYear) -> Iterator[Hung]:
    """The chart in its frame; nothing where there is nothing to draw."""
    key = f"chart-{theme.theme.code}-{shown[0].code}".replace("_", "-")
    year = shown[0].year
    if chart := build(kind, title, [_entry(one) for one in shown], year, source=_source(shown), key=key):
        yield Hung(chart, url, theme.theme.short_name)


def _entry(one: IndicatorYear) -> ChartEntry:
    return ChartEntry(one.name, one.series, one.url)


def _source(shown: Sequence[IndicatorYear]) -> str:
    return "含未发布的数据" if any(one.figure and one.figure.is_draft for one in shown) else ""

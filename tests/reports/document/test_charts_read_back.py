"""Every chart of a grown report is read back from its drawing: as a person would, by where marks and words stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from indicators.charts.chart import Chart, ChartKind
from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.plotly_spec import plotly_spec
from indicators.charts.scale import CUT
from indicators.charts.svg import svg
from reports.document.section_charts import charts_of
from reports.document.tree import Document, Fact
from reports.models import Edition
from tests.indicators.charts.test_both_pens import words_of_plotly, words_of_svg

pytestmark = pytest.mark.usefixtures("loaded")

SVG = "{http://www.w3.org/2000/svg}"
GROWTHS = ["few", "ten", "fifty", "equal", "zeros", "gaps", "one", "long names"]
YEARS = {"few": 5, "ten": 10, "fifty": 50, "one": 1}


def grown(how: str) -> Document:
    """The loaded report, had it been published after so many years of such figures."""
    document = Edition.objects.get().document
    return replace(document, facts=tuple(_grown(fact, how, document.year) for fact in document.facts))


def _grown(fact: Fact, how: str, year: int) -> Fact:
    own = Decimal(fact.value)
    years = range(year - YEARS.get(how, 7) + 1, year)
    if fact.kind == "streak":
        years = range(0)
    history = [(at, _value(own, at, how, fact)) for at in years if not (how == "gaps" and at % 3 == 0)]
    name = f"{fact.name}（{'某某区行政规范性文件合法性审核' * 4}）"[:60] if how == "long names" else fact.name
    return replace(fact, name=name, history=(*history, (year, fact.value)))


def _value(own: Decimal, year: int, how: str, fact: Fact) -> str:
    if how == "zeros":
        return str((own * 0).quantize(Decimal(1).scaleb(-fact.decimals)))
    waves = Decimal(1) if how == "equal" else 1 - Decimal(year * 7 % 23) / 40
    return str((own * waves).quantize(Decimal(1).scaleb(-fact.decimals)))


def charts(how: str) -> list[Chart]:
    document = grown(how)
    found = [chart for block in document.walk() for chart in charts_of(block, document)]
    assert len(found) > 5
    return found


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart))  # noqa: S314 - our own output


class Word(NamedTuple):
    """A line of text as it stands on the narrowest column, in em."""

    text: str
    left: float
    right: float
    y: float

    def touches(self, other: Word) -> bool:
        return min(self.right, other.right) - max(self.left, other.left) > 0.05 and abs(self.y - other.y) < 1


def em(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0em").removesuffix("em"))


def share(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0%").removesuffix("%")) / 100


def words(chart: Chart) -> Iterator[Word]:
    for one in drawn(chart).iter(f"{SVG}text"):
        text = "".join(one.itertext())
        at, width = share(one, "x") * NARROWEST + em(one, "dx"), text_width(text)
        left = {"middle": at - width / 2, "end": at - width}.get(one.get("text-anchor", ""), at)
        yield Word(text, left, left + width, em(one, "y"))


def points(chart: Chart) -> list[ElementTree.Element]:
    return [group for group in drawn(chart).iter(f"{SVG}g") if group.get("class") == "chart-point"]


@pytest.mark.parametrize("how", GROWTHS)
def test_no_two_words_of_a_chart_touch(how: str):
    for chart in charts(how):
        touching = [(a, b) for a, b in combinations(words(chart), 2) if a.touches(b)]
        assert touching == [], f"{chart.kind}: {chart.title}"


@pytest.mark.parametrize("how", GROWTHS)
def test_what_is_drawn_is_what_the_table_says(how: str):
    for chart in charts(how):
        for point, row in zip(points(chart), chart.rows(), strict=True):
            values = [cell.value for cell in row.cells[1:] if cell.value or cell.text == "—"]
            marks = [*(point.get("data-past", "").split()), point.get("data-before"), point.get("data-value")]
            earlier = [] if chart.kind == ChartKind.DUMBBELL else marks[1:1]
            expected = [mark.replace("—", "") for mark in [*earlier, *filter(None, marks)]]
            assert [value for value in values if value] == [mark for mark in expected if mark], chart.title


@pytest.mark.parametrize("how", GROWTHS)
def test_the_height_of_a_line_is_its_number_by_the_axis(how: str):
    for chart in (one for one in charts(how) if one.kind == ChartKind.LINE):
        rules = [one for one in drawn(chart) if one.get("class") in ("chart-axis", "chart-grid")]
        words_left = [one for one in drawn(chart) if one.get("class") == "chart-tick" and one.get("x") == "0%"]
        ticks = [one for one in words_left if one.text != CUT]
        scale = [
            (float((tick.text or "").replace(",", "")), em(rule, "y1")) for tick, rule in zip(ticks, rules, strict=True)
        ]
        (low, floor), (high, top) = scale[0], scale[-1]
        assert low == 0 or CUT in svg(chart)
        for point, group in zip(chart.points, points(chart), strict=True):
            if point.value is not None:
                y = next(em(mark, "cy") for mark in group.iter(f"{SVG}circle"))
                read = low + (floor - y) / (floor - top) * (high - low)
                assert read == pytest.approx(float(point.value), abs=(high - low) / 1000)


@pytest.mark.parametrize("how", GROWTHS)
def test_columns_and_bars_are_as_long_as_their_numbers(how: str):
    for chart in charts(how):
        if chart.kind == ChartKind.MULTIPLES:
            for point, group in zip(chart.points, points(chart), strict=True):
                values = [one for one in (*(past.value for past in point.past), point.value) if one is not None]
                bars = [one for one in group.iter(f"{SVG}rect") if one.get("class") != "chart-frame"]
                tallest = max(em(one, "height") for row in points(chart) for one in row.iter(f"{SVG}rect"))
                read = [em(bar, "height") for bar in bars]
                drawn_as = [max(float(value / chart.ceiling) * 2.6, 0.08) for value in values]
                assert read == pytest.approx(drawn_as, abs=0.01)
                assert tallest <= 2.6
        if chart.kind == ChartKind.BAR:
            for point, group in zip(chart.points, points(chart), strict=True):
                [bar] = [one for one in group.iter(f"{SVG}rect") if one.get("class") == "chart-bar"]
                if point.value:
                    assert share(bar, "width") == pytest.approx(float(point.value / chart.ceiling), abs=0.001)


@pytest.mark.parametrize("how", GROWTHS)
def test_both_pens_have_one_axis_and_name_the_same_years(how: str):
    for chart in charts(how):
        layout = plotly_spec(chart)["layout"]
        if chart.kind == ChartKind.LINE:
            ticks = [one.text for one in drawn(chart) if one.get("class") == "chart-tick" and one.get("x") == "0%"]
            assert layout["yaxis"]["ticktext"] == [tick for tick in ticks if tick != CUT]
            years = [int(one.text or 0) for one in drawn(chart) if one.get("text-anchor") == "middle" and one.text]
            assert layout["xaxis"]["tickvals"] == [year for year in years if year > 1900]
        elif chart.kind == ChartKind.MULTIPLES:
            ranges = {tuple(axis["range"]) for name, axis in layout.items() if name.startswith("yaxis")}
            assert ranges == {(0, float(chart.ceiling) * 1.25)}


@pytest.mark.parametrize("how", GROWTHS)
def test_both_pens_write_the_same_words(how: str):
    for chart in charts(how):
        assert words_of_plotly(chart) == words_of_svg(chart), chart.title


def test_a_finding_is_frozen_with_the_edition_and_not_told_anew():
    document = grown("few")
    section = next(block for block in document.walk() if block.charts)
    told = replace(section, charts=(replace(section.charts[0], finding="当时所见"), *section.charts[1:]))
    assert charts_of(told, document)[0].finding == "当时所见"
    assert charts_of(section, document)[0].finding not in ("", "当时所见")

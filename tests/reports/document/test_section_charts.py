"""A section's charts are drawn from what was frozen with the report, and from nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from indicators.charts.chart import ChartKind
from indicators.models import Figure, Indicator
from indicators.numbers.series import Mark
from reports.document.section_charts import charts_of, series_of
from reports.document.tree import Block, Document, Fact, FrozenChart
from reports.models import Edition
from reports.templatetags.section_charts import in_pairs

FACT = Fact(
    code="audits",
    name="审计项目",
    theme="oversight",
    unit="个",
    kind="count",
    decimals=0,
    direction="neutral",
    definition="",
    target="",
    value="22",
    qualifier="approx",
    history=((2016, "18"), (2017, "0"), (2019, "22")),
)


def document(kind: str, *facts: Fact, codes: tuple[str, ...] = ()) -> Document:
    """A report of one section with one chart of these facts."""
    frozen = FrozenChart(kind, "图题", "图注", codes or tuple(fact.code for fact in facts))
    section = Block("section", "", "s1", "（一）", ("标题",), (), False, charts=(frozen,))
    part = Block("part", "achievements", "p1", "一、", ("工作",), (), False, children=(section,))
    return Document(2019, "某区2019年度报告", (), (part,), facts=facts)


def only_chart(made: Document):  # type: ignore[no-untyped-def]
    [chart] = charts_of(made.achievements()[0], made)
    return chart


def test_a_row_of_years_stands_behind_the_charts_it_would_leave_a_hole_before() -> None:
    years, line, bars = (only_chart(document(kind, FACT)) for kind in ("timeline", "line", "bar"))
    assert in_pairs([years, line, years, bars]) == [line, bars, years, years]


def test_a_series_keeps_zero_as_zero_and_a_gap_as_a_gap() -> None:
    values = {point.year: point.value for point in series_of(FACT, document("line", FACT))}
    assert values == {2016: Decimal(18), 2017: Decimal(0), 2018: None, 2019: Decimal(22)}


def test_the_qualifier_belongs_to_the_reports_own_year() -> None:
    series = series_of(FACT, document("line", FACT))
    assert (series.at(2016).qualifier, series.at(2019).qualifier) == ("", "approx")


def test_a_chart_carries_title_caption_source_and_a_key_of_its_own() -> None:
    chart = only_chart(document("bar", FACT))
    assert (chart.title, chart.caption, chart.key) == ("图题", "图注", "s1-chart-1")
    assert chart.source == "来源：《某区2019年度报告》"
    assert chart.points[0].url == "/indicators/audits/"


def test_a_line_breaks_where_the_definition_was_frozen_as_changed() -> None:
    history = ((2016, "18"), (2017, "0"), (2018, "4"), (2019, "22"))
    fact = replace(FACT, history=history, marks=(Mark(2018, "redefined", "口径变更"),))
    chart = only_chart(document("line", fact))
    assert chart.kind == ChartKind.LINE
    assert [[point.year for point in run] for run in chart.segments()] == [[2016, 2017], [2018, 2019]]


def test_a_code_without_a_figure_is_left_out_of_its_chart() -> None:
    assert [point.label for point in only_chart(document("bar", FACT, codes=("audits", "unknown"))).points] == [
        "审计项目"
    ]


def test_a_chart_without_any_figure_is_left_out() -> None:
    made = document("bar", codes=("unknown",))
    assert charts_of(made.achievements()[0], made) == []


@pytest.mark.usefixtures("loaded")
def test_every_section_of_the_shipped_report_has_its_charts() -> None:
    shipped = Edition.objects.get().document
    drawn = {section.anchor: len(charts_of(section, shipped)) for section in shipped.achievements()}
    assert drawn == {section.anchor: len(section.charts) for section in shipped.achievements()}
    assert min(drawn.values()) >= 1


@pytest.mark.usefixtures("loaded")
def test_no_chart_shows_a_scope() -> None:
    scopes = set(Indicator.objects.filter(kind="scope").values_list("code", flat=True))
    charted = {
        code for block in Edition.objects.get().document.walk() for chart in block.charts for code in chart.codes
    }
    assert charted
    assert not scopes & charted


@pytest.mark.usefixtures("loaded")
def test_every_chart_is_on_the_report_page_at_first_paint(client: Client) -> None:
    page = client.get("/reports/2019/").content.decode()
    shipped = Edition.objects.get().document
    keys = [chart.key for section in shipped.achievements() for chart in charts_of(section, shipped)]
    assert page.count('class="chart-svg"') == len(keys)
    assert [key for key in keys if f'id="{key}"' not in page] == []


@pytest.mark.usefixtures("loaded")
def test_a_working_value_does_not_move_a_published_chart(client: Client) -> None:
    before = client.get("/reports/2019/").content
    Figure.objects.filter(year=2019).update(value=7)
    Indicator.objects.filter(code="audit_project_count").update(name="改名", unit="件")
    assert client.get("/reports/2019/").content == before

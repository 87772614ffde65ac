"""The second pen draws several years of each indicator by the scale and with the numbers of the first."""

import pytest

from indicators.charts.chart import ChartKind
from indicators.charts.plotly_time import dumbbell, multiples
from tests.indicators.charts.samples import entry
from tests.indicators.charts.test_over_time import shown


@pytest.mark.parametrize("values", [((40, 45, 50), (9, 0, 3)), ((45, 50), (0, 3))])
def test_both_pens_draw_the_years_by_one_scale_with_the_same_numbers(values: tuple[tuple[int, ...], ...]):
    chart = shown("bar", *(entry(f"第{number}", *row) for number, row in enumerate(values)))
    data, layout = dumbbell(chart) if chart.kind == ChartKind.DUMBBELL else multiples(chart)
    if chart.kind == ChartKind.DUMBBELL:
        assert layout["xaxis"]["range"] == [0, 50]
        assert [note["text"] for note in layout["annotations"]] == ["45件 → 50件", "0件 → 3件"]
        assert [trace["x"] for trace in data] == [[45, 0], [50, 3]]
    else:
        assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == [0, 50 * 1.25]
        assert [trace["y"] for trace in data] == [list(row) for row in values]
        assert data[0]["text"] == ["40", "45", "50"]


def test_a_part_is_drawn_before_its_whole_and_a_full_mark_is_named():
    parts = shown("nested", entry("受理", 30, 35, 41), entry("撤销", 9, None, 14))
    data, layout = multiples(parts)
    assert [trace["y"] for trace in data] == [[30, 35, 41], [30, 35, 41], [9, None, 14]]
    assert "—" in [note["text"] for note in layout["annotations"]]
    rates = shown("bullet", entry("出庭率", "90", "95", "98.5", unit="%", kind="rate"))
    assert "满格 100%" in [note["text"] for note in multiples(rates)[1]["annotations"]]
    pair = shown("bullet", entry("出庭率", "95", "98.5", unit="%", kind="rate"))
    assert dumbbell(pair)[1]["xaxis"]["range"] == [0, 100]
    assert [shape["x0"] for shape in dumbbell(pair)[1]["shapes"]] == [95, 100]

"""A chart that would mislead cannot be made; the ones that can be say what they show."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.charts.chart import Chart, ChartKind, ChartPoint, Reference
from indicators.charts.speech import description, points_spoken
from tests.indicators.charts import samples


def point(label: str, value: int | None, **more: object) -> ChartPoint:
    return ChartPoint(label, None if value is None else Decimal(value), "—" if value is None else f"{value}件", **more)


def chart(kind: str, *points: ChartPoint, **more: object) -> Chart:
    return Chart(ChartKind(kind), "题目", "件", points, **more)


@pytest.mark.parametrize(("value", "text"), [(None, "0件"), (Decimal(0), "—")])
def test_a_gap_is_never_a_zero_nor_a_zero_a_gap(value: Decimal | None, text: str) -> None:
    with pytest.raises(ValueError, match="a gap reads"):
        ChartPoint("甲", value, text)


@pytest.mark.parametrize("url", ["https://example.org/", "javascript:alert(1)"])
def test_a_point_leads_nowhere_out_of_the_site(url: str) -> None:
    with pytest.raises(ValueError, match="out of the site"):
        point("甲", 1, url=url)


@pytest.mark.parametrize("kind", ["bar", "nested", "bullet"])
def test_bars_from_zero_have_no_negatives(kind: str) -> None:
    with pytest.raises(ValueError, match="乙 is negative"):
        chart(kind, point("甲", 1), point("乙", -1), references=(Reference(Decimal(9), "目标"),))


def test_units_never_mix() -> None:
    with pytest.raises(ValueError, match="one unit: 5次 among 件"):
        chart("bar", point("甲", 1), ChartPoint("乙", Decimal(5), "5次"))


@pytest.mark.parametrize(
    ("kind", "points", "complaint"),
    [
        ("bar", (), "at least one point"),
        ("bar", (point("甲", 1), point("甲", 2)), "own label"),
        ("nested", (point("甲", 1),), "a whole and at least one part"),
        ("bullet", (point("甲", 1),), "full mark or target"),
        ("slope", (point("甲", 1),), "two years"),
        ("line", (point("甲", 1),), "one point a year"),
        ("line", (point("甲", 1, year=2019), point("乙", 1, year=2018)), "oldest first"),
        ("timeline", (point("甲", 1, year=2019), point("乙", 1, year=2019)), "one point a year"),
    ],
)
def test_each_kind_has_its_shape(kind: str, points: tuple[ChartPoint, ...], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        chart(kind, *points)


def test_a_key_is_made_from_the_content_and_stays() -> None:
    one, same = chart("bar", point("甲", 1)), chart("bar", point("甲", 1))
    assert one.key == same.key != chart("bar", point("乙", 1)).key
    assert chart("bar", point("甲", 1), key="s1-1").key == "s1-1"


def test_the_table_has_a_row_for_each_point_and_numbers_for_downloads() -> None:
    assert samples.BAR.header == ("项目", "数据（件）")
    assert [[tuple(cell) for cell in row.cells] for row in samples.BAR.rows()] == [
        [("回复留言件数", ""), ("1,596件", "1596")],
        [("信访件数", ""), ("0件", "0")],
        [("尚无数据", ""), ("—", "")],
    ]
    assert samples.BAR.rows()[0].url == "/indicators/some_code/"


def test_the_table_of_a_slope_has_both_years() -> None:
    assert samples.SLOPE.header == ("项目", "2018年", "2019年")
    assert [cell.text for cell in samples.SLOPE.rows()[0].cells] == ["受理", "35件", "41件"]


def test_remarks_on_a_year_stand_in_the_table_and_below() -> None:
    assert samples.LINE.header == ("年份", "数据（件）", "说明")
    assert samples.LINE.rows()[-1].cells[-1].text == "机构改革"
    assert samples.LINE.remarks == ("2017年：含派出机关。", "2019年：机构改革。")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (samples.BAR, "条形图：办理情况，单位件。回复留言件数1,596件，信访件数0件，尚无数据无数据。"),
        (samples.NESTED, "整体与部分图：办理情况，单位件。受理41件，其中撤销14件，确认违法1件，责令履行无数据。"),
        (samples.BULLET, "对照图：办理情况，单位%。满格为100%。出庭率98.5%，化解率0%，成功率无数据。"),
        (
            samples.LINE,
            "折线图：办理情况，单位件。2012年为23件，2019年为41件，其间有不可比的年份。2015年无数据。"
            "2017年：含派出机关。2019年：机构改革。",
        ),
        (
            samples.SLOPE,
            "两年对比图：办理情况，单位件。受理同比增长17.1%。受理2018年35件，2019年41件；公开2018年42件，2019年0件；"
            "线索2018年无数据，2019年7件；撤销2018年9件，2019年无数据。",
        ),
        (
            samples.DIVERGING,
            "增减图：办理情况，单位%。1项上升，1项下降，1项持平。上升最多的是信访，+10.6%。下降最多的是纠纷，−4.2%。"
            "律师无数据。律师：本年为11件，暂无上年数据。",
        ),
        (
            samples.TIMELINE,
            "时间轴：连续发布白皮书，单位年。2019年共1年有记录，最近为第1年。2017年未开展。2018年无数据。",
        ),
    ],
)
def test_a_chart_speaks_what_it_shows(shown: Chart, said: str) -> None:
    assert description(shown) == said


def test_a_line_without_breaks_tells_its_way_and_its_extremes() -> None:
    said = description(replace(samples.LINE, marks=()))
    assert "2012年为23件，2019年为41件，总体上升。最高为2017年52件，最低为2013年0件。" in said


def over_years(*values: int | None) -> Chart:
    return chart("line", *(point(f"{year}年", value, year=year) for year, value in enumerate(values, start=2017)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((None, None), "各年均无数据。"),
        ((None, 3), "只有2018年有数据，为3件。"),
        ((3, 3, 3), "2017年为3件，2019年为3件，首尾持平。均为3件。"),
        ((5, None, 3), "2017年为5件，2019年为3件，总体下降。2018年无数据。"),
    ],
)
def test_a_line_of_few_or_level_values_says_no_more_than_it_knows(values: tuple[int | None, ...], said: str) -> None:
    assert description(over_years(*values)).endswith(said)


def test_years_in_which_nothing_happened_are_told() -> None:
    idle = chart("timeline", point("2018年", 0, year=2018), point("2019年", None, year=2019))
    assert description(idle).endswith("各年均无记录。")


def test_many_points_are_told_by_their_extremes() -> None:
    many = chart("bar", *(point(f"第{number}项", number) for number in range(1, 9)))
    assert description(many).endswith("共8项。最高为第8项8件，最低为第1项1件。")


@pytest.mark.parametrize("shown", samples.EVERY_KIND, ids=lambda shown: shown.kind)
def test_each_point_is_spoken_once(shown: Chart) -> None:
    spoken = points_spoken(shown)
    assert len(spoken) == len(shown.points)
    assert all(point.label in sentence for point, sentence in zip(shown.points, spoken, strict=True))
    assert "—" not in "".join(spoken)

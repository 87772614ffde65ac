"""Two years side by side: what is set against what, in which order, under which reason, and what is drawn. Pure."""

from decimal import Decimal
from typing import Any

import pytest

from indicators.catalogue.change_charts import MOST_BARS, MOST_SLOPES, charts_of
from indicators.catalogue.seen_indicator import SeenIndicator
from indicators.catalogue.year_over_year import ChangeRow, YearOverYear
from indicators.charts.chart import ChartKind
from indicators.models.seen_figure import SeenFigure
from indicators.numbers.comparison import SMALL_BASE, State
from indicators.numbers.series import Mark, Series

BEFORE, AFTER = 2019, 2020


def indicator(
    name: str,
    *values: int | str | None,
    kind: str = "count",
    unit: str = "件",
    theme: str = "复议",
    drafts: tuple[int, ...] = (),
    marks: tuple[Mark, ...] = (),
) -> SeenIndicator:
    """What the page hands in: a name, its theme, and its figures of both years as one viewer sees them."""
    decimals = 2 if kind in ("rate", "amount") else 0
    seen = tuple(
        SeenFigure(year, Decimal(value), "", year in drafts, unit, kind, decimals, "draft")
        for year, value in zip((BEFORE, AFTER), values, strict=True)
        if value is not None
    )
    return SeenIndicator(
        pk=1,
        code="counted",
        name=name,
        definition="",
        theme_code=theme,
        theme=theme,
        department_id=1,
        is_active=True,
        successor_id=None,
        measured=Series((), unit, kind, decimals, marks=marks),
        seen=seen,
    )


def compared(*indicators: SeenIndicator) -> YearOverYear:
    return YearOverYear.of(indicators, BEFORE, AFTER)


def row(*values: int | str | None, **fields: Any) -> ChangeRow:
    return compared(indicator("甲", *values, **fields)).rows[0]


def names(year: YearOverYear) -> list[str]:
    return [one.indicator.name for one in year.rows]


# ── one row ──


@pytest.mark.parametrize(
    ("before", "after", "sign"), [(7, 8, "▲"), (7, 7, ""), (8, 7, "▼"), (0, 1, "▲"), (None, 7, "")]
)
def test_an_arrow_says_which_way_it_went(before: int | None, after: int, sign: str) -> None:
    assert row(before, after).sign == sign


def test_a_count_is_sorted_by_its_share_a_rate_by_its_points() -> None:
    assert row(50, 60).size == Decimal(20)
    assert row("95", "98.5", kind="rate", unit="%").size == Decimal("3.5")
    assert row(0, 3).size is None
    assert row(None, 3).size is None


def test_numbers_are_read_with_unit_and_separators_and_a_gap_is_a_dash() -> None:
    one = row(1235, None)
    assert (one.written.before.text, one.written.after.text) == ("1,235件", "—")


@pytest.mark.parametrize(
    ("drafts", "label"),
    [((), ""), ((AFTER,), "2020年草稿"), ((BEFORE, AFTER), "2019年草稿，2020年草稿")],
)
def test_what_is_not_published_is_named(drafts: tuple[int, ...], label: str) -> None:
    assert row(7, 8, drafts=drafts).draft_label == label


def test_a_row_is_made_once_for_what_it_says_and_anew_for_anything_else() -> None:
    one = row(7, 8)
    assert row(7, 8) is one
    others = [
        row(7, 9),
        row(6, 8),
        row(7, 8, drafts=(AFTER,)),
        row(7, 8, marks=(Mark(AFTER, State.REDEFINED),)),
        row(7, 8, unit="次"),
        row(7, 8, theme="执法"),
        YearOverYear.of([indicator("甲", 7, 8)], BEFORE - 1, AFTER).rows[0],
    ]
    assert one not in others


@pytest.mark.parametrize("kind", ["count", "amount", "rate"])
def test_numbers_that_are_equal_read_alike_however_many_places_they_are_written_with(kind: str) -> None:
    fields: Any = {"kind": kind, "unit": "%" if kind == "rate" else "件"}
    plain, longer = row("50", "98", **fields), row("50.0000", "98.00", **fields)
    ChangeRow.of.cache_clear()
    assert row("50.0000", "98.00", **fields).written == plain.written == longer.written


# ── order ──


MIXED = (
    indicator("升", 50, 60),
    indicator("缺", None, 5),
    indicator("降", 50, 40),
    indicator("平", 50, 50),
    indicator("大升", 50, 100),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("-change", ["大升", "升", "平", "降", "缺"]),
        ("change", ["降", "平", "升", "大升", "缺"]),
        ("", ["升", "缺", "降", "平", "大升"]),
        ("name", ["升", "缺", "降", "平", "大升"]),
    ],
)
def test_rows_are_sorted_by_their_change_with_gaps_last(order: str, expected: list[str]) -> None:
    assert names(compared(*MIXED).sorted_by(order)) == expected


def test_only_keeps_what_is_wanted_and_its_years() -> None:
    both = compared(*MIXED)
    chosen = both.of_rows(row for row in both.rows if row.sign == "▲")
    assert names(chosen) == ["升", "大升"]
    assert (chosen.before_year, chosen.after_year) == (BEFORE, AFTER)


# ── what is comparable, and why not ──


def test_the_headline_counts_what_is_comparable() -> None:
    assert compared(*MIXED).headline == "5项中4项可比"
    assert compared().headline == "0项中0项可比"


def test_the_tally_counts_ways_and_leaves_out_what_did_not_happen() -> None:
    assert compared(*MIXED).tally == "上升2项，下降1项，持平1项"
    assert compared(indicator("甲", 7, 8)).tally == "上升1项"
    assert compared(indicator("甲", 0, 3), indicator("乙", 0, 0)).tally == "上升1项，持平1项"
    assert compared(indicator("甲", None, 3)).tally == ""


BROKEN = Mark(year=AFTER, effect="incomparable", text="换发证件。")


def test_reasons_stand_the_smallest_group_first() -> None:
    year = compared(
        indicator("一", None, 5),
        indicator("二", None, 5),
        indicator("三", 5, None),
        indicator("四", 5, 6, marks=(BROKEN,)),
    )
    assert [len(group.rows) for group in year.groups] == [1, 1, 2]
    assert year.groups[-1].label == "缺2019年数据"
    assert {group.label for group in year.groups} >= {"缺2019年数据", "缺2020年数据"}
    assert sum(group.has_reasons for group in year.groups) == 1
    missing = year.groups[-1]
    assert (missing.has_before, missing.has_after) == (False, True)


def test_a_break_between_the_years_is_not_comparable() -> None:
    assert not row(5, 6, marks=(BROKEN,)).change.state.is_comparable
    assert row(5, 6).change.state.is_comparable


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (State.MISSING_BEFORE, "缺2019年数据"),
        (State.MISSING_AFTER, "缺2020年数据"),
        (State.NEW, "2020年新增指标"),
        (State.DROPPED, "2020年不再统计"),
        (State.UP, State.UP.label),
    ],
)
def test_a_reason_has_its_year_in_it(state: State, label: str) -> None:
    assert compared().label(state) == label


# ── as a file ──


def test_the_file_has_comparable_rows_first_and_says_what_is_a_draft_only_where_one_is() -> None:
    plain = compared(indicator("缺", None, 5), indicator("升", 50, 60)).sheet()
    assert [entry[0] for entry in plain.rows] == ["升", "缺"]
    assert "未发布" not in plain.head
    assert plain.rows[0][2:5] == (Decimal(50), Decimal(60), "件")
    drafted = compared(indicator("缺", None, 5), indicator("升", 50, 60, drafts=(AFTER,))).sheet()
    assert drafted.head[-1] == "未发布"
    assert [entry[-1] for entry in drafted.rows] == ["2020年草稿", ""]


# ── what is drawn ──


def kinds(*indicators: Any) -> list[ChartKind]:
    return [chart.kind for chart in charts_of(compared(*indicators))]


def test_a_chart_needs_two() -> None:
    assert kinds(indicator("甲", 50, 60)) == []
    assert ChartKind.DIVERGING in kinds(indicator("甲", 50, 60), indicator("乙", 50, 40))


def test_what_did_not_move_is_counted_in_the_caption_not_drawn() -> None:
    drawn = charts_of(compared(*MIXED))[0]
    assert "另有1项持平，未画出。" in drawn.caption


@pytest.mark.parametrize(("before", "is_drawn"), [(SMALL_BASE - 1, False), (SMALL_BASE, True)])
def test_twice_of_a_small_base_does_not_lead_the_chart_but_is_counted_beneath(before: int, is_drawn: bool) -> None:
    drawn = charts_of(compared(indicator("小", before, 2 * before), indicator("甲", 50, 60), indicator("乙", 50, 40)))[
        0
    ]
    assert [point.label for point in drawn.points] == [*(["小"] if is_drawn else []), "甲", "乙"]
    assert ("基数小" in drawn.caption) is not is_drawn


def test_what_hardly_moved_on_a_large_base_is_drawn_and_never_called_a_small_one() -> None:
    drawn = charts_of(compared(indicator("微", 3000, 3001), indicator("甲", 50, 60)))[0]
    assert [point.label for point in drawn.points] == ["甲", "微"]
    assert "基数小" not in drawn.caption


@pytest.mark.parametrize(("more", "said"), [(0, ""), (1, f"只画变化最大的{MOST_BARS}项，其余1项见表。")])
def test_of_many_bars_those_are_drawn_that_moved_most_whichever_way(more: int, said: str) -> None:
    rising = [indicator(f"升{number}", 1000, 1500 + number) for number in range(MOST_BARS - 1)]
    drawn = charts_of(compared(*rising, indicator("大降", 1000, 100), *[indicator("小升", 1000, 1100)] * more))[0]
    assert len(drawn.points) == MOST_BARS
    assert (drawn.points[0].label, drawn.points[-1].label) == (f"升{MOST_BARS - 2}", "大降")
    assert drawn.caption == said


@pytest.mark.parametrize(("more", "said"), [(0, ""), (1, f"只画变化最大的{MOST_SLOPES}项，其余1项见表。")])
def test_of_many_slopes_those_are_drawn_that_moved_most_in_their_order(more: int, said: str) -> None:
    rising = [indicator(f"升{number}", 100, 120 + number) for number in range(MOST_SLOPES)]
    drawn = charts_of(compared(*[indicator("平", 100, 100)] * more, *rising))[-1]
    assert drawn.kind == ChartKind.SLOPE
    assert [point.label for point in drawn.points] == [f"升{number}" for number in range(MOST_SLOPES)]
    assert drawn.caption == said


@pytest.mark.parametrize(("low", "is_drawn"), [(5, True), (4, False)])
def test_slopes_share_an_order_of_magnitude(low: int, is_drawn: bool) -> None:
    """Sixty is twelve times five, and fifteen times four."""
    assert (ChartKind.SLOPE in kinds(indicator("甲", 60, 60), indicator("乙", low, low + 1))) is is_drawn


@pytest.mark.parametrize("other", [{"unit": "次"}, {"theme": "普法"}])
def test_slopes_share_theme_and_unit(other: dict[str, str]) -> None:
    assert ChartKind.SLOPE in kinds(indicator("甲", 50, 60), indicator("乙", 50, 40))
    assert ChartKind.SLOPE not in kinds(indicator("甲", 50, 60), indicator("乙", 50, 40, **other))

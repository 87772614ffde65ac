"""Bars between dates: where days fall, which months are named, and what is told to those who hear the drawing."""

import re
from datetime import date

import pytest

from indicators.charts.schedule import Bar, Course, Scale, ScheduleMark, year_scale
from indicators.charts.svg.schedule import months_svg, strip_svg

SUMMER = date(2020, 7, 1)
YEAR = Scale(date(2020, 1, 1), date(2020, 12, 31), SUMMER)


def bar(**given: object) -> Bar:
    return Bar(**{"label": "培训", "state": "进行中", "starts_on": None, "due_on": None} | given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bars", "first", "last"),
    [
        ([], date(2020, 1, 1), date(2020, 12, 31)),
        ([bar()], date(2020, 1, 1), date(2020, 12, 31)),
        ([bar(due_on=date(2020, 2, 29))], date(2020, 1, 1), date(2020, 12, 31)),
        ([bar(due_on=date(2021, 2, 10))], date(2021, 2, 1), date(2021, 2, 28)),
        ([bar(starts_on=date(2020, 3, 1), due_on=date(2021, 2, 10))], date(2020, 1, 1), date(2021, 2, 28)),
        ([bar(starts_on=date(2019, 11, 5), due_on=date(2020, 6, 1))], date(2019, 11, 1), date(2020, 12, 31)),
        (
            [bar(due_on=date(2020, 6, 1), marks=(ScheduleMark(date(2021, 1, 5), "公布", False),))],
            date(2020, 1, 1),
            date(2021, 1, 31),
        ),
    ],
)
def test_the_year_is_shown_whole_and_stretched_by_whole_months(bars: list[Bar], first: date, last: date) -> None:
    scale = year_scale(2020, SUMMER, bars)
    assert (scale.first, scale.last) == (first, last)


def test_a_day_has_its_width() -> None:
    assert YEAR.place(date(2020, 1, 1)) == 0
    assert YEAR.end(date(2020, 12, 31)) == 1
    assert YEAR.end(date(2020, 2, 29)) == YEAR.place(date(2020, 3, 1)) == pytest.approx(60 / 366)
    assert (YEAR.place(date(2019, 1, 1)), YEAR.end(date(2022, 1, 1))) == (0, 1)


@pytest.mark.parametrize(
    ("scale", "names"),
    [
        (YEAR, ["2020年1月", "4月", "7月", "10月"]),
        (Scale(date(2020, 11, 1), date(2021, 1, 31), SUMMER), ["11月", "12月", "2021年1月"]),
        (Scale(date(2020, 5, 1), date(2020, 5, 31), SUMMER), ["5月"]),
        (Scale(date(2020, 1, 1), date(2021, 12, 31), SUMMER), ["2020年1月", "7月", "2021年1月", "7月"]),
    ],
)
def test_months_are_named_at_even_distances(scale: Scale, names: list[str]) -> None:
    assert re.findall(r">([\d年]+月)<", months_svg(scale)) == names


def test_today_is_marked_while_it_is_on_the_scale() -> None:
    assert "今天7月1日" in months_svg(YEAR)
    assert "schedule-today" in strip_svg(YEAR, bar())
    past = Scale(YEAR.first, YEAR.last, date(2021, 1, 1))
    assert "今天" not in months_svg(past)
    assert "schedule-today" not in strip_svg(past, bar())


@pytest.mark.parametrize(
    ("given", "drawn", "not_drawn"),
    [
        ({}, ["stroke-dasharray"], ["schedule-due", "schedule-open"]),
        ({"due_on": SUMMER}, ["schedule-due", "stroke-dasharray"], ["schedule-open"]),  # a start nobody set
        ({"due_on": SUMMER, "starts_on": YEAR.first}, ["schedule-due", "schedule-open"], ["schedule-done"]),
        (
            {"due_on": SUMMER, "starts_on": YEAR.first, "course": Course.DONE},
            ["schedule-done", "schedule-met"],
            ["schedule-open"],
        ),
        (
            {"due_on": SUMMER, "starts_on": YEAR.first, "course": Course.STOPPED},
            ["schedule-stopped"],
            ["schedule-done"],
        ),
        ({"due_on": SUMMER, "starts_on": SUMMER}, ["schedule-open"], []),
    ],
)
def test_what_is_known_is_drawn(given: dict, drawn: list[str], not_drawn: list[str]) -> None:
    picture = strip_svg(Scale(YEAR.first, YEAR.last, date(2021, 1, 1)), bar(**given))
    assert [name for name in drawn if name not in picture] == []
    assert [name for name in not_drawn if name in picture] == []


def test_milestones_stand_on_their_day() -> None:
    marks = (ScheduleMark(date(2020, 3, 31), "公布", True), ScheduleMark(date(2020, 10, 31), "审议", False))
    picture = strip_svg(YEAR, bar(due_on=date(2020, 12, 31), marks=marks))
    assert picture.count("schedule-reached") == picture.count("schedule-step") == 1


def test_it_is_told_in_words() -> None:
    marks = (ScheduleMark(date(2020, 3, 31), "公布", True), ScheduleMark(date(2020, 10, 31), "审议", False))
    whole = bar(starts_on=date(2020, 2, 1), due_on=date(2020, 11, 30), marks=marks)
    assert whole.spoken() == (
        "培训，进行中，2020年2月1日启动，2020年11月30日到期"
        "；节点公布，2020年3月31日，已完成；节点审议，2020年10月31日，未完成。"
    )
    assert bar().spoken() == "培训，进行中，时限待定。"
    assert f"<title>{whole.spoken()}</title>" in strip_svg(YEAR, whole)


def test_names_are_escaped() -> None:
    assert "<script>" not in strip_svg(YEAR, bar(label="<script>alert(1)</script>"))

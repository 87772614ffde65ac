"""Bars between dates: one strip a task and the months above them all, so that names stay text of the page."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.schedule import Bar, Course, Scale, ScheduleMark
from indicators.charts.svg.ink import box, dot, down, element, stroke, together, words
from indicators.charts.svg.marks import NOTHING

HEIGHT, TOP, BAR = 1.9, 0.55, 0.8
_ENDS = {Course.RUNS: "", Course.DONE: " schedule-met", Course.STOPPED: " schedule-stopped"}
MONTHS_HEIGHT = 2.6
STEPS = (1, 2, 3, 6, 12)
"""Every so many months have their names, as many as fit on the narrowest screen."""


def months_svg(scale: Scale) -> SafeString:
    """The months and today, above the strips. Each January names its year."""
    names = [f"{month.year}年{month.month}月" if month.month == 1 else f"{month.month}月" for month in scale.months]
    named = dict(zip(scale.months, names, strict=True))
    kept = next(filter(None, (_fitting(scale, named, step) for step in STEPS)), scale.months[:1])
    labels = (words(scale.place(month), 2.2, named[month], "chart-tick", dx=0.2) for month in kept)
    return _drawing(together([*labels, _today_name(scale)]), MONTHS_HEIGHT, aria_hidden="true")


def strip_svg(scale: Scale, bar: Bar) -> SafeString:
    """One bar: filled when done, an outline while it runs, its last day the thick end, its milestones on it.

    Dots lead to the last day where nobody set a start.
    """
    pieces = [element("title", bar.spoken()), _months(scale), _bar(scale, bar), _today(scale)]
    marks = (_mark(scale, mark) for mark in bar.marks)
    return _drawing(together([*pieces, *marks]), HEIGHT, role="img")


def _fitting(scale: Scale, named: dict[date, str], step: int) -> list[date]:
    """The months at a distance of `step`, January among them; none where their names would run into each other."""
    months = [month for month in scale.months if (month.month - 1) % step == 0]
    room = ((scale.place(after) - scale.place(month)) * NARROWEST for month, after in pairwise(months))
    fits = all(text_width(named[month]) < space for month, space in zip(months, room, strict=False))
    return months if fits else []


def _drawing(content: SafeString, height: float, **attributes: str) -> SafeString:
    return element(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg schedule-svg",
        width="100%",
        height=down(height),
        font_size="13",
        fill="currentColor",
        overflow="visible",
        **attributes,
    )


def _months(scale: Scale) -> SafeString:
    places = (scale.place(month) for month in scale.months)
    return together(stroke(place, 0, place, HEIGHT, class_="chart-grid", stroke_opacity=".25") for place in places)


def _today(scale: Scale) -> SafeString:
    if not scale.shows_today:
        return NOTHING
    place = scale.place(scale.today)
    return stroke(place, 0, place, HEIGHT, class_="schedule-today", stroke_dasharray="4 3")


def _today_name(scale: Scale) -> SafeString:
    if not scale.shows_today:
        return NOTHING
    place = scale.place(scale.today)
    anchor = "end" if place > 0.8 else "middle" if place > 0.2 else None
    return words(place, 0.9, f"今天{scale.today.month}月{scale.today.day}日", "schedule-day", anchor)


def _bar(scale: Scale, bar: Bar) -> SafeString:
    middle = TOP + BAR / 2
    if bar.due_on is None:
        return _dots(1.0, middle)
    end = scale.end(bar.due_on)
    stop = stroke(end, TOP - 0.2, end, TOP + BAR + 0.2, class_=f"schedule-due{_ENDS[bar.course]}", stroke_width="3")
    if bar.starts_on is None:
        return _dots(end, middle) + stop
    start = scale.place(bar.starts_on)
    kind = "schedule-done" if bar.course == Course.DONE else f"schedule-open{_ENDS[bar.course]}"
    fill = {} if bar.course == Course.DONE else {"fill": "none"}
    return box(start, TOP, max(end - start, 0.004), BAR, class_=kind, stroke="currentColor", **fill) + stop


def _dots(end: float, middle: float) -> SafeString:
    return stroke(0.0, middle, end, middle, class_="chart-axis", stroke_dasharray="2 4", stroke_opacity=".5")


def _mark(scale: Scale, mark: ScheduleMark) -> SafeString:
    shape = "schedule-reached" if mark.is_reached else "schedule-step"
    return dot(scale.end(mark.on), TOP + BAR / 2, 0.32, class_=shape, stroke="currentColor")

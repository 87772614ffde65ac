"""A year of tasks as bars between dates: what the pens of `svg.schedule` draw. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Course(Enum):
    RUNS = "runs"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ScheduleMark:
    """A milestone of a bar."""

    on: date
    label: str
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """From `starts_on` to `due_on`; a start that nobody set is not drawn, nor a bar that is due on no day.

    `state` are the words that say what `course` draws.
    """

    label: str
    state: str
    starts_on: date | None
    due_on: date | None
    course: Course = Course.RUNS
    marks: tuple[ScheduleMark, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that has a place in the drawing."""
        return tuple(day for day in (self.starts_on, self.due_on, *(mark.on for mark in self.marks)) if day)

    def spoken(self) -> str:
        due = f"{in_words(self.due_on)}到期" if self.due_on else "时限待定"
        start = f"{in_words(self.starts_on)}启动，" if self.starts_on else ""
        marks = "".join(
            f"；节点{mark.label}，{in_words(mark.on)}，{'已完成' if mark.is_reached else '未完成'}"
            for mark in self.marks
        )
        return f"{self.label}，{self.state}，{start}{due}{marks}。"


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole months that bars are drawn on, the first day to the last."""

    first: date
    last: date
    today: date

    def place(self, day: date) -> float:
        """Where a day begins, 0–1; beyond the scale at its edge."""
        span = (self.last - self.first).days + 1
        return min(1.0, max(0.0, (day - self.first).days / span))

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.place(day + timedelta(1))

    @property
    def months(self) -> list[date]:
        """The first day of each month shown."""
        days = (self.first + timedelta(number) for number in range((self.last - self.first).days + 1))
        return [day for day in days if day.day == 1]

    @property
    def shows_today(self) -> bool:
        return self.first <= self.today <= self.last


def year_scale(year: int, today: date, bars: Iterable[Bar]) -> Scale:
    """The calendar year, stretched by whole months where something reaches beyond it; without a day in the year,
    just the months there are."""
    days = [day for bar in bars for day in bar.days]
    if not days or any(day.year == year for day in days):
        days += [date(year, 1, 1), date(year, 12, 31)]
    first, last = min(days).replace(day=1), max(days)
    return Scale(first, (last.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1), today)


def in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

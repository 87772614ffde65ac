"""What in a year deserves a leader's look, gravest first (需要关注). Pure: reads an `OverviewYear` and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format

from hanyang_report.overview.indicator_year import IndicatorYear
from hanyang_report.overview.year import OverviewYear, YearPromise
from hanyang_report.overview.year_points import owing_most
from indicators.numbers.largest import largest
from indicators.round.progress import Progress
from reports.checks.statute import statute

MOST_MOVED = 6


@dataclass(frozen=True, slots=True)
class Matter:
    """One line: a name that leads to sentence, officer, evidence and history, and what is the matter.

    `tone` is '' or 'bad'; `note` is somebody's own words: why a doubted figure is right.
    """

    name: str
    url: str
    text: str
    tone: str = ""
    note: str = ""
    standing: IndicatorYear | None = None
    promise: YearPromise | None = None


@dataclass(frozen=True, slots=True)
class MatterGroup:
    """Matters of one kind; `remark` says what put them here."""

    key: str
    title: str
    remark: str
    matters: tuple[Matter, ...]


def groups_of(year: OverviewYear) -> list[MatterGroup]:
    """Kinds with nothing to say are left out: a quiet year has an empty list."""
    found = (MatterGroup(key, title, remark, tuple(find(year))) for key, title, remark, find in _KINDS)
    return [group for group in found if group.matters]


def movers(standings: Iterable[IndicatorYear], most: int) -> list[IndicatorYear]:
    """Those that moved noticeably, chosen and ordered as front page and key points choose them."""
    return largest((one for one in standings if one.has_moved), most)


def statutory_days(year: OverviewYear) -> list[tuple[str, date, str]]:
    """Name, day and basis of each date an opened round runs towards; none without a round or once published.

    A day that was past before the round began is nobody's deadline: the year is being made up for.
    """
    begun = year.collection
    if begun is None or year.is_published:
        return []
    days = [(f"{one.name}年度报告", one.day_for(year.year), one.basis) for one in statute().deadlines]
    ahead = [(name, day, basis) for name, day, basis in days if day >= begun.opens_on]
    return [("各部门填报截止", begun.due_on, ""), *ahead]


def _against(year: OverviewYear) -> Iterator[Matter]:
    bad = sorted((one for one in year.standings if one.is_against), key=lambda one: one.weight, reverse=True)
    return (_figure(one, f"{one.change.sentence()}{_short_of(one)}", tone="bad") for one in bad)


def _moved(year: OverviewYear) -> Iterator[Matter]:
    rest = (one for one in year.standings if not (one.is_against or one.is_below_full or one.doubt))
    return (_figure(one, one.change.sentence()) for one in movers(rest, MOST_MOVED))


def _below(year: OverviewYear) -> Iterator[Matter]:
    """Those that also fell stand above already, each once."""
    below = (one for one in year.standings if one.is_below_full and not one.is_against)
    return (_figure(one, _how_it_stands(one)) for one in below)


def _explained(year: OverviewYear) -> Iterator[Matter]:
    for one in year.standings:
        if one.doubt:
            yield _figure(one, one.doubt, note=one.answer)


def _late_departments(year: OverviewYear) -> Iterator[Matter]:
    """Who owes most first."""
    late = (row for row in year.departments if row.is_late)
    return (_department(row, year, tone="bad") for row in sorted(late, key=lambda row: row.left, reverse=True))


def _owing(year: OverviewYear) -> Iterator[Matter]:
    """The one that owes most, while nobody is late."""
    if not any(row.is_late for row in year.departments):
        yield from (_department(row, year) for row in owing_most(year)[:1])


def _department(row: Progress, year: OverviewYear, tone: str = "") -> Matter:
    url = reverse("dashboard_department", args=[year.year, row.department.code])
    return Matter(row.department.name, url, _owed(row), tone)


def _late_promises(year: OverviewYear) -> Iterator[Matter]:
    for promise in year.late_promises:
        task = promise.task
        lead = f"，{task.lead_department}牵头" if task.lead_department else ""
        due_on = task.due_on or year.today
        said = f"已逾期{(year.today - due_on).days}天，{date_format(due_on)}到期{lead}"
        yield Matter(task.title, task.get_absolute_url(), said, tone="bad", promise=promise)


def _days(year: OverviewYear) -> Iterator[Matter]:
    for name, day, basis in statutory_days(year):
        left = (day - year.today).days
        when = f"还有{left}天" if left > 0 else "就在今天" if left == 0 else f"已过{-left}天"
        yield Matter(name, "#completeness", f"{date_format(day)}，{when}", tone="bad" if left < 0 else "", note=basis)


def _figure(one: IndicatorYear, text: str, *, tone: str = "", note: str = "") -> Matter:
    """A derived number never stands without its 口径."""
    note = note or (one.indicator.definition if one.is_derived else "")
    return Matter(one.name, one.url, text, tone, note, standing=one)


def _short_of(one: IndicatorYear) -> str:
    return "，未达100%" if one.is_below_full else ""


def _how_it_stands(one: IndicatorYear) -> str:
    """Its change; what it is where there is nothing to compare it with."""
    return one.change.sentence() if one.change.before.value is not None else f"{one.year}年为{one.text}"


def _owed(row: Progress) -> str:
    late = f"已逾期{-row.days_left}天，" if row.is_late else ""
    return f"{late}{date_format(row.due_on)}截止；应填{row.owed}项，还有{row.left}项未交"


_KINDS: tuple[tuple[str, str, str, Callable[[OverviewYear], Iterator[Matter]]], ...] = (
    ("late-departments", "填报逾期", "已过截止日期，尚未交齐，欠交多的在前", _late_departments),
    ("owing", "欠交最多", "", _owing),
    ("against", "与方向相反", "目录写明宜升或宜降，本年走向相反", _against),
    ("late-promises", "承诺逾期", "已过完成时限，尚未完成", _late_promises),
    ("below", "比率未达100%", "", _below),
    ("explained", "说明后放行的疑点", "校验提出疑问，部门写明了理由", _explained),
    ("moved", "变动较大", "比上年变动一成或1个百分点以上；增减本身不等于好坏", _moved),
    ("days", "法定日期", "", _days),
)

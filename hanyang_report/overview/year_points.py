"""What a year means to a leader: its sentence, and 本年要点 with what is not published yet. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from hanyang_report.overview.year import OverviewYear
from indicators.numbers import State
from indicators.round.progress import Progress
from reports.document.main_points import MainPoint, Moved, PointLink, YearFacts, main_points


def points_of_year(overview: OverviewYear) -> tuple[MainPoint, ...]:
    """The same sentences a report has, of the figures as this viewer sees them."""
    gone = [one for one in overview.entered if one.change.state == State.DROPPED]
    return main_points(
        YearFacts(
            year=overview.year,
            lines=tuple(Moved(one.code, one.name, one.change) for one in overview.entered),
            gone=tuple(PointLink(one.name, "indicator", one.code) for one in gone),
        )
    )


def headline(overview: OverviewYear) -> str:
    """The year in a sentence: 2021年：5项与方向相反，1项承诺逾期，26项未交，其中司法局20项."""
    return f"{overview.year}年：{'，'.join(_said(overview)) or '没有需要立即处理的事项'}"


def _said(overview: OverviewYear) -> Iterator[str]:
    if against := sum(one.is_against for one in overview.standings):
        yield f"{against}项与方向相反"
    if late := len(overview.late_promises):
        yield f"{late}项承诺逾期"
    if owing := owing_most(overview):
        missing, worst = overview.owed - overview.handed_in, owing[0]
        yield f"{missing}项未交"
        if len(owing) > 1:
            yield f"其中{worst.department}{worst.left}项"
        else:
            yield f"都是{worst.department}的"


def owing_most(overview: OverviewYear) -> list[Progress]:
    """The departments that owe figures, who owes most first; none where the year is published."""
    if overview.is_published:
        return []
    owing = [row for row in overview.departments if row.left]
    return sorted(owing, key=lambda row: row.left, reverse=True)

"""一页纸: what of a year goes on one sheet, in sentences made by the comparison itself. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hanyang_report.overview.gallery import changes_chart, rates_chart
from hanyang_report.overview.indicator_year import IndicatorYear
from hanyang_report.overview.matters import Matter, groups_of, movers
from hanyang_report.overview.year import OverviewYear
from indicators.charts.chart import Chart

MOST_FIGURES = 8
MOST_CHANGES = 5
MOST_LATE = 4


@dataclass(frozen=True)
class Brief:
    """One A4 page. `late_more` counts the late promises there was no room for."""

    year: int
    title: str
    opening: str
    figures: list[IndicatorYear]
    changes: list[IndicatorYear]
    late: list[Matter]
    late_more: int
    chart: Chart | None
    has_before: bool
    has_drafts: bool
    promises: str

    @property
    def sentences(self) -> list[str]:
        """`区级重大行政决策事项数由3项减为2项，减少1项（33.3%）。`"""
        return [f"{one.name}{one.change.sentence()}。" for one in self.changes]

    @property
    def remark(self) -> str:
        """What the reader has to know about the numbers; '' when all of them are published."""
        return "部分数据尚未发布，供内部参考" if self.has_drafts else ""


def brief_of(overview: OverviewYear, district: str) -> Brief:
    late = [matter for group in groups_of(overview) if group.key == "late-promises" for matter in group.matters]
    return Brief(
        year=overview.year,
        title=f"{district}{overview.year}年法治政府建设情况",
        opening=_opening(overview),
        figures=(overview.key_figures or list(overview.entered))[:MOST_FIGURES],
        changes=worth_a_sentence(overview),
        late=late[:MOST_LATE],
        late_more=max(0, len(late) - MOST_LATE),
        chart=changes_chart(overview, key="brief-chart") or rates_chart(overview, key="brief-chart"),
        has_before=overview.has_before,
        has_drafts=overview.has_drafts,
        promises=_promises(overview),
    )


def worth_a_sentence(overview: OverviewYear) -> list[IndicatorYear]:
    """What went against its direction first, then what moved furthest; five at most, nothing that is only derived."""
    moved = movers(overview.entered, MOST_CHANGES)
    against = [one for one in overview.entered if one.is_against]
    return list({one.code: one for one in [*against, *moved]}.values())[:MOST_CHANGES]


def _opening(overview: OverviewYear) -> str:
    known = f"{overview.year}年共{len(overview.entered)}项指标，已有数据{overview.number_known}项"
    if overview.departments and not overview.is_published:
        return f"{known}；各部门已交{overview.handed_in}项，审核通过{overview.approved}项。"
    if not overview.has_before:
        return f"{known}；没有上年数据，不作比较。"
    return f"{known}，其中{len(overview.comparable)}项可与上年比较。"


def _promises(overview: OverviewYear) -> str:
    if not overview.promises:
        return ""
    total = overview.promise_total
    counted = "，".join(f"{status.label}{number}项" for status, number in total.counted_statuses)
    return f"{overview.promise_year}年度任务共{total.total}项：{counted}。"

"""Next year's draft from this year's: see docs/decisions on what is copied and what is left open."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import transaction

from indicators.models import Indicator, User
from indicators.models.figure_limits import LAST_YEAR
from indicators.office.steps import Refused, held
from reports.models import ChartSeries, KeyFigure, Report, Section, SectionChart, TextBlock
from reports.models.permissions import user_can_edit

KEPT_HEAD = ("lead", "addressees", "issuer", "category")
"""Document number, index number and date of issue belong to one document and stay open."""
KEPT_TEXT = ("marker", "own_marker", "heading", "body", "run_on", "tables", "order")
KEPT_CHART = ("kind", "title", "caption", "order")

Block = TypeVar("Block", bound=TextBlock)


@transaction.atomic
def start_report(year: int, *, by: User) -> Report:
    """A draft of `year` with the structure, texts, charts and key figures of the year before.

    Quotations are of the report's own year and need no rewriting; years spelled out in the text stay as they are.
    Raises Refused without the right, without a report of the year before that was published, and when the year's
    report exists.
    """
    if not user_can_edit(by):
        raise Refused("您没有权限起草报告：须由编辑办理。")
    previous = held(Report.objects.filter(year=year - 1)).first()
    if previous is None or year > LAST_YEAR:
        raise Refused(f"没有{year - 1}年度报告，无从起草{year}年度的。")
    if Report.objects.filter(year=year).exists():
        raise Refused(f"{year}年度报告已经有了，不能再起草一份。")
    if not previous.editions.exists():
        raise Refused(f"{previous.year}年度报告还没有发布过，不能拿它作{year}年度的底稿。")
    return _copied(previous, by=by)


def next_year() -> int | None:
    """The year whose report can be started now; None while there is no report at all."""
    newest = Report.objects.order_by("-year").first()
    return newest.year + 1 if newest else None


def next_title(previous: Report) -> str:
    """Last year's title with this year's number."""
    return previous.title.replace(str(previous.year), str(previous.year + 1))


def _copied(previous: Report, *, by: User) -> Report:
    year = previous.year + 1
    heirs = _heirs(previous)
    head = {"year": year, "title": next_title(previous), **_fields(previous, KEPT_HEAD)}
    report = Report.objects.create(**head)
    _copy_key_figures(previous, report, heirs)
    for part in previous.parts.all():
        copied = _copy(part, report=report, kind=part.kind)
        for section in part.sections.all():
            _copy_section(section, heirs, part=copied)
    report.touch(by=by)
    return report


def _copy_section(section: Section, heirs: dict[int, Indicator], **parent: Any) -> None:
    copied = _copy(section, **parent)
    for item in section.items.all():
        _copy(item, section=copied)
    for chart in section.charts.all():
        _copy_chart(chart, copied, heirs)


def _copy(block: Block, **parent: Any) -> Block:
    return type(block)._default_manager.create(**_fields(block, KEPT_TEXT), **parent)


def _copy_chart(chart: SectionChart, section: Section, heirs: dict[int, Indicator]) -> None:
    """An heir in another unit does not fit the drawing; a chart nobody is left in is not drawn again."""
    series = list(chart.series.select_related("indicator"))
    drawn = [heir for one in series if (heir := heirs.get(one.indicator_id)) and heir.unit == one.indicator.unit]
    if not drawn:
        return
    copied = SectionChart.objects.create(section=section, **_fields(chart, KEPT_CHART))
    for order, indicator in enumerate(dict.fromkeys(drawn), 1):
        ChartSeries.objects.create(chart=copied, indicator=indicator, order=order)


def _copy_key_figures(previous: Report, report: Report, heirs: dict[int, Indicator]) -> None:
    kept = [heirs[key.indicator_id] for key in previous.key_figures.all() if key.indicator_id in heirs]
    for order, indicator in enumerate(dict.fromkeys(kept), 1):
        KeyFigure.objects.create(report=report, indicator=indicator, order=order)


def _heirs(previous: Report) -> dict[int, Indicator]:
    """What stands for each indicator in the year after: itself while it is collected, else the nearest successor that is."""
    collected = {indicator.pk: indicator for indicator in Indicator.objects.collected_in(previous.year + 1)}
    successors = dict(Indicator.objects.values_list("pk", "successor"))
    found = {pk: _first_in(collected, pk, successors) for pk in successors}
    return {pk: indicator for pk, indicator in found.items() if indicator}


def _first_in(collected: dict[int, Indicator], pk: int, successors: dict[int, int | None]) -> Indicator | None:
    seen: set[int] = set()
    at: int | None = pk
    while at is not None and at not in collected and at not in seen:
        seen.add(at)
        at = successors[at]
    return collected.get(at) if at is not None else None


def _fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}

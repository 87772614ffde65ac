"""Next year's draft from this year's: see docs/decisions on what is copied and what is left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from simple_history.utils import bulk_create_with_history

from indicators.models import Indicator, User
from indicators.models.figure_limits import LAST_YEAR
from indicators.office.steps import Refused, held
from reports.drafting.composition import printed_rows
from reports.models import ChartSeries, Edition, Item, KeyFigure, Part, Report, Section, SectionChart, TextBlock
from reports.models.permissions import user_can_edit

HAN_DIGITS = [str.maketrans("0123456789", f"{nought}一二三四五六七八九") for nought in "〇○零"]
"""The ways a year is written out."""
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
    """Last year's title with this year's number, also where it is written 二〇二三年."""
    title = previous.title.replace(str(previous.year), str(previous.year + 1))
    for digits in HAN_DIGITS:
        last, this = (str(year).translate(digits) for year in (previous.year, previous.year + 1))
        title = title.replace(f"{last}年", f"{this}年")
    return title


def _copied(previous: Report, *, by: User) -> Report:
    year = previous.year + 1
    heirs = _heirs(previous)
    head = {"year": year, "title": next_title(previous), **_fields(previous, KEPT_HEAD)}
    report = Report.objects.create(**head)
    _copy_key_figures(previous, report, heirs)
    _copy_blocks(previous, report, heirs)
    report.touch(by=by)
    return report


def _copy_blocks(previous: Report, report: Report, heirs: dict[int, Indicator]) -> None:
    former = list(previous.parts.prefetch_related("sections__items"))
    of_report = [section for part in former for section in part.sections.all()]
    items = [item for section in of_report for item in section.items.all()]
    stems = _stems(previous, former)
    parts = _copies(Part, former, stems, lambda part: {"report": report, "kind": part.kind})
    sections = _copies(Section, of_report, stems, lambda section: {"part": parts[section.part_id]})
    _copies(Item, items, stems, lambda item: {"section": sections[item.section_id]})
    _copy_charts(SectionChart.objects.filter(section__in=of_report), sections, heirs)


def _stems(previous: Report, parts: list[Part]) -> dict[Any, str]:
    """Where each passage stands in the edition, so that what a copy was is found however it is moved, cut or joined."""
    edition = Edition.objects.current().of_year(previous.year).first()
    blocks, rows = list(edition.document.walk()) if edition else [], list(printed_rows(parts))
    if len(blocks) != len(rows):  # withdrawn, or a correction has begun to arrange it anew: likeness must do
        return {}
    return {row: block.anchor for block, row in zip(blocks, rows, strict=True)}


def _copies(
    kind: type[Block], blocks: Iterable[Block], stems: dict[Any, str], place: Callable[[Block], dict[str, Any]]
) -> dict[int, Block]:
    """The copy of each block by the key of what it is copied from; all at once, each with its line in the history."""
    made = {
        block.pk: kind(**_fields(block, KEPT_TEXT), former=[stems[block]] if block in stems else [], **place(block))
        for block in blocks
    }
    if made:
        bulk_create_with_history(list(made.values()), kind)
    return made


def _copy_charts(charts: QuerySet[SectionChart], sections: dict[int, Section], heirs: dict[int, Indicator]) -> None:
    """An heir in another unit does not fit the drawing; a chart nobody is left in is not drawn again."""
    copied: list[SectionChart] = []
    series: list[ChartSeries] = []
    for chart in charts.prefetch_related("series__indicator"):
        there = [(heirs.get(one.indicator_id), one.indicator.unit) for one in chart.series.all()]
        drawn = [heir for heir, unit in there if heir and heir.unit == unit]
        if drawn:
            copy = SectionChart(section=sections[chart.section_id], **_fields(chart, KEPT_CHART))
            copied.append(copy)
            series += [
                ChartSeries(chart=copy, indicator=indicator, order=order)
                for order, indicator in enumerate(dict.fromkeys(drawn), 1)
            ]
    SectionChart.objects.bulk_create(copied)
    ChartSeries.objects.bulk_create(series)


def _copy_key_figures(previous: Report, report: Report, heirs: dict[int, Indicator]) -> None:
    kept = [heirs[key.indicator_id] for key in previous.key_figures.all() if key.indicator_id in heirs]
    KeyFigure.objects.bulk_create(
        KeyFigure(report=report, indicator=indicator, order=order)
        for order, indicator in enumerate(dict.fromkeys(kept), 1)
    )


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

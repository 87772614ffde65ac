"""The form as it comes back: what it would do to the department's figures, and doing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from indicators.excel.cells import SheetReading
from indicators.excel.department.form import catalogue, figures_of, require_same
from indicators.excel.department.rows import line_of, refused, repeated_rows, settle_stale, strangers
from indicators.excel.importer import WRITTEN, ImportLine, ImportPlan, unread_sheets
from indicators.models import Collection, Department, Figure, User, screen


def plan(reading: SheetReading, collection: Collection, department: Department) -> ImportPlan:
    """What the file would do to the department's figures. Raises Unreadable for another form, year or department."""
    require_same(reading.contract, collection, department)
    figures = figures_of(collection, department)
    by_code = {figure.indicator.code: figure for figure in figures}
    is_changed = reading.contract.catalogue != catalogue(figures)
    unknown = strangers(reading.rows, by_code)
    repeated = repeated_rows(reading.rows)
    lines = []
    for row in reading.rows:
        figure = by_code.get(row["code"].text)
        if figure is None or row.number in repeated:
            sentence = repeated.get(row.number) or unknown[row.number]
            lines.append(refused(row, collection, sentence))
        else:
            lines.append(line_of(row, figure, is_changed=is_changed))
    lines = list(settle_stale(lines, by_code))
    return ImportPlan(tuple(_screened(lines, collection)), tuple(_notices(reading, figures, is_changed=is_changed)))


@transaction.atomic
def apply(plan: ImportPlan, collection: Collection, *, by: User, file_name: str) -> int:
    """Enter every new and changed figure as this person's draft, all or none; the log names file and cell."""
    codes = [line.code for line in plan.written]
    figures = {
        figure.indicator.code: figure
        for figure in Figure.objects.of_year(collection.year)
        .filter(indicator__code__in=codes)
        .select_related("indicator")
    }
    for line in plan.written:
        figures[line.code].enter(
            line.measured,
            note=line.note,
            source=line.source,
            by=by,
            seen=line.seen,
            remark=f"Excel导入：{file_name} {line.address}",
        )
    return len(plan.written)


def _screened(lines: Sequence[ImportLine], collection: Collection) -> Iterable[ImportLine]:
    """Each line to be written with what the rules say to the year as the file would leave it."""
    written = {line.code: line.measured for line in lines if line.outcome in WRITTEN}
    if not written:
        return lines
    screening = screen(collection.year).with_entries(written)
    return [replace(line, points=tuple(screening.at(line.code, written))) for line in lines]


def _notices(reading: SheetReading, figures: Sequence[Figure], *, is_changed: bool) -> Iterable[str]:
    yield from unread_sheets(reading.unread)
    if is_changed:
        yield "下载以后，指标目录有变动；有变动的指标在下面逐项说明。建议重新下载填报表填写。"
    said = {row["code"].text for row in reading.rows}
    missing = [figure.indicator.name for figure in figures if figure.indicator.code not in said]
    if missing:
        yield f"表中没有{len(missing)}项指标：{'、'.join(missing[:8])}{'等' if len(missing) > 8 else ''}。这些指标保持原样。"

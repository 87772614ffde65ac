"""Earlier years, the whole catalogue at once: a sheet to fill in from reports already public, and its way in.

A figure loaded here is public by its source alone (`Figure.publish_from_source`): there is no edition of this
system that states it, so every number must name the publication that does. Years that this system has collected
or published are not touched.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone

from indicators.excel import writer
from indicators.excel.guide import HISTORY_GUIDE
from indicators.excel.importer import (
    Difference,
    ImportLine,
    ImportOutcome,
    ImportPlan,
    alike,
    number,
    texts,
    tidy,
    unread_sheets,
)
from indicators.excel.layout import COMMON, GUIDE_SHEET, Contract, Form, fingerprint, history_columns
from indicators.excel.reader import SIMULATED, SheetCell, SheetReading, SheetRow, Unreadable
from indicators.excel.writer import SheetEntry
from indicators.models import Collection, Figure, FigureStatus, Indicator, LoadedFixture, User
from indicators.numbers import Measured, formatting
from indicators.office.files.faults import CellFault
from indicators.office.permissions import user_can_administer
from indicators.office.steps import Refused

MOST_YEARS = 30

Figures: TypeAlias = dict[tuple[int, int], Figure]
"""By indicator and year."""


# ── which years ────────────────────────────────────────────────────────────────────────────────────────────


def closed_years() -> dict[int, str]:
    """The years that have a life of their own in this system, each with the sentence that says so."""
    entered = Figure.objects.exclude(status=FigureStatus.PENDING).order_by().values_list("year", flat=True).distinct()
    years = dict.fromkeys(entered, "数据由部门填报，不能从这里导入")
    years |= dict.fromkeys(
        Collection.objects.values_list("year", flat=True), "已开启填报，由各部门填报，不能从这里导入"
    )
    locked = Figure.objects.filter(status=FigureStatus.LOCKED).order_by().values_list("year", flat=True).distinct()
    return years | dict.fromkeys(locked, "已由本系统发布版次，改动要走更正程序")


def open_years(first: int, last: int) -> list[int]:
    """The finished years from first to last that may be loaded, at most `MOST_YEARS`, newest kept."""
    closed = closed_years()
    last = min(last, timezone.localdate().year - 1)
    return [year for year in range(first, last + 1) if year not in closed][-MOST_YEARS:]


# ── out ────────────────────────────────────────────────────────────────────────────────────────────────────


def workbook(years: Sequence[int]) -> bytes:
    """The catalogue with what is public of these years. Two queries."""
    indicators = list(Indicator.objects.all())
    figures = _figures(years)
    common: dict[str, SheetEntry] = {
        "name": SheetEntry("共同来源"),
        "definition": SheetEntry("这一年的数出自同一处时填在这里。"),
        "code": SheetEntry(COMMON),
    }
    common |= {f"source_{year}": SheetEntry(is_open=True) for year in years}
    rows = [_entries(number, indicator, years, figures) for number, indicator in enumerate(indicators, 1)]
    head = (
        f"法治政府建设指标历年数据表（{years[0]}—{years[-1]}年）",
        "由管理员填写。凭来源直接公开，请只填已公开发布过的数据，并逐项写明来源。",
        f"只填浅黄色的格子，填好后在“历年数据”页上传；怎么填见“{GUIDE_SHEET}”。没有数据请空着。",
    )
    is_simulated = LoadedFixture.objects.is_simulated()
    contract = Contract(Form.HISTORY, tuple(years), _catalogue(indicators), is_simulated=is_simulated)
    return writer.write(writer.Filled(contract, head, [common, *rows], HISTORY_GUIDE))


def _figures(years: Iterable[int]) -> Figures:
    return {(figure.indicator_id, figure.year): figure for figure in Figure.objects.of_years(*years)}


def _catalogue(indicators: Iterable[Indicator]) -> str:
    return fingerprint(
        (each.code, each.name, each.unit, each.kind, each.decimals, each.definition) for each in indicators
    )


def _entries(number: int, indicator: Indicator, years: Sequence[int], figures: Figures) -> dict[str, SheetEntry]:
    entries = {
        "number": SheetEntry(number),
        "name": SheetEntry(indicator.name),
        "unit": SheetEntry(indicator.unit),
        "definition": SheetEntry(indicator.definition),
        "code": SheetEntry(indicator.code),
    }
    for year in years:
        figure = figures.get((indicator.pk, year))
        entries[f"value_{year}"] = _value(indicator, figure)
        entries[f"source_{year}"] = SheetEntry(figure.published_source if figure else "", is_open=True)
        entries[f"version_{year}"] = SheetEntry(version(figure))
    return entries


def _value(indicator: Indicator, figure: Figure | None) -> SheetEntry:
    """A number, or with its qualifier a text: 约300."""
    kind, decimals = (figure.kind, figure.decimals) if figure else (indicator.kind, indicator.decimals)
    if figure and figure.published_qualifier:
        return SheetEntry(figure.published_text, kind, decimals, is_open=True)
    return SheetEntry(figure.published_value if figure else None, kind, decimals, is_open=True)


def version(figure: Figure | None) -> str:
    """Short for what is public of a figure now; "" while nothing is."""
    if figure is None or figure.published_value is None:
        return ""
    return _token(_published(figure), tidy(figure.published_source))


def _token(measured: Measured, source: str) -> str:
    said = (formatting.plain(measured.value, 4), measured.qualifier, source)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:10]


# ── in ─────────────────────────────────────────────────────────────────────────────────────────────────────


def plan(reading: SheetReading) -> ImportPlan:
    """What the file would make public. Raises Unreadable for another form; cells that were and are blank make no line."""
    if reading.contract.form != Form.HISTORY:
        raise Unreadable("这是部门填报表，不是历年数据表。请到本部门的填报页上传。")
    if reading.contract.is_simulated != LoadedFixture.objects.is_simulated():
        raise Unreadable(SIMULATED)
    years = reading.contract.years
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    loader = _Loader(reading, _figures(years), closed_years())
    lines: list[ImportLine] = []
    for row in reading.rows:
        code = row["code"].text
        if code == COMMON:
            continue
        lines += loader.lines(row, indicators[code]) if code in indicators else [_unknown(row, years[0])]
    is_changed = reading.contract.catalogue != _catalogue(indicators.values())
    notices = ("下载以后，指标目录有变动；有变动的指标在下面逐项说明。",) if is_changed else ()
    return ImportPlan(tuple(lines), (*unread_sheets(reading.unread), *notices))


@transaction.atomic
def apply(plan: ImportPlan, *, by: User, file_name: str) -> int:
    """Make every new and changed figure public by its source, all or none; the record names file and cell."""
    if not user_can_administer(by):
        raise Refused("只有管理员可以导入历年数据。")
    for line in plan.written:
        if line.measured.value is None:
            raise Refused(f"“{line.name}”{line.year}年没有填数，不能公开。")
        _figure(line).publish_from_source(
            line.measured.value,
            qualifier=line.measured.qualifier,
            source=line.source,
            by=by,
            remark=f"Excel导入：{file_name} {line.address}",
        )
    return len(plan.written)


class _Loader:
    """What every line is held against: what is public now, which years are closed, each year's common source."""

    def __init__(self, reading: SheetReading, figures: Figures, closed: dict[int, str]) -> None:
        self.years, self.figures, self.closed = reading.contract.years, figures, closed
        self.columns = {column.key: column for column in history_columns(self.years)}
        self.counts = Counter(row["code"].text for row in reading.rows)
        commons = [row for row in reading.rows if row["code"].text == COMMON][:1]
        self.common = {year: row[f"source_{year}"] for row in commons for year in self.years}

    def lines(self, row: SheetRow, indicator: Indicator) -> Iterable[ImportLine]:
        """A line for each year in which the row says something or something is public."""
        foreign = list(self._foreign(row, indicator))
        for year in self.years:
            figure = self.figures.get((indicator.pk, year))
            cells = row[f"value_{year}"], row[f"source_{year}"]
            if version(figure) or any(cell.text or cell.fault for cell in cells):
                yield self._line(row, indicator, year, figure, foreign)

    def _foreign(self, row: SheetRow, indicator: Indicator) -> Iterable[CellFault]:
        """Where the row's own description of the indicator is not the catalogue's."""
        if self.counts[indicator.code] > 1:
            sentence = f"“{indicator.name}”在表里出现了{self.counts[indicator.code]}次。请只保留一行。"
            yield CellFault(row["name"].address, sentence)
        held = {"name": indicator.name, "unit": indicator.unit, "definition": indicator.definition}
        for key, now in held.items():
            title = self.columns[key].title
            if not alike(row[key].text, now):
                yield CellFault(
                    row[key].address,
                    f"{title}与指标目录不一致，目录里是“{now[:60]}”。请重新下载历年数据表，核对后再填。",
                )

    def _line(
        self, row: SheetRow, indicator: Indicator, year: int, figure: Figure | None, foreign: list[CellFault]
    ) -> ImportLine:
        value, chosen = row[f"value_{year}"], SheetCell("")
        measure = figure or indicator
        measured, wrong = number(value, chosen, kind=measure.kind, unit=measure.unit, decimals=measure.decimals)
        source, doubts = self._source(row, year, has_number=measured.value is not None)
        faults = [*foreign, *wrong, *doubts, *self._missing(row, year, figure, measured, source, wrong)]
        differences = () if wrong else tuple(self._differences(row, year, indicator, figure, measured, source))
        line = ImportLine(
            code=indicator.code,
            name=indicator.name,
            year=year,
            row=row.number,
            outcome=ImportOutcome.NEW if not version(figure) else ImportOutcome.CHANGED,
            differences=differences,
            faults=(*faults, *(self._barred(value, indicator, year) if differences else ())),
            measured=measured,
            source=source,
        )
        return _settled(line, row[f"version_{year}"].text, figure)

    def _source(self, row: SheetRow, year: int, *, has_number: bool) -> tuple[str, list[CellFault]]:
        """The cell's own source, else the year's common one."""
        column, cell = self.columns[f"source_{year}"], row[f"source_{year}"]
        if has_number and not tidy(cell.text) and not cell.fault:
            cell = self.common.get(year, cell)
        said, faults = texts({column: cell})
        return said[column.key], faults

    def _missing(
        self, row: SheetRow, year: int, figure: Figure | None, measured: Measured, source: str, wrong: list[CellFault]
    ) -> Iterable[CellFault]:
        """A number without its source, a source without its number, a public number wiped out."""
        value, cell = row[f"value_{year}"], row[f"source_{year}"]
        if wrong:
            return
        if measured.value is not None and not source and not cell.fault:
            yield CellFault(
                cell.address, f"{year}年的这个数没有写来源。请写明公开发布过它的文件，或在第一行填共同来源。"
            )
        if measured.value is None and version(figure):
            yield CellFault(value.address, "这个数已经公开，不能在这里清空。请填回原来的数。")
        elif measured.value is None and source:
            yield CellFault(value.address, "写了来源，却没有填数。请填上数字，或者删去来源。")

    def _barred(self, value: SheetCell, indicator: Indicator, year: int) -> Iterable[CellFault]:
        if year in self.closed:
            yield CellFault(value.address, f"{year}年度{self.closed[year]}。请恢复原来的内容。")
        elif year >= timezone.localdate().year:
            yield CellFault(value.address, f"{year}年还没有结束，不能作为历年数据导入。")
        if indicator.first_year and year < indicator.first_year:
            yield CellFault(value.address, f"这项指标从{indicator.first_year}年开始统计，{year}年不应有数。")
        if indicator.last_year and year > indicator.last_year:
            yield CellFault(value.address, f"这项指标统计到{indicator.last_year}年为止，{year}年不应有数。")

    def _differences(
        self, row: SheetRow, year: int, indicator: Indicator, figure: Figure | None, measured: Measured, source: str
    ) -> Iterable[Difference]:
        held, measure = _published(figure), figure or indicator
        if measured != held:
            before, after = (
                formatting.measure(each.value, measure.unit, measure.kind, measure.decimals, each.qualifier)
                for each in (held, measured)
            )
            yield Difference(self.columns[f"value_{year}"].title, row[f"value_{year}"].address, before, after)
        before = figure.published_source if figure else ""
        if source != tidy(before):
            yield Difference(self.columns[f"source_{year}"].title, row[f"source_{year}"].address, before, source)


def _published(figure: Figure | None) -> Measured:
    if figure is None or figure.published_value is None:
        return Measured()
    return Measured(figure.published_value, figure.published_qualifier)


def _settled(line: ImportLine, downloaded: str, figure: Figure | None) -> ImportLine:
    """Refused, unchanged, or changed by somebody else since the download, whichever comes first."""
    if line.faults:
        return replace(line, outcome=ImportOutcome.REFUSED)
    if not line.differences:
        return replace(line, outcome=ImportOutcome.UNCHANGED)
    if downloaded == version(figure):
        return line
    if figure and downloaded == _token(line.measured, line.source):
        theirs = f"下载以后已改为{figure.published_text}，以系统中的为准。"
        return replace(line, outcome=ImportOutcome.UNCHANGED, differences=(), remark=theirs)
    return replace(
        line, outcome=ImportOutcome.STALE, remark="下载以后这个数已被改动，本次不导入。请重新下载，核对后再填。"
    )


def _unknown(row: SheetRow, year: int) -> ImportLine:
    name = row["name"].text[:30] or f"第{row.number}行"
    fault = CellFault(row["name"].address, "系统里没有这一行的指标。请删除这一行，不要自己增加行。")
    return ImportLine(row["code"].text, name, year, row.number, ImportOutcome.REFUSED, faults=(fault,))


def _figure(line: ImportLine) -> Figure:
    """The year's row of the indicator, made where there is none."""
    indicator = Indicator.objects.get(code=line.code)
    return Figure.objects.filter(indicator=indicator, year=line.year).first() or Figure(
        indicator=indicator, year=line.year
    )

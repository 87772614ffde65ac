"""The rows of an uploaded sheet: for each year what a row would make public, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils import timezone

from indicators.excel.cells import SheetCell, SheetReading, SheetRow
from indicators.excel.history.public import figures_of, published, text_of, token, version
from indicators.excel.importer import Difference, ImportLine, ImportOutcome, alike, number, texts, tidy
from indicators.excel.layout import COMMON, Column, history_columns
from indicators.models import Figure, Indicator
from indicators.office.files.faults import CellFault

if TYPE_CHECKING:
    from indicators.numbers import Measured


@dataclass(frozen=True)
class YearCells:
    """One indicator in one year as the file has it, beside what is public of it."""

    row: SheetRow
    year: int
    indicator: Indicator
    figure: Figure | None

    @property
    def value(self) -> SheetCell:
        return self.row[f"value_{self.year}"]

    @property
    def source(self) -> SheetCell:
        return self.row[f"source_{self.year}"]

    @property
    def downloaded(self) -> str:
        """The mark of what was public when the file went out."""
        return self.row[f"version_{self.year}"].text

    @property
    def measure(self) -> Figure | Indicator:
        return self.figure or self.indicator

    @property
    def is_blank(self) -> bool:
        """It says nothing, and nothing is public."""
        return not version(self.figure) and not any(cell.text or cell.fault for cell in (self.value, self.source))


class Rows:
    """What every row is held against: what is public now, which years are closed, each year's common source."""

    def __init__(self, reading: SheetReading, closed: Mapping[int, str]) -> None:
        self.reading, self.closed, self.years = reading, closed, reading.contract.years
        self.figures = figures_of(self.years)
        self.columns: dict[str, Column] = {column.key: column for column in history_columns(self.years)}
        self.counts = Counter(row["code"].text for row in reading.rows)
        commons = [row for row in reading.rows if row["code"].text == COMMON][:1]
        self.common = {year: row[f"source_{year}"] for row in commons for year in self.years}

    def lines(self, indicators: Mapping[str, Indicator]) -> Iterator[ImportLine]:
        """For each row a line for every year in which it says something or something is public."""
        for row in self.reading.rows:
            code = row["code"].text
            if code in indicators:
                yield from self._of_indicator(row, indicators[code])
            elif code != COMMON:
                yield self._unknown(row)

    def _of_indicator(self, row: SheetRow, indicator: Indicator) -> Iterator[ImportLine]:
        foreign = list(self._foreign(row, indicator))
        for year in self.years:
            cells = YearCells(row, year, indicator, self.figures.get((indicator.pk, year)))
            if not cells.is_blank:
                yield self._line(cells, foreign)

    def _unknown(self, row: SheetRow) -> ImportLine:
        name = row["name"].text[:30] or f"第{row.number}行"
        fault = CellFault(row["name"].address, "系统里没有这一行的指标。请删除这一行，不要自己增加行。")
        return ImportLine(row["code"].text, name, self.years[0], row.number, ImportOutcome.REFUSED, faults=(fault,))

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

    def _line(self, cells: YearCells, foreign: list[CellFault]) -> ImportLine:
        measure = cells.measure
        measured, wrong = number(
            cells.value, SheetCell(""), kind=measure.kind, unit=measure.unit, decimals=measure.decimals
        )
        source, doubts = self._source(cells, has_number=measured.value is not None)
        faults = [*foreign, *wrong, *doubts, *([] if wrong else _missing(cells, measured, source))]
        differences = () if wrong else tuple(self._differences(cells, measured, source))
        line = ImportLine(
            code=cells.indicator.code,
            name=cells.indicator.name,
            year=cells.year,
            row=cells.row.number,
            outcome=ImportOutcome.NEW if not version(cells.figure) else ImportOutcome.CHANGED,
            differences=differences,
            faults=(*faults, *(self._barred(cells) if differences else ())),
            measured=measured,
            source=source,
        )
        return _settled(line, cells.downloaded, cells.figure)

    def _source(self, cells: YearCells, *, has_number: bool) -> tuple[str, list[CellFault]]:
        """The cell's own source, else the year's common one."""
        column, cell = self.columns[f"source_{cells.year}"], cells.source
        if has_number and not tidy(cell.text) and not cell.fault:
            cell = self.common.get(cells.year, cell)
        said, faults = texts({column: cell})
        return said[column.key], faults

    def _barred(self, cells: YearCells) -> Iterator[CellFault]:
        year, indicator, address = cells.year, cells.indicator, cells.value.address
        if year in self.closed:
            yield CellFault(address, f"{year}年度{self.closed[year]}。请恢复原来的内容。")
        elif year >= timezone.localdate().year:
            yield CellFault(address, f"{year}年还没有结束，不能作为历年数据导入。")
        if indicator.first_year and year < indicator.first_year:
            yield CellFault(address, f"这项指标从{indicator.first_year}年开始统计，{year}年不应有数。")
        if indicator.last_year and year > indicator.last_year:
            yield CellFault(address, f"这项指标统计到{indicator.last_year}年为止，{year}年不应有数。")

    def _differences(self, cells: YearCells, measured: Measured, source: str) -> Iterator[Difference]:
        held = published(cells.figure)
        if measured != held:
            title = self.columns[f"value_{cells.year}"].title
            before, after = (text_of(each, cells.measure) for each in (held, measured))
            yield Difference(title, cells.value.address, before, after)
        before = cells.figure.published_source if cells.figure else ""
        if source != tidy(before):
            yield Difference(self.columns[f"source_{cells.year}"].title, cells.source.address, before, source)


def _missing(cells: YearCells, measured: Measured, source: str) -> Iterator[CellFault]:
    """A number without its source, a source without its number, a public number wiped out."""
    if measured.value is not None and not source and not cells.source.fault:
        yield CellFault(
            cells.source.address,
            f"{cells.year}年的这个数没有写来源。请写明公开发布过它的文件，或在第一行填共同来源。",
        )
    if measured.value is None and version(cells.figure):
        yield CellFault(cells.value.address, "这个数已经公开，不能在这里清空。请填回原来的数。")
    elif measured.value is None and source:
        yield CellFault(cells.value.address, "写了来源，却没有填数。请填上数字，或者删去来源。")


def _settled(line: ImportLine, downloaded: str, figure: Figure | None) -> ImportLine:
    """Refused, unchanged, or changed by somebody else since the download, whichever comes first."""
    if line.faults:
        return replace(line, outcome=ImportOutcome.REFUSED)
    if not line.differences:
        return replace(line, outcome=ImportOutcome.UNCHANGED)
    if downloaded == version(figure):
        return line
    if figure and downloaded == token(line.measured, line.source):
        theirs = f"下载以后已改为{figure.published_text}，以系统中的为准。"
        return replace(line, outcome=ImportOutcome.UNCHANGED, differences=(), remark=theirs)
    return replace(
        line, outcome=ImportOutcome.STALE, remark="下载以后这个数已被改动，本次不导入。请重新下载，核对后再填。"
    )

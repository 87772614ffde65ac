"""A department's form for one year: filled in from the database, and what an uploaded one would change there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from indicators.excel import writer
from indicators.excel.guide import DEPARTMENT_GUIDE
from indicators.excel.importer import (
    WRITTEN,
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
from indicators.excel.layout import DEPARTMENT_COLUMNS, GUIDE_SHEET, QUALIFIERS, Contract, Form, fingerprint
from indicators.excel.reader import SIMULATED, SheetReading, SheetRow, Unreadable
from indicators.excel.writer import SheetEntry
from indicators.models import EDITABLE, Collection, Department, Figure, Indicator, LoadedFixture, User, screen
from indicators.numbers import Measured, Qualifier, formatting
from indicators.office import form_numbers
from indicators.office.files.faults import CellFault

COLUMNS = {column.key: column for column in DEPARTMENT_COLUMNS}
RELOAD = "请重新下载填报表。"


# ── out ────────────────────────────────────────────────────────────────────────────────────────────────────


def workbook(collection: Collection, department: Department) -> bytes:
    """The department's figures of the round as they stand, last year's beside them. Three queries."""
    figures = figures_of(collection.year, department)
    earlier = Figure.objects.of_year(collection.year - 1).filter(indicator__in=[f.indicator_id for f in figures])
    before = {figure.indicator_id: figure for figure in earlier}
    rows = [
        _entries(number, figure, before.get(figure.indicator_id), collection)
        for number, figure in enumerate(figures, 1)
    ]
    is_simulated = LoadedFixture.objects.is_simulated()
    years, mark = (collection.year,), catalogue(figures)
    contract = Contract(Form.DEPARTMENT, years, mark, department.code, is_simulated=is_simulated)
    return writer.write(writer.Filled(contract, _head(collection, department), rows, DEPARTMENT_GUIDE))


def _head(collection: Collection, department: Department) -> tuple[str, ...]:
    return (
        f"{collection.year}年度法治政府建设指标填报表",
        f"填报部门：{department}　　截止日期：{collection.due_for(department):%Y年%m月%d日}",
        f"只填浅黄色的格子，填好后在填报页上传；怎么填见“{GUIDE_SHEET}”。确实没有发生填0，没有数据请空着。",
    )


def figures_of(year: int, department: Department) -> list[Figure]:
    """What the department answers for, in the catalogue's order."""
    figures = Figure.objects.of_year(year).filter(department=department)
    return list(figures.select_related("indicator", "entered_by").order_by("indicator__order", "indicator__code"))


def catalogue(figures: Iterable[Figure]) -> str:
    """The fingerprint of everything that gives these figures their meaning."""
    return fingerprint(
        (
            figure.indicator.code,
            figure.indicator.name,
            figure.unit,
            figure.kind,
            figure.decimals,
            figure.indicator.definition,
        )
        for figure in figures
    )


def _entries(number: int, figure: Figure, before: Figure | None, collection: Collection) -> dict[str, SheetEntry]:
    is_open = collection.is_open and figure.status in EDITABLE
    return {
        "number": SheetEntry(number),
        "name": SheetEntry(figure.indicator.name),
        "unit": SheetEntry(figure.unit),
        "definition": SheetEntry(figure.indicator.definition),
        "before": _last_year(before),
        "value": SheetEntry(figure.value, figure.kind, figure.decimals, is_open),
        "qualifier": SheetEntry(QUALIFIERS[Qualifier(figure.qualifier)], is_open=is_open),
        "note": SheetEntry(figure.note, is_open=is_open),
        "source": SheetEntry(figure.source, is_open=is_open),
        "status": SheetEntry(figure.get_status_display()),
        "code": SheetEntry(figure.indicator.code),
        "version": SheetEntry(figure.version),
    }


def _last_year(before: Figure | None) -> SheetEntry:
    """Last year's figure as the desk shows it; with its qualifier it is a text."""
    if before is None or before.stated.value is None:
        return SheetEntry(formatting.MISSING)
    if before.stated.qualifier:
        return SheetEntry(before.text_of(before.stated))
    shown = formatting.plain(before.stated.value, before.decimals)
    return SheetEntry(Decimal(shown), before.kind, len(shown.partition(".")[2]))


# ── in ─────────────────────────────────────────────────────────────────────────────────────────────────────


def plan(reading: SheetReading, collection: Collection, department: Department) -> ImportPlan:
    """What the file would do to the department's figures. Raises Unreadable for another form, year or department."""
    _require_same(reading.contract, collection, department)
    figures = figures_of(collection.year, department)
    by_code = {figure.indicator.code: figure for figure in figures}
    is_changed = reading.contract.catalogue != catalogue(figures)
    strangers = _strangers(reading.rows, by_code)
    repeated = _repeated(reading.rows)
    lines = []
    for row in reading.rows:
        figure = by_code.get(row["code"].text)
        if figure is None or row.number in repeated:
            sentence = repeated.get(row.number) or strangers[row.number]
            lines.append(_refused(row, collection.year, sentence))
        else:
            lines.append(_line(row, figure, is_changed=is_changed))
    lines = list(_settle_stale(lines, by_code))
    return ImportPlan(
        tuple(_screened(lines, collection.year)), tuple(_notices(reading, figures, is_changed=is_changed))
    )


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


def _require_same(contract: Contract, collection: Collection, department: Department) -> None:
    if contract.form != Form.DEPARTMENT:
        raise Unreadable("这是历年数据表，不是部门填报表。历年数据由管理员在“历年数据”页导入。")
    if contract.is_simulated != LoadedFixture.objects.is_simulated():
        raise Unreadable(SIMULATED)
    if contract.year != collection.year:
        raise Unreadable(
            f"这是{contract.year}年度的填报表，这里填报的是{collection.year}年度。请下载{collection.year}年度的填报表填写。"
        )
    if contract.department != department.code:
        other = Department.objects.filter(code=contract.department).first()
        raise Unreadable(f"这份填报表是“{other or '其他部门'}”的，这里填报的是“{department}”。请上传本部门的填报表。")


# ── rows that are nobody's ─────────────────────────────────────────────────────────────────────────────────


def _strangers(rows: Sequence[SheetRow], known: dict[str, Figure]) -> dict[int, str]:
    """Why a row belongs to none of the department's figures, by row number."""
    unknown = [row["code"].text for row in rows if row["code"].text not in known]
    owners = dict(Indicator.objects.filter(code__in=unknown).values_list("code", "department__name"))
    return {row.number: _stranger(row["code"].text, owners) for row in rows if row["code"].text not in known}


def _stranger(code: str, owners: dict[str, str]) -> str:
    if not code:
        return "这一行不是本系统填报表里的行。请删除，不要自己增加行。"
    if code in owners:
        return f"这是“{owners[code]}”填报的指标，或本年度不再填报，不能在这里填。请删除这一行。"
    return f"系统里没有这一行的指标。{RELOAD}"


def _repeated(rows: Sequence[SheetRow]) -> dict[int, str]:
    """Rows whose indicator stands in the file more than once: none of them is taken for the right one."""
    counts = Counter(row["code"].text for row in rows if row["code"].text)
    return {
        row.number: f"“{row['name'].text[:30]}”在表里出现了{counts[row['code'].text]}次。请只保留一行。"
        for row in rows
        if counts[row["code"].text] > 1
    }


def _refused(row: SheetRow, year: int, sentence: str) -> ImportLine:
    name = row["name"].text[:30] or f"第{row.number}行"
    fault = CellFault(row["name"].address, sentence)
    return ImportLine(row["code"].text, name, year, row.number, ImportOutcome.REFUSED, faults=(fault,))


# ── rows that are a figure's ───────────────────────────────────────────────────────────────────────────────


def _line(row: SheetRow, figure: Figure, *, is_changed: bool) -> ImportLine:
    """One figure's row, cleaned; whether somebody else wrote meanwhile is settled for all rows at once."""
    said, faults = texts({COLUMNS[key]: row[key] for key in ("note", "source")})
    measured, wrong = number(
        row["value"], row["qualifier"], kind=figure.kind, unit=figure.unit, decimals=figure.decimals
    )
    faults = [*_foreign(row, figure, is_changed=is_changed), *wrong, *faults]
    differences = () if wrong else tuple(_differences(row, figure, measured, said))
    return ImportLine(
        code=figure.indicator.code,
        name=figure.indicator.name,
        year=figure.year,
        row=row.number,
        outcome=ImportOutcome.REFUSED if faults else _outcome(figure, differences),
        differences=differences,
        faults=tuple(faults),
        remark=_remark(figure, differences),
        measured=measured,
        note=said["note"],
        source=said["source"],
        seen=_version(row),
    )


def _foreign(row: SheetRow, figure: Figure, *, is_changed: bool) -> Iterable[CellFault]:
    """Where the row's own description of the indicator is not (or no longer) the catalogue's."""
    if _version(row) == form_numbers.NOBODYS:
        yield CellFault(row["name"].address, f"这一行隐藏的版本信息缺失了。{RELOAD}")
    held = {"name": figure.indicator.name, "unit": figure.unit, "definition": figure.indicator.definition}
    for key, now in held.items():
        cell, title = row[key], COLUMNS[key].title
        if alike(cell.text, now):
            continue
        said = tidy(cell.text)[:40]
        if is_changed:
            sentence = f"下载以后，目录里的{title}已改为“{now[:60]}”。请按新的{title}核对，并重新下载填报表。"
        else:
            sentence = f"本指标的{title}是“{now[:60]}”，表里被改动了。请改回，并核对数字。"
        yield CellFault(cell.address, sentence, said)


def _version(row: SheetRow) -> int:
    """The version the officer downloaded; `NOBODYS` when the cell no longer says."""
    return form_numbers.number(row["version"].text)


def _differences(row: SheetRow, figure: Figure, measured: Measured, said: dict[str, str]) -> Iterable[Difference]:
    if measured != figure.entry:
        only_qualifier = measured.value == figure.value
        column = COLUMNS["qualifier" if only_qualifier else "value"]
        yield Difference(column.title, row[column.key].address, figure.value_text, figure.text_of(measured))
    for key, held in (("note", figure.note), ("source", figure.source)):
        if said[key] != tidy(held):
            yield Difference(COLUMNS[key].title, row[key].address, held, said[key])


def _outcome(figure: Figure, differences: Sequence[Difference]) -> ImportOutcome:
    if not differences:
        return ImportOutcome.UNCHANGED
    if figure.status not in EDITABLE:
        return ImportOutcome.CLOSED
    return ImportOutcome.NEW if figure.version == 0 else ImportOutcome.CHANGED


def _remark(figure: Figure, differences: Sequence[Difference]) -> str:
    if differences and figure.status not in EDITABLE:
        return f"现在是“{figure.get_status_display()}”，不能再改，本次不导入这一行。"
    return ""


def _screened(lines: Sequence[ImportLine], year: int) -> Iterable[ImportLine]:
    """Each line to be written with what the rules say to the year as the file would leave it."""
    written = {line.code: line.measured for line in lines if line.outcome in WRITTEN}
    if not written:
        return lines
    screening = screen(year).with_entries(written)
    return [replace(line, points=tuple(screening.at(line.code, written))) for line in lines]


# ── written by somebody else since the download ────────────────────────────────────────────────────────────


def _settle_stale(lines: Sequence[ImportLine], figures: dict[str, Figure]) -> Iterable[ImportLine]:
    """Mark what others changed since; a row that the officer left as downloaded is no conflict."""
    suspects = [
        line
        for line in lines
        if line.outcome in (ImportOutcome.NEW, ImportOutcome.CHANGED) and line.seen != figures[line.code].version
    ]
    then = _as_downloaded(suspects, figures)
    for line in lines:
        yield _stale(line, figures[line.code], then) if line in suspects else line


def _as_downloaded(suspects: Sequence[ImportLine], figures: dict[str, Figure]) -> set[str]:
    """Codes of the suspects whose row says just what the figure said in the version that was downloaded."""
    codes = {figures[line.code].pk: line for line in suspects}
    kept = Figure.history.filter(id__in=codes, version__in={line.seen for line in suspects}).order_by("history_id")
    said = {(record.id, record.version): _said(record.instance) for record in kept}
    return {
        line.code for pk, line in codes.items() if said.get((pk, line.seen)) == (line.measured, line.note, line.source)
    }


def _said(figure: Figure) -> tuple[Measured, str, str]:
    return figure.entry, tidy(figure.note), tidy(figure.source)


def _stale(line: ImportLine, figure: Figure, as_downloaded: set[str]) -> ImportLine:
    when = timezone.localtime(figure.entered_at) if figure.entered_at else timezone.localtime()
    theirs = f"下载以后，{figure.entered_by or '他人'}于{when:%m月%d日 %H:%M}改为{figure.value_text}，"
    if line.code in as_downloaded:
        return replace(line, outcome=ImportOutcome.UNCHANGED, differences=(), remark=f"{theirs}以系统中的为准。")
    return replace(
        line, outcome=ImportOutcome.STALE, remark=f"{theirs}本次不导入这一行。请核对后重新下载，或在填报页上改。"
    )


# ── the file as a whole ────────────────────────────────────────────────────────────────────────────────────


def _notices(reading: SheetReading, figures: Sequence[Figure], *, is_changed: bool) -> Iterable[str]:
    yield from unread_sheets(reading.unread)
    if is_changed:
        yield "下载以后，指标目录有变动；有变动的指标在下面逐项说明。建议重新下载填报表填写。"
    said = {row["code"].text for row in reading.rows}
    missing = [figure.indicator.name for figure in figures if figure.indicator.code not in said]
    if missing:
        yield f"表中没有{len(missing)}项指标：{'、'.join(missing[:8])}{'等' if len(missing) > 8 else ''}。这些指标保持原样。"

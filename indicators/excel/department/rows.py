"""One row of an uploaded form: whose it is, what it would change, and whether somebody wrote meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from indicators.excel.cells import SheetRow
from indicators.excel.importer import NOTHING_HELD, Difference, ImportLine, ImportOutcome, alike, number, texts, tidy
from indicators.excel.layout import DEPARTMENT_COLUMNS
from indicators.models import EDITABLE, Collection, Figure, Indicator
from indicators.office import form_numbers
from indicators.office.files.faults import CellFault

if TYPE_CHECKING:
    from indicators.numbers import Measured

COLUMNS = {column.key: column for column in DEPARTMENT_COLUMNS}
RELOAD = "请重新下载填报表。"


# ── rows that are nobody's ─────────────────────────────────────────────────────────────────────────────────


def strangers(rows: Sequence[SheetRow], known: dict[str, Figure]) -> dict[int, str]:
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


def repeated_rows(rows: Sequence[SheetRow]) -> dict[int, str]:
    """Rows whose indicator stands in the file more than once: none of them is taken for the right one."""
    counts = Counter(row["code"].text for row in rows if row["code"].text)
    return {
        row.number: f"“{row['name'].text[:30]}”在表里出现了{counts[row['code'].text]}次。请只保留一行。"
        for row in rows
        if counts[row["code"].text] > 1
    }


def refused(row: SheetRow, collection: Collection, sentence: str) -> ImportLine:
    """The line of a row that nothing can be made of, with the reason at its name."""
    name = row["name"].text[:30] or f"第{row.number}行"
    fault = CellFault(row["name"].address, sentence)
    return ImportLine(row["code"].text, name, collection.year, row.number, ImportOutcome.REFUSED, faults=(fault,))


# ── rows that are a figure's ───────────────────────────────────────────────────────────────────────────────


def line_of(row: SheetRow, figure: Figure, *, is_changed: bool) -> ImportLine:
    """One figure's row, cleaned; whether somebody else wrote meanwhile is settled for all rows at once."""
    said, faults = texts({COLUMNS[key]: row[key] for key in ("note", "source")})
    # What somebody else wrote since the download is no guide to what was left standing.
    held = figure.entry if _version(row) == figure.version else NOTHING_HELD
    measured, wrong = number(
        row["value"], row["qualifier"], held, kind=figure.kind, unit=figure.unit, decimals=figure.decimals
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
        remark=_remark(figure, differences) or _loosened(row, measured),
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


def _loosened(row: SheetRow, measured: Measured) -> str:
    """That a qualifier fell away with the number it belonged to."""
    left = tidy(row["qualifier"].text)
    if not left or measured.value is None or measured.qualifier:
        return ""
    return f"原来的“{left}”随旧数一起去掉。现在的数仍是“{left}”的，请在本年值里写“{left}”和数，重新上传。"


# ── written by somebody else since the download ────────────────────────────────────────────────────────────


def settle_stale(lines: Sequence[ImportLine], figures: dict[str, Figure]) -> Iterable[ImportLine]:
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
    theirs = f"下载以后，{figure.entered_by or '他人'}于{date_format(when, 'DATETIME_FORMAT')}改为{figure.value_text}，"
    if line.code in as_downloaded:
        return replace(line, outcome=ImportOutcome.UNCHANGED, differences=(), remark=f"{theirs}以系统中的为准。")
    return replace(
        line, outcome=ImportOutcome.STALE, remark=f"{theirs}本次不导入这一行。请核对后重新下载，或在填报页上改。"
    )

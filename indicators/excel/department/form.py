"""The form as it goes out: a department's figures of a round as they stand, last year's beside them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.formats import date_format

from indicators.excel.cells import SIMULATED, Filled, SheetEntry
from indicators.excel.guide import DEPARTMENT_GUIDE
from indicators.excel.layout import GUIDE_SHEET, Contract, Form, fingerprint, qualifier_name
from indicators.models import EDITABLE, Collection, Department, Figure, LoadedFixture
from indicators.numbers import formatting
from indicators.office.files.unreadable import Unreadable


def workbook(collection: Collection, department: Department) -> bytes:
    """The department's figures of the round as they stand, last year's beside them. Three queries."""
    figures = figures_of(collection, department)
    earlier = Figure.objects.of_year(collection.year - 1).filter(indicator__in=[f.indicator_id for f in figures])
    before = {figure.indicator_id: figure for figure in earlier}
    rows = [
        _entries(number, figure, before.get(figure.indicator_id), collection)
        for number, figure in enumerate(figures, 1)
    ]
    is_simulated = LoadedFixture.objects.is_simulated()
    years, mark = (collection.year,), catalogue(figures)
    contract = Contract(Form.DEPARTMENT, years, mark, department.code, is_simulated=is_simulated)
    return Filled(contract, _head(collection, department), rows, DEPARTMENT_GUIDE).workbook()


def _head(collection: Collection, department: Department) -> tuple[str, ...]:
    return (
        f"{collection.year}年度法治政府建设指标填报表",
        f"填报部门：{department}　　截止日期：{date_format(collection.due_for(department))}",
        f"只填浅黄色的格子，填好后在填报页上传；怎么填见“{GUIDE_SHEET}”。确实没有发生填0，没有数据请空着。",
    )


def figures_of(collection: Collection, department: Department) -> list[Figure]:
    """What the department answers for, in the catalogue's order."""
    figures = Figure.objects.of_year(collection.year).filter(department=department)
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
        "qualifier": SheetEntry(qualifier_name(figure.qualifier), is_open=is_open),
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


def require_same(contract: Contract, collection: Collection, department: Department) -> None:
    """Raises Unreadable for a file that is another form, year or department, or comes from a simulated system."""
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

"""The sheet as it goes out: the catalogue with what is public of the years asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.excel.cells import SIMULATED, Filled, SheetEntry
from indicators.excel.guide import HISTORY_GUIDE
from indicators.excel.history.public import Figures, figures_of, version
from indicators.excel.layout import COMMON, GUIDE_SHEET, Contract, Form, fingerprint
from indicators.models import Figure, Indicator, LoadedFixture
from indicators.office.files.unreadable import Unreadable


def workbook(years: Sequence[int]) -> bytes:
    """The catalogue with what is public of these years. Two queries."""
    indicators = list(Indicator.objects.all())
    figures = figures_of(years)
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
    contract = Contract(Form.HISTORY, tuple(years), catalogue(indicators), is_simulated=is_simulated)
    return Filled(contract, head, [common, *rows], HISTORY_GUIDE).workbook()


def catalogue(indicators: Iterable[Indicator]) -> str:
    """The fingerprint of everything that gives these indicators their meaning."""
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


def require_same(contract: Contract) -> None:
    """Raises Unreadable for a file that is another form or comes from a simulated system."""
    if contract.form != Form.HISTORY:
        raise Unreadable("这是部门填报表，不是历年数据表。请到本部门的填报页上传。")
    if contract.is_simulated != LoadedFixture.objects.is_simulated():
        raise Unreadable(SIMULATED)

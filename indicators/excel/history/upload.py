"""The sheet as it comes back: what it would make public."""

from __future__ import annotations

from indicators.excel.cells import SheetReading
from indicators.excel.history.form import catalogue, require_same
from indicators.excel.history.rows import Rows
from indicators.excel.history.years import closed_years
from indicators.excel.importer import ImportPlan, unread_sheets
from indicators.models import Indicator


def plan(reading: SheetReading) -> ImportPlan:
    """What the file would make public. Raises Unreadable for another form; cells that were and are blank make no line."""
    require_same(reading.contract)
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    rows = Rows(reading, closed_years())
    is_changed = reading.contract.catalogue != catalogue(indicators.values())
    notices = ("下载以后，指标目录有变动；有变动的指标在下面逐项说明。",) if is_changed else ()
    return ImportPlan(tuple(rows.lines(indicators)), (*unread_sheets(reading.unread), *notices))

"""Making what a file says public by its source."""

from __future__ import annotations

from django.db import transaction

from indicators.excel.importer import ImportLine, ImportPlan
from indicators.models import Figure, Indicator, User
from indicators.office.permissions import user_can_administer
from indicators.office.steps import Refused


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


def _figure(line: ImportLine) -> Figure:
    """The year's row of the indicator, made where there is none."""
    indicator = Indicator.objects.get(code=line.code)
    return Figure.objects.filter(indicator=indicator, year=line.year).first() or Figure(
        indicator=indicator, year=line.year
    )

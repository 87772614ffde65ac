"""The rows of an edition's table of figures: what the workbook writes and verification reads again. Pure."""

from __future__ import annotations

from decimal import Decimal

from indicators.numbers.measure import Qualifier
from reports.document.tree import Document, Fact

FIGURE_HEAD = ("代码", "指标", "主题", "数值", "单位", "年度", "修饰", "口径")


def figure_row(fact: Fact, document: Document, theme: str) -> tuple[str | Decimal | None, ...]:
    """One cell for each column of the head; `theme` as it is called today."""
    qualifier = Qualifier(fact.qualifier).label if fact.qualifier else None
    return fact.code, fact.name, theme, Decimal(fact.value), fact.unit, f"{document.year}年", qualifier, fact.definition

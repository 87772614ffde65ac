"""A change as tables and cards have it: how far it moved beside others, and its words with separators. Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from indicators.numbers.comparison import Change

POINT_WEIGHT = 10
"""A 百分点 of a rate weighs as much as a tenth of a count: the shipped rules doubt changes of 5 points and of 50 %."""


def weight(change: Change) -> Decimal:
    """How far it moved, in percent or in weighted 百分点; 0 where nothing can be compared or the base is small."""
    if change.kind == "rate":
        return abs(change.difference or Decimal(0)) * POINT_WEIGHT
    return abs(change.rate or Decimal(0)) if change.reads_as_rate else Decimal(0)


def tabular_sentence(change: Change) -> str:
    """Its sentence with the numbers as the table beside it spells them: `由1,235件减为1,134件，减少101件（8.2%）`."""
    return replace(change, separates=True).sentence()

"""A change by itself, for a sentence that words it in its own way: 9, 22%, 2.3倍; or why there is none to write. Pure."""

from __future__ import annotations

from decimal import Decimal

from indicators.numbers.comparison import Change
from indicators.numbers.formatting import percentage, plain, quantized

SMALLEST_BASE = 10
"""From fewer cases 2.3倍 says nothing."""


class Unsayable(ValueError):
    """There is no such number; the message is the reason, in Chinese."""


def difference(change: Change) -> str:
    """The size of the difference in the unit, without sign: "9", "约110", "5" percentage points."""
    return _roughly(change, plain(abs(_compared(change)), change.decimals))


def rate(change: Change) -> str:
    """The size of the relative change: "22%", "约3%". Raises Unsayable for rates, streaks, scopes and zero bases."""
    _compared(change)
    if change.kind == "rate":
        raise Unsayable("比率的增减以百分点计，请写增减的百分点数（|difference）")
    if change.rate is None:
        raise Unsayable("上年为零或不按比例比较，没有增减百分比")
    return _roughly(change, percentage(change.rate, change.rate_places))


def times(change: Change) -> str:
    """The later figure as a multiple of the earlier: "2.3倍"."""
    _compared(change)
    before, after = change.before.value, change.after.value
    if change.rate is None or before is None or after is None:
        raise Unsayable("上年为零或不按比例比较，没有倍数")
    if before < SMALLEST_BASE:
        raise Unsayable(f"上年不足{SMALLEST_BASE}{change.unit}，不宜写倍数")
    if after < before:
        raise Unsayable("比上年少，不写倍数")
    multiple = quantized(after, change.decimals) / quantized(before, change.decimals)
    return _roughly(change, f"{plain(multiple, 1)}倍")


def _compared(change: Change) -> Decimal:
    if change.difference is None:
        raise Unsayable(f"{change.phrase()}，不能写增减")
    return change.difference


def _roughly(change: Change, text: str) -> str:
    return f"约{text}" if change.is_approximate else text

"""Whether a size that is written (增长22%, 增加9件, 近一倍, 三成多) says what the data say. Pure.

A size agrees when the true one rounds to it at the places it is written with; 约, 近, 超, 余 and 多 give it room on the
side they speak of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from reports.narrative.numerals import Numeral

NEARLY = Decimal("0.8")
"""近一倍 is at least this much of it."""
ROUGHLY = Decimal("0.1")
"""约三成 may be off by this much of it."""
WHOLE_FOLDS = Decimal("0.25")
"""两倍 may be off by this much; 1.5倍 is not 两倍."""
_FRACTION = re.compile("[.点]([0-9零〇一二三四五六七八九]+)")
_MORE = ("多", "倍多", "还多", "有余")
FOLD_LOW, FOLD_HIGH = Decimal("0.95"), Decimal("1.2")
"""翻一番 may fall a little short of twice and go a little beyond."""


@dataclass(frozen=True, slots=True)
class Size:
    """A written size: `value` in `unit`; `step` is one unit of its last place, `room` of its leading one."""

    value: Decimal
    unit: str
    qualifier: str
    step: Decimal
    room: Decimal

    def agrees(self, true: Decimal) -> bool:
        """Whether a true size (not negative) is what is written."""
        if self.unit == "倍" and self.step == 1 and not self.qualifier:
            return abs(true - self.value) <= WHOLE_FOLDS
        rounded = true.quantize(self.step, ROUND_HALF_UP)
        is_nearly_it = rounded == self.value and abs(true - self.value) <= self.value * ROUGHLY
        match self.qualifier:
            case "":
                return rounded == self.value or true.quantize(self.step, ROUND_DOWN) == self.value == true
            case "approx":
                return rounded == self.value or abs(true - self.value) <= self.value * ROUGHLY
            case "nearly":
                return self.value * NEARLY <= true <= self.value or is_nearly_it
            case "over":
                return self.value <= true < self.value + self.room or is_nearly_it
            case "at_least":
                return true >= self.value or is_nearly_it
            case _:
                return true <= self.value or is_nearly_it


def size_of(numeral: Numeral, text: str) -> Size | None:
    """A typed number as a size; None for ranges and what says no value."""
    if numeral.value is None or numeral.high is not None:
        return None
    value = numeral.value if numeral.parts is None else numeral.value / numeral.parts * 100
    unit = "%" if numeral.parts is not None else numeral.unit
    written = text[numeral.start : numeral.end]
    step = _step(written, numeral)
    qualifier = numeral.qualifier or ("over" if text.startswith(_MORE, numeral.end) else "")
    room = Decimal("Infinity") if re.search("超|逾", written) else _leading_step(value)
    if numeral.parts is not None:
        return Size(value.quantize(Decimal(1)), unit, qualifier or "approx", Decimal(1), Decimal(5))
    return Size(value, unit, qualifier, step, Decimal(10) if "成" in written else room)


def _step(written: str, numeral: Numeral) -> Decimal:
    """One of the last place that is written: 0.1 for 12.3 and 十二点三, 1000 for 1.2万."""
    fraction = _FRACTION.search(written)
    step = Decimal(1).scaleb(-len(fraction[1])) if fraction else Decimal(1)
    for sign, scale in (("万", 4), ("亿", 8)):
        step = step.scaleb(scale) if sign in written else step
    return Decimal(1) if numeral.style == "word" else step


def _leading_step(value: Decimal) -> Decimal:
    """One of the last place that is not zero: 100 for 600, 1 for 23."""
    normal = value.normalize()
    exponent = int(normal.as_tuple().exponent) if value else 0
    return Decimal(1).scaleb(exponent)


def fold_agrees(folds: Decimal, factor: Decimal, qualifier: str = "") -> bool:
    """Whether `factor` (now by before) is what 翻…番 says; 翻一番多 goes on to the next."""
    said = Decimal(2) ** int(folds)
    if qualifier in ("over", "at_least"):
        return FOLD_LOW * said <= factor and (qualifier == "at_least" or factor < 2 * said)
    return FOLD_LOW * said <= factor <= FOLD_HIGH * said


def half_agrees(factor: Decimal) -> bool:
    """Whether `factor` is what 减半 says."""
    return Decimal("0.45") <= factor <= Decimal("0.55")

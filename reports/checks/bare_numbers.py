"""What is said of a number that quotes nothing. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.checks.proposals import Proposal
    from reports.narrative.numerals import Numeral

REACH = 8


def said_of(source: str, numeral: Numeral, proposed: list[Proposal]) -> str:
    """What is wrong with a number that quotes nothing, in one sentence."""
    number = source[numeral.start : numeral.end]
    where = f"“{excerpt(source, numeral)}”中的“{number}”"
    if not proposed:
        return f"{where}没有引用指标。确非统计数字的，请加入“固定提法”或写明理由。"
    best = proposed[0].choice
    if best.is_aim:
        return f"{where}没有引用指标；如定的是“{best.name}”，请记作目标，下一年的检查会拿结果与它对照。"
    if proposed[0].is_certain:
        return f"{where}是“{best.name}”（{best.text}）：说的对象、单位和数值都相符。须引用指标，不能直接写数字。"
    return f"{where}没有引用指标；如指“{best.name}”，其数为{best.text}。"


_APART = re.compile(r"[，。；：、\n]|\{\{|\}\}")


def excerpt(source: str, numeral: Numeral) -> str:
    """A few characters on both sides, within the clause."""
    before = _APART.split(source[max(0, numeral.start - REACH) : numeral.start])[-1]
    after = _APART.split(source[numeral.end : numeral.end + REACH])[0]
    return f"{before}{source[numeral.start : numeral.end]}{after}"

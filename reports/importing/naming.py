"""What a new indicator would be called, and what it is measured in, by the words around its number. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.numbers.measure import Kind

LONGEST_NAME = 40
SHORTEST_NOUN = 4
"""Words shorter than this are a verb or a remainder (审结, 参加, 其中): what the sentence spoke of before stands in front."""

_OPENING = re.compile(
    r"^(?:——|[一二三四五六七八九十]+是|其中|全年|全区|全县|全市|我区|我县|本区|本县|共计?|累计|合计|先后|今年|本年度?|年内|已|还|并|对|就|为|在|由|将|把|向|以|的|等|及|和|与|、|，)+"
)
_ENDING = re.compile(
    r"(?:分别|均|都|共计?|累计|合计|达到?|提升至|提高到|保持在|稳定在|为|约|近|超过|至|到|了|的|等|由|从|在|实现|有|是|和|及|与|，|其中)+$"
)
_VERB = re.compile(
    r"^(?:收到|受理|办理|审结|审查|审核|开展|组织|召开|举办|举行|制定|印发|清理|完成|查处|调解|化解|提出|建成|设立|配备|公布|发布|编制|接待|培训|推行|落实|拍摄|选聘|聘请)(?=..)"
)
_RATE = re.compile(r"(?:率|比例|比重|占比|度)$")
_COUNTED = {"名": "人", "位": "人", "人次": "人次", "人": "人"}


@dataclass(frozen=True, slots=True)
class CountedIn:
    """What a number is counted in. `decimals` as many as it says."""

    unit: str
    kind: Kind
    decimals: int


def measure_of(value: Decimal, unit: str, sentence: str) -> CountedIn:
    """By the unit; a number that is no whole one is measured, not counted."""
    decimals = min(4, max(0, -int(value.normalize().as_tuple().exponent)))
    if unit == "%":
        return CountedIn("%", Kind.RATE, decimals)
    if unit.endswith("元") or decimals:
        return CountedIn(unit or "个", Kind.AMOUNT, decimals)
    if unit in ("年", "个年度") and "连续" in sentence:
        return CountedIn("年", Kind.STREAK, 0)
    return CountedIn(unit or "个", Kind.COUNT, 0)


def name_of(spoken: Sequence[str], unit: str) -> str:
    """The noun the last of these words names, with what it is counted in: 办理法律援助案件 → 办理法律援助案件数.

    `spoken` are the words of each number of a sentence so far. "" where they say nothing.
    """
    noun = trimmed(spoken[-1]) if spoken else ""
    if len(noun) < SHORTEST_NOUN:
        before = (words for one in reversed(spoken[:-1]) if len(words := trimmed(one)) >= SHORTEST_NOUN)
        subject = _VERB.sub("", next(before, ""))
        noun = subject if subject.endswith(noun) else f"{subject}{noun}"
    return f"{noun[-LONGEST_NAME:]}{_suffix(noun, unit)}" if noun else ""


def trimmed(words: str) -> str:
    """Without what only leads to the noun or from it to the number."""
    return _ENDING.sub("", _OPENING.sub("", words))


def _suffix(noun: str, unit: str) -> str:
    if unit == "%":
        return "" if _RATE.search(noun) else "比例"
    if unit.endswith("元"):
        return "" if noun.endswith(("金额", "款", "资金")) else "金额"
    counted = _COUNTED.get(unit, unit)
    return "数" if noun.endswith(counted) and counted else f"{counted}数"

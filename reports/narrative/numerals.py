"""Numbers in a report's source text that quote no indicator: where they stand and what they say. Pure.

What only looks like a count is covered first (`reports.narrative.lookalikes`). Of what is left every Arabic number
counts, every 汉字 number before a classifier (六个方面), and the words that say a share, a multiple or a zero (过半,
翻番, 未发生). Each number has one reading: value, qualifier, unit. Places stand for places in the original text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from reports.narrative.han_amounts import DIGITS, HAN, amount, neighbours
from reports.narrative.lookalikes import COVER, cover
from reports.narrative.measures import BEHIND_FRACTION, BEHIND_HAN, unit_at

LONGEST_KEPT = 2_000
"""Characters of a passage that is remembered with its numbers: 600 of the usual length are half a megabyte."""
Style = Literal["number", "han", "liang", "word"]
_SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text: `text[start:end]`.

    `value` is in `unit` (3.2万件 is 32000 件; 32.27亿元 is 3227000000 元), None where none is said (数十). `high` is
    the upper end of a range, `parts` the denominator of a fraction. `scale_at` is where 万 or 亿 begins, else `end`.
    """

    start: int
    end: int
    style: Style
    value: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    high: Decimal | None = None
    parts: Decimal | None = None
    scale_at: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether it says one value and nothing around it."""
        return self.value is not None and self.high is None and self.parts is None and not self.qualifier

    @property
    def counts(self) -> bool:
        """Whether it says one value, and in digits: what can be added up."""
        return self.is_exact and self.style != "word"

    @property
    def is_zero_word(self) -> bool:
        """未发生, 零投诉: a zero that is no digit."""
        return self.style == "word" and self.value == 0

    @property
    def said(self) -> str:
        """The value as a table would hold it: "235", "3-5", "1/3", ""."""
        if self.value is None:
            return ""
        low = f"{self.value.normalize():f}"
        if self.parts is not None:
            return f"{low}/{self.parts.normalize():f}"
        return low if self.high is None else f"{low}-{self.high.normalize():f}"


def numerals(text: str, phrases: Iterable[str] = ()) -> list[Numeral]:
    """The numbers of a text that quote nothing, in order. `phrases` are passed over whole.

    A passage reads as it read before: each is looked through once for what it says, the longest ones each time.
    """
    find = _remembered if len(text) <= LONGEST_KEPT else _found
    return list(find(text, tuple(phrases)))


def _found(text: str, phrases: tuple[str, ...]) -> tuple[Numeral, ...]:
    covered = cover(text, phrases)
    found = sorted(
        (numeral for scan in _SCANS for numeral in scan(covered)), key=lambda numeral: (numeral.start, -numeral.end)
    )
    apart: list[Numeral] = []
    for numeral in found:
        if not apart or numeral.start >= apart[-1].end:
            apart.append(numeral)
    return tuple(apart)


_remembered = lru_cache(maxsize=600)(_found)


# ── what stands round a number ──

_BEFORE = r"(?P<before>不少于|不低于|不超过|大约|(?<![节预签合制条履违公契特邀解])(?<!规民)约|(?<![附最接靠将])近|超过|超|逾)?"
_AFTER = r"(?P<after>[余多来]|[+＋](?![\dA-Za-z]))?"
"""120万+人次 is said on the web for 120万多."""
_QUALIFIERS = {
    "approx": ("约", "大约", "来"),
    "nearly": ("近", "接近", "不足"),
    "over": ("超过", "超", "逾", "余", "多", "上", "过", "+", "＋"),
    "at_least": ("不少于", "不低于", "以上"),
    "at_most": ("不超过", "不高于", "不多于", "以内", "以下"),
}
_QUALIFIER = {word: name for name, words in _QUALIFIERS.items() for word in words}
_LIMIT = re.compile(rf"(?:{BEHIND_HAN})?(?:\s*)(以上|以内|以下|左右|上下)")
_BOUNDS = (
    dict.fromkeys(("低于", "少于", "小于", "不高于", "不多于"), "at_most")
    | dict.fromkeys(("高于", "多于", "大于"), "at_least")
    | dict.fromkeys(("不足", "不到", "接近"), "nearly")
)
_BOUND = re.compile(r"(低于|少于|小于|高于|多于|大于|不足|不到|接近|不高于|不多于)$")


def _qualifier(text: str, start: int, end: int, *words: str | None) -> str:
    """From the words joined to the number, else from 以上 behind its unit or 低于 before it."""
    named = next((_QUALIFIER[word] for word in words if word in _QUALIFIER), "")
    if limit := _LIMIT.match(text, end):
        named = _QUALIFIER.get(limit[1], "approx")
    if not named and (bound := _BOUND.search(text[max(0, start - 3) : start])):
        named = _BOUNDS[bound[1]]
    return named


# ── the scans ──

_PLAIN = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_TO = r"(?:[—–－\-~～]+|至|到)"
_BEGINS = r"\d不大约近超逾"
"""What a number begins with, or a word of `_BEFORE`: elsewhere nothing is tried."""
_FRACTION = re.compile(rf"(?=[{_BEGINS}]){_BEFORE}(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,3}})(?![\d/])")
_ARABIC = re.compile(
    rf"(?=[{_BEGINS}]){_BEFORE}(?P<number>{_PLAIN})(?:(?P<low_per>[%‰])?{_TO}(?P<high>{_PLAIN}))?"
    rf"(?:(?P<per>[%‰‱])|(?P<scaled>(?P<early>[余多来])?(?P<scale>[百千][余多来]?[万亿]| ?[百千]?[万亿]|百(?!分)|千(?![分米瓦克]))?{_AFTER}))"
)
_HAN_PARTS = re.compile(
    rf"(?=[{_BEGINS}百千万{DIGITS}]){_BEFORE}(?:(?P<per>百|千|万)分之(?P<number>[{HAN}]+(?:点[零〇{DIGITS}]+)?)"
    rf"|(?P<bottom>[{DIGITS}]+)分之(?P<top>[{DIGITS}]+))"
)
_HAN_DECIMAL = re.compile(
    rf"(?=[{_BEGINS}零〇{DIGITS}]){_BEFORE}(?P<number>[零〇{DIGITS}]+点[零〇{DIGITS[:-1]}]+)"
    rf"(?:(?P<scale>[百千]?[万亿]){_AFTER}(?={BEHIND_HAN})|(?={BEHIND_FRACTION}))"
)
_HAN_COUNT = re.compile(
    rf"(?=[{_BEGINS}上十百千万数几{DIGITS}])(?P<before>不少于|不低于|不超过|大约|(?<![节预签合制条履违公契特邀解])(?<!规民)约|(?<![附最接靠将])近|超过|超|逾|上(?=[百千万亿]))?"
    rf"(?:(?P<number>[{DIGITS}百千万][{HAN}]*)(?:{_TO}(?P<high>[{DIGITS}][{HAN}]*))?{_AFTER}"
    rf"|[{DIGITS}]?十几|[数几](?P<loose>[十百千万亿]+){_AFTER.replace('after', 'vague')})(?={BEHIND_HAN})"
    r"|上(?P<alone>亿)(?=元)"
)
_PER_UNITS = {"百": "%", "千": "‰", "万": "‱"}
# 一 is a number before what counts events (召开一次会议), and before any classifier that ends its clause (先进集体一个).
_EVENTS = "件次起宗场名例期部家户篇倍"
_ENDS = re.compile(rf"(?:{BEHIND_HAN})(?=$|[，。；：、！？）\n])")
_DENIED = re.compile("(?:未|没有)(?:发生|出现|接到|收到|产生|发现|引发)?$|无$")
"""未发生一起 says a zero, not a one."""
_BARE = ("百", "千", "万")
"""百名律师进百村 is a name; 近百名 and 百余名 are counts."""
_ARTICLES = "批套把些系支方面定年天"


def _arabic(text: str) -> Iterator[Numeral]:
    for found in _ARABIC.finditer(text):
        low, high = _value(found["number"]), found["high"] and _value(found["high"])
        scale = _scale(found["scale"])
        end = found.end()
        unit = found["per"] or unit_at(text, end)
        words = (found["before"], found["early"], found["after"], (found["scale"] or "  ")[1:2])
        yield Numeral(
            found.start(),
            end,
            "number",
            low * scale,
            unit,
            _qualifier(text, found.start(), end, *words),
            high * scale if high else None,
            scale_at=found.start("scale") if found["scale"] and not found["early"] else end,
        )


def _fractions(text: str) -> Iterator[Numeral]:
    if "/" not in text:
        return
    for found in _FRACTION.finditer(text):
        bottom = Decimal(found["bottom"])
        if bottom:
            name = _qualifier(text, found.start(), found.end(), found["before"])
            yield Numeral(
                found.start(),
                found.end(),
                "number",
                Decimal(found["top"]),
                "",
                name,
                parts=bottom,
                scale_at=found.end(),
            )


def _han_parts(text: str) -> Iterator[Numeral]:
    """百分之九十八点五, 千分之三, 三分之一."""
    if "分之" not in text:
        return
    for found in _HAN_PARTS.finditer(text):
        start, end = found.span()
        name = _qualifier(text, start, end, found["before"])
        if found["per"]:
            per = _PER_UNITS[found["per"]]
            yield Numeral(start, end, "number", amount(found["number"]), per, name, scale_at=end)
        else:
            yield Numeral(
                start, end, "han", amount(found["top"]), "", name, parts=amount(found["bottom"]), scale_at=end
            )


def _han_decimals(text: str) -> Iterator[Numeral]:
    """三点五个百分点, 约一点二亿元."""
    if "点" not in text:
        return
    for found in _HAN_DECIMAL.finditer(text):
        start, end = found.span()
        value, name = amount(found["number"]), _qualifier(text, start, end, found["before"], found["after"])
        scale_at = found.start("scale") if found["scale"] else end
        scaled = None if value is None else value * _scale(found["scale"])
        yield Numeral(start, end, "number", scaled, unit_at(text, end), name, scale_at=scale_at)


def _han(text: str) -> Iterator[Numeral]:
    """六个, 三至五次, 七八十件, 百余人, 数十名."""
    for found in _HAN_COUNT.finditer(text):
        start, end = found.span()
        number = found["number"] or ""
        if number == "一" and (not _counts(text, end) or _DENIED.search(text[:start])):
            continue
        if number in _BARE and not (found["before"] or found["after"]):
            continue
        value, high = _loose(number, found["high"])
        if found["alone"]:
            value = _SCALES["亿"]
        yield Numeral(
            start,
            end,
            "liang" if number == "两" else "han",
            value,
            unit_at(text, end),
            _qualifier(text, start, end, found["before"] or ("上" if found["alone"] else None), found["after"]),
            high,
            scale_at=end,
        )


def _counts(text: str, end: int) -> bool:
    return text[end] in _EVENTS or (text[end] not in _ARTICLES and bool(_ENDS.match(text, end)))


def _loose(number: str, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    if high:
        return amount(number), amount(high)
    return neighbours(number) or (amount(number) if number else None, None)


def _value(number: str) -> Decimal:
    return Decimal(number if number.isdecimal() else re.sub(r"[,，\s]", "", number))


def _scale(places: str | None) -> Decimal:
    scale = Decimal(1)
    for place in places or "":
        scale *= _SCALES.get(place, Decimal(1))
    return scale


# ── numbers that are words ──

_TENTHS = re.compile(
    rf"{_BEFORE}(?P<tenths>[一二两三四五六七八九]|\d)成(?P<rest>半|[一二三四五六七八九](?=以上|左右|的|[，。；、）]|$))?(?P<after>[多余])?"
    r"(?!为|员|立|果|功|本|效|都|长|熟|绩|套|不|因|人|交|型|片|风|分)"
)
_SHARE_WORDS: dict[str, tuple[str, str, str]] = {
    # what is written: value, unit, qualifier
    "过半": ("50", "%", "over"),
    "超半": ("50", "%", "over"),
    "近半": ("50", "%", "nearly"),
    "一半": ("50", "%", ""),
    "半数": ("50", "%", ""),
    "减半": ("50", "%", ""),
    "倍增": ("1", "倍", ""),
    "翻番": ("1", "番", ""),
}
_SHARE_WORD = re.compile(rf"{_BEFORE}(?P<word>{'|'.join(_SHARE_WORDS)})(?!以?功倍|夜|途|天|身)")
_MAY_SHARE = re.compile("[半倍番]")
_FOLD = re.compile(rf"翻了?(?P<number>[{DIGITS}]|\d+)番")
_MAY_DENY = re.compile("[未没无零]")
_ZERO = re.compile(
    # A zero said of events: 未发生…, 没有收到…, 无一件…, 零投诉; not of intentions (零容忍) nor of things (零部件).
    r"(?<!尚)(?P<verb>未(?:发生|出现|接到|收到|产生|发现|引发))"
    r"|(?P<none>没有)(?=发生|出现|接到|收到|产生|发现|引发|一[件起例宗次])"
    r"|(?P<no>无一(?!例外|遗漏)|(?<![^，。；：、\u4e00-\u9fff])无(?=(?:被|因|行政|重大|新增|越级|群体|责令)[^，。；]{0,16}(?:情形|情况|案件|事件|行为|现象|问题|事故|纠错|撤销)))"
    r"|(?<![\d.一二三四五六七八九十百千万点])(?P<nil>零)(?=发生|投诉|超时|差错|上访|事故|败诉|复议|诉讼|纠错|案件|违纪|违规|伤亡|延误|信访|增长|逾期|失误|撤销|变更|被诉|赔偿|通报|检查|收费|申请|登记|扣分|退件|积压|漏管|脱管|再犯|感染|涉诉)"
)


def _tenths(text: str) -> Iterator[Numeral]:
    if "成" not in text:
        return
    for found in _TENTHS.finditer(text):
        number = found["tenths"]
        value = (Decimal(number) if number.isdigit() else amount(number) or Decimal(0)) * 10
        value += amount((found["rest"] or "零").replace("半", "五")) or 0
        name = _qualifier(text, found.start(), found.end(), found["before"], found["after"])
        yield Numeral(found.start(), found.end(), "word", value, "%", name, scale_at=found.end())


def _share_words(text: str) -> Iterator[Numeral]:
    if not _MAY_SHARE.search(text):
        return
    for found in _SHARE_WORD.finditer(text):
        value, unit, name = _SHARE_WORDS[found["word"]]
        name = _qualifier(text, found.start(), found.end(), found["before"]) or name
        yield Numeral(found.start(), found.end(), "word", Decimal(value), unit, name, scale_at=found.end())
    for found in _FOLD.finditer(text):
        folds = Decimal(found["number"]) if found["number"].isdigit() else amount(found["number"])
        yield Numeral(found.start(), found.end(), "word", folds, "番", scale_at=found.end())


def _zeros(text: str) -> Iterator[Numeral]:
    if not _MAY_DENY.search(text):
        return
    for found in _ZERO.finditer(text):
        yield Numeral(found.start(), found.end(), "word", Decimal(0), "", scale_at=found.end())


_SCANS = (_fractions, _arabic, _han_parts, _han_decimals, _han, _tenths, _share_words, _zeros)

__all__ = ["COVER", "Numeral", "cover", "numerals"]

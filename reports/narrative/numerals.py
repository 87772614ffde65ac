"""Numbers in a report's source text that quote no indicator: where they stand and what they say. Pure.

First everything that only looks like a count is covered up: quotations {{…}}, titles in 《》, set phrases, years,
dates, ordinals, document numbers, list numbers, sessions of meetings. Then every Arabic number that is left
counts, and every 汉字 number before a classifier (六个方面, 相继三次). Covering never changes a text's length, so
places found stand for places in the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from indicators.formatting import parse_han


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a number: 3.2万件 is 3.2 of 万件 and 32000 of 件. `end` is where the reading ends."""

    value: Decimal
    end: int
    unit: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text: `text[start:end]`. Vague ones (数十, 三分之一) have no reading."""

    start: int
    end: int
    style: Literal["number", "han", "liang"]
    readings: tuple[Reading, ...] = ()


def numerals(text: str, phrases: Iterable[str] = ()) -> list[Numeral]:
    """The numbers of a text that quote nothing, in order. `phrases` are passed over whole."""
    covered = cover(text, phrases)
    found = sorted([*_arabic(covered), *_han_percents(covered), *_han(covered)], key=lambda n: (n.start, -n.end))
    return [n for at, n in enumerate(found) if all(n.start >= before.end for before in found[:at])]


# ── what is no count ──

_COVER = "\0"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")

_DIGITS = "一二两三四五六七八九十"
_HAN = f"{_DIGITS}零〇百千万亿"
_N = rf"(?:\d+|[{_HAN}]+)"
_YEAR = r"(?:19|20)\d\d"
_HAN_YEAR = r"[一二][零〇○一二三四五六七八九]{3}"

_CLASSIFIERS = (
    *("个", "件", "次", "项", "名", "人", "条", "家", "年", "起", "宗", "份", "场", "期", "部", "位", "所", "支", "张"),
    *("处", "篇", "户", "批", "类", "种", "轮", "倍", "元", "天", "座", "台", "辆", "套", "堂", "节", "门", "小时"),
)
_CLASSIFIER = "|".join(_CLASSIFIERS)
_EVENTS = "件次起宗场名例"
"""一 is a number only before what counts events: 召开一次, but not 一项制度, 一支队伍."""

_COVERED: dict[str, str] = {
    "quotation": r"\{\{[^{}]*\}\}",
    "document number": rf"[〔\[【（(]{_YEAR}[〕\]】）)](?:[^\s，。；、《》]{{0,8}}?\d+号)?|\d+号|(?:No\.?|编号)\s*\d+",
    "name with letters": r"[A-Za-z][A-Za-z0-9/.\-]*\d[A-Za-z0-9/.\-]*|\d+[A-Za-z][A-Za-z0-9]*|\d+(?:\+(?:\d+|[A-Z]))+",
    "day": rf"{_YEAR}(?P<stroke>[-./])\d{{1,2}}(?P=stroke)\d{{1,2}}",
    "span of years": rf"{_YEAR}\s*年?\s*(?:[—–\-~～至到]+)\s*{_YEAR}\s*年?",
    "year": rf"{_YEAR}\s*年(?:度|底|末|初)?|{_HAN_YEAR}年",
    "plan period": rf"十[一二三四五六七八九]五(?![{_HAN}])",
    "stretch of time": rf"(?:近|过去|未来|今后|最近|前|后|以往){_N}年|{_N}年(?:行动|规划|计划|来|以来|期|一度)",
    "date": rf"\d{{1,2}}\s*月(?:份|底|初|\s*\d{{1,2}}\s*日)?|\d{{1,2}}\s*日|[{_HAN}]+月(?:份|底|初|[{_HAN}]+日)",
    "time": r"\d{1,2}[:：]\d{2}|\d{1,2}(?:时|点)(?:\d{1,2}分|半)?|(?:7\s*[×xX*]\s*)?24\s*小时",
    "quarter": rf"前?{_N}季度",
    "ordinal": rf"第\s*{_N}(?:{_CLASSIFIER}|[条款章节目届批号])?|其[{_DIGITS}]|[{_DIGITS}]期(?:工程|项目|建设)",
    "list number": rf"[（(](?:\d{{1,2}}|[{_DIGITS}]{{1,3}})[）)]|^\s*(?:\d{{1,2}}\s*[.．、]\s*(?!\d)|[{_DIGITS}]{{1,3}}、)",
    "enumeration": rf"(?<![^，。；：、\s])[{_DIGITS}]{{1,3}}(?:是|要|方面|则|来)",
    "session": rf"[{_DIGITS}]+届(?:[^，。；、{{}}\s\d]{{0,8}}?[{_DIGITS}]+(?:中全会|次全会|次会议))?|[{_DIGITS}]+中全会",
    "one of a kind": rf"[每同任某这那另再逐统首唯]一(?:{_CLASSIFIER})?",
}
_LOOKALIKE = re.compile("|".join(_COVERED.values()), re.MULTILINE)


def cover(text: str, phrases: Iterable[str] = ()) -> str:
    """The text, as long as before, with full-width digits made plain and all that is no count blotted out."""
    covered = _cover_titles(text.translate(_FULL_WIDTH))
    for pattern in (_any_of(phrases), _LOOKALIKE):
        if pattern:
            covered = pattern.sub(lambda found: _COVER * len(found[0]), covered)
    return covered


def _cover_titles(text: str) -> str:
    """Blot out titles with their 《》, one inside another too; a 《 that is never closed covers nothing."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "《":
            opened.append(at)
        elif character == "》" and opened:
            start = opened.pop()
            text = text[:start] + _COVER * (at + 1 - start) + text[at + 1 :]
    return text


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Longest first; a phrase that ends in a digit is not found inside a longer number."""
    longest_first = sorted({phrase.translate(_FULL_WIDTH) for phrase in phrases if phrase}, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile("|".join(rf"(?<!\d){re.escape(p)}(?!\d)" for p in longest_first))


# ── what is left ──

_BEFORE = r"(?:大约|约|(?<![附最接靠将])近|超过|超|逾|不少于|不低于|不超过)?"
_AFTER = r"[余多来]?"
_ARABIC = re.compile(
    rf"{_BEFORE}(?P<number>\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<tail>%|{_AFTER}(?P<myriads>[万亿])?{_AFTER})"
)
_HAN_PERCENT = re.compile(rf"{_BEFORE}百分之(?P<number>[{_HAN}]+)|[{_DIGITS}]+分之[{_DIGITS}]+")
_HAN_COUNT = re.compile(
    rf"{_BEFORE}(?P<number>[{_DIGITS}][{_HAN}]*)(?P<tail>{_AFTER})(?={_CLASSIFIER})"
    rf"|[数几上][十百千万亿]+{_AFTER}(?={_CLASSIFIER})"
    rf"|[{_DIGITS}]成(?=以|多|左|的|[，。；、]|$)"
)
_MYRIADS = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_UNIT_REACH = 4


def _arabic(text: str) -> Iterator[Numeral]:
    for found in _ARABIC.finditer(text):
        yield Numeral(found.start(), found.end(), "number", tuple(_arabic_readings(text, found)))


def _arabic_readings(text: str, found: re.Match[str]) -> Iterator[Reading]:
    value = Decimal(re.sub("[,，]", "", found["number"]))
    if found["tail"] == "%":
        yield Reading(value, found.end(), "%")
    elif myriads := found["myriads"]:
        yield Reading(value, found.start("myriads"), _unit(text, found.start("myriads")))
        yield Reading(value * _MYRIADS[myriads], found.end(), _unit(text, found.end()))
    else:
        yield Reading(value, found.end(), _unit(text, found.end()))


def _han_percents(text: str) -> Iterator[Numeral]:
    for found in _HAN_PERCENT.finditer(text):
        value = _han_value(found["number"] or "")
        readings = () if value is None else (Reading(value, found.end(), "%"),)
        yield Numeral(found.start(), found.end(), "number", readings)


def _han(text: str) -> Iterator[Numeral]:
    for found in _HAN_COUNT.finditer(text):
        number = found["number"] or ""
        if number == "一" and text[found.end()] not in _EVENTS:
            continue
        value = _han_value(number)
        readings = () if value is None else (Reading(value, found.end(), _unit(text, found.end())),)
        yield Numeral(found.start(), found.end(), "liang" if number == "两" else "han", readings)


def _han_value(number: str) -> Decimal | None:
    """七八 and other loose numbers say no value."""
    try:
        return Decimal(parse_han(number.replace("〇", "零")))
    except ValueError:
        return None


def _unit(text: str, end: int) -> str:
    """What follows a number, as far as a unit can reach: 个方面, 亿元."""
    return text[end : end + _UNIT_REACH].strip(_COVER)

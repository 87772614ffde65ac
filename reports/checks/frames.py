"""The frame of a number: the words of its own clause, what the sentence said before it, and what it is of. Pure.

A number counts what its own stretch of text names: from the number before it to the mark, or the 和, after it. What
came earlier in the sentence may fill in a subject, never an action. Whose year, which place and which part of a whole
it speaks of is read from the words that say so; where they say another one, the number is no figure of this report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Self

from reports.narrative.measures import unit_at
from reports.narrative.numerals import Numeral

_SENTENCE = re.compile(r"[。；！？\n]")
_CLAUSE = re.compile(r"[，。；：！？\n]")
_JOINT = re.compile(r"[、]|和(?!解|谐)|以及|及(?!时)|并(?!列)")
_TITLE = re.compile("《[^《》]*》")
_NO_WORDS = re.compile(r"[\d.,%‰《》“”（）()、*\s]+|约|近(?=\d)")
_BRACES = re.compile(r"\{\{[^{}]*\}\}")

# A stretch of time that is not the year.
_OTHER_SPAN = re.compile(
    r"(?:近|过去|最近|前)[一二两三四五六七八九十\d]+(?:个)?年|[一二两三四五六七八九十\d]+年(?:来|间|以来)(?<!一年来)|累计|历年|以来"
    r"|[上下]半年|季度|[上本]月|\d月|(?:十[一二三四]五)(?:期间|时期|以来)|每(?:年|月|季|周|日|天|半年)|日均|月均|年均|平均"
)
# A place that is not the district, or only a piece of it.
_OTHER_PLACE = re.compile(
    r"全(?:市|省|国|州|盟)|(?:^|[，、])(?:市|省|国家)(?:级|本级|政府)?(?=受理|办理)|某|(?:各|本)(?:镇|乡)|(?:该|其)(?:镇|乡|街道|社区|局)"
)
# What is to come, and what ought to be.
_TARGET = re.compile(
    r"力争|争取|确保|目标|预期|预计|计划(?=[^，]{0,4}(?:开展|完成|培训|新建|建设|举办|组织))|拟(?!定)|明年|来年|下一?年|下一步|今后|(?<![按照依据合符])(?:要求|规定)|应当|须|"
    r"不少于|不低于|不超过|控制在|(?:到|至)20\d\d年|将(?=[^，]{0,12}(?:控制|提高到|达到|增加到|增至))"
)
# The number is the size of a change, or a share of something, and not itself a figure.
_MOVE = re.compile(
    r"(?:增加|减少|增长|下降|提高|上升|提升|回落|降低|缩短|压减|减至|新增|净增|少|多|增|降|增幅|降幅)(?:了|达|约|近|为|到)?$"
)
_SHARE = re.compile(r"(?:占|占比|比例|比重|之比)(?:到|了|达|约|近|为|总数的?|全部的?)?$")
_DENIED = re.compile(r"不予|不(?=受理|公开|服)|未(?!成年)|没有|拒绝|退回|驳回|不再|非(?=本)|无(?=正当)")
_THEN = re.compile(r"(?P<year>(?:19|20)\d\d)年|(?P<before>上年|去年|上一年|前一年|上年度)")
_PART = re.compile(r"其中|中[，]?$|之中")


REACH = 160
"""So many characters before a number may still say whose it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a number stands in.

    `own` are the words of its own stretch without the number, `before` those of the sentence before it,
    `leading` those of the clause right before it where that has no number of its own, `actors` the same without
    titles, which act for nobody. `year` is the
    year it speaks of, None for the report's own; `elsewhere` says why it can be no yearly figure of the district.
    """

    own: str
    before: str
    leading: str = ""
    actors: str = ""
    year: int | None = None
    elsewhere: str = ""
    is_part: bool = False


def frames(source: str, numerals: list[Numeral], year: int) -> list[Frame]:
    """The frame of each of the numbers of a text, in their order."""
    text = _Text.of(source, numerals)
    return [_frame(text, at, year) for at in range(len(numerals))]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its marks, numbers and quotations found once. `taken` are the stretches of both, in order."""

    source: str
    numerals: list[Numeral]
    sentence_ends: list[int]
    clause_ends: list[int]
    taken: list[tuple[int, int]]

    @classmethod
    def of(cls, source: str, numerals: list[Numeral]) -> Self:
        taken = [(n.start, _past_unit(source, n)) for n in numerals]
        taken += [(b.start(), b.end() + len(unit_at(source, b.end()))) for b in _BRACES.finditer(source)]
        sentences, clauses = ([mark.start() for mark in ends.finditer(source)] for ends in (_SENTENCE, _CLAUSE))
        return cls(source, numerals, sentences, clauses, sorted(taken))

    def bounds(self, numeral: Numeral, ends: list[int]) -> tuple[int, int]:
        """From behind the mark before the number to the mark after it."""
        start, end = bisect_left(ends, numeral.start), bisect_left(ends, numeral.end)
        return (ends[start - 1] + 1 if start else 0), (ends[end] if end < len(ends) else len(self.source))

    def before(self, place: int) -> int:
        """Where the last number or quotation before a place ends; 0 where there is none."""
        at = bisect_left(self.taken, (place, 0))
        return self.taken[at - 1][1] if at else 0

    def behind(self, place: int) -> int:
        """Where the next number or quotation behind a place begins; the end of the text where there is none."""
        at = bisect_left(self.taken, (place, 0))
        return self.taken[at][0] if at < len(self.taken) else len(self.source)


def _frame(text: _Text, at: int, year: int) -> Frame:
    source, numeral = text.source, text.numerals[at]
    opening = max(text.bounds(numeral, text.sentence_ends)[0], numeral.start - REACH)
    start, end = text.bounds(numeral, text.clause_ends)
    left, right = _stretch(text, numeral, start, end)
    before = source[opening:left]
    leading = _leading(text, opening, start) if left == start else ""
    after = _past_unit(source, numeral)
    own = _plain(f"{source[left : numeral.start]}\0{source[after : max(right, after)]}")
    return Frame(
        own=own.replace("\0", ""),
        before=_plain(before),
        leading=_plain(leading),
        actors=_plain(_TITLE.sub("", leading)),
        year=_year(source[opening : numeral.start], year),
        elsewhere=_elsewhere(source[opening : numeral.start], own),
        is_part=bool(_PART.search(source[max(opening, left - 1) : numeral.start])),
    )


def _past_unit(source: str, numeral: Numeral) -> int:
    """Where the words go on behind the number's unit."""
    gap = len(source) - len(source[numeral.end :].lstrip(" \u00a0")) - numeral.end
    unit = source[numeral.end + gap :]
    return numeral.end + (gap + len(numeral.unit) if numeral.unit and unit.startswith(numeral.unit) else 0)


def _leading(text: _Text, opening: int, start: int) -> str:
    """The clause before the one that begins at `start`, where no number stands in it."""
    if start <= opening:
        return ""
    at = bisect_left(text.clause_ends, start - 1)
    begin = max(opening, text.clause_ends[at - 1] + 1 if at else 0)
    return "" if text.before(start) > begin else text.source[begin : start - 1]


def _stretch(text: _Text, numeral: Numeral, start: int, end: int) -> tuple[int, int]:
    """The clause, cut at the number before and the number after where there are any; quotations count as numbers."""
    earlier, later = text.before(numeral.start), text.behind(numeral.end)
    if earlier > start:
        start = min(_after_joint(text.source, earlier, numeral.start), numeral.start)
    if later < end:
        end = _before_joint(text.source, numeral.end, later)
    return start, end


def _after_joint(source: str, start: int, end: int) -> int:
    """From the last joint between two numbers: `学习3次和培训2次`."""
    joints = list(_JOINT.finditer(source, start, end))
    return joints[-1].end() if joints else start


def _before_joint(source: str, start: int, end: int) -> int:
    joint = _JOINT.search(source, start, end)
    return joint.start() if joint else end


def _plain(text: str) -> str:
    """Words only: quotations, marks and digits taken out."""
    return _NO_WORDS.sub("", _BRACES.sub("", text) if "{{" in text else text)


def _year(before: str, year: int) -> int | None:
    """The nearest year named before the number in its sentence; None for the report's own, or none."""
    named = None
    for found in _THEN.finditer(before):
        named = int(found["year"]) if found["year"] else year - 1
        if _compares(before, found):
            named = None
    return None if named == year else named


def _compares(before: str, found: re.Match[str]) -> bool:
    """较上年, 与2018年相比, 《…（2015年）》: named to compare with, or inside a title."""
    inside = before.rfind("《", 0, found.start()) > before.rfind("》", 0, found.start())
    return inside or before[: found.start()].endswith(("较", "比", "与", "同", "于"))


def _elsewhere(before: str, own: str) -> str:
    left, _, right = own.partition("\0")
    words = own.replace("\0", "")
    clauses = _CLAUSE.split(before)
    near = "，".join(clauses[-2:])
    checks = (
        ("target", _TARGET.search(f"{before}\0{words}")),
        ("move", _MOVE.search(left)),
        ("share", _SHARE.search(left)),
        ("span", _OTHER_SPAN.search(near) or _OTHER_SPAN.search(words)),
        ("place", _OTHER_PLACE.search(near) or _OTHER_PLACE.search(words)),
        ("attribute", re.match(r"(?:以上|左右)?的", right)),
        ("respectively", re.search("分别", before[-24:])),
        ("denied", _DENIED.search(words)),
    )
    return next((name for name, found in checks if found), "")

"""其中: no part is more than the whole before it, nor are parts together that can't overlap. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.slip import Slip, clause_before, half_begins
from reports.checks.spoken import FIGURE, Mention, Spoken

PARTS = re.compile("其中")
_ENDS = re.compile("[。；！？]|其中")
_PIECE = re.compile("[^，]+")
_ANEW = re.compile("另|此外|同时|全[区县市年]|我[区县市]|共|累计|新增")
"""What a clause begins with that has left 其中 behind."""
_FOUND = re.compile("发现|提出|查出|查摆|收集|征集|收到|形成")
_BESIDES = re.compile("另|不计|不含|除外")
_LEADS = re.compile("^(?:全[区县市年]|我[区县市]|本?年度?|今年|共计?|累计|新|已|[，：\\s])+")
_APART = (
    # Of one case each says another thing, so that together they are never more than all: 涉企 and 涉外 may be.
    ("维持", "驳回", "撤销", "变更", "确认违法", "责令履行", "终止"),
    ("民事", "刑事", "行政"),
    ("男性", "女性"),
    ("线上", "线下"),
    ("主办", "会办"),
    ("主办", "协办"),
)


def over_whole(sentence: Spoken, own: list[Mention]) -> Iterator[Slip]:
    """Parts that are more than what they are parts of."""
    for found in PARTS.finditer(sentence.text):
        before = [m for m in own if sentence.text.index(m.sign) < found.start()]
        parts = _named(sentence, own, before[-1:], found.end())
        for unit in dict.fromkeys(part.unit for part in parts):
            alike = [part for part in parts if part.unit == unit]
            if unit != "%" and (whole := whole_of(sentence, before, found.start(), unit)):
                yield from _over(sentence, alike, whole)


def _over(sentence: Spoken, parts: list[Mention], whole: Mention) -> Iterator[Slip]:
    of_all = f"多于总数（{whole.text}{whole.unit}）"
    larger = [part for part in parts if part.value > whole.value]
    for part in larger:
        yield _slip(sentence, part, f"部分（{part.text}{part.unit}）{of_all}")
    together = sum((part.value for part in parts), Decimal(0))
    if not larger and together > whole.value and _are_apart(sentence, parts):
        yield _slip(sentence, parts[-1], f"各部分之和（{together.normalize():f}{whole.unit}）{of_all}")


def _slip(sentence: Spoken, part: Mention, fact: str) -> Slip:
    at = sentence.text.index(part.sign)
    return Slip("sum-contradicted", at, at + 1, fact)


def whole_of(sentence: Spoken, before: list[Mention], at: int, unit: str) -> Mention | None:
    """The figure right before the 其中 at a place; where that opens a stretch, the largest of the stretch before it."""
    begins = half_begins(sentence.text, at)
    if before and sentence.text.index(before[-1].sign) >= begins:
        return before[-1] if before[-1].unit == unit else None
    if sentence.text[begins:at].strip():
        return None
    opens = half_begins(sentence.text, max(begins - 1, 0))
    near = [m for m in before if m.unit == unit and sentence.text.index(m.sign) >= opens]
    return max(near, key=lambda m: m.value, default=None)


def _named(sentence: Spoken, own: list[Mention], whole: list[Mention], start: int) -> list[Mention]:
    """The figures 其中 reaches: to the next mark, or the clause that takes up the verb of the whole (受理…，其中…，受理…)."""
    end = _ENDS.search(sentence.text, start)
    verb = _LEADS.sub("", clause_before(sentence.text, sentence.text.index(whole[0].sign)))[:2] if whole else ""
    reach = start
    for piece in _PIECE.finditer(sentence.text, start, end.start() if end else len(sentence.text)):
        if piece.start() > start + 1 and (_ANEW.match(piece[0]) or (len(verb) > 1 and verb in piece[0])):
            break
        reach = piece.end()
    return [m for m in own if start <= sentence.text.index(m.sign) < reach and not _is_apart(sentence, m)]


def _is_apart(sentence: Spoken, part: Mention) -> bool:
    """Whether what is counted is found in the whole (其中发现问题36个), or stands beside it (另由各镇举办)."""
    own, at = _words(sentence, part), sentence.text.index(part.sign)
    behind = re.split(f"[，。；、]|{FIGURE}", sentence.text[at + 1 :])[0]
    return bool(_FOUND.match(own) or _BESIDES.search(behind))


def _words(sentence: Spoken, part: Mention) -> str:
    """What stands before a figure, from the mark or the figure before it."""
    return re.split(f"[，、：和]|{FIGURE}|其中", clause_before(sentence.text, sentence.text.index(part.sign)))[-1]


def _are_apart(sentence: Spoken, parts: list[Mention]) -> bool:
    """Whether the parts are called by different words of one row."""
    words = [_words(sentence, part) for part in parts]
    for row in _APART:
        called = [[word for word in row if word in said] for said in words]
        if all(len(found) == 1 for found in called):
            return len({found[0] for found in called}) == len(parts)
    return False

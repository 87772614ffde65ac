"""What a sentence says of many years: records, runs, and what was kept. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reports.checks import claim_words as words
from reports.checks.claim import Claim, claim_of, past
from reports.checks.sizes import Size, size_of
from reports.checks.spoken import Clause, Spoken
from reports.checks.topics import Topics, stands_alone
from reports.narrative.han_amounts import amount

_HIGHEST = ("新高", "最高", "最多", "峰值")
_LOWEST = ("新低", "最低", "最少", "谷值")


def records(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """创历史新高, 为近五年最低."""
    for found in words.RECORD.finditer(text):
        what = found["what"]
        if not (found["ever"] or found["years"] or what in ("新高", "新低")) or not stands_alone(
            text[found.end() :], words.MOVES
        ):
            continue
        says: words.Says = "up" if what in _HIGHEST else "down" if what in _LOWEST else "level"
        years = _count(found["years"]) if found["years"] else None
        denied = bool(words.DENIED.search(text[: found.start()]))
        for mention in topics.about(clause, text, found.start()):
            yield claim_of("record", says, mention, sentence, clause, found.span(), years=years, is_denied=denied)


def running(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """连续三年上升, 三连降, 逐年递增; 三年来持续增加 is of the two moves within them."""
    for found in words.RUNNING.finditer(text):
        word = found["move"] or found["run"] or found["each"] or found["grown"]
        said = found["years"] or found["many"] or found["within"]
        years = _count(said) if said and said not in ("多", "数") else None
        if found["within"]:
            years = years - 1 if years else None
        if words.OTHER_BASE.search(text) or not stands_alone(text[found.end() :], words.MOVES):
            continue
        for mention in topics.about(clause, text, found.start()):
            yield claim_of("running", words.says(word), mention, sentence, clause, found.span(), years=years)


# ── what was kept ──

_ALL_OR_NOTHING = (Decimal(0), Decimal(100))
"""保持100% means it; 保持95% may mean thereabouts."""
_BOUNDS = ("at_least", "at_most", "over")
_NO = re.compile("零|没有|未")
_ZERO = re.compile(rf"(?:{_NO.pattern})[^，。；]{{0,4}}")


def kept(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """连续三年保持在95%以上, 均为100%, 不少于350件; 连续三年为零, 实现零撤销."""
    for found in words.KEPT.finditer(text):
        size, end = _bound(sentence, clause, text, found) or (None, found.end())
        if size is None or not stands_alone(text[end:], words.MOVES):
            continue
        for mention in topics.about(clause, text, found.start()):
            if mention.unit == size.unit or (not size.unit and _is_of(text[found.end() : end], mention.name)):
                span = (found.start(), end)
                yield claim_of(
                    "kept", "level", mention, sentence, clause, span, size=size, years=_count(found["years"])
                )


def _bound(sentence: Spoken, clause: Clause, text: str, found: re.Match[str]) -> tuple[Size, int] | None:
    """What is said to have been kept, and where it ends; None for what leaves that open (95%左右, 近九成)."""
    if zero := _ZERO.match(text, found.end()):
        return Size(Decimal(0), "", "", Decimal(1), Decimal(1)), zero.end()
    numeral = sentence.numeral_at(clause.start + found.end(), 0)
    if numeral is None:
        return None
    size = size_of(numeral, sentence.text)
    if size and not size.qualifier and found["reached"]:
        size = replace(size, qualifier="at_least")
    if size is None or not (size.qualifier in _BOUNDS or (not size.qualifier and size.value in _ALL_OR_NOTHING)):
        return None
    return size, past(sentence, numeral, clause)


def _is_of(zero: str, name: frozenset[str]) -> bool:
    """零撤销 of 撤销件数, 零发生 of any; 零投诉 is of something else."""
    what = _NO.sub("", zero)
    return not what or what == "发生" or what in name


def _count(said: str) -> int | None:
    value = Decimal(said) if said.isdigit() else amount(said)
    return int(value) if value is not None else None

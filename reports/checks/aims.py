"""Which indicator's target a bare number of the plan states: 力争出庭率不低于95%. Pure.

The plan speaks of what is to come: none of its numbers is a figure of the year, however equal it is to one. A target is
offered where the clause says all of an indicator's name and nothing that was never said of it; a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indicators.numbers import formatting
from reports.checks.finding import Choice
from reports.checks.frames import Frame, frames
from reports.checks.proposals import CHOICES_SHOWN, Catalogue, Proposal, in_unit, says_its_kind
from reports.checks.subjects import Subject, pairs
from reports.narrative.numerals import Numeral
from reports.narrative.syntax import Token

# What makes a sentence one of aims; it says nothing of what is counted.
_AIMING = re.compile(
    "力争|争取|确保|力求|努力|目标|预期|预计|计划|拟|明年|来年|下一?年度?|今后|全年|每年|不断|进一步|继续|达到?|实现|保持|稳定|控制|提高|提升|增加|压降|降低|"
    "不少于|不低于|不超过|至少|以上|以内|以下|左右|完成|开展|组织|举办|召开|办理|在|到|至|为"
)
_LIMIT = re.compile(r"[^\s，。；、\d]{0,3}?(?P<limit>以上|以内|以下|左右)")
_LINK = re.compile(r"(?:达到|达|保持在|稳定在|控制在|保持|为|在)$")
FULL = Decimal(100)


def aims(catalogue: Catalogue, source: str, numerals: list[Numeral]) -> list[list[Proposal]]:
    """For each number of a text of the plan the targets it may state, the likeliest first."""
    around = frames(source, numerals, catalogue.year)
    return [_of(catalogue, source, *each) for each in zip(numerals, around, strict=True)]


def without_limit(after: str) -> str:
    """What follows a number, without the 以上 behind its unit: the quotation of a target says 不低于 itself."""
    found = _LIMIT.match(after)
    return after if found is None else after[: found.start("limit")] + after[found.end("limit") :]


def _start(source: str, numeral: Numeral) -> int:
    """Where its quotation begins: with the 达到 before a number that has a limit behind it, 达到95%以上 is 不低于95%."""
    has_limit = _LIMIT.match(source, numeral.end) is not None
    link = _LINK.search(source[: numeral.start]) if has_limit else None
    return link.start() if link else numeral.start


def _of(catalogue: Catalogue, source: str, numeral: Numeral, around: Frame) -> list[Proposal]:
    if around.elsewhere not in ("", "target") or around.year not in (None, catalogue.year + 1):
        return []
    if numeral.value is None or numeral.high or numeral.parts or numeral.style == "word":
        return []
    own = catalogue.synonyms.plain(around.own)
    found = [p for s in catalogue.counted_like(numeral) for p in _judged(s, numeral, source, own, around, catalogue)]
    longest = max((proposal.length for proposal in found), default=0)
    return [proposal for proposal in found if proposal.length == longest][:CHOICES_SHOWN]


def _judged(
    subject: Subject, numeral: Numeral, source: str, own: str, around: Frame, of: Catalogue
) -> Iterator[Proposal]:
    said = pairs(f"{own}\n{around.before}")
    value, end = in_unit(numeral, subject)
    counted = _AIMING.sub("", own)
    is_possible = not subject.is_rate or value <= FULL
    is_named = bool(subject.coverage(pairs(own))) and subject.coverage(said) == 1 and says_its_kind(subject, own)
    if is_possible and is_named and not subject.foreign(counted) and not subject.strangers(counted):
        series = subject.series
        text = formatting.measure(value, series.unit, series.kind, series.decimals, numeral.qualifier)
        choice = Choice(
            str(Token(subject.code, style="target")), f"{subject.title}（{of.year + 1}年目标）", text, is_aim=True
        )
        start = _start(source, numeral)
        yield Proposal(
            subject.code,
            choice,
            start,
            end,
            is_certain=False,
            is_equal=False,
            likeness=Decimal(1),
            length=len(subject.name),
        )

"""The numbers of an import as its reviewer meets them: in groups, with the indicators' names. Reads the catalogue once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indicators.models import Indicator
from reports.importing.numbers import Number, Say, clashes
from reports.importing.renumbering import numbers_of
from reports.models import ImportedReport

AROUND = 40
"""Characters of its sentence shown on each side of a number."""
WRITTEN = re.compile(r"\d[\d,，.]*[%％]?")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """`name` is that of the indicator it belongs to, or may belong to."""

    number: Number
    name: str
    clashes: bool = False

    @property
    def before(self) -> str:
        """The words before the number, cut to what a line holds; another number is never cut in two."""
        words = self.number.before
        at = len(words) - AROUND
        return f"…{words[max(_ends_at(words, at)) :]}" if at > 0 else words

    @property
    def after(self) -> str:
        words = self.number.after
        return f"{words[: min(_ends_at(words, AROUND))]}…" if len(words) > AROUND else words


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """`which` names what a yes to all is said to; "" where none is asked for."""

    title: str
    which: str
    lines: list[NumberLine]

    @property
    def waiting(self) -> int:
        return sum(not line.number.is_decided for line in self.lines)


def _ends_at(words: str, at: int) -> tuple[int, int]:
    """Where the number begins and ends that a cut at `at` would go through; twice `at` where it goes through none."""
    cut = (found.span() for found in WRITTEN.finditer(words) if found.start() < at < found.end())
    return next(cut, (at, at))


def groups(imported: ImportedReport) -> list[NumberGroup]:
    """What waits for a person first; empty groups are left out."""
    numbers = numbers_of(imported)
    names = dict(Indicator.objects.values_list("code", "name"))
    names |= {code: facts["name"] for code, facts in imported.proposed.items()}
    clashing = {n.key for said in clashes(numbers).values() for n in said}
    lines = [NumberLine(n, names.get(n.code or n.offer, n.code), n.key in clashing) for n in numbers]
    offered = [line for line in lines if line.number.say == Say.OPEN and line.number.offer]
    unknown = [line for line in lines if line.number.say == Say.OPEN and not line.number.offer]
    found = (
        NumberGroup("可能是这些指标", "offers", offered),
        NumberGroup("待定", "", unknown),
        NumberGroup("新指标", "new", _said(lines, Say.NEW)),
        NumberGroup("已绑定", "", _said(lines, Say.BOUND)),
        NumberGroup("不作为数据", "", _said(lines, Say.NONE)),
    )
    return [group for group in found if group.lines]


def _said(lines: list[NumberLine], say: Say) -> list[NumberLine]:
    return [line for line in lines if line.number.say == say]


def number_of(imported: ImportedReport, key: str) -> Number | None:
    """By its key; None where the text has no such number."""
    return next((number for number in numbers_of(imported) if number.key == key), None)


def initial_of(number: Number) -> dict[str, Any]:
    """What the form of one number starts with."""
    says = Say.BOUND.value if number.say == Say.OPEN and number.offer else number.say
    return {
        "say": says if says != Say.OPEN else None,
        "indicator": number.code if number.say == Say.BOUND else number.offer,
        "new": number.code if number.say == Say.NEW else "",
        "why": number.why,
    }

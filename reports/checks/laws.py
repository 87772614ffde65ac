"""Titles in 《》 held against those that are listed: one character off, another span of years, 法制 for 法治. Pure.

A title that isn't listed is never a finding; how dashes and spaces are typed isn't either. Local documents are only
held against their own span of years: a neighbour's plan differs by one character from ours and is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, Self

SHORTEST = 8
"""Shorter titles differ from one another by one character and are all right: 审计法, 统计法."""

_DASH = re.compile(r"\s*[—–‒－\-~～―至]+\s*")
_PERIOD = re.compile(r"[（(](?P<from>(?:19|20)\d\d)年?(?P<dash>—?)(?P<to>(?:19|20)\d\d)年?[）)]")
_STATE = re.compile("^中华人民共和国")
_HOMOPHONE = re.compile("法制(?=政府|社会(?:建设)|中国(?:建设))")


class Listed(Protocol):
    """What is read of a listed law."""

    kind: str

    @property
    def names(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Misnamed:
    """`text[start:end]` should read `right`; `why` says what is wrong with it, in Chinese."""

    start: int
    end: int
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: its words without 中华人民共和国, spaces and the span of years, and that span."""

    core: str
    period: tuple[int, int] | None
    has_dash: bool = True

    @classmethod
    @lru_cache(maxsize=1000)
    def of(cls, written: str) -> Self:
        """Titles are read again and again, and always read alike."""
        plain = _DASH.sub("—", re.sub(r"\s", "", written)).replace("(", "（").replace(")", "）")
        found = _PERIOD.search(plain)
        period = (int(found["from"]), int(found["to"])) if found else None
        core = _STATE.sub("", _PERIOD.sub("", plain))
        return cls(core, period, bool(found and found["dash"]) or found is None)


Period = tuple[int, int]
"""The first and the last year that a plan's title names."""


class Register:
    """The listed titles, taken apart once."""

    _known: Mapping[str, frozenset[Period | None]]
    _common: Mapping[str, Mapping[Period | None, str]]

    def __init__(self, laws: Iterable[Listed]) -> None:
        known: dict[str, set[Period | None]] = {}
        common: dict[str, dict[Period | None, str]] = {}
        for law in laws:
            for name in law.names:
                title = Title.of(name)
                known.setdefault(title.core, set()).add(title.period)
                if law.kind != "local" and len(title.core) >= SHORTEST:
                    common.setdefault(title.core, {}).setdefault(title.period, name)
        self._known = {core: frozenset(periods) for core, periods in known.items()}
        self._common = common

    def faults(self, text: str) -> Iterator[Misnamed]:
        """What is misnamed in a text, in order of the rules."""
        for start, end in _titles(text):
            if fault := self._fault(text[start:end]):
                yield Misnamed(start, end, *fault)
        for found in _HOMOPHONE.finditer(text):
            if not any(start <= found.start() < end and self._fault(text[start:end]) for start, end in _titles(text)):
                yield Misnamed(found.start(), found.end(), "法治", "“法制”应为“法治”")

    def _fault(self, written: str) -> tuple[str, str] | None:
        """What a title should read, and why; None where it is right, or not listed."""
        title = Title.of(written)
        if title.period and not title.has_dash:
            return _with_dash(written), "起止年份之间缺一字线"
        if title.core in self._known:
            return self._another_period(written, title)
        near = next((core for core in self._common if _one_off(title.core, core)), None)
        if near is None:
            return None
        listed = self._common[near]
        full = listed.get(title.period) or next(iter(listed.values()))
        return full, f"题名应为《{full}》，差一个字"

    def _another_period(self, written: str, title: Title) -> tuple[str, str] | None:
        """A span that overlaps a listed one and isn't it; a later plan of the same name is another plan."""
        periods = {period for period in self._known[title.core] if period}
        if title.period is None or title.period in periods:
            return None
        first, last = title.period
        over = [p for p in periods if first <= p[1] and last >= p[0]]
        if not over:
            return None
        right = max(over, key=lambda p: min(last, p[1]) - max(first, p[0]))
        fixed = re.sub(r"[（(][^（）()]*[）)]$", f"（{right[0]}—{right[1]}年）", written.strip())
        return fixed, f"起止年份应为{right[0]}—{right[1]}年"


def _with_dash(written: str) -> str:
    return re.sub(r"((?:19|20)\d\d)\s*((?:19|20)\d\d)", r"\1—\2", written)


def _titles(text: str) -> list[tuple[int, int]]:
    """Where titles stand between 《 and 》, the outer ones of each."""
    found, opened = [], []
    for at, character in enumerate(text):
        if character == "《":
            opened.append(at + 1)
        elif character == "》" and opened:
            start = opened.pop()
            if not opened and start < at:
                found.append((start, at))
    return found


def _one_off(one: str, other: str) -> bool:
    """Whether two different texts become the same by changing, adding or leaving out one character."""
    if one == other or abs(len(one) - len(other)) > 1 or len(one) < SHORTEST - 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, c in enumerate(short) if c != long[place]), len(short))
    rest = short[at + 1 :] if len(short) == len(long) else short[at:]
    return rest == long[at + 1 :]

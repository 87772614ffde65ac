"""本年要点: what the year means in one to six sentences, each made by the comparison itself. Pure.

Nobody writes a number here: a sentence is a function of the frozen facts, and one that can't be made is not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.numbers import LEVEL, Change, State
from indicators.numbers.largest import largest

NAMED = 3
"""How many a sentence names; the others are counted."""
OUTCOMES = {"kept": "已落实", "partly": "部分落实", "not": "未落实"}


class PointKey(StrEnum):
    """What a sentence is about: what the editor orders and drops."""

    BALANCE = "balance"
    LARGEST = "largest"
    AGAINST = "against"
    PROMISES = "promises"
    SCOPE = "scope"
    BARRED = "barred"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    PointKey.BALANCE: "升降总数",
    PointKey.LARGEST: "增减幅度最大的指标",
    PointKey.AGAINST: "与方向相反的比率",
    PointKey.PROMISES: "上年承诺的落实",
    PointKey.SCOPE: "新增和不再统计的指标",
    PointKey.BARRED: "不作比较的指标",
}


@dataclass(frozen=True, slots=True)
class PointLink:
    """Words that lead on. `kind` is what `to` names: an `indicator` by its code, a `task` by its address, the
    `promises` for a year, the two years `compare` sets beside each other."""

    text: str
    kind: str
    to: str


PointSpan = str | PointLink


@dataclass(frozen=True, slots=True)
class MainPoint:
    """One sentence with its links."""

    key: str
    spans: tuple[PointSpan, ...]

    @property
    def text(self) -> str:
        return "".join(span if isinstance(span, str) else span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator with its change into the year."""

    code: str
    name: str
    change: Change

    @property
    def link(self) -> PointLink:
        return PointLink(self.name, "indicator", self.code)


@dataclass(frozen=True, slots=True)
class KeptOrNot:
    """What became of a promise: `outcome` is kept, partly or not."""

    address: str
    title: str
    outcome: str


@dataclass(frozen=True, slots=True)
class YearFacts:
    """All that the sentences are made of. `gone` are indicators that are no longer counted."""

    year: int
    lines: tuple[Moved, ...]
    gone: tuple[PointLink, ...] = ()
    promises: tuple[KeptOrNot, ...] = ()
    sections: int = 0

    @property
    def known(self) -> list[Moved]:
        return [line for line in self.lines if line.change.after.value is not None]

    @property
    def comparable(self) -> list[Moved]:
        return [line for line in self.lines if line.change.state.is_comparable]


def main_points(facts: YearFacts) -> tuple[MainPoint, ...]:
    """Each sentence that can be said of the year, in their usual order."""
    made = ((key, tuple(_joined(sentence(facts)))) for key, sentence in _SENTENCES)
    return tuple(MainPoint(key.value, spans) for key, spans in made if spans)


def chosen(points: Iterable[MainPoint], order: Sequence[str]) -> tuple[MainPoint, ...]:
    """The points as an editor ordered them: keys in their order, those after a `-` dropped, new ones last."""
    dropped = {key.removeprefix("-") for key in order if key.startswith("-")}
    place = {key: at for at, key in enumerate(order)}
    kept = [point for point in points if point.key not in dropped]
    return tuple(sorted(kept, key=lambda point: place.get(point.key, len(place))))


# ── the sentences ──────────────────────────────────────────────────────────────────────────────────────────


def _balance(facts: YearFacts) -> Iterator[PointSpan]:
    """How many can be compared and how they moved; with nothing to compare, how much there is."""
    known, compared = len(facts.known), facts.comparable
    if not known:
        return
    if not compared:
        yield f"本年有{known}项数据{f'，分{facts.sections}个方面' if facts.sections else ''}。"
        return
    yield f"{known}项数据中"
    yield PointLink(f"{len(compared)}项可与上年比较", "compare", f"{facts.year - 1}-{facts.year}")
    states = Counter(_way(line.change) for line in compared)
    yield f"：{'，'.join(f'{states[way]}项{way}' for way in ('上升', '下降', '持平') if states[way])}。"


def _way(change: Change) -> str:
    if change.state in LEVEL:
        return "持平"
    return "下降" if change.state == State.DOWN else "上升"


def _largest(facts: YearFacts) -> Iterator[PointSpan]:
    lines = largest(facts.lines, NAMED)
    if lines:
        yield f"增减幅度最大的{len(lines)}项：" if len(lines) > 1 else "增减幅度最大的是"
        yield from _each(lines, lambda line: line.change.sentence())


def _against(facts: YearFacts) -> Iterator[PointSpan]:
    """Rates alone: of counts more or fewer is seldom better or worse."""
    bad = [line for line in facts.lines if _is_against(line.change)]
    if bad:
        bad.sort(key=lambda line: abs(line.change.difference or Decimal(0)), reverse=True)
        yield f"{len(bad)}项比率与目录写明的方向相反{'：' if len(bad) <= NAMED else '，其中'}"
        yield from _each(bad[:NAMED], lambda line: line.change.phrase())


def _is_against(change: Change) -> bool:
    return change.kind == "rate" and change.tone == "bad" and not change.is_within_roughness


def _each(lines: Sequence[Moved], said: Callable[[Moved], str]) -> Iterator[PointSpan]:
    for number, line in enumerate(lines, 1):
        yield line.link
        yield said(line) + ("。" if number == len(lines) else "；")


def _promises(facts: YearFacts) -> Iterator[PointSpan]:
    """KeptOrNot, partly, not, each with its number; what was not kept by name."""
    if not facts.promises:
        return
    counts = Counter(one.outcome for one in facts.promises)
    yield PointLink(f"上年承诺的{len(facts.promises)}项任务", "promises", str(facts.year))
    yield "："
    yield "，".join(f"{counts[outcome]}项{words}" for outcome, words in OUTCOMES.items() if counts[outcome])
    if missed := [PointLink(one.title, "task", one.address) for one in facts.promises if one.outcome == "not"]:
        yield "（"
        yield from _names(missed)
        yield "）"
    yield "。"


def _scope(facts: YearFacts) -> Iterator[PointSpan]:
    """What is counted for the first time, and what no longer is."""
    new = [line.link for line in facts.known if line.change.state == State.NEW]
    if new:
        yield f"新增{len(new)}项指标："
        yield from _names(new)
    if facts.gone:
        yield f"{'；' if new else ''}{len(facts.gone)}项不再统计："
        yield from _names(facts.gone)
    if new or facts.gone:
        yield "。"


def _barred(facts: YearFacts) -> Iterator[PointSpan]:
    """Why the others are not compared; nothing where nothing is."""
    states = Counter(line.change.state for line in facts.known)
    why = [(states[state], words) for state, words in _BARS.items() if states[state]]
    if why and facts.comparable:
        yield f"不作比较的有{sum(number for number, _ in why)}项：{'，'.join(f'{n}项{words}' for n, words in why)}。"


_BARS = {
    State.REDEFINED: "口径有调整",
    State.INCOMPARABLE: "两年不可比",
    State.BOUNDED: "只有界限值",
    State.MISSING_BEFORE: "没有上年数据",
}


def _names(links: Sequence[PointLink]) -> Iterator[PointSpan]:
    for number, link in enumerate(links[:NAMED]):
        yield "、" if number else ""
        yield link
    if len(links) > NAMED:
        yield f"等{len(links)}项"


def _joined(spans: Iterable[PointSpan]) -> Iterator[PointSpan]:
    """Words that follow each other as one."""
    words = ""
    for span in spans:
        if isinstance(span, str):
            words += span
            continue
        if words:
            yield words
        words = ""
        yield span
    if words:
        yield words


_SENTENCES: tuple[tuple[PointKey, Callable[[YearFacts], Iterator[PointSpan]]], ...] = (
    (PointKey.BALANCE, _balance),
    (PointKey.LARGEST, _largest),
    (PointKey.AGAINST, _against),
    (PointKey.PROMISES, _promises),
    (PointKey.SCOPE, _scope),
    (PointKey.BARRED, _barred),
)

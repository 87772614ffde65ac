"""What the system proposes for each number of a report that was read, before a person has seen it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from indicators.numbers.measure import Kind
from reports.checks.frames import Frame, frames
from reports.importing.looking_ahead import Place, planned_places
from reports.importing.naming import measure_of, name_of
from reports.importing.numbers import Number, Say, aside_key, keyed
from reports.narrative.numerals import Numeral, numerals

Found = Mapping[str, Any]
Proposed = dict[str, dict[str, Any]]
"""By code: name, unit, kind, decimals, theme and department (keys of rows, None unknown), sentence."""

PLANNED = "下一年度的安排，不是本年的数据"
IN_TABLE = "表格里的数，随表格保留"
OF_YEARS = "年限或时间"
ELSEWHERE = {
    "target": "目标或要求，不是完成数",
    "move": "增减的幅度，由两年数据算出",
    "span": "不是整个年度的数",
    "place": "不是本地区全部的数",
    "attribute": "限定用语，不是统计数字",
    "respectively": "",
    "denied": "",
    "share": "",
}
"""Why a number that speaks of something else is no figure; "" where it may be one after all."""


@dataclass(frozen=True)
class Surroundings:
    """What a new indicator's theme and department are taken from. `departments`: (key, names), longest name first."""

    departments: Sequence[tuple[int, tuple[str, ...]]] = ()
    themes: Mapping[str, int] = field(default_factory=dict)
    """The theme of each indicator, by code."""
    first_theme: int | None = None


def first_decisions(
    said: Found, near: Surroundings | None = None, proposed: Proposed | None = None
) -> tuple[list[Number], Proposed]:
    """All numbers of a document, those set aside last, and the new indicators proposed for some of them, beside those
    that are `proposed` already."""
    planned = planned_places(said)
    figures = [_figure(key, found, said, planned) for key, found in keyed(said["figures"])]
    asides = [_aside(key, found) for key, found in keyed(said["ignored"])]
    return _with_proposals([*figures, *asides], near or Surroundings(), said["year"] or 0, proposed or {})


def _figure(key: str, found: Found, said: Found, planned: Set[Place]) -> Number:
    names = ("where", "kind", "sentence", "text", "start", "value", "unit", "qualifier", "row")
    facts = {name: found[name] for name in names}
    if (found["where"], found["sentence"]) in planned:
        return Number(key, **facts, say=Say.NONE, why=PLANNED)
    number = Number(key, **facts, offer=found["code"], is_certain=found["certain"])
    if number.is_certain:
        return replace(number, say=Say.BOUND, code=number.offer)
    if number.value is None or number.offer:
        return number
    why = _why_none(number, said)
    return replace(number, say=Say.NONE, why=why) if why else replace(number, say=Say.NEW)


def _aside(key: str, found: Found) -> Number:
    place = {name: found[name] for name in ("where", "kind", "sentence", "text", "start")}
    return Number(aside_key(key), **place, say=Say.NONE, why=found["why"])


def _why_none(number: Number, said: Found) -> str:
    if number.row:
        return IN_TABLE
    if number.kind == "plan":
        return PLANNED
    if number.unit in ("年", "个月", "天", "日") and "连续" not in number.before:
        return OF_YEARS
    if number.unit in ("倍", "成", "个百分点"):
        return ELSEWHERE["move"]
    frame = next(reversed(frames_up_to(number, said["year"] or 0)), None)
    if frame is None or (frame.elsewhere == "place" and _is_own_place(number, said["issuer"])):
        return ""
    return ELSEWHERE.get(frame.elsewhere, "")


def _is_own_place(number: Number, issuer: str) -> bool:
    """全市 is somewhere else in a district's report, and all there is in a city's."""
    return issuer.endswith(("市人民政府", "市政府")) and "全市" in number.sentence and "全省" not in number.sentence


def frames_up_to(number: Number, year: int) -> list[Frame]:
    """The words around a number, after those of the numbers before it in its sentence; none for a place left open."""
    found, around = _framed(number.sentence, year)
    end = number.start + len(number.text)
    here = next((at for at, n in enumerate(found) if n.start < end and number.start < n.end), None)
    return [] if here is None else around[: here + 1]


@lru_cache(maxsize=32)
def _framed(sentence: str, year: int) -> tuple[list[Numeral], list[Frame]]:
    """A sentence is asked for each of its numbers in turn."""
    found = numerals(sentence)
    return found, frames(sentence, found, year)


# ── new indicators ──


def _with_proposals(
    numbers: Sequence[Number], near: Surroundings, year: int, already: Proposed
) -> tuple[list[Number], Proposed]:
    """Each number that says it is new has a code; the same name and unit is the same indicator."""
    proposed, said = dict(already), []
    themes = {_section(n): near.themes[n.offer] for n in numbers if n.offer in near.themes}
    for number in numbers:
        if number.say == Say.NEW:
            facts = proposal(number, year, near, themes.get(_section(number)))
            number = replace(number, code=_code_of(facts, proposed, year))
            proposed.setdefault(number.code, facts)
        said.append(number)
    return said, proposed


def _section(number: Number) -> str:
    """Where numbers stand that are likely of one theme."""
    return number.where.rpartition(".I")[0] or number.where


def proposal(number: Number, year: int, near: Surroundings, theme: int | None = None) -> dict[str, Any]:
    """The facts of a new indicator for a number, as far as its sentence says them."""
    around_it = frames_up_to(number, year)
    spoken = [f.own for f in around_it[:-1] if not f.elsewhere and not f.own.endswith("率")]
    spoken += [f.own for f in around_it[-1:]]
    amount = number.amount
    measure = measure_of(amount, number.unit, number.sentence) if amount is not None else None
    unit = measure.unit if measure else number.unit or "个"
    named = (pk for pk, names in near.departments if any(name in number.sentence for name in names))
    return {
        "name": name_of(spoken, unit) or f"{number.row}{unit}数",
        "unit": unit,
        "kind": (measure.kind if measure else Kind.COUNT).value,
        "decimals": measure.decimals if measure else 0,
        "theme": theme or near.first_theme,
        "department": next(named, None),
    }


def _code_of(facts: Mapping[str, Any], proposed: Proposed, year: int) -> str:
    """That of a proposal of the same name and unit, else the next running number."""
    same = (code for code, p in proposed.items() if (p["name"], p["unit"]) == (facts["name"], facts["unit"]))
    return next(same, "") or next_code(proposed, year)


def next_code(proposed: Proposed, year: int) -> str:
    """`n2018_007`: no clerk invents one, and no two years' imports meet."""
    taken = [int(code.rpartition("_")[2]) for code in proposed]
    return f"n{year}_{max(taken, default=0) + 1:03d}"

"""The steps of a review that say what a number is: one by one, or yes to all of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from indicators.models import User
from indicators.office.steps import Refused
from reports.importing.binding import surroundings
from reports.importing.deciding import next_code, proposal
from reports.importing.numbers import Number, Say
from reports.importing.renumbering import forget_unused, numbers_of
from reports.importing.text_steps import hold, written
from reports.models import ImportedReport

WHICH = {"offers": Say.OPEN, "new": Say.NEW}
"""What a bulk yes may be said to: the indicators offered, the new ones proposed."""


@transaction.atomic
def decide(imported: ImportedReport, keys: Iterable[str], decision: Mapping[str, str], *, by: User, seen: int) -> None:
    """What these numbers are: `say`, with the `code` of an indicator or the reason `why` not. Raises Refused without."""
    say, code, why = decision.get("say", ""), decision.get("code", ""), decision.get("why", "").strip()
    if say not in Say.__members__.values():
        raise Refused("请选择怎样处理这个数。")
    if say == Say.BOUND and not code:
        raise Refused("请选择指标。")
    if say == Say.NONE and not why:
        raise Refused("不作为数据须写明理由。")
    wanted = set(keys)
    code, why = (code if say in (Say.BOUND, Say.NEW) else ""), (why if say == Say.NONE else "")
    hold(imported, by, seen)
    if say == Say.NEW and code not in imported.proposed:
        code = _propose(imported, wanted)
    imported.numbers = [
        (replace(n, say=say, code=code, why=why, by=by.username) if n.key in wanted else n).as_json()
        for n in numbers_of(imported)
    ]
    forget_unused(imported)
    written(imported, by)


def _propose(imported: ImportedReport, keys: set[str]) -> str:
    """A new indicator named after the sentence of these numbers; its code."""
    number = next((n for n in numbers_of(imported) if n.key in keys), None)
    if number is None:
        raise Refused("文中没有这个数了：所在的句子可能刚被改过。")
    year = imported.year or 0
    code = next_code(imported.proposed, year)
    imported.proposed[code] = proposal(number, year, surroundings(imported.head))
    return code


@transaction.atomic
def say_yes(imported: ImportedReport, which: str, *, by: User, seen: int) -> int:
    """To all of a kind at once; how many those were."""
    if which not in WHICH:
        raise Refused("请选择确认哪一类。")
    hold(imported, by, seen)
    numbers = numbers_of(imported)
    agreed = [_agreed(number, WHICH[which], by) for number in numbers]
    imported.numbers = [number.as_json() for number in agreed]
    written(imported, by)
    return sum(before != after for before, after in zip(numbers, agreed, strict=True))


def _agreed(number: Number, which: Say, by: User) -> Number:
    if number.say != which or number.is_decided:
        return number
    if which == Say.OPEN:
        return replace(number, say=Say.BOUND, code=number.offer, by=by.username) if number.offer else number
    return replace(number, by=by.username)


@transaction.atomic
def place_homeless(imported: ImportedReport, facts: Mapping[str, Any], *, by: User, seen: int) -> None:
    """Theme and department for the new indicators that lack one; what one has it keeps."""
    hold(imported, by, seen)
    for proposed in imported.proposed.values():
        proposed.update({name: value for name, value in facts.items() if not proposed[name]})
    written(imported, by)


@transaction.atomic
def name_indicators(
    imported: ImportedReport, codes: Iterable[str], facts: Mapping[str, Any], *, by: User, seen: int
) -> None:
    """Facts of new indicators: what is given replaces what was proposed; codes nobody proposed are passed over."""
    hold(imported, by, seen)
    known = set(codes)
    imported.proposed = {
        code: {**proposal, **facts} if code in known else proposal for code, proposal in imported.proposed.items()
    }
    written(imported, by)

"""The numbers of an imported report, each with what becomes of it: an indicator's figure, a new indicator's, or none. Pure.

The system proposes and a person says yes; what is certain, and what is no figure by its own words, needs no yes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self


class Say(StrEnum):
    BOUND = "bound"
    NEW = "new"
    NONE = "none"
    OPEN = "open"


ALWAYS = ("key", "where", "kind", "sentence", "text", "start", "value", "say", "code")
"""What is stored of a number even where it is empty, zero or unknown."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number at its place. `key` is of sentence and place in it, so it stays when levels and paragraphs change.

    `offer` is the indicator it may belong to, "" none; `code` that of what it says (bound, new); `by` the account that
    said so, "" the system.
    """

    key: str
    where: str
    kind: str
    sentence: str
    text: str
    start: int
    value: float | None = None
    unit: str = ""
    qualifier: str = ""
    row: str = ""
    offer: str = ""
    is_certain: bool = False
    say: str = Say.OPEN.value
    code: str = ""
    why: str = ""
    by: str = ""

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(**stored)

    def as_json(self) -> dict[str, Any]:
        """Without what is not said."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in said.items() if name in ALWAYS or value not in ("", None, False)}

    @property
    def is_decided(self) -> bool:
        """Nothing is left for a person: certain, no figure, or a person said so."""
        return self.say == Say.NONE or (self.say != Say.OPEN and (self.is_certain or bool(self.by)))

    @property
    def is_open(self) -> bool:
        """Nobody said anything of it yet."""
        return self.say == Say.OPEN

    @property
    def is_none(self) -> bool:
        return self.say == Say.NONE

    @property
    def is_new(self) -> bool:
        return self.say == Say.NEW

    @property
    def amount(self) -> Decimal | None:
        return None if self.value is None else Decimal(str(self.value))

    @property
    def before(self) -> str:
        return self.sentence[: self.start]

    @property
    def after(self) -> str:
        return self.sentence[self.start + len(self.text) :]


def keyed(found: Iterable[Mapping[str, Any]]) -> list[tuple[str, Mapping[str, Any]]]:
    """Each number with its key: of the same sentence said twice, the first and the second are two."""
    seen: Counter[tuple[str, int, str]] = Counter()
    said = []
    for number in found:
        place = (number["sentence"], number["start"], number["text"])
        digest = hashlib.sha256("\0".join(map(str, (*place, seen[place]))).encode()).hexdigest()
        seen[place] += 1
        said.append((digest[:16], number))
    return said


def aside_key(key: str) -> str:
    """Of the same number where it was set aside: a set phrase, an ordinal."""
    return f"-{key[1:]}"


def coverage(numbers: Sequence[Number]) -> dict[str, Any]:
    """How the numbers of a text are accounted for, and the line that says it."""
    says = Counter(number.say for number in numbers)
    bound, new, none, open_ = (says[say.value] for say in (Say.BOUND, Say.NEW, Say.NONE, Say.OPEN))
    return {
        "numbers": len(numbers),
        "bound": bound,
        "new": new,
        "ignored": none,
        "open": open_,
        "sentence": f"全文{len(numbers)}个数：绑定{bound}，新指标{new}，不作为数据{none}（各有理由），待定{open_}",
    }


def clashes(numbers: Iterable[Number]) -> dict[str, list[Number]]:
    """By code, the numbers that give one indicator two values."""
    by_code: dict[str, list[Number]] = {}
    for number in numbers:
        if number.say in (Say.BOUND, Say.NEW):
            by_code.setdefault(number.code, []).append(number)
    return {code: said for code, said in by_code.items() if len({(n.value, n.unit) for n in said}) > 1}


def kept(numbers: Iterable[Number], before: Iterable[Number]) -> list[Number]:
    """The numbers as found now, with what was decided of those that were there before."""
    decided = {number.key: number for number in before}
    return [_decided_as(number, decided.get(number.key)) for number in numbers]


def _decided_as(number: Number, before: Number | None) -> Number:
    if before is None:
        return number
    return replace(
        number,
        offer=before.offer,
        is_certain=before.is_certain,
        say=before.say,
        code=before.code,
        why=before.why,
        by=before.by,
    )

"""What a department was called over the years: one line a former name, with the last year in which it was called so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from indicators.office.characters import visible

LONGEST = 60
EARLIEST, LATEST = 1949, 2099
_LINE = re.compile(r"(?P<name>\S.*?)[\s,，;；：:]+(?P<until>\d{4})\s*年?(?:\s*(?:及以前|为止|止))?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class NameUntil:
    """A name, and the last year in which a department bore it."""

    name: str
    until: int

    def __str__(self) -> str:
        return f"{self.name}，{self.until}"


def read_names(text: str) -> tuple[NameUntil, ...]:
    """The names of a text, the one given up first at the head. Raises ValidationError naming the lines at fault."""
    names, faults = [], []
    for number, line in enumerate(visible(text).translate(_FULL_WIDTH).splitlines(), 1):
        if line.strip():
            try:
                names.append(_read(line.strip()))
            except ValueError as fault:
                faults.append(f"第{number}行“{line.strip()}”：{fault}。")
    if faults:
        raise ValidationError(faults)
    return in_order(names)


def in_order(names: Iterable[NameUntil]) -> tuple[NameUntil, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda one: one.until))


def written(names: Iterable[NameUntil]) -> str:
    """As `read_names` reads it."""
    return "\n".join(map(str, names))


def name_in(year: int, former: Sequence[NameUntil], today: str) -> str:
    """What a department was called in a year; `former` in the order of their years."""
    return next((one.name for one in former if year <= one.until), today)


def _read(line: str) -> NameUntil:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError("请写成“名称，用到哪一年”，如“区政府法制办公室，2018”")
    if len(found["name"]) > LONGEST:
        raise ValueError(f"名称不超过{LONGEST}个字")
    if not EARLIEST <= int(found["until"]) <= LATEST:
        raise ValueError("年份不对")
    return NameUntil(found["name"], int(found["until"]))

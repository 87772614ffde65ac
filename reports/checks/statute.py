"""The statutory contents and dates of an annual report, read from `statute.toml` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "statute.toml"


@dataclass(frozen=True, slots=True)
class Content:
    """One of the things a report must contain, by the kind of part that holds it."""

    kind: str
    name: str
    basis: str
    required: bool
    words: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Before this day of the year that follows the report's."""

    duty: str
    name: str
    basis: str
    month: int
    day: int

    def day_for(self, year: int) -> date:
        return date(year + 1, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Statute:
    contents: tuple[Content, ...]
    deadlines: tuple[Deadline, ...]


@lru_cache(maxsize=1)
def statute() -> Statute:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Statute(
        contents=tuple(_content(row, _basis(data, row)) for row in data["contents"]),
        deadlines=tuple(_deadline(row, _basis(data, row)) for row in data["dates"]),
    )


def _basis(data: dict[str, Any], row: dict[str, Any]) -> str:
    """The regulation, and its article once the numbers have been held against the original."""
    return f"{data['law']}{row['article'] if data['verified'] else ''}"


def _content(row: dict[str, Any], basis: str) -> Content:
    words = tuple(row["words"])
    return Content(row["kind"], row["name"], basis, row["required"], words, row.get("missing", ""))


def _deadline(row: dict[str, Any], basis: str) -> Deadline:
    return Deadline(row["duty"], row["name"], basis, row["month"], row["day"])

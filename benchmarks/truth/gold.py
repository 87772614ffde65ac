"""The gold rows of a folder, read as they stand: UTF-8, tab separated, a head line, no quoting."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A number of a sentence: where it starts, how it is written, what it says."""

    at: int
    text: str
    value: str = ""
    unit: str = ""
    qualifier: str = ""
    is_optional: bool = False

    @property
    def end(self) -> int:
        return self.at + len(self.text)

    def touches(self, other: Span) -> bool:
        return self.at < other.end and other.at < self.end


def rows(path: Path, *, without: str = "") -> list[Row]:
    """A table's rows; none where there is no such file. `without` leaves out ids that end in one of its characters."""
    if not path.exists():
        return []
    head, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    read = (dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines)
    return [row for row in read if not without or row["id"][-1] not in without]


def figures(row: Row) -> list[Span]:
    """The figures a row of numbers.tsv names."""
    return [
        Span(f["at"], f["text"], f["value"], f["unit"], f["qualifier"], f.get("optional", False))
        for f in json.loads(row["figures"])
    ]


def data(row: Row) -> dict[str, dict[str, Any]]:
    """{code: {year: value or {value, qualifier}, "barrier": …}} of a row of claims.tsv."""
    return json.loads(row["data"])  # type: ignore[no-any-return]

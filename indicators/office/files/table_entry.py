"""One cell of a small table, whatever file it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One cell: its text, and what is wrong with it where it is no text at all."""

    text: str = ""
    fault: str = ""

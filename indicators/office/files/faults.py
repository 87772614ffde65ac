"""What is wrong with a handed-in sheet, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell can't be taken in: where it stands, one sentence that says what to do, and what it says now."""

    address: str
    sentence: str
    said: str = ""

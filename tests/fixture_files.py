"""The shipped fixtures as plain Python, read without Django."""

import csv
import tomllib
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parent.parent / "fixtures"
DATA = Path(__file__).parent / "data"


def rows(name: str, folder: Path = FIXTURES) -> list[dict[str, str]]:
    """The rows of one table; `folder=DATA` reads the checked catalogues the fixtures were made from."""
    with (folder / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def report(year: int) -> dict[str, Any]:
    """One report's narrative, as its TOML spells it."""
    return tomllib.loads((FIXTURES / "reports" / f"{year}.toml").read_text(encoding="utf-8"))


def split(cell: str) -> list[str]:
    """A cell of several entries; an empty cell holds none."""
    return cell.split(";") if cell else []

"""What the demo tells of the simulated report: read from `report-2020.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@cache
def story(folder: Path) -> Row:
    return tomllib.loads((folder / "report-2020.toml").read_text("utf-8"))

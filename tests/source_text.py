"""The raw source of the 2019 report, and the text it holds once `reports.reading` has mended it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reports.reading import mending
from reports.reading.formats.text import lines_of
from reports.reading.furniture import set_aside

RAW_SOURCE = Path(__file__).parent / "data" / "hanyang-2019-report.txt"
RULES = mending.rules(is_printed=True)


def mend(raw: str, rules: Sequence[mending.Rule] = RULES) -> str:
    """Plain text: one paragraph a line, no blank lines, one final newline."""
    lines, _asides = set_aside(lines_of(raw).lines)
    return "".join(f"{line.full}\n" for line in mending.mend(lines, rules) if line.full)

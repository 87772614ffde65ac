"""A checked text as Word with comments, made in the limited process: this one imports no library that writes Word."""

from __future__ import annotations

import json
from typing import Any

from reports.checks.examined import Examined
from reports.checks.marked import MarkedRun, marked
from reports.checks.texts import TextFinding
from reports.reading.process import limited

AUTHOR = "体检"


def to_commented_word(examined: Examined) -> bytes:
    """The text as .docx, each finding a comment at its place; what concerns the whole at the first line.

    Raises `reports.reading.refusals.Refused` where the process was stopped.
    """
    return limited("reports.downloads.commented", json.dumps(sheet(examined), ensure_ascii=False).encode())


def sheet(examined: Examined) -> dict[str, Any]:
    lines = list(marked(examined.text, examined.findings))
    numbered = enumerate(examined.findings, 1)
    return {
        "author": AUTHOR,
        "comments": [_comment(finding) for finding in examined.findings],
        "whole": [number for number, finding in numbered if not finding.end],
        "head": next(at for at, line in enumerate(lines) if line),
        "lines": [[_run(stretch) for stretch in line] for line in lines],
    }


def _comment(finding: TextFinding) -> str:
    return f"【{finding.severity.label}】{finding.title}：{finding.message}"


def _run(stretch: MarkedRun) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    return stretch.text, stretch.numbers, stretch.begins

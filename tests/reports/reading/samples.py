"""The invented reports with their right answers, and what two documents are compared by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "data" / "imports"
OTHER_FORMATS = {"r01-odt.odt": "r01.docx", "r11-rtf.rtf": "r11.docx"}
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix not in (".json", ".md"))

_HALF = str.maketrans("（）０１２３４５６７８９％．", "()0123456789%.")


def content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def answer(name: str) -> dict[str, Any]:
    """The right answer to a file."""
    found: dict[str, Any] = json.loads((FOLDER / f"{OTHER_FORMATS.get(name, name)}.json").read_text("utf-8"))
    return found


def squeezed(text: object) -> str:
    """Blanks don't count."""
    return re.sub(r"\s+", "", str(text or ""))


def blocks(report: dict[str, Any]) -> Iterator[tuple[str, str, str, bool, list[str]]]:
    """(level, number, heading, run_on, paragraphs) in reading order."""
    for part in report["parts"]:
        yield _block("part", part)
        yield from (_block("item", item) for item in part.get("items", []))
        for section in part["sections"]:
            yield _block("section", section)
            yield from (_block("item", item) for item in section["items"])


def _block(level: str, block: dict[str, Any]) -> tuple[str, str, str, bool, list[str]]:
    marker = squeezed(block["marker"]).translate(_HALF)
    return level, marker, squeezed(block["heading"]), block["run_on"], [squeezed(text) for text in block["body"]]


def all_text(report: dict[str, Any]) -> str:
    """Everything that stands as text of the report."""
    texts = [report["title"], report["addressee"], *report["lead"]]
    for _level, _marker, heading, _run_on, body in blocks(report):
        texts += [heading, *body]
    return "".join(map(squeezed, texts))


def _figure_key(figure: dict[str, Any]) -> tuple[str, float | None, str]:
    """Sentence, value in single units, unit: 820万元 and 8,200,000元 are one."""
    value, unit = figure["value"], squeezed(figure["unit"])
    if value is not None and unit[:1] in "万亿" and unit[1:]:
        value, unit = float(value) * {"万": 1e4, "亿": 1e8}[unit[0]], unit[1:]
    return squeezed(figure["sentence"]), None if value is None else round(float(value), 4), unit


def matched(want: dict[str, Any], got: dict[str, Any]) -> tuple[int, int]:
    """How many of the wanted figures are there, and how many others; what is optional is neither."""
    left = [_figure_key(figure) for figure in got["figures"]]
    found = 0
    for sentence, value, unit in map(_figure_key, want["figures"]):
        at = next((k for k, key in enumerate(left) if key[1:] == (value, unit) and key[0] == sentence), None)
        if at is not None:
            found += 1
            left.pop(at)
    optional = [squeezed(text) for text in want["optional_figures"]]
    return found, sum(not any(text in sentence for text in optional) for sentence, _value, _unit in left)

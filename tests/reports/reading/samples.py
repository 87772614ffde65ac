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

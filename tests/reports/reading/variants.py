"""The 2019 report as other hands would have kept it: each variant of the same text, and what of the comparison it leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable

FULL_DIGITS = str.maketrans("0123456789%", "０１２３４５６７８９％")
HALF_MARKS = str.maketrans("（）：；，", "():;,")
EVERY = 12
"""Lines on a page."""


def with_page_furniture(text: str) -> str:
    """Page numbers and a running head between the lines, also inside sentences."""
    lines: list[str] = []
    for at, line in enumerate(text.split("\n"), 1):
        lines += [line, f"— {at // EVERY} —", "", "某区人民政府办公室"] if at % EVERY == 0 else [line]
    return "\n".join(lines)


def numbered_pages(text: str) -> str:
    lines: list[str] = []
    for at, line in enumerate(text.split("\n"), 1):
        lines += [line, f"第 {at // EVERY} 页 共 9 页"] if at % EVERY == 0 else [line]
    return "\n".join(lines)


def wrapped(text: str, width: int, indent: str) -> str:
    """Hard line ends at a width, as a print or an old mail has them."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        rest = indent + paragraph
        while len(rest) > width:
            lines.append(rest[:width])
            rest = rest[width:]
        lines.append(rest)
    return "\n".join(lines)


RAW: dict[str, Callable[[str], str]] = {
    "untouched": str,
    "line ends of Windows": lambda raw: raw.replace("\n", "\r\n"),
    "full-width digits": lambda raw: raw.translate(FULL_DIGITS),
    "half-width marks": lambda raw: raw.translate(HALF_MARKS),
    "page numbers and running heads": with_page_furniture,
    "numbered pages": numbered_pages,
    "百分之百": lambda raw: re.sub("100 ?%", "百分之百", raw),
    "no empty lines": lambda raw: re.sub("\n+", "\n", raw),
}
"""Of the source as it was found."""

MENDED: dict[str, Callable[[str], str]] = {
    "indented": lambda text: "".join(f"\u3000\u3000{line}\n" for line in text.splitlines()),
    "one line, indents left": lambda text: "\u3000\u3000".join(text.splitlines()),
    "one line, blanks left": lambda text: " ".join(text.splitlines()),
    "sections glued on": lambda text: re.sub("\n(?=（[一二三四五六七八九十]）)", "", text),
    "items glued on": lambda text: re.sub(r"\n(?=\d\. )", "", text),
    "wrapped, indented": lambda text: wrapped(text, 35, "    "),
    "wrapped, full-width indents": lambda text: wrapped(text, 28, "\u3000\u3000"),
    "wrapped, no indents": lambda text: wrapped(text, 40, ""),
    "items 1、": lambda text: re.sub(r"^(\d)\. ", r"\1、", text, flags=re.MULTILINE),
    "items 1．": lambda text: re.sub(r"^(\d)\. ", r"\1．", text, flags=re.MULTILINE),
    "items （1）": lambda text: re.sub(r"^(\d)\. ", r"（\1）", text, flags=re.MULTILINE),
    "sections (一)": lambda text: re.sub("（([一二三四五六七八九十])）", r"(\1)", text),
}
"""Of the text as it reads."""


def alike(text: str) -> str:
    """A text without what the variants change: width of marks, digits and blanks, the sign behind a number."""
    narrow = text.translate(HALF_MARKS).translate(str.maketrans("０１２３４５６７８９％．", "0123456789%."))
    return re.sub(r"\s", "", narrow.replace("百分之百", "100%"))

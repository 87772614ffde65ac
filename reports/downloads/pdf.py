"""Document → PDF by typst, where the optional extra `[pdf]` is installed and the machine has a Chinese face.

Without either, a browser's print dialog makes the PDF: the report page has a print style sheet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reports.document import Document
from reports.downloads.official import lines, number_line, title_lines

try:
    import typst
except ImportError:
    typst = None  # type: ignore[assignment]

LAYOUT = Path(__file__).with_name("report.typ")

# The official faces first, then what stands in for them.
SERIFS = (
    "FangSong_GB2312",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "SimSun",
)
SANS_SERIFS = ("SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei")


class Faces(NamedTuple):
    serif: str
    sans: str


@cache
def faces() -> Faces | None:
    """The Chinese faces of this machine; None without typst or without any, for it drops 汉字 silently then."""
    return chosen(typst.Fonts().families()) if typst else None


def chosen(families: Iterable[str]) -> Faces | None:
    """The best serif and sans among the faces there are; one stands in for the other."""
    there = set(families)
    serif = next((face for face in SERIFS if face in there), "")
    sans = next((face for face in SANS_SERIFS if face in there), "")
    return Faces(serif or sans, sans or serif) if serif or sans else None


def to_pdf(document: Document, faces: Faces, *, notice: str = "") -> bytes:
    """The document as PDF, the same layout as the Word file. The same arguments give the same bytes."""
    report = {
        "name": document.title,
        "issuer": document.meta.get("issuer", ""),
        "notice": notice,
        "number": number_line(document),
        "title": title_lines(document),
        "lines": [line._asdict() for line in lines(document)],
        **faces._asdict(),
    }
    return typst.compile(str(LAYOUT), format="pdf", sys_inputs={"report": json.dumps(report, ensure_ascii=False)})

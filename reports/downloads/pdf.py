"""Document → PDF by typst, in the Chinese faces of this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from indicators.office.characters import storable
from reports.document.tree import Document
from reports.downloads.colophon import Colophon, qr_svg
from reports.downloads.faces import Faces, missing
from reports.downloads.official import OfficialLine, OfficialTable, lines, number_line, title_lines, to_text

LAYOUT = Path(__file__).with_name("report.typ")
NO_FACE = (
    "服务器上没有中文字体，暂不能生成PDF；"
    "管理员装上字体（Debian、Ubuntu：apt install fonts-noto-cjk）并重启服务后即可下载。"
)


class Unwritable(Exception):
    """This machine can't set the document; the message is a sentence for whoever asked."""


def to_pdf(document: Document, faces: Faces | None, *, notice: str = "", colophon: Colophon | None = None) -> bytes:
    """The document as PDF, the same layout as the Word file. The same arguments give the same bytes.

    Raises Unwritable rather than leave a character out: without any Chinese face, and where no face has it.
    """
    if faces is None:
        raise Unwritable(NO_FACE)
    if lacking := missing(to_text(document) + notice, faces):
        raise Unwritable(f"服务器上的字体都没有“{lacking}”，PDF里会缺字，所以没有生成；请管理员补装含有这些字的字体。")
    report = {
        "name": storable(document.title),
        "issuer": storable(document.meta.get("issuer", "")),
        "notice": notice,
        "number": number_line(document),
        "title": title_lines(document),
        "lines": [_said(line) for line in lines(document)],
        "colophon": colophon.text if colophon else "",
        "qr": qr_svg(colophon.address) if colophon and colophon.address else "",
        **faces._asdict(),
    }
    return typst.compile(str(LAYOUT), format="pdf", sys_inputs={"report": json.dumps(report, ensure_ascii=False)})


def _said(line: OfficialLine | OfficialTable) -> dict[str, Any]:
    return line._asdict() if isinstance(line, OfficialTable) else {"style": line.style, "text": line.text}

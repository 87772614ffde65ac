"""Document → PDF by typst, in the Chinese faces of this machine."""

from __future__ import annotations

from typing import Any

from indicators.office.characters import storable
from reports.document.tree import Document
from reports.downloads.colophon import Colophon, qr_svg
from reports.downloads.official import OfficialLine, OfficialTable, lines, number_line, title_lines, to_text
from reports.downloads.typesetter import Faces, Lacking, set_pdf
from reports.reading.refusals import Refused

NO_FACE = (
    "服务器上没有中文字体，暂不能生成PDF；"
    "管理员装上字体（Debian、Ubuntu：apt install fonts-noto-cjk）并重启服务后即可下载。"
)
NOT_SET = "PDF没有生成成功：排版用时过长或中断。请稍后再试，或下载Word版。"


class Unwritable(Exception):
    """This machine can't set the document; the message is a sentence for whoever asked."""


def to_pdf(
    document: Document,
    faces: Faces | None,
    *,
    notice: str = "",
    colophon: Colophon | None = None,
    watermark: str = "",
    is_numbered: bool = False,
) -> bytes:
    """The document as PDF, the same layout as the Word file. The same arguments give the same bytes.

    A `watermark` lies across every page; lines are numbered on wish, for what goes round before it is public.

    Raises Unwritable rather than leave a character out: without any Chinese face, and where no face has it; and where the
    process that sets it was stopped.
    """
    if faces is None:
        raise Unwritable(NO_FACE)
    report = {
        "name": storable(document.title),
        "issuer": storable(document.meta.get("issuer", "")),
        "notice": notice,
        "watermark": watermark,
        "numbered": is_numbered,
        "number": number_line(document),
        "title": title_lines(document),
        "lines": [_said(line) for line in lines(document)],
        "colophon": colophon.text if colophon else "",
        "qr": qr_svg(colophon.address) if colophon and colophon.address else "",
        **faces._asdict(),
    }
    try:
        return set_pdf(report, to_text(document) + notice + watermark)
    except Lacking as lacking:
        raise Unwritable(
            f"服务器上的字体都没有“{lacking}”，PDF里会缺字，所以没有生成；请管理员补装含有这些字的字体。"
        ) from None
    except Refused:
        raise Unwritable(NOT_SET) from None


def _said(line: OfficialLine | OfficialTable) -> dict[str, Any]:
    return line._asdict() if isinstance(line, OfficialTable) else {"style": line.style, "text": line.text}

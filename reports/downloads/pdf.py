"""Document → PDF by typst, in the Chinese faces of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.office.characters import storable
from reports.document.tree import Document, Quote
from reports.downloads.colophon import Colophon, qr_svg
from reports.downloads.official import OfficialLine, OfficialTable, keeping, lines, number_line, title_lines, to_text
from reports.downloads.table_columns import columns_of
from reports.downloads.typesetter import Faces, Lacking, set_pdf
from reports.reading.refusals import Refused

NO_FACE = (
    "服务器上没有中文字体，暂不能生成PDF；"
    "管理员装上字体（Debian、Ubuntu：apt install fonts-noto-cjk）并重启服务后即可下载。"
)
ROOM = 442 / 12
"""How many of a table's characters stand beside each other between the margins."""
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
        "lines": _set(tuple(lines(document))),
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


def _set(pieces: Sequence[OfficialLine | OfficialTable]) -> list[dict[str, Any]]:
    kept = keeping(pieces)
    return [_table(one) if isinstance(one, OfficialTable) else _line(one, at in kept) for at, one in enumerate(pieces)]


def _table(table: OfficialTable) -> dict[str, Any]:
    columns = columns_of(table.header, table.rows, ROOM)
    return table._asdict() | {"columns": [column._asdict() for column in columns]}


def _line(line: OfficialLine, is_kept: bool) -> dict[str, Any]:
    """Its spans, so that a figure that is still open can be marked."""
    spans = [{"text": _text(span), "is_open": isinstance(span, Quote) and bool(span.fault)} for span in line.spans]
    said = {"style": line.style, "spans": spans, "begins_page": line.begins_page, "indent": line.indent}
    return said | {"is_kept": is_kept}


def _text(span: str | Quote) -> str:
    return span.text if isinstance(span, Quote) else span

"""Document → Excel workbook: its figures as a table to calculate with, its text a paragraph a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from indicators.office.downloads import to_xlsx
from indicators.office.sheet import Sheet, marked
from reports.document.tree import Document, plain_text
from reports.downloads.figure_rows import FIGURE_HEAD, figure_row

FIGURE_WIDTHS = (22, 20, 12, 7, 6, 6, 7, 40)


def to_workbook(
    document: Document,
    *,
    themes: Mapping[str, str],
    edition: int,
    fingerprint: str,
    at: datetime,
    simulated: bool,
    origin: str = "",
) -> bytes:
    """The document as .xlsx with the sheets 数据, 正文 and 说明; `themes` names them by code, `origin`
    says where it was published before.

    The same arguments give the same bytes.
    """
    sheets = (figures(document, themes), text(document), about(document, edition, fingerprint, at, origin))
    return to_xlsx(*(map(marked, sheets) if simulated else sheets), at=at)


def figures(document: Document, themes: Mapping[str, str]) -> Sheet:
    rows = tuple(figure_row(fact, document, themes.get(fact.theme, fact.theme)) for fact in document.facts)
    return Sheet("数据", FIGURE_HEAD, rows, FIGURE_WIDTHS)


def text(document: Document) -> Sheet:
    """Every paragraph with the anchor of its place on the report's page."""
    paragraphs = ((anchor or "导语", plain_text(line)) for anchor, line in document.paragraphs())
    return Sheet("正文", ("位置", "正文"), (("标题", document.title), *paragraphs), (6, 60))


def about(document: Document, edition: int, fingerprint: str, at: datetime, origin: str = "") -> Sheet:
    rows = (
        *([("来历", origin)] if origin else []),
        ("报告", document.title),
        ("版次", f"第{edition}版"),
        ("载入本站", f"{at:%Y-%m-%d}"),
        ("指纹", fingerprint),
        ("数值", "“数据”表的数值可直接计算；比率的数值是百分数，98.5即98.5%。"),
        ("位置", "“正文”表的位置即网页地址中#后的部分。"),
    )
    return Sheet("说明", ("项目", "内容"), rows, (8, 60))

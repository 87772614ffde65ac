"""Word documents made part by part, and a small report to put into them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
REPORT = (
    "临江区人民政府关于2023年度法治政府建设情况的报告",
    "2023年，临江区坚持依法行政。现将有关情况报告如下：",
    "一、2023年主要举措和成效",
    "（一）健全推进机制",
    "1.强化统筹部署。召开会议2次。",
    "2.抓住关键少数。全年学法6期。",
    "二、存在的不足和原因",
    "基层执法力量不足。",
    "三、2024年工作安排",
    "（一）提升执法质量",
    "开展全员轮训。",
    "临江区人民政府",
    "2024年3月18日",
)


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    runs = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document(body: str, declaration: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'


def part(name: str, inside: str) -> str:
    """Another part of the document, such as its styles."""
    return f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"


def docx(body: str | Iterable[str], parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with a body of XML, or of plain paragraphs."""
    inside = body if isinstance(body, str) else "".join(map(paragraph, body))
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document(inside), **(parts or {})})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def page(body: str, head: str = "<title>政府门户网站</title>") -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()

"""One report as a portal takes it: the text for its editor, pictures, attachments, and the fields of 信息公开."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.timezone import localtime

from hanyang_report.exporting import folder
from indicators.charts.chart import Chart
from indicators.office.sending import notice
from indicators.office.steps import Refused
from reports.document.section_charts import charts_of
from reports.document.tree import plain_text, sentences
from reports.downloads.chart_picture import picture
from reports.downloads.colophon import is_loopback
from reports.downloads.faces import faces
from reports.downloads.formats import Format, notices, offered
from reports.downloads.fragment import Attached, Pictured, fragment
from reports.downloads.papers import colophon_of
from reports.downloads.pdf import NO_FACE, Unwritable
from reports.downloads.typesetter import Faces
from reports.models import Edition

KIND = "portal package"
FRAGMENT, PREVIEW, FIELDS = "fragment.html", "preview.html", "disclosure.json"
PREVIEW_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body style="max-width:45rem;margin:2rem auto;padding:0 1rem">
<h1 style="text-align:center">{title}</h1>
{fragment}</body>
</html>
"""
FOR_PROGRAMS = {"json"}
"""Formats that are no attachment of an article."""

Progress = Callable[[str], None]


def export_portal(edition: Edition, target: Path, base: str = "", progress: Progress = lambda name: None) -> int:
    """Writes an edition into `target`; how many files. With a base the text names pictures and attachments below it.
    Raises Refused, with what stood there left as it was."""
    drawn_in = faces()
    if drawn_in is None:
        raise Refused(NO_FACE)
    about = {"year": edition.report.year, "edition": edition.number, "fingerprint": edition.hash, "url": base}
    with folder.whole(target, KIND, about) as place:
        try:
            PortalPackage(place, edition, drawn_in, progress).write(f"{base}/" if base else "")
        except Unwritable as lacking:
            raise Refused(str(lacking)) from None
        return len(folder.names(place))


@dataclass(frozen=True)
class PortalPackage:
    """An edition on its way into an empty folder."""

    place: Path
    edition: Edition
    faces: Faces
    progress: Progress

    def write(self, base: str) -> None:
        """May raise Unwritable."""
        pictures = self.pictures()
        formats = ((extension, one) for extension, one in offered().items() if extension not in FOR_PROGRAMS)
        attachments = [self.attached(extension, one) for extension, one in formats]
        pasted = partial(fragment, self.edition.document, pictures, attachments, notice=self.notice, about=self.about())
        title = self.edition.document.title
        self.put(FRAGMENT, pasted(base=base))
        self.put(PREVIEW, format_html(PREVIEW_PAGE, title=title, fragment=pasted()))
        self.put(FIELDS, json.dumps(fields(self.edition, self.notice), ensure_ascii=False, indent=1) + "\n")

    @property
    def notice(self) -> str:
        return notices(self.edition, notice())

    def pictures(self) -> dict[str, list[Pictured]]:
        """By the anchor of the block that has charts."""
        document = self.edition.document
        drawn = ((block.anchor, charts_of(block, document)) for block in document.walk())
        return {anchor: list(map(self.pictured, charts)) for anchor, charts in drawn if charts}

    def pictured(self, chart: Chart) -> Pictured:
        drawn = picture(chart, self.faces)
        address = f"images/{chart.key}.png"
        self.put(address, drawn.png)
        return Pictured(chart, address, drawn.width, drawn.height)

    def attached(self, extension: str, chosen: Format) -> Attached:
        content = chosen.write(self.edition, self.notice)
        address = f"attachments/report-{self.edition.report.year}-{self.edition.number}.{extension}"
        self.put(address, content)
        return Attached(f"{chosen.label}（{filesizeformat(len(content))}）", address)

    def about(self) -> list[str]:
        note = [f"更正说明：{self.edition.note}"] if self.edition.note else []
        return [*note, colophon_of(self.edition).text]

    def put(self, name: str, content: str | bytes) -> None:
        path = self.place / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.progress(name)


def fields(edition: Edition, notice: str) -> dict[str, Any]:
    """What a portal's form asks of an article, under the names that the form uses; null is what the report does not say
    and what the portal gives itself."""
    document, original = edition.document, edition.original
    said = next((sentence for line in document.lead for sentence in sentences(line)), ())
    published = original.published_on if original else localtime(edition.published_at).date()
    return {
        "索引号": None,
        "标题": document.title,
        "文号": document.meta.get("document_number") or None,
        "发文机构": document.meta.get("issuer") or None,
        "成文日期": document.meta.get("issued_on") or None,
        "发布日期": None if edition.is_imported and not original else published.isoformat(),
        "公开方式": "主动公开",
        "栏目": "年度报告",
        "信息分类": None,
        "内容概述": plain_text(said) or None,
        "来源": document.meta.get("issuer") or None,
        "网站标识码": settings.SITE_ID_CODE or None,
        "年度": document.year,
        "版次": edition.number,
        "更正说明": edition.note or None,
        "声明": notice or None,
        "原发布网址": (original.address or None) if original else None,
        "本站网址": None if is_loopback(settings.SITE_URL) else f"{settings.SITE_URL}{edition.permalink}",
        "指纹": {"SHA-256": edition.hash, "SM3": edition.sm3 or None},
    }

"""An edition as a file to keep: each format is one function from Document to bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpResponse

from reports.document import Document
from reports.models import Edition


@dataclass(frozen=True)
class Format:
    label: str
    content_type: str
    write: Callable[[Document], bytes]


FORMATS: dict[str, Format] = {
    "txt": Format("纯文本", "text/plain; charset=utf-8", lambda document: document.to_text().encode()),
    "json": Format("JSON 数据", "application/json", lambda document: document.to_json().encode()),
}


def attachment(edition: Edition, extension: str) -> HttpResponse:
    """The edition as a download named `标题（第1版）.txt` in both header spellings browsers understand."""
    chosen = FORMATS[extension]
    name = f"{edition.document.title}（第{edition.number}版）.{extension}"
    plain_name = f"report-{edition.report.year}-{edition.number}.{extension}"
    disposition = f"attachment; filename=\"{plain_name}\"; filename*=UTF-8''{quote(name)}"
    return HttpResponse(
        chosen.write(edition.document),
        content_type=chosen.content_type,
        headers={"Content-Disposition": disposition},
    )

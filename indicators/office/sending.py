"""A file on its way to somebody: named in Chinese, marked where the data is simulated, never run by a browser."""

from __future__ import annotations

import logging
from typing import Any, Protocol
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse

from indicators.office.shipped import LoadedFixture

SIMULATED = "模拟数据"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

logger = logging.getLogger(__name__)


class KeptFile(Protocol):
    """A row with a file that was checked when it came."""

    @property
    def file(self) -> Any: ...

    @property
    def name(self) -> Any: ...

    @property
    def content_type(self) -> Any: ...


def sent(content: bytes, content_type: str, name: str, plain_name: str) -> HttpResponse:
    """What was just made, as a download; a simulated system's says so in its name."""
    headers = {"Content-Disposition": disposition(simulated(name), plain_name)}
    return HttpResponse(content, content_type=content_type, headers=headers)


def sent_as_kept(row: KeptFile) -> FileResponse:
    """A kept file under the name it was given. Raises Http404 with a sentence where the disk no longer has it."""
    try:
        file = row.file.open("rb")
    except FileNotFoundError:
        logger.exception("A file on record is missing")
        raise Http404(f"“{row.name}”有记录，但服务器上的文件不见了。请告知网站管理员，从备份中恢复。") from None
    response = FileResponse(file, as_attachment=True, filename=row.name, content_type=row.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def simulated(name: str) -> str:
    """`模拟数据-台账.xlsx` in a database of simulated data, else as it is."""
    return f"{SIMULATED}-{name}" if LoadedFixture.objects.is_simulated() else name


def notice() -> str:
    """What a file of this database says at its head; "" where its data is real."""
    return SIMULATED if LoadedFixture.objects.is_simulated() else ""


def disposition(name: str, plain_name: str) -> str:
    """The file's name in both header spellings: the Chinese one, and one for what cannot read it."""
    return f"attachment; filename=\"{plain_name}\"; filename*=UTF-8''{quote(name)}"

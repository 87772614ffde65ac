"""An edition as a file to keep: each format is one function from Edition to bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from indicators.models import Theme
from indicators.office.sending import DOCX, SIMULATED, XLSX, disposition, notice
from reports.downloads.official import to_text
from reports.downloads.papers import colophon_of, public_docx
from reports.downloads.pdf import NO_FACE, to_pdf
from reports.downloads.spreadsheet import to_workbook
from reports.downloads.typesetter import faces
from reports.models import Edition


@dataclass(frozen=True)
class Format:
    """`label` is what the link says, `write` makes the file; its second argument is a notice for every page, or ""."""

    label: str
    content_type: str
    write: Callable[[Edition, str], bytes]


def _pdf(edition: Edition, notice: str) -> bytes:
    return to_pdf(edition.document, faces(), notice=notice, colophon=colophon_of(edition))


def _xlsx(edition: Edition, notice: str) -> bytes:
    return to_workbook(
        edition.document,
        themes=dict(Theme.objects.values_list("code", "name")),
        edition=edition.number,
        fingerprint=edition.hash,
        at=edition.published_at,
        simulated=SIMULATED in notice,
        origin=edition.notice,
    )


def _json(edition: Edition, notice: str) -> bytes:
    """The very text the fingerprint was taken of."""
    said = f'{{"notice":"{notice}",{edition.text[1:]}' if notice else edition.text
    return said.encode()


def _txt(edition: Edition, notice: str) -> bytes:
    text = to_text(edition.document)
    return (f"{notice}\n{text}" if notice else text).encode()


FORMATS: dict[str, Format] = {
    "docx": Format("Word", DOCX, public_docx),
    "pdf": Format("PDF", "application/pdf", _pdf),
    "xlsx": Format("Excel", XLSX, _xlsx),
    "txt": Format("纯文本", "text/plain; charset=utf-8", _txt),
    "json": Format("JSON", "application/json", _json),
}


def offered() -> dict[str, Format]:
    """The formats this machine can write, by extension: what pages link to."""
    return {extension: chosen for extension, chosen in FORMATS.items() if extension != "pdf" or faces()}


def pdf_lacks() -> str:
    """Why there is no PDF among them, in a sentence that says how to get one; "" where there is."""
    return "" if faces() else NO_FACE


def attachment(request: HttpRequest, edition: Edition, extension: str) -> HttpResponse:
    """The edition as a download named `标题（第1版）.docx`; 304 to a reader who has it already. May raise Unwritable."""
    marks = {
        # Weak: a later release may set the same words in another layout.
        "ETag": f'W/"{edition.hash[:32]}.{extension}"',
        "Last-Modified": http_date(edition.published_at.timestamp()),
        "Cache-Control": "no-cache",  # kept by the reader, but asked about: a correction shows at once
    }
    known = get_conditional_response(request, etag=marks["ETag"], last_modified=int(edition.published_at.timestamp()))
    if known:
        return known
    simulated = notice()
    return HttpResponse(
        FORMATS[extension].write(edition, notices(edition, simulated)),
        content_type=FORMATS[extension].content_type,
        headers={"Content-Disposition": named(edition, extension, simulated), **marks},
    )


def notices(edition: Edition, simulated: str) -> str:
    """What stands on every page of its files: what all data here are, and where the report was published before."""
    return "；".join(filter(None, [simulated, edition.notice]))


def named(edition: Edition, extension: str, simulated: str) -> str:
    """What the file is saved as: title and edition."""
    name = f"{edition.document.title}（第{edition.number}版）.{extension}"
    return disposition(
        f"{simulated}-{name}" if simulated else name, f"report-{edition.report.year}-{edition.number}.{extension}"
    )

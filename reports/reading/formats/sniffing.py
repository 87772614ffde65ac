"""What a file is, by its contents; and the reader for it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from indicators.office.later import Later
from reports.reading.lines import Source
from reports.reading.refusals import (
    BINARY,
    CUT,
    EMPTY,
    LOCKED,
    NO_WORD,
    OLD_WORD,
    PICTURE,
    PICTURE_INSIDE,
    SLIDES,
    SPREADSHEET,
    TOO_BIG,
    UNFIT,
    Refused,
)
from reports.reading.sizes import MOST_BYTES

if TYPE_CHECKING:
    from reports.reading.formats import odt, package, pdf, rtf, saved_page, text, web, word
else:
    # A process reads one file: the libraries of the other formats would cost more than the reading.
    odt, package, pdf, rtf, saved_page, text, web, word = (
        Later(f"reports.reading.formats.{name}")
        for name in ("odt", "package", "pdf", "rtf", "saved_page", "text", "web", "word")
    )

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GLANCE = 4096
"""Bytes that show whether a message holds a page."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PICTURE_NAMES = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"}
_PAGE = re.compile(
    r"^[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_file(content: bytes, name: str = "") -> Source:
    """The lines of any file. Raises Refused with the sentence to say."""
    if not content:
        raise Refused(EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(TOO_BIG)
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(_OLE):
        raise Refused(_why_not_ole(content))
    if content.startswith(_PICTURES) or content[8:12] == b"WEBP":
        raise Refused(PICTURE if PurePath(name).suffix.lower() in _PICTURE_NAMES else PICTURE_INSIDE)
    return _flat(content)


def _flat(content: bytes) -> Source:
    """What is neither packed nor a picture."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"OFD", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")):
        raise Refused(UNFIT)
    if start.startswith(b"%PDF"):
        return pdf.read_pdf(content)
    if start.startswith(b"{\\rt"):
        return rtf.read_rtf(content)
    if _is_saved_page(content):
        return saved_page.read_saved_page(content)
    if _PAGE.match(_glance(content)):
        return web.read_page(content)
    return text.read_text(content)


def _is_saved_page(content: bytes) -> bool:
    """Whether it begins as a message that holds a page."""
    start = content[:GLANCE].lower()
    head = start.lstrip(b"\xef\xbb\xbf\r\n ")
    return head.startswith(
        (
            b"from:",
            b"mime-version:",
            b"content-type: multipart/related",
            b"date:",
            b"subject:",
            b"snapshot-content-location:",
        )
    ) and (b"mime-version:" in start and b"text/html" in start)


def _glance(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[:2000].decode("utf-16", "replace")
    return content[:2000].decode("latin-1")


def _packed(content: bytes) -> Source:
    packed = package.Package(content)
    names = set(packed.names)
    if "word/document.xml" in names:
        return word.read_word(packed)
    if "content.xml" in names and b"opendocument.text" in (packed.read("mimetype") if "mimetype" in names else b""):
        return odt.read_odt(packed)
    if any(name.startswith("xl/") for name in names):
        raise Refused(SPREADSHEET)
    if any(name.startswith("ppt/") for name in names):
        raise Refused(SLIDES)
    raise Refused(NO_WORD)


def _why_not_ole(content: bytes) -> str:
    """An old office file: encrypted, cut off, or only old."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return LOCKED
    directory = int.from_bytes(content[48:52], "little")
    shift = int.from_bytes(content[30:32], "little")
    if shift not in (9, 12) or (directory + 2) << shift > len(content):
        return CUT
    if "Workbook".encode("utf-16-le") in content:
        return SPREADSHEET
    return OLD_WORD if "WordDocument".encode("utf-16-le") in content else BINARY

"""A downloaded file taken apart into what can be held against an edition. Runs in the limited process; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indicators.office.later import Later
from reports.reading.formats.text import decode
from reports.reading.refusals import BINARY, NO_TEXT, UNKNOWN_KIND, Refused
from reports.verifying.json_file import json_texts

if TYPE_CHECKING:
    from reports.verifying import pdf_file, word_file, workbook_file
else:
    # A process verifies one file: the libraries of the other formats would cost more than the comparison.
    pdf_file, word_file, workbook_file = (
        Later(f"reports.verifying.{name}") for name in ("pdf_file", "word_file", "workbook_file")
    )

_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@dataclass(slots=True)
class Extract:
    """`kind` is the file's; `lines` its text. Where the format has them: `tagged` figures by their number, `rows` of the
    table of figures by code, `leaves` of the JSON by path; `hashes` are the fingerprints the file names."""

    kind: str
    lines: list[str]
    tagged: dict[int, str] = field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    leaves: dict[str, str] = field(default_factory=dict)
    hashes: list[str] = field(default_factory=list)
    canonical: str = ""
    """The JSON as an edition's fingerprint is taken of it."""


def extract(content: bytes, name: str) -> Extract:
    """Raises Refused with the sentence to say."""
    if content.startswith(b"PK"):
        found = _packed(content)
    elif content[:1024].lstrip().startswith(b"%PDF"):
        found = Extract("pdf", pdf_file.pdf_texts(content))
    else:
        found = _flat(content)
    found.hashes += _HASH.findall("".join(found.lines).replace(" ", ""))
    return found


def _packed(content: bytes) -> Extract:
    """Names of parts stand plainly in a packed file; whether it is what it seems is looked at by its reader."""
    if b"word/document.xml" in content:
        texts, tagged, said = word_file.word_texts(content)
        return Extract("docx", texts, tagged=tagged, hashes=_HASH.findall(said))
    if b"xl/workbook.xml" in content:
        lines, rows, cells = workbook_file.workbook_texts(content)
        return Extract("xlsx", lines, rows=rows, hashes=[cell for cell in cells if _HASH.fullmatch(cell)])
    raise Refused(UNKNOWN_KIND)


def _flat(content: bytes) -> Extract:
    try:
        text = decode(content).lstrip("\ufeff")
    except Refused as refused:
        raise Refused(UNKNOWN_KIND if str(refused) == BINARY else str(refused)) from None
    if text.lstrip().startswith("{"):
        lines, values, canonical = json_texts(text)
        return Extract("json", lines, leaves=values, canonical=canonical)
    if not text.strip():
        raise Refused(NO_TEXT)
    return Extract("txt", text.splitlines())

"""What is checked of an uploaded file before openpyxl sees any of it. No database.

A workbook is a packed folder of XML, and every step of opening one can be made to cost minutes or gigabytes. So each
step is taken here first, on a budget: the directory before anything is unpacked, the sizes before the contents, the
contents by a counting parser. What comes out is a package that holds only what was looked at.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from indicators.office.files.archive import Archive, Budget, Distrusted, Reason
from indicators.office.files.unreadable import (
    DAMAGED,
    EMBEDDED,
    ENCRYPTED,
    LINKS,
    MACROS,
    SWOLLEN,
    TOO_BIG,
    TOO_MUCH,
    Unreadable,
)
from indicators.office.files.workbook_parts import (
    Book,
    Facts,
    NumberFormats,
    PartHandler,
    Relations,
    SheetCells,
    Strings,
    parse,
)

MEGABYTE = 1024 * 1024
MOST_BYTES = 2 * MEGABYTE
MOST_MEMBERS = 100
MOST_UNPACKED = 16 * MEGABYTE
MOST_XML = 4 * MEGABYTE
MOST_RATIO = 200
BUDGET = Budget(members=MOST_MEMBERS, unpacked=MOST_UNPACKED, largest=MOST_XML, ratio=MOST_RATIO)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SENTENCES = {
    Reason.CUT: DAMAGED,
    Reason.DAMAGED: DAMAGED,
    Reason.TOO_MANY: TOO_MUCH,
    Reason.ODD: TOO_MUCH,
    Reason.SWOLLEN: SWOLLEN,
    Reason.ENCRYPTED: ENCRYPTED,
}

CONTENT_TYPES, BOOK, RELATIONS = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STYLES, STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_READ = re.compile(rf"{re.escape(BOOK)}|{re.escape(STYLES)}|{re.escape(STRINGS)}|{_SHEET.pattern}|.*\.rels")


@dataclass
class GuardedWorkbook:
    """A workbook that passed: `file` for openpyxl, and the facts of each sheet by its name."""

    file: io.BytesIO = field(default_factory=io.BytesIO)
    sheets: dict[str, Facts] = field(default_factory=dict)


def inspect(content: bytes) -> GuardedWorkbook:
    """Look at everything once, cheaply. Raises Unreadable with the sentence to say."""
    _require_workbook(content)
    try:
        archive = Archive(content, BUDGET)
        return _PartsInOrder(archive, _parts(archive)).package()
    except Distrusted as distrusted:
        raise Unreadable(_SENTENCES[distrusted.reason]) from None


# ── from outside ───────────────────────────────────────────────────────────────────────────────────────────


def _require_workbook(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_BIG)
    if not content:
        raise Unreadable("文件是空的。请选择填写好的填报表。")
    if not content.startswith(b"PK\x03\x04"):
        raise Unreadable(_what_it_is(content))


def _what_it_is(content: bytes) -> str:
    """Why a file that is no .xlsx is none."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        return ENCRYPTED if encrypted else "这是旧版 .xls 或 .et 格式。请用 Excel 或 WPS 另存为 .xlsx 再上传。"
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta")):
        return "这是网页文件改的名，不是 Excel 工作簿。请从本系统下载填报表填写。"
    if start.startswith(b"%pdf"):
        return "这是 PDF 文件，不是 Excel 工作簿。请上传填写好的填报表。"
    if b"\x00" not in content[:4096]:
        return "这是文本文件（如 CSV），不是 Excel 工作簿。请从本系统下载填报表填写。"
    return "这不是 Excel 工作簿（.xlsx）。请从本系统下载填报表填写。"


# ── the packed folder ──────────────────────────────────────────────────────────────────────────────────────


def _parts(archive: Archive) -> list[str]:
    """The members that are read, after the directory was found to be that of a plain workbook."""
    _require_kind(set(archive.names))
    archive.require_modest()
    parts = [name for name in archive.names if _READ.fullmatch(name)]
    if sum(archive.members[name].file_size for name in parts) > MOST_XML:
        raise Unreadable(SWOLLEN)
    return parts


def _require_kind(names: set[str]) -> None:
    if any(re.search(r"vbaproject|macrosheets/|dialogsheets/", name, re.IGNORECASE) for name in names):
        raise Unreadable(MACROS)
    if any(re.search(r"^xl/(externallinks/|connections\.xml|querytables/)", name, re.IGNORECASE) for name in names):
        raise Unreadable(LINKS)
    if any(re.search(r"^xl/(embeddings|activex|ctrlprops)/", name, re.IGNORECASE) for name in names):
        raise Unreadable(EMBEDDED)
    if "xl/workbook.xml" not in names:
        raise Unreadable(_other_office_file(names))


def _other_office_file(names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return "这是 Word 文件，不是 Excel 工作簿。请上传填写好的填报表。"
    if {"mimetype", "content.xml"} <= names or "xl/workbook.bin" in names:
        return "这种表格格式（.ods、.xlsb）读不了。请另存为 .xlsx 再上传。"
    return "这是压缩包或其他文件，不是 Excel 工作簿（.xlsx）。请从本系统下载填报表填写。"


# ── the contents ───────────────────────────────────────────────────────────────────────────────────────────


class _PartsInOrder:
    """Reads the parts in the order in which they need each other."""

    def __init__(self, archive: Archive, parts: list[str]) -> None:
        self.archive, self.parts = archive, parts
        self.kept: dict[str, str] = {}

    def package(self) -> GuardedWorkbook:
        for name in self.parts:
            if name.endswith(".rels") and name != RELATIONS:
                parse(self.archive.read(name), Relations())
        relations, book, styles = Relations(), Book(), NumberFormats()
        for name, part in ((RELATIONS, relations), (BOOK, book), (STYLES, styles), (STRINGS, Strings())):
            self._keep(name, part)
        facts = {name: self._sheet(name, styles) for name in self.parts if _SHEET.fullmatch(name)}
        places = {name: relations.targets.get(key, "") for name, key in book.sheets}
        return GuardedWorkbook(self._packed(), {name: facts[place] for name, place in places.items() if place in facts})

    def _keep(self, name: str, part: PartHandler) -> None:
        if name in self.parts:
            parse(self.archive.read(name), part)
            self.kept[name] = part.xml()

    def _sheet(self, name: str, styles: NumberFormats) -> Facts:
        sheet = SheetCells(styles)
        self._keep(name, sheet)
        return sheet.facts

    def _packed(self) -> io.BytesIO:
        if CONTENT_TYPES not in self.archive.names:
            raise Unreadable(DAMAGED)
        file, types = io.BytesIO(), self.archive.read(CONTENT_TYPES)
        parse(types, PartHandler())
        with ZipFile(file, "w", ZIP_STORED) as package:
            package.writestr(ZipInfo(CONTENT_TYPES), types)
            for name, xml in self.kept.items():
                package.writestr(ZipInfo(name), xml)
        return file

"""What is checked of an uploaded file before openpyxl sees any of it. No database.

A workbook is a packed folder of XML, and every step of opening one can be made to cost minutes or gigabytes. So each
step is taken here first, on a budget: the directory before anything is unpacked, the sizes before the contents, the
contents by a counting parser. What comes out is a package that holds only what was looked at.
"""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from xml.sax import SAXException, handler
from xml.sax.xmlreader import AttributesImpl
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from defusedxml import DefusedXmlException, sax
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from indicators.archive import Archive, Budget, Distrusted, Reason
from indicators.excel.layout import MOST_COLUMNS, MOST_ROWS

MEGABYTE = 1024 * 1024
MOST_BYTES = 2 * MEGABYTE
MOST_MEMBERS = 100
MOST_UNPACKED = 16 * MEGABYTE
MOST_XML = 4 * MEGABYTE
MOST_RATIO = 200
BUDGET = Budget(members=MOST_MEMBERS, unpacked=MOST_UNPACKED, largest=MOST_XML, ratio=MOST_RATIO)
LONGEST_RUN = 64 * 1024
"""Bytes between two tags: no sentence and no honest list of attributes is longer."""

MOST_CELLS = 12_000
MOST_ELEMENTS = {"sharedStrings.xml": 12_000, "styles.xml": 8_000}
MOST_OTHER_ELEMENTS = 3 * MOST_CELLS
MOST_ATTRIBUTES = 100
MOST_INSTRUCTIONS = 8


class Unreadable(ValueError):
    """The file as a whole cannot be taken in; the message is a Chinese sentence for the person who uploaded it."""


TOO_BIG = "文件超过2 MB。填报表通常只有几十KB，请从本系统重新下载填报表填写。"
DAMAGED = "文件不完整或已损坏，打不开。请在电脑上确认能打开后，另存为 .xlsx 再上传。"
SWOLLEN = "文件解压后异常庞大，为安全起见不予读取。请从本系统重新下载填报表填写。"
TOO_MUCH = "工作表里的内容远多于填报表应有的内容。请从本系统重新下载填报表，只填写浅黄色的格子。"
MACROS = "文件里有宏，为安全起见不予读取。请另存为不含宏的 .xlsx 再上传。"
LINKS = "文件里有指向其他文件的链接，为安全起见不予读取。请在 Excel 的“数据—编辑链接”中断开链接后再上传。"
EMBEDDED = "文件里嵌入了其他文件或控件，为安全起见不予读取。请删除后再上传。"
ENCRYPTED = "文件设有打开密码，读不了。请去掉密码后再上传。"
DECLARATIONS = "文件里有不属于 Excel 工作簿的声明，为安全起见不予读取。请从本系统重新下载填报表填写。"
MERGED = "工作表里有合并单元格，会让数字对不上指标。请取消合并后再上传。"
LONG_TEXT = "有的格子里文字过长。请缩短后再上传：备注不超过500字，数据来源不超过200字。"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SENTENCES = {
    Reason.CUT: DAMAGED,
    Reason.DAMAGED: DAMAGED,
    Reason.TOO_MANY: TOO_MUCH,
    Reason.ODD: TOO_MUCH,
    Reason.SWOLLEN: SWOLLEN,
    Reason.ENCRYPTED: ENCRYPTED,
}


class Package:
    """A workbook that passed: `file` for openpyxl, `uncomputed` the addresses of formulas that nobody calculated."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        self.uncomputed: set[str] = set()


def inspect(content: bytes) -> Package:
    """Look at everything once, cheaply. Raises Unreadable with the sentence to say."""
    _require_workbook(content)
    package = Package()
    try:
        archive = Archive(content, BUDGET)
        with ZipFile(package.file, "w", ZIP_STORED) as kept:
            for name in _parts(archive):
                kept.writestr(ZipInfo(name), _looked_at(archive.read(name), name, package))
    except Distrusted as distrusted:
        raise Unreadable(_SENTENCES[distrusted.reason]) from None
    return package


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
    """The XML members, after the directory was found to be that of a plain workbook."""
    _require_kind(set(archive.names))
    archive.require_modest()
    parts = [name for name in archive.names if name.endswith((".xml", ".rels"))]
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


def _looked_at(part: bytes, name: str, package: Package) -> bytes:
    if re.search(rb"<[^<]{%d}" % LONGEST_RUN, part):
        raise Unreadable(LONG_TEXT)
    limit = MOST_ELEMENTS.get(PurePosixPath(name).name, MOST_OTHER_ELEMENTS)
    try:
        sax.parse(io.BytesIO(part), Census(limit, package.uncomputed), forbid_dtd=True)
    except DefusedXmlException:
        raise Unreadable(DECLARATIONS) from None
    except SAXException:
        raise Unreadable(DAMAGED) from None
    return part


class Census(handler.ContentHandler):
    """Counts a part's elements and stops at the first that does not belong, whatever the part calls itself."""

    def __init__(self, limit: int, uncomputed: set[str]) -> None:
        super().__init__()
        self.limit, self.uncomputed = limit, uncomputed
        self.elements = self.cells = self.rows = self.instructions = 0
        self.address, self.has_formula, self.has_result, self.in_result = "", False, False, False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the parser's own name
        self.elements += 1
        if self.elements > self.limit or len(attrs) > MOST_ATTRIBUTES:
            raise Unreadable(TOO_MUCH)
        look = _LOOKS.get(name.rpartition(":")[2])
        if look:
            look(self, attrs)

    def characters(self, content: str) -> None:
        self.has_result = self.has_result or (self.in_result and bool(content.strip()))

    def endElement(self, name: str) -> None:  # noqa: N802
        self.in_result = False
        if name.rpartition(":")[2] == "c" and self.has_formula and not self.has_result:
            self.uncomputed.add(self.address)

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802
        self.instructions += 1
        if self.instructions > MOST_INSTRUCTIONS:
            raise Unreadable(DECLARATIONS)

    def row(self, attrs: AttributesImpl) -> None:
        self.rows += 1
        number = attrs.get("r", "")
        if self.rows > MOST_ROWS or not re.fullmatch(r"[0-9]{0,4}", number) or int(number or 1) > MOST_ROWS:
            raise Unreadable(f"第{number[:10] or self.rows}行还有内容，超出了填报表的范围。请删除表格以外的行再上传。")
        if attrs.get("hidden", "0") not in ("0", "false"):
            raise Unreadable(f"第{number or self.rows}行被隐藏了。请取消隐藏和筛选后再上传，以免提交看不见的数据。")

    def cell(self, attrs: AttributesImpl) -> None:
        self.cells += 1
        self.address = attrs.get("r", "")
        self.has_formula = self.has_result = False
        if self.cells > MOST_CELLS:
            raise Unreadable(TOO_MUCH)
        if self.address and not _is_near(self.address):
            raise Unreadable(f"{self.address[:12]}处还有内容，超出了填报表的范围。请删除表格以外的内容再上传。")

    def formula(self, attrs: AttributesImpl) -> None:
        self.has_formula = True

    def result(self, attrs: AttributesImpl) -> None:
        self.in_result = True

    def merged(self, attrs: AttributesImpl) -> None:
        raise Unreadable(MERGED)

    def relationship(self, attrs: AttributesImpl) -> None:
        if attrs.get("TargetMode") == "External" and not attrs.get("Type", "").endswith("/hyperlink"):
            raise Unreadable(LINKS)


def _is_near(address: str) -> bool:
    try:
        column, row = coordinate_from_string(address)
        return row <= MOST_ROWS and column_index_from_string(column) <= MOST_COLUMNS
    except (CellCoordinatesException, ValueError):
        return False


_LOOKS = {
    "row": Census.row,
    "c": Census.cell,
    "f": Census.formula,
    "v": Census.result,
    "mergeCell": Census.merged,
    "Relationship": Census.relationship,
}

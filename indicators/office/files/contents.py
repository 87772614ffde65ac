"""What is inside a handed file: whether it is the kind it says it is, whole, and nothing else besides. Pure.

Its reader opens it with an office program on a government desk. So it must not start a program, fetch anything from
another host, or be a second file to a program that looks for one. Packed files are read on a budget.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from indicators.office.files.archive import Archive, Budget, Distrusted, Reason

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2000
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_READ = 64 * MEGABYTE
BUDGET = Budget(members=MOST_MEMBERS, unpacked=LARGEST_UNPACKED, largest=LARGEST_READ, ratio=2000)

DAMAGED = "已损坏，打不开，请检查后重新上传。"
LOCKED = "设有密码，别人打不开，请去掉密码后再上传。"
SWOLLEN = "解压后过大，不能上传，请另存为PDF后再试。"
MISNAMED = "的内容与扩展名不符，请用原来的软件另存后再上传。"
CUT_PDF = "不是完整的PDF文件，请重新导出或扫描后再上传。"
CUT_PICTURE = "不是完整的图片，请重新导出或拍摄后再上传。"
TWO_FILES = "里还夹着另一种文件，不能上传，请用原来的软件另存后再试。"
PROGRAMS = "含有宏或嵌入的程序，不能上传，请另存为PDF后再试。"
CALLS = "里有会启动其他程序的公式或域，不能上传，请删去后再试，或另存为PDF。"
ELSEWHERE = "打开时会到别处取内容（如远程模板、网上的图片），不能上传。请断开链接后再试，或另存为PDF。"

_SENTENCES = {
    Reason.CUT: DAMAGED,
    Reason.DAMAGED: DAMAGED,
    Reason.ENCRYPTED: LOCKED,
    Reason.TOO_MANY: SWOLLEN,
    Reason.SWOLLEN: SWOLLEN,
    Reason.ODD: MISNAMED,
}


class Refuse(ValueError):
    """The message follows the file's name: `已损坏，打不开。`"""


def require_whole(content: bytes, kind: str) -> None:
    """`kind` is pdf, png, jpeg, docx, xlsx or ofd, whose first bytes were seen. Raises Refuse."""
    _LOOKS[kind](content)


# ── pictures and PDF ───────────────────────────────────────────────────────────────────────────────────────

_END_OF_ZIP = b"PK\x05\x06"
_FOREIGN_START = re.compile(rb"%PDF-|<html|<script|<!doctype|<\?php", re.IGNORECASE)
_NEAR = 1024
"""Within so many bytes programs look for a PDF's or a page's beginning."""

_SOF = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]")


def _pdf(content: bytes) -> None:
    _require_single(content, content[5:_NEAR])
    end = re.search(rb"startxref\s+(\d{1,10})\s+%%EOF", content[-_NEAR:])
    if not end or int(end[1]) >= len(content) or not re.search(rb"\d\s+\d+\s+obj\b", content):
        raise Refuse(CUT_PDF)
    if re.search(rb"/Launch\b", content):
        raise Refuse(CALLS)


def _png(content: bytes) -> None:
    _require_single(content, content[:_NEAR])
    end = content.find(b"IEND\xaeB`\x82")
    if content[12:16] != b"IHDR" or b"IDAT" not in content or end < 0:
        raise Refuse(CUT_PICTURE)
    if end + 8 != len(content):
        raise Refuse(TWO_FILES)


def _jpeg(content: bytes) -> None:
    """Phones may write a second picture or a film behind the first: no program takes that for another file."""
    _require_single(content, content[:_NEAR])
    if not _SOF.search(content) or b"\xff\xd9" not in content:
        raise Refuse(CUT_PICTURE)


def _require_single(content: bytes, start: bytes) -> None:
    """A packed folder is known by its end, a PDF or a page by what stands near its beginning."""
    if _END_OF_ZIP in content or _FOREIGN_START.search(start):
        raise Refuse(TWO_FILES)


# ── packed documents ───────────────────────────────────────────────────────────────────────────────────────

_HEARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "ofd": "OFD.xml"}
_PROGRAM_NAMES = re.compile(
    r"vbaproject|vbadata|/activex/|/macrosheets/|/dialogsheets/|/embeddings/.*\.bin$"
    r"|\.(?:exe|dll|com|scr|pif|cpl|msi|jar|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|lnk|sh|elf|apk|chm|reg|iqy|slk)$",
    re.IGNORECASE,
)
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!", b"\xd0\xcf\x11\xe0")
"""Of Windows, Linux, Java and Apple, of scripts, and of the old office files that carry macros."""

_ZIP = b"PK\x03\x04"
_DOCUMENT_INSIDE = re.compile(r"/embeddings/[^/]+\.(docx|xlsx|pptx)$", re.IGNORECASE)


def _packed(kind: str) -> Callable[[bytes], None]:
    def look(content: bytes) -> None:
        try:
            archive = Archive(content, BUDGET)
            _require_one_folder(content, archive, kind)
            _require_harmless(archive)
        except Distrusted as distrusted:
            raise Refuse(_SENTENCES[distrusted.reason]) from None

    return look


def _require_one_folder(content: bytes, archive: Archive, kind: str) -> None:
    if [heart for heart in _HEARTS.values() if heart in archive.members] != [_HEARTS[kind]]:
        raise Refuse(MISNAMED)
    first = min(member.header_offset for member in archive.members.values())
    if first or content.rfind(_END_OF_ZIP) + 22 != len(content) or _FOREIGN_START.search(content[:_NEAR]):
        raise Refuse(TWO_FILES)


def _require_harmless(archive: Archive, *, depth: int = 0) -> None:
    for name in archive.names:
        start = archive.start(name, 4)
        if _PROGRAM_NAMES.search(name) or start.startswith(_PROGRAM_STARTS):
            raise Refuse(PROGRAMS)
        if start == _ZIP:
            _require_document(archive, name, depth)
    for name, text in _texts(archive):
        for look in (_links, _fields, _formulas):
            look(name, text)


def _require_document(archive: Archive, name: str, depth: int) -> None:
    """The workbook behind a chart is looked at like the document it sits in; any other folder is a second file."""
    if depth or not _DOCUMENT_INSIDE.search(f"/{name}"):
        raise Refuse(TWO_FILES)
    _require_harmless(Archive(archive.read(name), BUDGET), depth=depth + 1)


def _texts(archive: Archive) -> Iterator[tuple[str, str]]:
    """The parts that may name another place or another program, as text a plain search can trust."""
    names = [name for name in archive.names if re.search(r"\.rels$|^word/[^/]+\.xml$|^xl/.+\.xml$", name)]
    if sum(archive.members[name].file_size for name in names) > LARGEST_READ:
        raise Refuse(SWOLLEN)
    for name in names:
        yield name, _plain(archive.read(name))


def _plain(part: bytes) -> str:
    """XML without comments and CDATA. What declares entities or another encoding is no office program's."""
    encoding = "utf-16" if part.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = part.decode(encoding)
    except UnicodeDecodeError:
        raise Refuse(DAMAGED) from None
    declared = re.match(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", text)
    if "\0" in text or "<!DOCTYPE" in text or (declared and not _ENCODING.fullmatch(declared[1])):
        raise Refuse(MISNAMED)
    if "<!" in text:
        text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
        text = re.sub(r"<!\[CDATA\[(.*?)\]\]>", lambda found: html.escape(found[1]), text, flags=re.DOTALL)
    return text


_ENCODING = re.compile(r"utf-?8|utf-?16(le|be)?|us-ascii", re.IGNORECASE)


# ── what leads elsewhere ───────────────────────────────────────────────────────────────────────────────────

_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_FIELD = re.compile(
    r"<(?:\w+:)?fldChar\b[^>]*?fldCharType\s*=\s*[\"'](?P<edge>\w+)"
    r"|<(?:\w+:)?instrText\b[^>]*>(?P<code>[^<]*)<"
    r"|<(?:\w+:)?fldSimple\b[^>]*?\binstr\s*=\s*(?P<simple>\"[^\"]*\"|'[^']*')"
)
_FETCHING = ("INCLUDEPICTURE", "INCLUDETEXT", "LINK", "IMPORT", "RD")
_FORMULA = re.compile(r"<(?:\w+:)?(?:f|definedName)\b[^>/]*>([^<]*)<")
_CALLING = re.compile(r"[\w.\])']\|[^|]*!")
"""`cmd|'/c calc'!A1`: dynamic data exchange, which starts the program it names."""


def leads_elsewhere(target: str) -> bool:
    """Whether opening it asks another host: `http://…`, `\\\\server\\share`, but not `file:///C:/…` or `../a.xlsx`."""
    plain = unquote(html.unescape(target)).replace("\\", "/").strip().lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]+):(/*)", plain)
    if not scheme:
        return plain.startswith("//")
    return scheme[1] != "file" or len(scheme[2]) == 2 or len(scheme[2]) >= 4


def _links(name: str, text: str) -> None:
    if not name.endswith(".rels"):
        return
    for found in _RELATION.finditer(text):
        said = {key: value[1:-1] for key, value in _ATTRIBUTE.findall(found[1])}
        is_external = said.get("TargetMode", "").lower() == "external"
        if is_external and not said.get("Type", "").endswith("/hyperlink") and leads_elsewhere(said.get("Target", "")):
            raise Refuse(ELSEWHERE)


def _fields(name: str, text: str) -> None:
    """Word's fields, whose code may be cut into any number of pieces."""
    if not name.startswith("word/"):
        return
    code = ""
    for found in _FIELD.finditer(text):
        if found["code"] is not None:
            code += html.unescape(found["code"])
            continue
        _require_quiet(html.unescape((found["simple"] or "")[1:-1]))
        _require_quiet(code)
        code = ""
    _require_quiet(code)


def _require_quiet(code: str) -> None:
    words = code.replace('"', " ").replace("\\\\", "\\").split()  # a field's code doubles each backslash
    if words and re.fullmatch(r"DDE(AUTO)?", words[0], re.IGNORECASE):
        raise Refuse(CALLS)
    if words and words[0].upper() in _FETCHING and any(map(leads_elsewhere, words[1:])):
        raise Refuse(ELSEWHERE)


def _formulas(name: str, text: str) -> None:
    if not name.startswith("xl/"):
        return
    if name.startswith("xl/externalLinks/") and re.search(r"<(?:\w+:)?ddeLink\b", text):
        raise Refuse(CALLS)
    for found in _FORMULA.finditer(text):
        formula = re.sub(r'"[^"]*"', "", html.unescape(found[1]))
        if _CALLING.search(formula):
            raise Refuse(CALLS)
        if re.search(r"\bWEBSERVICE\s*\(", formula, re.IGNORECASE):
            raise Refuse(ELSEWHERE)


_LOOKS: dict[str, Callable[[bytes], None]] = {
    "pdf": _pdf,
    "png": _png,
    "jpeg": _jpeg,
    "docx": _packed("docx"),
    "xlsx": _packed("xlsx"),
    "ofd": _packed("ofd"),
}

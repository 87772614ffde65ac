"""Files that are no report, and some that would harm: each with words of the sentence that refuses it."""

from __future__ import annotations

import hashlib
import io
import json
import struct
from collections.abc import Callable, Iterator
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

from reports.reading.formats.sniffing import MOST_BYTES
from tests.reports.reading.documents import REPORT, document, docx, packed, page, paragraph

Build = Callable[[], bytes]
HOSTILE: dict[str, tuple[Build, str, str]] = {}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = "\n".join(REPORT)


def hostile(words: str, name: str = "报告.docx") -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        HOSTILE[build.__name__] = (build, words, name)
        return build

    return register


def built() -> Iterator[tuple[str, bytes, str, str]]:
    for key, (build, words, name) in HOSTILE.items():
        yield key, build(), words, name


# ── nothing to read ────────────────────────────────────────────────────────────────────────────────────────


@hostile("是空的")
def nothing_at_all() -> bytes:
    return b""


@hostile("没有文字", "空白.txt")
def blanks() -> bytes:
    return "\r\n\u3000\u3000 \t\r\n".encode("utf-8-sig")


@hostile("没有文字")
def no_word_in_word() -> bytes:
    return docx(["", " "])


@hostile("超过10 MB", "大.txt")
def eleven_megabytes() -> bytes:
    return b"a" * (MOST_BYTES + 1)


@hostile("远多于一份年度报告", "长.txt")
def a_million_characters() -> bytes:
    return (TEXT + "\n" + "深入推进依法行政，加快建设法治政府。\n" * 60_000).encode()


# ── something else ─────────────────────────────────────────────────────────────────────────────────────────


@hostile("像是一份通知")
def a_notice() -> bytes:
    return docx(
        [
            "关于报送2023年度法治政府建设年度报告的通知",
            "一、报告内容",
            "（一）主要举措和成效；",
            "二、报送要求",
            "请于1月20日前报送。",
        ]
    )


@hostile("像是一份工作计划")
def a_plan() -> bytes:
    return docx(
        [
            "枫林区2024年法治政府建设工作要点",
            "一、强化组织领导",
            "1.召开推进会。",
            "二、规范行政执法",
            "2.开展案卷评查2次。",
        ]
    )


@hostile("像是一篇新闻", "新闻.html")
def news() -> bytes:
    return page("<h1>某区召开法治政府建设推进会</h1><p>本报讯　3月9日，某区召开会议。会议强调，要抓好整改。</p>")


@hostile("出错的网页", "404.html")
def an_error_page() -> bytes:
    return page("<h1>您访问的页面不存在或已删除</h1><p>系统将在5秒后返回首页</p>")


@hostile("2份报告（2022年、2023年）")
def two_reports() -> bytes:
    return docx([*REPORT, *(text.replace("2023", "2022").replace("临江区", "石桥区") for text in REPORT)])


@hostile("这是图片", "照片.jpg")
def a_picture() -> bytes:
    return b"\xff\xd8\xff\xe0" + b"\0" * 2000


@hostile("内容却是图片")
def a_picture_renamed() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0" * 2000


@hostile("Excel表格")
def a_spreadsheet() -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


@hostile("演示文稿")
def slides() -> bytes:
    return packed({"ppt/presentation.xml": "<p/>"})


@hostile("压缩包")
def a_plain_zip() -> bytes:
    return packed({"readme.txt": "hello"})


@hostile("不是文本", "乱.txt")
def random_bytes() -> bytes:
    return b"".join(hashlib.sha256(bytes([at])).digest() for at in range(200))


@hostile("乱码", "乱.txt")
def read_in_the_wrong_encoding_and_saved() -> bytes:
    return (TEXT * 5).encode().decode("gb18030", "replace").encode()


# ── old, locked, broken ────────────────────────────────────────────────────────────────────────────────────


def _ole(marks: str, sectors: int = 20) -> bytes:
    header = OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 14 + struct.pack("<I", 1)
    return header.ljust(1024, b"\0") + marks.encode("utf-16-le") + b"\0" * 512 * sectors


@hostile("另存为 .docx", "旧.doc")
def an_old_word_file() -> bytes:
    return _ole("WordDocument")


@hostile("另存为 .docx", "旧.wps")
def an_old_wps_file() -> bytes:
    return _ole("WordDocument")


@hostile("打开密码")
def encrypted() -> bytes:
    return _ole("EncryptedPackage")


@hostile("不完整", "断.doc")
def an_old_file_cut_off() -> bytes:
    return _ole("WordDocument")[:600]


@hostile("不完整")
def cut_off() -> bytes:
    content = docx(REPORT)
    return content[: len(content) // 2]


@hostile("已损坏")
def half_a_document() -> bytes:
    return packed({"word/document.xml": document("".join(map(paragraph, REPORT)))[:900]})


@hostile("已损坏")
def packed_oddly() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", document(""))
    return out.getvalue()


@hostile("不完整", "断.pdf")
def a_pdf_cut_off() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"


@hostile("不完整", "断.rtf")
def rich_text_cut_off() -> bytes:
    return b"{\\rtf1{\\fonttbl{\\f0 Song;}{\\f1 Hei;" + b"{\\b x" * 20


# ── harm ───────────────────────────────────────────────────────────────────────────────────────────────────


@hostile("异常庞大")
def a_bomb() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as member:
        for _ in range(300):
            member.write(b" " * 1024 * 1024)
    return out.getvalue()


@hostile("异常庞大")
def a_bomb_beside_the_text() -> bytes:
    out = io.BytesIO(docx(REPORT))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/styles.xml", b"<w>" + b" " * 20 * 1024 * 1024)
    return out.getvalue()


@hostile("部件异常多")
def many_parts() -> bytes:
    return packed({"word/document.xml": document("")} | {f"word/{at}.xml": "" for at in range(1200)})


@hostile("实体声明")
def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "哈">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    return packed({"word/document.xml": document(paragraph("&a12;"), f"<!DOCTYPE w:document [{entities}]>")})


@hostile("实体声明")
def an_entity_from_this_machine() -> bytes:
    declaration = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return packed({"word/document.xml": document(paragraph("&x;"), declaration)})


@hostile("实体声明")
def an_entity_behind_a_long_comment() -> bytes:
    declaration = f'<!--{"x" * 9000}--><!DOCTYPE w [<!ENTITY x "哈">]>'
    return packed({"word/document.xml": document(paragraph("正文"), declaration)})


@hostile("结构异常")
def twenty_thousand_deep() -> bytes:
    return packed({"word/document.xml": document("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)})


@hostile("结构异常", "深.html")
def a_page_twenty_thousand_deep() -> bytes:
    return page("<div>" * 20_000 + "一、主要工作" + "</div>" * 20_000)


@hostile("结构异常")
def paths_that_climb() -> bytes:
    return packed({"word/document.xml": document(""), "../../tmp/was-here.txt": "x"})


@hostile("带有宏", "宏.docm")
def macros() -> bytes:
    return docx(REPORT, {"word/vbaProject.bin": b"\0" * 100})


@hostile("没有找到", "数据.json")
def deep_json() -> bytes:
    return json.dumps([["x"] * 100] * 100).encode()

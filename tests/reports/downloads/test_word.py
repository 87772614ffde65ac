"""The Word file says what the edition says, laid out as GB/T 9704 asks, and repeats byte for byte."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.document.tree import Document
from reports.downloads.word import to_docx
from reports.models import Edition

PUBLISHED = datetime(2020, 3, 30, 1, tzinfo=UTC)


@pytest.fixture
def document(loaded: None) -> Document:
    return Edition.objects.get().document


@pytest.fixture
def file(document: Document) -> Any:
    return docx.Document(BytesIO(to_docx(document, edition=1, at=PUBLISHED)))


def paragraph(file: Any, start: str) -> Any:
    return next(paragraph for paragraph in file.paragraphs if paragraph.text.startswith(start))


def faces(style: Any) -> Iterator[str]:
    fonts = style.element.rPr.rFonts
    return (fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs"))


def test_the_words_are_the_editions_words(file: Any, document: Document) -> None:
    title, *rest = (paragraph.text for paragraph in file.paragraphs)
    assert "\n".join([title.replace("\n", ""), *rest]) + "\n" == document.to_text()


def test_a_long_title_breaks_after_the_issuer(file: Any) -> None:
    assert file.paragraphs[0].text == "汉阳区人民政府\n2019年度法治政府建设工作报告"


def test_the_page_is_a4_with_the_standards_margins(file: Any) -> None:
    page = file.sections[0]
    assert (page.page_width.mm, page.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    margins = (page.top_margin, page.left_margin, page.bottom_margin, page.right_margin)
    assert [margin.mm for margin in margins] == pytest.approx([37, 28, 35, 26], abs=0.1)


def test_22_lines_fit_between_the_margins_and_a_23rd_does_not(file: Any) -> None:
    page = file.sections[0]
    pitch = file.styles["Normal"].paragraph_format.line_spacing
    height = page.page_height - page.top_margin - page.bottom_margin
    assert 22 * pitch <= height < 23 * pitch
    grid = page._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), int(grid.get(qn("w:linePitch")))) == ("lines", pitch.twips)


def test_28_characters_fit_on_a_line_and_a_29th_does_not(file: Any) -> None:
    page, normal = file.sections[0], file.styles["Normal"]
    tightening = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    width = page.page_width.pt - page.left_margin.pt - page.right_margin.pt
    assert 28 <= width / (normal.font.size.pt + tightening) < 29


@pytest.mark.parametrize(
    ("start", "face", "size"),
    [
        ("汉阳区人民政府", "方正小标宋简体", 22),
        ("一、", "黑体", 16),
        ("（一）高位谋划", "楷体_GB2312", 16),
        ("1. 加强领导", "仿宋_GB2312", 16),
        ("2019年，在区委", "仿宋_GB2312", 16),
    ],
)
def test_each_level_has_its_own_face(file: Any, start: str, face: str, size: int) -> None:
    style = paragraph(file, start).style
    assert set(faces(style)) == {face}
    assert (style.font.size.pt, style.font.bold) == (size, False)


def test_text_is_indented_by_two_characters_on_exact_lines_without_widow_control(file: Any) -> None:
    shape = file.styles["Normal"].paragraph_format
    assert shape.first_line_indent == pytest.approx(Pt(31.5), abs=Pt(0.1))
    assert shape.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert shape.widow_control is False
    assert file.styles["Title"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize("style", ["Normal", "Title", "Heading 1", "Heading 2", "Heading 3"])
def test_libreoffice_loses_no_stop_at_the_end_of_a_line(file: Any, style: str) -> None:
    assert file.styles[style].element.pPr.find(qn("w:overflowPunct")).get(qn("w:val")) == "1"


def test_no_theme_face_overrides_ours(file: Any) -> None:
    attributes = [name for fonts in file.styles.element.iter(qn("w:rFonts")) for name in fonts.attrib]
    assert not [name for name in attributes if name.endswith("Theme")]


def test_page_numbers_stand_at_the_outside_edge(file: Any) -> None:
    page = file.sections[0]
    assert file.settings.odd_and_even_pages_header_footer
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        line = footer.paragraphs[0]
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert line.text == "— 1 —"
        assert line.style.font.size == Pt(14)
        assert "PAGE" in line._p.xml


def test_headings_can_be_navigated(file: Any) -> None:
    assert [paragraph(file, start).style.name for start in ("一、", "（一）高位谋划", "三、")] == [
        "Heading 1",
        "Heading 2",
        "Heading 1",
    ]


def test_a_dated_report_is_signed(document: Document) -> None:
    dated = replace(document, meta=document.meta | {"issued_on": "2020-03-30"})
    file = docx.Document(BytesIO(to_docx(dated, edition=1, at=PUBLISHED)))
    assert [paragraph.text for paragraph in file.paragraphs[-2:]] == ["汉阳区人民政府", "2020年3月30日"]
    assert file.paragraphs[-1].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


NUMBER = "阳政〔2020〕1号"


@pytest.fixture
def addressed(document: Document) -> Document:
    return replace(document, meta=document.meta | {"addressees": "市人民政府", "document_number": NUMBER})


def test_the_number_stands_centred_above_the_title(addressed: Document) -> None:
    number, title, *_ = docx.Document(BytesIO(to_docx(addressed, edition=1, at=PUBLISHED))).paragraphs
    shape = number.style.paragraph_format
    assert (number.text, title.style.name) == (NUMBER, "Title")
    assert shape.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert set(faces(number.style)) == {"仿宋_GB2312"}
    assert shape.space_after == 2 * shape.line_spacing


def test_the_addressees_stand_flush_left_between_title_and_body(addressed: Document) -> None:
    _, title, addressees, body, *_ = docx.Document(BytesIO(to_docx(addressed, edition=1, at=PUBLISHED))).paragraphs
    assert addressees.text == "市人民政府："
    assert addressees.style.paragraph_format.first_line_indent == 0
    assert title.style.paragraph_format.space_after == addressees.style.paragraph_format.line_spacing
    assert body.text.startswith("2019年，在区委")


@pytest.mark.parametrize("typed", ["市人民政府", "市人民政府：", "市人民政府:", " 市人民政府： "])
def test_the_addressees_end_in_one_full_width_colon(document: Document, typed: str) -> None:
    file = docx.Document(BytesIO(to_docx(replace(document, meta={"addressees": typed}), edition=1, at=PUBLISHED)))
    assert file.paragraphs[1].text == "市人民政府："


def test_what_was_not_entered_leaves_no_line(file: Any) -> None:
    assert not {"DocumentNumber", "Addressees"} & {style.name for style in file.styles}


def test_the_same_edition_gives_the_same_bytes(document: Document) -> None:
    first, second = (to_docx(document, edition=1, at=PUBLISHED) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_tell_title_issuer_and_edition(file: Any, document: Document) -> None:
    properties = file.core_properties
    assert (properties.title, properties.author) == (document.title, "汉阳区人民政府")
    assert properties.subject == "2019年度，第1版"
    assert properties.created == properties.modified == PUBLISHED


def test_a_fallback_is_named_for_every_official_face(document: Document) -> None:
    with ZipFile(BytesIO(to_docx(document, edition=1, at=PUBLISHED))) as package:
        table = package.read("word/fontTable.xml").decode()
    for face in ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "黑体"):
        assert f'<w:font w:name="{face}"><w:altName' in table

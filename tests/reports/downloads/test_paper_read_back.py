"""What was looked at page by page, read back: tables, attachments, signature, open figures; in Word and in PDF."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.document.tree import Document
from reports.downloads.colophon import Colophon
from reports.downloads.draft_paper import to_draft
from reports.downloads.letterhead import Letterhead
from reports.downloads.official import keeping, lines
from reports.downloads.pdf import to_pdf
from reports.downloads.typesetter import Faces, faces
from reports.downloads.word import CHARACTER, to_docx
from reports.downloads.word_paper import to_paper
from reports.models import Edition
from tests.reports.downloads.printed import ROWS, opened, pages, with_all, with_open_figure, yellow

AT = datetime(2020, 3, 30, 1, tzinfo=UTC)
HEAD = Letterhead("某某区人民政府文件", printer="某某区人民政府办公室", printed_on=date(2020, 3, 1), has_figures=True)
IN_PDF = pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")


@pytest.fixture
def document(loaded: None) -> Document:
    return with_all(Edition.objects.get().document)


def as_public(document: Document) -> bytes:
    return to_docx(document, edition=1, at=AT, colophon=Colophon(1, "a" * 64, "b" * 64, "https://example.gov.cn/"))


def as_draft(document: Document) -> bytes:
    return to_draft(document, mark="送审稿", said="送审稿", at=AT, is_numbered=True)


def as_official(document: Document) -> bytes:
    return to_paper(document, HEAD, at=AT, subject="报区委")


def as_pdf(document: Document) -> bytes:
    return to_pdf(document, faces() or Faces("", "", ""), notice="送审稿", watermark="送审稿", is_numbered=True)


IN_WORD = pytest.mark.parametrize("make", [as_public, as_draft, as_official])


@IN_WORD
def test_a_table_is_as_wide_as_the_text_and_its_columns_as_what_they_hold(document: Document, make) -> None:
    table = opened(make(document)).tables[0]
    number, name, code = (column.width for column in table.columns)
    assert number + name + code == pytest.approx(Mm(156), abs=Mm(0.5))
    assert number < Mm(20) < Mm(30) < code < Mm(50) < Mm(80) < name
    assert table.alignment == WD_TABLE_ALIGNMENT.CENTER


@IN_WORD
def test_words_of_a_cell_are_read_from_the_left_all_else_stands_in_the_middle(document: Document, make) -> None:
    head, first, *_ = opened(make(document)).tables[0].rows
    left = [cell.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.LEFT for cell in (*head.cells, *first.cells)]
    assert left == [False, False, False, False, True, False]
    assert {cell.vertical_alignment for cell in first.cells} == {WD_CELL_VERTICAL_ALIGNMENT.CENTER}


@pytest.mark.parametrize("make", [as_public, as_draft])
def test_every_attachment_begins_a_page_at_the_margin(document: Document, make) -> None:
    begun = [line for line in opened(make(document)).paragraphs if line.paragraph_format.page_break_before]
    assert [line.text for line in begun] == ["附件1　目录", "附件2　目录"]
    assert {line.paragraph_format.first_line_indent for line in begun} == {0}


@IN_WORD
def test_the_issuer_stands_above_the_middle_of_the_date(document: Document, make) -> None:
    issuer, day = (line for line in opened(make(document)).paragraphs if line.style.name == "Signature")
    assert (issuer.text, day.text) == ("汉阳区人民政府", "2020年2月28日")
    assert day.paragraph_format.right_indent == pytest.approx(4 * CHARACTER, abs=Pt(0.1))
    assert issuer.paragraph_format.right_indent > day.paragraph_format.right_indent


@IN_WORD
def test_no_page_holds_a_signature_alone(document: Document, make) -> None:
    kept = [line for line in opened(make(document)).paragraphs if line.paragraph_format.keep_with_next]
    texts = [line.text for line in kept]
    assert texts[0].startswith("大力推行多方监管")
    assert texts[-1] == "汉阳区人民政府"
    assert texts[1:-1] == (["附件：1. 目录", "2. 目录", "3. 2019年度法治政府建设数据表"] if make is as_official else [])


def test_a_text_of_one_paragraph_begins_on_the_page_of_its_head(document: Document) -> None:
    """Drawn to its signature it would leave the first page without any text."""
    pieces = list(lines(replace(document, lead=document.lead[:1], parts=())))
    assert [pieces[at].style for at in keeping(pieces)] == ["signature"]
    assert keeping(list(lines(replace(document, meta={})))) == set()


def test_the_colophon_takes_small_lines(document: Document) -> None:
    style = opened(as_public(document)).styles["Colophon"]
    assert style.paragraph_format.line_spacing == 1
    assert style.element.pPr.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"


def test_a_long_mark_stays_on_one_line_by_narrow_characters(document: Document) -> None:
    head = replace(HEAD, masthead="中国共产党某某市某某区委员会全面依法治区委员会办公室文件")
    [mark] = opened(to_paper(document, head, at=AT, subject="")).paragraphs[0].runs
    assert (mark.font.size.pt, mark._r.rPr.find(qn("w:w")).get(qn("w:val"))) == (31, "50")


# ── PDF ──


@IN_PDF
def test_an_attachment_begins_a_page_of_the_pdf(document: Document) -> None:
    begun = [page for page in pages(as_pdf(document)) if "附件1目录" in page[:40] or "附件2目录" in page[:40]]
    assert len(begun) == 2


@IN_PDF
def test_no_row_is_torn_by_the_end_of_a_page(document: Document) -> None:
    on = pages(to_pdf(document, faces() or Faces("", "", "")))
    for number in range(1, ROWS):
        begun = sum(page.count(f"〔2019〕{number}号") for page in on)
        whole = sum(page.count(f"（第{number}批）") for page in on)
        assert (begun, whole) == (2, 2)


@IN_PDF
def test_an_open_figure_is_marked_in_the_pdf_and_nothing_else(document: Document) -> None:
    assert list(yellow(as_pdf(document))) == []
    assert len(list(yellow(as_pdf(with_open_figure(document))))) == 1


@IN_PDF
@pytest.mark.parametrize("before", [1, 2])
def test_22_lines_stand_on_a_page_of_the_pdf(document: Document, before: int) -> None:
    """Of paragraphs that fill two lines each: none is held back whole for want of room for its second."""
    lead = (*[("文。",)] * before, *[("字" * (26 + 28),)] * 40)
    _, second, *_ = pages(to_pdf(replace(document, meta={}, parts=(), lead=lead), faces() or Faces("", "", "")))
    assert second.count("字") == 11 * (26 + 28)

"""One text under several heads: the words stay, what stands around them is the recipient's, laid out as GB/T 9704 asks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.document.tree import Block, Document
from reports.downloads.letterhead import Letterhead, attachments_of, paper_lines
from reports.downloads.official import to_text
from reports.downloads.text_end import PAGE, End
from reports.downloads.word_paper import (
    LARGEST_MARK,
    SPARE,
    TALL_MARK,
    FootPlace,
    foot_height,
    foot_place,
    head_height,
    mark_shape,
    to_paper,
)
from reports.models import Edition

AT = datetime(2020, 3, 30, 1, tzinfo=UTC)
WHOLE = Letterhead(
    masthead="某某区人民政府文件",
    number="某政〔2020〕1号",
    signer="张三",
    addressees="市人民政府",
    note="联系人：李四",
    copies="区委办公室，区人大常委会办公室",
    printer="某某区人民政府办公室",
    printed_on=date(2020, 3, 1),
    has_figures=True,
)


@pytest.fixture
def document(loaded: None) -> Document:
    document = Edition.objects.get().document
    return replace(document, meta=document.meta | {"issued_on": "2020-02-28"})


def opened(document: Document, letterhead: Letterhead) -> Any:
    return docx.Document(BytesIO(to_paper(document, letterhead, at=AT, subject="报区委")))


def texts(file: Any) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs]


def styled(file: Any, style: str) -> list[Any]:
    return [paragraph for paragraph in file.paragraphs if paragraph.style.name == style]


def attachment(title: str, marker: str = "附件1　") -> Block:
    return Block("part", "attachment", "p9", marker, (title,), (("甲", "乙。"),), run_on=False)


def test_what_stands_above_the_title_is_mark_number_and_signer(document: Document) -> None:
    file = opened(document, WHOLE)
    assert texts(file)[:4] == [
        "某某区人民政府文件",
        "某政〔2020〕1号\t签发人：张三",
        "汉阳区人民政府\n2019年度法治政府建设工作报告",
        "市人民政府：",
    ]
    mark, number = file.paragraphs[:2]
    assert str(mark.style.font.color.rgb) == "FF0000"
    assert mark.style.paragraph_format.space_before.mm == pytest.approx(35, abs=0.1)
    rule = number._p.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}")
    assert (rule.get(qn("w:color")), rule.get(qn("w:val"))) == ("FF0000", "single")


def test_without_a_signer_the_number_is_centred(document: Document) -> None:
    [number] = styled(opened(document, replace(WHOLE, signer="")), "LetterheadNumber")
    assert (number.text, number.paragraph_format.alignment) == ("某政〔2020〕1号", None)
    assert number.style.paragraph_format.alignment.name == "CENTER"


def test_an_empty_letterhead_leaves_the_words_alone(document: Document) -> None:
    file = opened(document, Letterhead())
    title, *rest = texts(file)
    assert "\n".join([title.replace("\n", ""), *rest]) + "\n" == to_text(
        replace(document, meta=document.meta | {"addressees": ""})
    )
    assert file.tables == []


@pytest.mark.parametrize("letterhead", [Letterhead(), replace(WHOLE, has_figures=False), Letterhead(addressees="区委")])
def test_the_words_are_the_same_under_every_head(document: Document, letterhead: Letterhead) -> None:
    said = [line.text for line in paper_lines(document, letterhead) if line.style not in ("addressees", "note")]
    assert said == [line.text for line in paper_lines(document, Letterhead())]


def foot(file: Any) -> list[str]:
    """The lines of the box at the foot."""
    boxes = list(file.element.body.iter(qn("w:txbxContent")))
    rows = (row for box in boxes for row in box.iter(qn("w:tr")))
    return [
        "".join(
            piece.text or "\t"
            for piece in row.iter(qn("w:t"), qn("w:tab"))
            if piece.text or piece.getparent().tag == qn("w:r")
        )
        for row in rows
    ]


def test_the_last_page_ends_with_who_gets_a_copy_and_who_printed_it_when(document: Document) -> None:
    file = opened(document, WHOLE)
    assert foot(file) == ["抄送：区委办公室，区人大常委会办公室。", "某某区人民政府办公室\t2020年3月1日印发"]
    place = next(file.element.body.iter(qn("wp:positionV")))
    assert (place.get("relativeFrom"), place[0].text) == ("margin", "bottom")


@pytest.mark.parametrize(
    ("letterhead", "lines"),
    [
        (Letterhead(copies="抄送：区委。"), ["抄送：区委。"]),
        (Letterhead(copies="区委", printer="区府办"), ["抄送：区委。", "区府办\t"]),
        (Letterhead(copies=" 。 "), []),
        (Letterhead(printer="区府办"), ["区府办\t"]),
        (Letterhead(printed_on=date(2020, 12, 31)), ["\t2020年12月31日印发"]),
    ],
)
def test_a_foot_has_what_is_said_and_nothing_else(document: Document, letterhead: Letterhead, lines: list[str]) -> None:
    assert foot(opened(document, letterhead)) == lines


@pytest.mark.parametrize(("length", "lines"), [(1, 1), (22, 1), (23, 2), (48, 2), (49, 3)])
def test_the_foot_is_as_high_as_its_lines(length: int, lines: int) -> None:
    """抄送： and the stop are four more."""
    assert foot_height(Letterhead(copies="区" * length)).pt == lines * 24 + 3
    assert foot_height(Letterhead(copies="区" * length, printer="办")).pt == (lines + 1) * 24 + 3


@pytest.mark.parametrize("note", ["联系人：李四", "（联系人：李四）", " (联系人：李四) "])
def test_the_note_stands_in_one_pair_of_brackets_below_the_date(document: Document, note: str) -> None:
    said = texts(opened(document, Letterhead(note=note)))
    assert said[-2:] == ["2020年2月28日", "（联系人：李四）"]


def test_one_attachment_is_listed_without_a_number_and_begins_a_page(document: Document) -> None:
    document = replace(document, parts=(*document.parts, attachment("统计口径说明。")))
    file = opened(document, Letterhead())
    [listed], [mark], [title] = (styled(file, f"Attachment{name}") for name in ("List", "Mark", "Title"))
    assert (listed.text, mark.text, title.text) == ("附件：统计口径说明", "附件", "统计口径说明")
    assert mark.style.paragraph_format.page_break_before is True
    said = texts(file)
    assert said.index(listed.text) < said.index("2020年2月28日") < said.index("附件")


def test_several_are_numbered_by_their_place_whatever_they_were_called(document: Document) -> None:
    document = replace(document, parts=(*document.parts, attachment("甲表", "附件3　"), attachment("乙表", "附表")))
    file = opened(document, Letterhead(has_figures=True))
    listed = [*styled(file, "AttachmentList"), *styled(file, "AttachmentNext")]
    assert [line.text for line in listed] == ["附件：1. 甲表", "2. 乙表", "3. 2019年度法治政府建设数据表"]
    assert [line.text for line in styled(file, "AttachmentMark")] == ["附件1", "附件2", "附件3"]


def test_an_attachment_without_a_title_is_called_by_its_mark(document: Document) -> None:
    document = replace(document, parts=(*document.parts, attachment("", "附件：　")))
    assert [one.title for one in attachments_of(document, Letterhead())] == ["附件"]


def test_the_table_of_figures_has_each_once_with_unit_and_last_year(document: Document) -> None:
    fact = document.facts[0]
    grown = replace(fact, history=((2018, "0"), (2019, fact.value)))
    document = replace(document, facts=(grown, *document.facts[1:]))
    [table] = opened(document, Letterhead(has_figures=True)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "指标", "2019年", "2018年"]
    assert len(rows) == 1 + len(document.facts)
    assert (rows[1][1], rows[1][3]) == (fact.name, f"0{fact.unit}")
    assert rows[2][3] == "—"


def test_where_nothing_is_known_of_last_year_there_is_no_column_of_dashes(document: Document) -> None:
    [table] = opened(document, Letterhead(has_figures=True)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "指标", "2019年"]


def test_a_text_without_figures_has_no_table_of_them(document: Document) -> None:
    assert attachments_of(replace(document, facts=()), Letterhead(has_figures=True)) == ()


@pytest.mark.parametrize(
    ("length", "size", "scale"),
    [
        (1, LARGEST_MARK, 100),
        (8, LARGEST_MARK, 100),
        (9, 49, 100),
        (12, TALL_MARK, 100),
        (13, TALL_MARK, 94),
        (24, TALL_MARK, 51),
        (25, 35, 50),
        (40, 22, 50),
    ],
)
def test_the_mark_is_as_large_as_one_line_holds_and_narrower_before_it_is_smaller(
    length: int, size: float, scale: int
) -> None:
    shown, wide = mark_shape("区" * length)
    assert (shown.pt, wide) == (size, scale)
    assert length * size * scale / 100 <= 442.3


def test_a_notice_stands_at_the_head_of_every_page(document: Document) -> None:
    page = docx.Document(BytesIO(to_paper(document, WHOLE, at=AT, subject="", notice="模拟数据"))).sections[0]
    assert page.header.paragraphs[0].text == page.even_page_header.paragraphs[0].text == "模拟数据"


def test_the_same_paper_is_the_same_file(document: Document) -> None:
    first, second = (to_paper(document, WHOLE, at=AT, subject="报区委") for _ in range(2))
    assert first == second


# ── printed on both sides ──


@pytest.mark.parametrize(
    ("end", "place"),
    [
        (None, FootPlace.APART),
        (End(1, 100), FootPlace.OVERLEAF),
        (End(3, PAGE), FootPlace.OVERLEAF),
        (End(2, PAGE - SPARE - 51), FootPlace.BELOW),
        (End(2, PAGE - SPARE - 50), FootPlace.APART),
        (End(4, 0), FootPlace.BELOW),
    ],
)
def test_the_foot_stands_on_an_even_page(end: End | None, place: FootPlace) -> None:
    assert foot_place(end, Pt(51)) is place


def test_the_head_is_as_high_as_what_stands_in_it(document: Document) -> None:
    pitch, title = 28.95, 2 * 35 + 28.95
    assert head_height(document, Letterhead()) == pytest.approx(title)
    assert head_height(document, Letterhead(signer="张三")) == pytest.approx(title + 3 * pitch)
    assert head_height(document, Letterhead(number="1号")) == pytest.approx(title + 5 * pitch)
    marked = Mm(35).pt + 54 * 1.3 + 3 * pitch + 12.5 + 2 * pitch + title
    assert head_height(document, Letterhead(masthead="区政府文件")) == pytest.approx(marked, abs=0.1)
    long = replace(document, title="题" * 41, meta=document.meta | {"issuer": ""})
    assert head_height(long, Letterhead()) == pytest.approx(3 * 35 + pitch)


def of_pages(document: Document, lines: int) -> Document:
    """So many lines below a title of one."""
    return replace(document, title="报告", meta={}, parts=(), lead=(("文。",),) * lines)


@pytest.mark.parametrize(
    ("lines", "sections", "is_numbered"),
    [(3, 2, True), (25, 1, True), (37, 1, True), (38, 2, False), (41, 2, False), (42, 2, True)],
)
def test_the_foot_turns_to_an_even_page_where_the_text_does_not_end_on_one(
    document: Document, lines: int, sections: int, is_numbered: bool
) -> None:
    """Title and what stands free below it take the room of two lines and a third; the 版记 those of two, and two are spared."""
    file = opened(
        of_pages(document, lines),
        replace(WHOLE, masthead="", number="", signer="", addressees="", note="", has_figures=False),
    )
    assert len(file.sections) == sections
    last = file.sections[-1]
    assert (last.start_type == WD_SECTION.EVEN_PAGE) is (sections == 2)
    shown = [last.footer._element.xml, last.even_page_footer._element.xml]
    assert all("PAGE " in footer for footer in shown) is is_numbered
    assert foot(file)


def test_a_paper_without_a_foot_needs_no_even_page(document: Document) -> None:
    assert len(opened(of_pages(document, 3), Letterhead()).sections) == 1

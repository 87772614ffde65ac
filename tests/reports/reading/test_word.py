"""What of a Word document is text: numbers are computed, changes accepted, wrappers looked through."""

from __future__ import annotations

import pytest

from reports.reading.formats.sniffing import read_file
from reports.reading.lines import Source
from tests.reports.reading.documents import REPORT, docx, paragraph, part, run

NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/><w:pStyle w:val="Second"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="10">
  <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="12"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="6"><w:abstractNumId w:val="10"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="8"/></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:styleId="First"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Second"><w:name w:val="公文二级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="子"/><w:basedOn w:val="First"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="环"/><w:basedOn w:val="Loop"/></w:style>
"""


def read(body: str) -> Source:
    return read_file(
        docx(body, {"word/numbering.xml": part("numbering", NUMBERING), "word/styles.xml": part("styles", STYLES)})
    )


def listed(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def numbered(body: str) -> list[str]:
    return [line.full for line in read(body).lines]


def test_a_list_may_count_in_roman_numbers_as_far_as_twelve() -> None:
    body = listed("甲", 6) + listed("乙", 6, 1) + listed("丙", 6, 1) + listed("丁", 6)
    assert numbered(body) == ["IV.甲", "xii)乙", "13)丙", "V.丁"]


def test_numbers_of_a_list_are_computed_from_its_definition() -> None:
    body = (
        styled("甲", "First")
        + styled("乙", "Second")
        + listed("丙", 1, 2)
        + listed("丁", 1, 2)
        + styled("戊", "Second")
        + listed("己", 1, 2)
    )
    assert numbered(body) == ["一、甲", "（一）乙", "3.丙", "4.丁", "（二）戊", "3.己"]


def test_a_style_numbers_through_what_it_is_based_on_and_a_circle_ends() -> None:
    assert numbered(styled("甲", "First") + styled("乙", "Child") + styled("丙", "Loop")) == ["一、甲", "二、乙", "丙"]


def test_lists_of_one_definition_count_on_and_a_restart_begins_again() -> None:
    assert numbered(listed("甲", 2) + listed("乙", 5) + listed("丙", 3) + listed("丁", 3)) == [
        "①甲",
        "②乙",
        "①丙",
        "②丁",
    ]


def test_a_lower_level_names_the_one_above() -> None:
    assert numbered(listed("甲", 2) + listed("乙", 2, 1) + listed("丙", 2, 1)) == ["①甲", "①-1乙", "①-2丙"]


def test_a_bullet_is_no_number_and_a_list_can_be_switched_off() -> None:
    off = paragraph("乙", '<w:pStyle w:val="First"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbered(listed("甲", 4) + off + listed("丙", 99)) == ["甲", "乙", "丙"]


def test_an_empty_paragraph_uses_no_number_up() -> None:
    assert numbered(listed("甲", 2) + listed("", 2) + listed("乙", 2)) == ["①甲", "", "②乙"]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("1") + run("2") + run("35") + run("件"), "1235件"),
        (
            f"{run('督察1')}<w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins>{run('9')}</w:ins>{run('天')}",
            "督察19天",
        ),
        (f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>", "新"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('内容控件')}</w:sdtContent></w:sdt>", "内容控件"),
        (f"<w:smartTag>{run('标记')}</w:smartTag><w:hyperlink>{run('链接')}</w:hyperlink>", "标记链接"),
        (f'{run("表")}<w:fldSimple w:instr=" SEQ 表 ">{run("1")}</w:fldSimple>', "表1"),
        (f"{run('甲')}{run('隐藏', '<w:vanish/>')}{run('乙')}", "甲乙"),
        (run("甲") + run("不隐藏", '<w:vanish w:val="0"/>'), "甲不隐藏"),
        ("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/><w:tab/><w:t>丙</w:t></w:r>", "甲-乙\t丙"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "http://192.0.2.1"</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("图")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "图",
        ),
    ],
)
def test_words_count_where_they_stand(runs: str, text: str) -> None:
    assert [line.text for line in read(paragraph(runs)).lines] == [text]


def test_hidden_words_are_set_aside_and_said() -> None:
    source = read(paragraph(run("甲") + run("草稿", "<w:vanish/>")))
    assert [(aside.text, aside.why) for aside in source.asides] == [("草稿", "隐藏文字")]
    assert source.notes == ["文件里有1处隐藏文字，没有读入正文，请核对。"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph("前半", "<w:rPr><w:del/></w:rPr>") + paragraph("后半")
    assert numbered(body) == ["前半后半"]


def test_contents_made_by_word_are_set_aside() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    source = read(paragraph(begin + run("一、工作")) + paragraph(run("二、问题") + end) + paragraph("正文"))
    assert [line.text for line in source.lines] == ["正文"]
    assert [aside.text for aside in source.asides] == ["一、工作", "二、问题"]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("临江区人民政府", "关于法治政府建设的报告", 1),
        ("深入推进各项工作，", "取得成效。", 1),
        ("第一段完了。", "第二段。", 2),
        ("工作如下", "（一）健全机制", 2),
        ("（一）健全机制", "召开会议。", 2),
    ],
)
def test_a_soft_break_parts_paragraphs_only_between_finished_ones(before: str, after: str, lines: int) -> None:
    assert len(read(paragraph(f"{run(before)}<w:r><w:br/></w:r>{run(after)}")).lines) == lines


def table(*rows: tuple[str, ...], span: int = 1) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span if len(row) == 1 else 1}"/></w:tcPr>{paragraph(cell)}</w:tc>'
        for row in rows
        for cell in row
    )
    return "<w:tbl>" + "".join("<w:tr>" + "".join(next(cells) for _ in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def test_a_table_of_data_is_one_line_and_its_merged_row_its_caption() -> None:
    [line] = read(
        table(("主要数据",), ("指标", "数量"), ("许可", "5")),
    ).lines
    assert line.table is not None
    assert (line.table.rows, line.table.caption) == ((("指标", "数量"), ("许可", "5")), "主要数据")


def test_a_table_that_arranges_text_is_its_text() -> None:
    assert numbered(table(("一、主要工作",), ("召开会议。",))) == ["一、主要工作", "召开会议。"]


def test_words_of_other_documents_are_not_read_in() -> None:
    assert numbered(f'{paragraph("正文")}<w:altChunk r:id="rId9"/>') == ["正文"]


def test_the_strict_kind_of_word_file_is_read_too() -> None:
    body = "".join(map(paragraph, REPORT))
    content = docx(body, {"word/document.xml": _strict(body)})
    assert tuple(line.text for line in read_file(content).lines) == REPORT


def _strict(body: str) -> str:
    return (
        f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{body}</w:body></w:document>'
    )


def picture(width: str, height: str, inside: str = "<pic:pic/>") -> str:
    spaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    drawn = f'<wp:inline {spaces}><wp:extent cx="{width}" cy="{height}"/>{inside}</wp:inline>'
    return f"<w:p><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"


def test_large_pictures_are_told_of_for_nobody_reads_what_stands_in_them() -> None:
    body = paragraph("情况见图。") + picture("1440000", "1440000") * 2
    assert read(body).notes == ["文件里有2张图片，图里的文字没有读入，请对照原件核对。"]


@pytest.mark.parametrize(
    "drawn",
    [
        picture("1439999", "9000000"),
        picture("9000000", "1439999"),
        picture("9000000", "9000000", "<pic:other/>"),
        picture("很大", "9000000"),
        picture("9" * 10, "9" * 10),
    ],
)
def test_ornaments_shapes_and_nonsense_are_no_pictures_to_read(drawn: str) -> None:
    assert read(paragraph("正文。") + drawn).notes == []


@pytest.mark.parametrize("mark", ["<w:strike/>", '<w:dstrike w:val="1"/>'])
def test_what_is_struck_out_by_hand_is_set_aside_and_said(mark: str) -> None:
    source = read(f"<w:p>{run('办理')}{run('999', mark)}{run('300件。')}</w:p>")
    assert [line.text for line in source.lines] == ["办理300件。"]
    assert [(aside.text, aside.why) for aside in source.asides] == [("999", "划去的文字")]
    assert source.notes == ["文件里有1处划去的文字，没有读入正文，请核对。"]


def test_what_is_not_struck_out_after_all_stays_and_what_is_hidden_too_is_hidden() -> None:
    assert [line.text for line in read("<w:p>" + run("300件。", '<w:strike w:val="0"/>') + "</w:p>").lines] == [
        "300件。"
    ]
    source = read(f"<w:p>{run('办理。')}{run('暗', '<w:vanish/><w:strike/>')}</w:p>")
    assert source.notes == ["文件里有1处隐藏文字，没有读入正文，请核对。"]


def test_the_signs_of_a_formula_are_read_where_they_stand() -> None:
    spaces = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {spaces}><m:r><m:t>98.5</m:t></m:r><m:r><m:t>%</m:t></m:r></m:oMath>"
    body = f"<w:p>{run('办结率')}{formula}{run('。')}</w:p><w:p><m:oMathPara {spaces}>{formula}</m:oMathPara></w:p>"
    assert [line.text for line in read(body).lines] == ["办结率98.5%。", "98.5%"]

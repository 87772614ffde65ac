"""OpenDocument text at its borders: styles that inherit, lists that go on, spaces that are counted, what is set aside."""

import pytest

from reports.reading.formats.odt import RUNNING, read_odt
from reports.reading.formats.package import Package
from reports.reading.furniture import BOX, CONTENTS, HIDDEN
from reports.reading.lines import Source
from reports.reading.refusals import NO_WORD, Refused
from tests.reports.reading.documents import packed
from tests.reports.reading.test_other_formats import SPACES


def read(body: str, styles: str = "", page: str = "") -> Source:
    content = f"<office:document-content {SPACES}>{styles}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    parts = {"content.xml": content}
    if page:
        parts["styles.xml"] = f"<office:document-styles {SPACES}>{page}</office:document-styles>"
    return read_odt(Package(packed(parts)))


def style(name: str, inside: str = "", **attributes: str) -> str:
    said = "".join(f' style:{key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<style:style style:name="{name}"{said}>{inside}</style:style>'


def bold(weight: str) -> str:
    return f'<style:text-properties fo:font-weight="{weight}"/>'


def paragraph(text: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def texts(source: Source) -> list[str]:
    return [line.full for line in source.lines]


@pytest.mark.parametrize("inside", ["", "<office:spreadsheet/>"])
def test_what_holds_no_text_is_no_document(inside: str) -> None:
    content = f"<office:document-content {SPACES}><office:body>{inside}</office:body></office:document-content>"
    for parts in ({"content.xml": content}, {"other.xml": content}):
        with pytest.raises(Refused, match=NO_WORD):
            read_odt(Package(packed(parts)))


@pytest.mark.parametrize(
    ("weight", "is_bold"),
    [("bold", True), ("600", True), ("700", True), ("800", True), ("900", True), ("500", False), ("normal", False)],
)
def test_bold_begins_at_six_hundred(weight: str, is_bold: bool) -> None:
    [line] = read(paragraph("标题", "S"), style("S", bold(weight))).lines
    assert line.is_bold == is_bold


def test_what_a_style_does_not_say_its_parent_says() -> None:
    styles = style("A", bold("bold") + '<style:paragraph-properties fo:text-align="end"/>', default_outline_level="2")
    styles += style("B", parent_style_name="A") + style("C", bold("normal"), parent_style_name="B")
    inherits, overrules = read(paragraph("甲", "B") + paragraph("乙", "C"), styles).lines
    assert (inherits.is_bold, inherits.align, inherits.level) == (True, "right", 2)
    assert (overrules.is_bold, overrules.align, overrules.level) == (False, "right", 2)


def test_styles_that_inherit_from_each_other_end() -> None:
    styles = style("A", parent_style_name="B") + style("B", parent_style_name="A")
    assert texts(read(paragraph("甲", "A"), styles)) == ["甲"]


@pytest.mark.parametrize(("says", "align"), [("center", "center"), ("end", "right"), ("right", "right"), ("start", "")])
def test_alignment_is_told_where_it_matters(says: str, align: str) -> None:
    styles = style("S", f'<style:paragraph-properties fo:text-align="{says}"/>')
    assert read(paragraph("甲", "S"), styles).lines[0].align == align


def test_a_heading_is_of_the_level_it_says_or_else_of_its_style() -> None:
    styles = style("S", default_outline_level="3")
    body = '<text:h text:outline-level="1" text:style-name="S">一</text:h><text:h text:style-name="S">二</text:h>'
    levels = [line.level for line in read(body + paragraph("三", "S") + paragraph("四"), styles).lines]
    assert levels == [1, 3, 3, 0]


@pytest.mark.parametrize(
    ("count", "width"), [("1", 1), ("3", 3), ("100", 100), ("101", 100), ("999999999", 100), ("x", 1)]
)
def test_counted_spaces_have_an_end(count: str, width: int) -> None:
    assert texts(read(paragraph(f'甲<text:s text:c="{count}"/>乙'))) == [f"甲{' ' * width}乙"]


LIST = """<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-bullet text:level="2"/></text:list-style>"""


def listing(*items: str, also: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="L" {also}>{inside}</text:list>'


def test_a_list_begins_anew_unless_it_says_that_it_goes_on() -> None:
    one, two = paragraph("甲"), paragraph("乙")
    assert texts(read(listing(one, two) + listing(one), LIST)) == ["1.甲", "2.乙", "1.甲"]
    for goes_on in ('text:continue-numbering="true"', 'text:continue-list="list1"'):
        assert texts(read(listing(one, two) + listing(one, also=goes_on), LIST)) == ["1.甲", "2.乙", "3.甲"]


def test_bullets_and_empty_items_have_no_number_and_a_number_stands_once() -> None:
    body = listing(paragraph("甲。<text:line-break/>乙。") + listing(paragraph("丙")), paragraph(""), paragraph("丁"))
    assert [line for line in texts(read(body, LIST)) if line] == ["1.甲。", "乙。", "丙", "2.丁"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("一, 二, 三, ...", {1: "一", 10: "十", 11: "十一"}),
        ("①, ②, ③, ...", {1: "①", 10: "⑩"}),
        ("a", {1: "1", 3: "3"}),
    ],
)
def test_numbers_are_written_as_the_list_writes_them(form: str, numbers: dict[int, str]) -> None:
    styles = LIST.replace('num-format="1"', f'num-format="{form}"')
    lines = texts(read(listing(*[paragraph("项")] * 11), styles))
    assert {number: lines[number - 1].removesuffix(".项") for number in numbers} == numbers


OUTLINED = """<text:outline-style>
  <text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
  <text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
  <text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>"""


def heading(text: str, level: int | str, name: str = "") -> str:
    return f'<text:h text:outline-level="{level}" text:style-name="{name}">{text}</text:h>'


def test_headings_outside_of_a_list_are_numbered_by_the_outline_of_the_document() -> None:
    body = heading("甲", 1) + paragraph("正文") + heading("乙", 2) + heading("丙", 2) + heading("丁", 1)
    body += heading("戊", 2) + heading("己", 3) + heading("庚", 4)
    assert texts(read(body, OUTLINED)) == ["一、甲", "正文", "（一）乙", "（二）丙", "二、丁", "（一）戊", "己", "庚"]
    assert texts(read(body)) == ["甲", "正文", "乙", "丙", "丁", "戊", "己", "庚"], "where it numbers nothing"


def test_a_heading_whose_style_names_a_list_is_numbered_by_that_or_by_none() -> None:
    styles = OUTLINED + LIST + style("own", list_style_name="L") + style("bare", list_style_name="")
    styles += style("child", parent_style_name="own")
    body = heading("甲", 1, "own") + heading("乙", 1, "bare") + heading("丙", 1, "child") + heading("丁", 1)
    assert texts(read(body, styles)) == ["1.甲", "乙", "2.丙", "一、丁"]
    assert texts(read(listing(heading("甲", 2)), styles)) == ["1.甲"], "inside a list by the list"


def test_an_empty_heading_is_not_counted() -> None:
    assert texts(read(heading("", 1) + heading("甲", 1), OUTLINED)) == ["", "一、甲"]


def test_what_is_no_text_is_set_aside_by_its_name() -> None:
    hidden = style("H", '<style:text-properties text:display="none"/>')
    body = (
        "<text:table-of-content><text:p>目录 1</text:p><text:p> </text:p></text:table-of-content>"
        + paragraph("甲<draw:frame><text:p>框</text:p></draw:frame>")
        + "<draw:frame><text:p>页边</text:p></draw:frame>"
        + paragraph('<text:span text:style-name="H">暗</text:span><text:hidden-text text:string-value="藏"/>')
    )
    page = "<style:header><text:p>页眉</text:p></style:header><style:footer><text:p>页脚</text:p></style:footer>"
    source = read(body, hidden, page)
    assert [line for line in texts(source) if line] == ["甲"]
    assert [(aside.text, aside.why) for aside in source.asides] == [
        ("目录 1", CONTENTS), ("框", BOX), ("页边", BOX), ("暗", HIDDEN), ("藏", HIDDEN),
        ("页眉", RUNNING), ("页脚", RUNNING),
    ]  # fmt: skip
    assert source.notes == ["文件里有2处隐藏文字，没有读入正文，请核对。"]


def test_changes_that_were_tracked_are_told_and_an_empty_list_of_them_is_not() -> None:
    changes = "<text:tracked-changes><text:changed-region/></text:tracked-changes>"
    assert read(changes + paragraph("甲")).notes == ["文件里有修订，按“接受修订”读取。"]
    assert read("<text:tracked-changes/>" + paragraph("甲")).notes == []


def test_sections_are_gone_into_and_what_stands_over_a_character_is_left_out() -> None:
    body = f"<text:section>{paragraph('甲')}</text:section>"
    body += paragraph("<text:ruby><text:ruby-base>乙</text:ruby-base><text:ruby-text>yǐ</text:ruby-text></text:ruby>")
    assert texts(read(body)) == ["甲", "乙"]


def test_a_cell_over_two_columns_and_what_it_covers_are_one_cell() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, also: str = "") -> str:
        return f"<table:table-cell {also}>{paragraph(text)}</table:table-cell>"

    wide = cell("合计", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    body = "".join((row(cell("指标"), cell("数量")), row(cell("许可"), cell("5")), row(wide)))
    line, below = read(f"<table:table>{body}</table:table>").lines
    assert line.table is not None
    assert (line.table.rows, below.text) == ((("指标", "数量"), ("许可", "5")), "合计")


def test_a_cell_over_two_rows_covers_the_first_column_of_the_second() -> None:
    tall = f'<table:table-cell table:number-rows-spanned="2">{paragraph("处罚")}</table:table-cell>'
    rows = [
        f"<table:table-row>{first}<table:table-cell>{paragraph(text)}</table:table-cell></table:table-row>"
        for first, text in ((tall, "立案"), ("<table:covered-table-cell/>", "结案"))
    ]
    [line] = read(f"<table:table>{''.join(rows)}</table:table>").lines
    assert line.table is not None
    assert line.table.rows == (("处罚", "立案"), ("", "结案"))

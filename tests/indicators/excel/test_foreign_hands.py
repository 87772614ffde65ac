"""What programs and people do to a form without meaning anything by it: each is taken as it was meant, or told by its cause.

Every case is a fresh form with one change in its XML.
"""

import io
import re
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from indicators.excel import department as form
from indicators.excel.importer import ImportPlan
from indicators.excel.layout import FORM_SHEET
from indicators.excel.reader import read
from indicators.models import Collection, Department
from indicators.office.files.small_tables import table
from indicators.office.files.unreadable import Unreadable
from indicators.office.people_sheet import judge
from tests.indicators.excel.workbooks import NAMESPACE, SHEET, changed, good, part, swapped, typed, with_cell

STYLES, BOOK, RELATIONS, CORE = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml"
NOTE, VALUE = "H5", "F5"


def in_sheet(before: str, after: str) -> bytes:
    sheet = part(good(), SHEET)
    assert before in sheet
    return swapped(good(), {SHEET: sheet.replace(before, after, 1)})


def note(content: bytes) -> str:
    return read(content).rows[0]["note"].text


# ── emptiness is no content ────────────────────────────────────────────────────────────────────────────────


def last_row_without_a_cell() -> bytes:
    return in_sheet("</sheetData>", '<row r="1048576" ht="12.8" hidden="false" customHeight="true"/></sheetData>')


def last_row_hidden_and_empty() -> bytes:
    return in_sheet("</sheetData>", '<row r="1048576" hidden="1"/></sheetData>')


def styled_cell_in_the_last_column() -> bytes:
    return in_sheet("</row></sheetData>", '<c r="XFD7" s="4"/></row></sheetData>')


def ten_thousand_styled_cells() -> bytes:
    def row(number: int) -> str:
        cells = "".join(f'<c r="{letter}{number}" s="4"/>' for letter in "ABCDEFGHIJ")
        return f'<row r="{number}">{cells}</row>'

    return in_sheet("</sheetData>", f"{''.join(map(row, range(8, 1500)))}</sheetData>")


def blank_formula_free_cells_with_a_blank_text() -> bytes:
    return in_sheet("</sheetData>", '<row r="2000"><c r="A2000" t="inlineStr"><is><t> </t></is></c></row></sheetData>')


# ── what nobody needs makes no workbook damaged ────────────────────────────────────────────────────────────


def colour_with_a_hash() -> bytes:
    return swapped(good(), {STYLES: part(good(), STYLES).replace('rgb="00FFF7DC"', 'rgb="#FFF7DC"')})


def date_of_making_in_another_spelling() -> bytes:
    core = re.sub(r"(<dcterms:created[^>]*>)[^<]*", r"\g<1>2026/11/27 8:00:00", part(good(), CORE))
    assert "2026/11/27 8:00:00" in core
    return swapped(good(), {CORE: core})


def properties_that_are_no_xml() -> bytes:
    return swapped(good(), {CORE: "创建者：某人", "docProps/app.xml": "<", "xl/theme/theme1.xml": "&"})


def eight_thousand_one_hundred_unused_styles() -> bytes:
    names = "".join(f'<cellStyle name="样式 {n}" xfId="0" customBuiltin="1"/>' for n in range(8100))
    return swapped(good(), {STYLES: part(good(), STYLES).replace("</cellStyles>", f"{names}</cellStyles>")})


def picture_and_remark_beside_the_table() -> bytes:
    return swapped(
        good(), {"xl/drawings/drawing1.xml": "<broken", "xl/comments1.xml": "", "xl/media/a.png": b"\x89PNG"}
    )


# ── other programs ─────────────────────────────────────────────────────────────────────────────────────────


def strict_open_xml() -> bytes:
    """Excel's “Strict Open XML 电子表格”."""
    names = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    content = good()
    for name in (BOOK, RELATIONS, STYLES, *(f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3))):
        text = part(good(), name)
        for transitional, strict in names.items():
            text = text.replace(transitional, strict)
        content = swapped(content, {name: text})
    assert "purl.oclc.org" in part(content, BOOK)
    return content


def prefixed_names() -> bytes:
    """As the Open XML SDK writes them."""
    sheet = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", part(good(), SHEET)).replace("xmlns=", "xmlns:x=")
    return swapped(good(), {SHEET: sheet})


def cells_without_addresses() -> bytes:
    """Only possible where no cell is left out, as in our own form."""
    sheet = part(good(), SHEET)
    rows = re.sub(r'<row r="\d+"', "<row", sheet)
    return swapped(good(), {SHEET: re.sub(r'<c r="[A-Z]+(?:[5-9]|4)"', "<c", rows)})


# ── people ─────────────────────────────────────────────────────────────────────────────────────────────────


def empty_sheet_nobody_can_see() -> bytes:
    def add(book: Workbook) -> None:
        book.create_sheet("Sheet1").sheet_state = "veryHidden"

    return changed(good(), add)


def empty_sheet_beside_the_form() -> bytes:
    return changed(good(), lambda book: book.create_sheet("Sheet1"))


def title_merged_over_the_table() -> bytes:
    return changed(good(), lambda book: book[FORM_SHEET].merge_cells("A1:J1"))


def merged_cells_on_a_sheet_of_notes() -> bytes:
    def add(book: Workbook) -> None:
        book.create_sheet("备注")["A1"] = "今年的统计由两个科室分别提供"
        book["备注"].merge_cells("A1:D9")

    return changed(good(), add)


HARMLESS: list[Callable[[], bytes]] = [
    last_row_without_a_cell,
    last_row_hidden_and_empty,
    styled_cell_in_the_last_column,
    ten_thousand_styled_cells,
    blank_formula_free_cells_with_a_blank_text,
    colour_with_a_hash,
    date_of_making_in_another_spelling,
    properties_that_are_no_xml,
    eight_thousand_one_hundred_unused_styles,
    picture_and_remark_beside_the_table,
    strict_open_xml,
    prefixed_names,
    cells_without_addresses,
    empty_sheet_nobody_can_see,
    empty_sheet_beside_the_form,
    title_merged_over_the_table,
    merged_cells_on_a_sheet_of_notes,
]


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change.__name__)
def test_what_means_nothing_changes_nothing(change: Callable[[], bytes]) -> None:
    assert read(change()).rows == read(good()).rows


def test_a_sheet_of_notes_is_named_as_not_read() -> None:
    assert read(merged_cells_on_a_sheet_of_notes()).unread == ("备注",)
    assert read(empty_sheet_nobody_can_see()).unread == ()


def test_percent_is_known_whatever_the_other_styles_are() -> None:
    content = typed(good(), {VALUE: 0.985}, {VALUE: "0.00%"})
    many = "".join(f'<cellStyle name="样式 {n}" xfId="0"/>' for n in range(8100))
    styles = part(content, STYLES).replace("</cellStyles>", f"{many}</cellStyles>")
    assert read(swapped(content, {STYLES: styles})).rows[0]["value"].text == "98.5%"


# ── words ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (44561, "yyyy/m/d;@", "2021-12-31"),
        (44561.5, "yyyy/m/d h:mm", "2021-12-31 12:00"),
        (0.5, "h:mm", "12:00"),
        (True, "General", "是"),
        (False, "General", "否"),
        (2021, "General", "2021"),
        ("见附件", "General", "见附件"),
    ],
)
def test_a_column_of_words_takes_what_stands_there(value: object, number_format: str, text: str) -> None:
    assert note(typed(good(), {NOTE: value}, {NOTE: number_format})) == text


def test_a_date_is_still_no_number() -> None:
    assert "日期" in read(typed(good(), {VALUE: 44561}, {VALUE: "yyyy/m/d;@"})).rows[0]["value"].fault


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("第一行_x000D_\n第二行", "第一行\n第二行"),
        ("第一行_x000d_第二行", "第一行\n第二行"),
        ("甲_x0003_乙_xFFFF_丙_xD800_", "甲乙丙"),
        ("编号_x005F_x000D_", "编号_x000D_"),
        ("_x4E00_件", "一件"),
        ("a_x00_b", "a_x00_b"),
    ],
)
def test_what_a_workbook_writes_escaped_is_read_as_it_was_meant(written: str, text: str) -> None:
    inline = with_cell(good(), NOTE, f'<c r="{NOTE}" t="inlineStr"><is><t>{written}</t></is></c>')
    result = with_cell(good(), NOTE, f'<c r="{NOTE}" t="str"><f>A1</f><v>{written}</v></c>')
    assert note(inline) == note(result) == text


def test_shared_strings_are_read_without_their_pronunciation() -> None:
    strings = f"<sst {NAMESPACE}><si><r><t>行政</t></r><r><t>复议_x000D_</t></r><rPh sb='0' eb='2'><t>xzfy</t></rPh></si></sst>"
    types = part(good(), "[Content_Types].xml").replace(
        "</Types>",
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    content = with_cell(good(), NOTE, f'<c r="{NOTE}" t="s"><v>0</v></c>')
    assert note(swapped(content, {"xl/sharedStrings.xml": strings, "[Content_Types].xml": types})) == "行政复议"


# ── formulas ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_formula_without_result_is_a_fault_where_cells_carry_no_addresses() -> None:
    content = with_cell(good(), VALUE, f'<c r="{VALUE}"><f>1+1</f></c>')
    sheet = re.sub(r'(<row|<c) r="[A-Z0-9]+"', r"\1", part(content, SHEET))
    found = read(swapped(content, {SHEET: sheet})).rows[0]["value"]
    assert (found.address, found.text) == (VALUE, "")
    assert "文件里没有它的计算结果" in found.fault


def test_a_formula_on_another_sheet_is_nobodys_fault() -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("备注")[VALUE] = "=1+1"

    assert read(changed(good(), add)).rows[0]["value"].fault == ""


# ── before the database ────────────────────────────────────────────────────────────────────────────────────


def planned(content: bytes, collection: Collection, justice: Department) -> ImportPlan:
    return form.plan(read(content), collection, justice)


def test_the_preview_names_a_sheet_that_was_not_read(collection: Collection, justice: Department) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("备注")["A1"] = "12"

    found = planned(changed(form.workbook(collection, justice), add), collection, justice)
    assert found.notices == ("多出的工作表“备注”没有读取。要填的数请写在“填报表”里。",)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("\u202d3319\u202c", "3319件"),
        ("5318。", "5318件"),
        ("1235.", "1235件"),
        ("3300件左右", "约3300件"),
        ("3300件以上", "不少于3300件"),
        ("3千", "3000件"),
    ],
)
def test_a_number_in_a_cell_is_read_as_on_the_desk(
    collection: Collection, justice: Department, cell: str, text: str
) -> None:
    book = form.workbook(collection, justice)
    counted = next(row["value"].address for row in read(book).rows if row["unit"].text == "件")
    found = planned(typed(book, {counted: cell}), collection, justice)
    assert [difference.after for line in found.written for difference in line.differences] == [text]


def test_a_person_is_never_called_after_a_date_or_a_yes(loaded: None) -> None:
    book = Workbook()
    book.active.append(["用户名", "姓名", "电话", "部门", "角色"])
    book.active.append(["li", 44256, "", "", "审核员"])
    book.active["B2"].number_format = "yyyy-mm-dd"
    book.active.append(["wang", True, "", "", "审核员"])
    book.active.append(["sun", "孙明", "", "", "审核员"])
    file = io.BytesIO()
    book.save(file)
    sheet = table(file.getvalue(), width=12, height=101)
    roster = judge(sheet.rows, sheet.faults)
    assert [newcomer.full_name for newcomer in roster.newcomers] == ["孙明"]
    assert [fault.address for fault in roster.faults] == ["B2", "B3"]


def test_too_many_styles_are_named_as_the_cause() -> None:
    styles = part(good(), STYLES).replace("</cellXfs>", "<xf/>" * 9000 + "</cellXfs>")
    with pytest.raises(Unreadable, match="单元格样式过多"):
        read(swapped(good(), {STYLES: styles}))

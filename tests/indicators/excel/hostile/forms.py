"""Workbooks that are not the form that was handed out."""

from indicators.excel.layout import CONTRACT_SHEET, FORM_SHEET
from tests.indicators.excel.hostile.registry import STYLES, WORKBOOK, hostile
from tests.indicators.excel.workbooks import NAMESPACE, SHEET, changed, good, part, swapped, typed, with_cell


@hostile("合并单元格")
def head_merged_with_the_title() -> bytes:
    return changed(good(), lambda book: book[FORM_SHEET].merge_cells("A3:A4"))


@hostile("被隐藏了")
def hidden_row() -> bytes:
    def hide(book):
        book[FORM_SHEET].row_dimensions[6].hidden = True

    return changed(good(), hide)


@hostile("被隐藏了")
def hidden_form() -> bytes:
    def hide(book):
        book[FORM_SHEET].sheet_state = "hidden"
        book.active = 1

    return changed(good(), hide)


@hostile("也是一张填报表")
def form_copied_to_a_second_sheet() -> bytes:
    def copy(book):
        book.copy_worksheet(book[FORM_SHEET]).title = "填报表（2）"

    return changed(good(), copy)


@hostile("也是一张填报表")
def second_form_nobody_can_see() -> bytes:
    def add(book):
        second = book.copy_worksheet(book[FORM_SHEET])
        second.title, second.sheet_state = "暗页", "veryHidden"

    return changed(good(), add)


@hostile("不完整或已损坏")
def cell_that_stands_twice() -> bytes:
    """Programs differ about which of the two they show."""
    return with_cell(good(), "F5", '<c r="F5"><v>1</v></c><c r="F5"><v>2</v></c>')


@hostile("不完整或已损坏")
def row_that_stands_twice() -> bytes:
    sheet = part(good(), SHEET)
    return swapped(
        good(), {SHEET: sheet.replace("</sheetData>", '<row r="5"><c r="F5"><v>2</v></c></row></sheetData>')}
    )


@hostile("不完整或已损坏")
def two_sheets_of_one_name() -> bytes:
    twice = changed(good(), lambda book: book.create_sheet("另一页"))
    return swapped(twice, {WORKBOOK: part(twice, WORKBOOK).replace("另一页", FORM_SHEET)})


@hostile("不是从本系统下载的")
def contract_sheet_missing() -> bytes:
    return changed(good(), lambda book: book.remove(book[CONTRACT_SHEET]))


@hostile("不是从本系统下载的")
def form_sheet_renamed() -> bytes:
    def rename(book):
        book[FORM_SHEET].title = "Sheet1"

    return changed(good(), rename)


@hostile("不是从本系统下载的")
def contract_overwritten() -> bytes:
    def overwrite(book):
        book[CONTRACT_SHEET]["B3"] = "今年"

    return changed(good(), overwrite)


@hostile("不是从本系统下载的")
def any_other_workbook() -> bytes:
    def rename(book):
        for name in book.sheetnames[1:]:
            del book[name]
        book.active.title = "Sheet1"

    return changed(good(), rename)


@hostile("旧版格式")
def older_contract() -> bytes:
    def age(book):
        book[CONTRACT_SHEET]["B1"] = "0"

    return changed(good(), age)


@hostile("表头应为“本年值”")
def head_renamed() -> bytes:
    return typed(good(), {"F4": "今年"})


@hostile("表头应为")
def column_inserted() -> bytes:
    return changed(good(), lambda book: book[FORM_SHEET].insert_cols(3))


@hostile("表头应为")
def row_inserted_above() -> bytes:
    return changed(good(), lambda book: book[FORM_SHEET].insert_rows(1))


@hostile("不完整或已损坏")
def sheet_is_no_xml() -> bytes:
    return swapped(good(), {SHEET: "本年值 3"})


@hostile("不完整或已损坏")
def number_that_is_none() -> bytes:
    return with_cell(good(), "F5", '<c r="F5"><v>NaN</v></c>')


@hostile("不完整或已损坏")
def number_without_end() -> bytes:
    return with_cell(good(), "F5", '<c r="F5"><v>INF</v></c>')


@hostile("不完整或已损坏")
def styles_that_point_nowhere() -> bytes:
    return swapped(good(), {STYLES: f"<styleSheet {NAMESPACE}/>"})


@hostile("不完整或已损坏")
def sheet_that_is_not_there() -> bytes:
    return swapped(good(), {"[Content_Types].xml": f"<Types {NAMESPACE}/>"})

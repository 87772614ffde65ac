"""Sheets that would take for ever."""

from indicators.excel.layout import FORM_SHEET
from tests.indicators.excel.hostile.registry import STRINGS, STYLES, hostile
from tests.indicators.excel.workbooks import NAMESPACE, SHEET, changed, good, sheet_of, swapped, typed, with_cell


@hostile("合并单元格")
def two_cells_merged() -> bytes:
    return changed(good(), lambda book: book[FORM_SHEET].merge_cells("H5:I5"))


@hostile("合并单元格")
def merged_over_the_whole_sheet() -> bytes:
    """Five kilobytes that hold a plain reader for a minute."""
    return swapped(good(), {SHEET: sheet_of('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')})


@hostile("合并单元格")
def thousands_of_merged_ranges() -> bytes:
    ranges = "".join(f'<mergeCell ref="A{n}:CV{n}"/>' for n in range(1, 20_000))
    return swapped(good(), {SHEET: sheet_of(f"<mergeCells>{ranges}</mergeCells>")})


@hostile("超出了填报表的范围")
def one_cell_at_the_far_corner() -> bytes:
    return typed(good(), {"XFD1048576": 1})


@hostile("超出了填报表的范围")
def one_cell_far_to_the_right() -> bytes:
    return typed(good(), {"XFD5": 1})


@hostile("超出了填报表的范围")
def hundred_thousand_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(1, 100_001))
    return swapped(good(), {SHEET: sheet_of(f"<sheetData>{rows}</sheetData>")})


@hostile("异常庞大")
def half_a_million_rows() -> bytes:
    rows = "".join(f"<row><c><v>{n % 977}</v></c></row>" for n in range(500_000))
    return swapped(good(), {SHEET: sheet_of(f"<sheetData>{rows}</sheetData>")})


@hostile("远多于")
def flood_of_rows_that_say_nothing() -> bytes:
    rows = "".join(f"<row a='{n % 997}'/>" for n in range(210_000))
    return swapped(good(), {SHEET: sheet_of(f"<sheetData>{rows}</sheetData>")})


@hostile("远多于")
def flood_of_cells_that_say_nothing() -> bytes:
    cells = "".join(f"<c a='{n % 997}'/>" for n in range(16_000))
    return swapped(good(), {SHEET: sheet_of(f"<sheetData>{f'<row>{cells}</row>' * 14}</sheetData>")})


@hostile("超出了填报表的范围")
def row_number_of_a_thousand_digits() -> bytes:
    return swapped(good(), {SHEET: sheet_of(f'<sheetData><row r="{"9" * 1000}"><c><v>1</v></c></row></sheetData>')})


@hostile("超出了填报表的范围")
def ten_thousand_columns() -> bytes:
    return swapped(good(), {SHEET: sheet_of(f"<sheetData><row>{'<c><v>1</v></c>' * 15_000}</row></sheetData>")})


@hostile("远多于")
def flood_of_elements() -> bytes:
    return swapped(good(), {SHEET: sheet_of("".join(f"<a{n % 7}/>" for n in range(200_000)))})


@hostile("远多于")
def flood_of_attributes() -> bytes:
    attributes = " ".join(f'a{n}=""' for n in range(6_000))
    return swapped(good(), {SHEET: sheet_of(f"<a {attributes}/>" * 40)})


@hostile("远多于")
def flood_of_shared_strings() -> bytes:
    return swapped(good(), {STRINGS: f"<sst {NAMESPACE}>{'<si><t>a</t></si>' * 40_000}</sst>"})


@hostile("样式过多")
def flood_of_styles() -> bytes:
    return swapped(good(), {STYLES: f"<styleSheet {NAMESPACE}><cellXfs>{'<xf/>' * 60_000}</cellXfs></styleSheet>"})


@hostile("远多于")
def nested_fifty_thousand_deep() -> bytes:
    return swapped(good(), {SHEET: sheet_of("<a>" * 50_000 + "</a>" * 50_000)})


@hostile("文字过长")
def megabyte_in_one_cell() -> bytes:
    text = "".join(chr(0x4E00 + n % 5000) for n in range(400_000))
    return with_cell(good(), "H5", f'<c r="H5" t="inlineStr"><is><t>{text}</t></is></c>')


@hostile("文字过长")
def longest_text_excel_allows() -> bytes:
    return typed(good(), {"H5": "长" * 32_767})

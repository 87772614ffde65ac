"""Files that no officer should upload, and some that would harm: each with words of the sentence that refuses it."""

import io
import struct
from collections.abc import Callable, Iterator
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

from indicators.excel.layout import CONTRACT_SHEET, FORM_SHEET
from tests.indicators.excel.workbooks import (
    NAMESPACE,
    SHEET,
    changed,
    good,
    part,
    sheet_of,
    swapped,
    typed,
    with_cell,
)

Build = Callable[[], bytes]
HOSTILE: dict[str, tuple[Build, str]] = {}

STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def hostile(words: str) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        HOSTILE[build.__name__] = (build, words)
        return build

    return register


def built() -> Iterator[tuple[str, bytes, str]]:
    for name, (build, words) in HOSTILE.items():
        yield name, build(), words


# ── not a workbook ─────────────────────────────────────────────────────────────────────────────────────────


@hostile("文件是空的")
def nothing_at_all() -> bytes:
    return b""


@hostile("超过2 MB")
def more_than_two_megabytes() -> bytes:
    return good() + b"\x00" * 2 * 1024 * 1024


@hostile("旧版 .xls")
def old_xls_renamed() -> bytes:
    return OLE + b"\x00" * 4096 + "Workbook".encode("utf-16-le")


@hostile("打开密码")
def password_protected() -> bytes:
    return OLE + b"\x00" * 4096 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 512


@hostile("网页文件")
def web_page_renamed() -> bytes:
    return "<html><table><tr><td>本年值</td></tr></table></html>".encode()


@hostile("网页文件")
def xml_spreadsheet_renamed() -> bytes:
    return b'\xef\xbb\xbf<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@hostile("文本文件")
def csv_renamed() -> bytes:
    return "\ufeff指标,本年值\n甲,3\n".encode()


@hostile("PDF")
def pdf_renamed() -> bytes:
    return b"%PDF-1.7\n\x00\x01\x02"


@hostile("不是 Excel 工作簿")
def picture_renamed() -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 200


@hostile("Word 文件")
def word_file_renamed() -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})


@hostile("这种表格格式")
def ods_renamed() -> bytes:
    return archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})


@hostile("这种表格格式")
def xlsb_renamed() -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "\x00"})


@hostile("压缩包")
def any_zip_renamed() -> bytes:
    return archive({"readme.txt": "x"})


# ── packed to harm ─────────────────────────────────────────────────────────────────────────────────────────


@hostile("不完整或已损坏")
def cut_short() -> bytes:
    content = good()
    return content[: len(content) // 2]


@hostile("不完整或已损坏")
def bytes_flipped_inside() -> bytes:
    content = bytearray(good())
    start = content.index(SHEET.encode()) + len(SHEET) + 40
    content[start : start + 60] = bytes(60)
    return bytes(content)


@hostile("远多于")
def two_hundred_members() -> bytes:
    return swapped(good(), {f"docProps/x{number}.xml": "<x/>" for number in range(200)})


@hostile("远多于")
def twenty_thousand_members() -> bytes:
    return archive({"xl/workbook.xml": "<x/>"} | {str(number): "" for number in range(20_000)})


@hostile("异常庞大")
def one_member_of_a_gigabyte_claimed() -> bytes:
    """Ten megabytes of zeros in ten kilobytes, said to be a gigabyte."""
    content = swapped(good(), {"xl/theme/theme1.xml": b"\x00" * 10_000_000})
    return content.replace(struct.pack("<I", 10_000_000), struct.pack("<I", 1_000_000_000))


@hostile("异常庞大")
def fifteen_megabytes_of_zeros() -> bytes:
    return swapped(good(), {"xl/media/image1.png": b"\x00" * 15_000_000})


@hostile("异常庞大")
def ninety_members_of_a_megabyte() -> bytes:
    return swapped(good(), {f"xl/media/{number}.png": b"\x00" * 1_000_000 for number in range(85)})


@hostile("不完整或已损坏")
def size_told_smaller_than_it_is() -> bytes:
    content = swapped(good(), {STYLES: b"<x>" + b" " * 900_000 + b"</x>"})
    return content.replace(struct.pack("<I", 900_007), struct.pack("<I", 7))


@hostile("打开密码")
def member_flagged_as_encrypted() -> bytes:
    content = bytearray(good())
    start = content.rindex(b"PK\x01\x02")
    content[start + 8] |= 1
    return bytes(content)


@hostile("不完整或已损坏")
def packed_another_way() -> bytes:
    return swapped(good(), {}, ZIP_BZIP2)


@hostile("远多于")
def two_members_of_one_name() -> bytes:
    file = io.BytesIO(good())
    with ZipFile(file, "a", ZIP_DEFLATED) as package:
        package.writestr(WORKBOOK.replace("workbook", "zorkbook"), "<x/>")
    return file.getvalue().replace(b"zorkbook", b"workbook")


# ── what must not be inside ────────────────────────────────────────────────────────────────────────────────


@hostile("宏")
def macros_inside() -> bytes:
    return swapped(good(), {"xl/vbaProject.bin": b"\x00" * 100})


@hostile("宏")
def old_macro_sheet_inside() -> bytes:
    return swapped(good(), {"xl/macrosheets/sheet1.xml": "<x/>"})


@hostile("其他文件的链接")
def link_to_another_workbook() -> bytes:
    return swapped(good(), {"xl/externalLinks/externalLink1.xml": "<externalLink/>"})


@hostile("其他文件的链接")
def data_connection() -> bytes:
    return swapped(good(), {"xl/connections.xml": "<connections/>"})


@hostile("其他文件的链接")
def template_fetched_from_outside() -> bytes:
    target = '<Relationship Id="x" Type="http://x/attachedTemplate" Target="http://x/" TargetMode="External"/>'
    return swapped(good(), {RELATIONS: part(good(), RELATIONS).replace("</Rel", f"{target}</Rel")})


@hostile("嵌入了其他文件")
def file_embedded() -> bytes:
    return swapped(good(), {"xl/embeddings/oleObject1.bin": b"\x00" * 100})


@hostile("声明")
def entity_from_a_file() -> bytes:
    return swapped(good(), {SHEET: sheet_of("<a>&e;</a>", DOCTYPE)})


@hostile("声明")
def billion_laughs() -> bytes:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return swapped(good(), {STRINGS: f'<!DOCTYPE x [<!ENTITY l0 "ha">{steps}]><x>&l9;</x>'})


@hostile("声明")
def doctype_in_another_encoding() -> bytes:
    text = f'<?xml version="1.0" encoding="utf-16"?>{DOCTYPE}<x>&e;</x>'
    return swapped(good(), {STYLES: text.encode("utf-16")})


@hostile("声明")
def flood_of_instructions() -> bytes:
    return swapped(good(), {SHEET: sheet_of("".join(f"<?p {n}?>" for n in range(100_000)))})


# ── sheets that would take for ever ────────────────────────────────────────────────────────────────────────


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


# ── not the form that was handed out ───────────────────────────────────────────────────────────────────────


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


def archive(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()

"""Workbooks packed to harm, and what must not be inside one."""

import io
import struct
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

from tests.indicators.excel.hostile.registry import STRINGS, STYLES, WORKBOOK, archive, hostile
from tests.indicators.excel.workbooks import SHEET, good, part, sheet_of, swapped

RELATIONS = "xl/_rels/workbook.xml.rels"
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


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

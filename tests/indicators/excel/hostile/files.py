"""No workbook at all, whatever the file's name says."""

from tests.indicators.excel.hostile.registry import archive, hostile
from tests.indicators.excel.workbooks import good

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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

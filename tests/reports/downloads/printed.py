"""A text with all that a paper may hold, and what can be read back of it."""

from collections.abc import Iterator
from ctypes import c_uint
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pypdfium2
from pypdfium2 import raw

from reports.document.tree import Block, Document, Quote, TextTable

TITLE = "某某区人民政府办公室关于印发《某某区某某工作实施方案》的通知，以及与之相关的各项配套规定"
ROWS = 40


def listing() -> TextTable:
    """A list of files that goes over pages."""
    rows = tuple(
        ((f"{number}",), (f"{TITLE}（第{number}批）",), (f"某政办〔2019〕{number}号",)) for number in range(1, ROWS)
    )
    return TextTable(1, ("表1　文件清单",), (("序号",), ("文件名称",), ("文号",)), rows)


def attachment(number: int) -> Block:
    return Block(
        "part", "attachment", f"p9{number}", f"附件{number}　", ("目录",), (("如下。",),), False, tables=(listing(),)
    )


def with_all(document: Document) -> Document:
    """Dated, with two attachments that hold a table each."""
    meta = document.meta | {"issued_on": "2020-02-28"}
    return replace(document, meta=meta, parts=(*document.parts, attachment(1), attachment(2)))


def with_open_figure(document: Document) -> Document:
    """Its first words quote a figure that nobody has entered."""
    quote = Quote("x", document.year, "", "——", "", fault="还没有数据。")
    return replace(document, lead=(("今年办理", quote, "件。"), *document.lead))


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def pages(content: bytes) -> list[str]:
    """The words of each page of a PDF, as one line without spaces."""
    with pypdfium2.PdfDocument(content) as file:
        return ["".join(page.get_textpage().get_text_range().split()) for page in file]


def yellow(content: bytes) -> Iterator[tuple[float, ...]]:
    """What is marked on a PDF's pages: the corners of each yellow ground."""
    with pypdfium2.PdfDocument(content) as file:
        for page in file:
            for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
                red, green, blue = _filled(drawn)
                if min(red, green) > 240 and blue < 160:
                    yield drawn.get_bounds()


def _filled(drawn: Any) -> tuple[int, ...]:
    colours = [c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(drawn.raw, *colours)
    return tuple(colour.value for colour in colours[:3])

"""What lets a Word file be checked: each figure between a bookmark's two ends, and the colophon at the end.

Bookmarks, because they come through a re-save by Word, WPS and LibreOffice alike; LibreOffice 7 drops the tags of
content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from reports.document.tree import Paragraph, Quote
from reports.downloads.colophon import Colophon, qr_png

BOOKMARK = "fig_{}"
STYLE = "Colophon"


def write_tagged(paragraph: Any, spans: Paragraph, numbers: Iterator[int]) -> None:
    """The words of a paragraph; each figure is bookmarked under its number in the document, and an open one highlighted."""
    for span in spans:
        if isinstance(span, Quote):
            number = next(numbers)
            name = BOOKMARK.format(number)
            paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'))
            run = paragraph.add_run(span.text)
            if span.fault:  # never in what is published
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))
        else:
            paragraph.add_run(span)


def write_colophon(file: Any, colophon: Colophon) -> None:
    """Small, below everything, with the QR code above it where there is an address to lead to."""
    _define_style(file.styles)
    if colophon.address:
        file.add_paragraph(style=STYLE).add_run().add_picture(BytesIO(qr_png(colophon.address)), width=Mm(24))
    file.add_paragraph(colophon.text, STYLE)


def _define_style(styles: Any) -> None:
    style = styles.add_style(STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), "宋体")
    style.font.size = Pt(9)
    shape = style.paragraph_format
    shape.space_before, shape.line_spacing = Pt(12), 1.0
    snap = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')  # else each small line takes one of the text's
    style.element.pPr.find(qn("w:spacing")).addprevious(snap)

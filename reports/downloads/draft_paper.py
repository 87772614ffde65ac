"""A text before it is public → Word: what state it is in across every page, open figures marked, lines numbered on wish."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reports.document.tree import Document
from reports.downloads import word
from reports.downloads.official import addressee_lines, lines, number_line

FACE = "宋体"
WIDEST = 420
_WATERMARK = (
    '<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="Watermark{number}" o:spid="_x0000_s20{number}" type="#_x0000_t136" style="position:absolute;margin-left:0;'
    "margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    'mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" '
    'fillcolor="silver" stroked="f"><v:fill opacity=".4"/>'
    '<v:textpath style="font-family:{face};font-size:1pt" string="{mark}"/></v:shape></w:pict></w:r>'
)


def to_draft(document: Document, *, mark: str, said: str, at: datetime, is_numbered: bool = False) -> bytes:
    """The text as .docx. `mark` (征求意见稿) lies across every page, `said` (date and state) stands at its head; a figure
    that is still open is highlighted. The same arguments give the same bytes."""
    file = word.started(document, at=at, subject=f"{document.year}年度，{mark}", revision=1)
    if number := number_line(document):
        word.define_number(file.styles)
        file.add_paragraph(number, "DocumentNumber")
    word.write_title(file, document)
    if any(addressee_lines(document.meta)):
        word.define_addressees(file.styles)
    word.write_pieces(file, lines(document))
    page = file.sections[0]
    word.head_pages(page, said)
    for shape, header in enumerate((page.header, page.even_page_header), 49):
        _lay_across(header, mark, shape)
    if is_numbered:
        _number_lines(file)
    return word.finished(file, at)


def _lay_across(header: Any, mark: str, number: int) -> None:
    width = min(WIDEST, 100 * len(mark))
    size = {"width": width, "height": width // max(len(mark), 1)}
    header.paragraphs[0]._p.append(
        parse_xml(_WATERMARK.format(ns=nsdecls("w"), face=FACE, mark=mark, number=number, **size))
    )


def _number_lines(file: Any) -> None:
    """Through the whole text, so that a line can be named on the phone; what stands on every page is not counted."""
    shape = file.styles["PageNumberLine"].element.pPr
    shape.find(qn("w:widowControl")).addnext(parse_xml(f"<w:suppressLineNumbers {nsdecls('w')}/>"))
    numbered = parse_xml(f'<w:lnNumType {nsdecls("w")} w:countBy="1" w:restart="continuous"/>')
    file.sections[0]._sectPr.find(qn("w:cols")).addprevious(numbered)

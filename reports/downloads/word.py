"""Document → official Word file, laid out as GB/T 9704—2012 lays out 公文.

A4; margins 37, 28, 35 and 26 mm around 22 lines of 28 characters; title in 2号小标宋, 一、 in 黑体, （一） in 楷体, all
else in 3号仿宋; 文号 centred above the title with two lines between, 主送 flush left below it after one; page number
"— 1 —" in 4号 at the outside edge. The words are those of `reports.downloads.official`, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor, Twips

from indicators.office.characters import storable
from indicators.office.sheet import settled
from reports.document.tree import Document
from reports.downloads.colophon import Colophon
from reports.downloads.official import OfficialLine, OfficialTable, keeping, lines, number_line, title_lines
from reports.downloads.word_marks import write_colophon, write_tagged
from reports.downloads.word_table import CAPTION, CELL, HEAD, write_table

BODY, KAI, HEI, TITLE, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
# What to show where a machine lacks the official face: a likely name, and the kind of face.
FALLBACKS = {
    BODY: ("仿宋", "roman"),
    KAI: ("楷体", "script"),
    HEI: ("SimHei", "swiss"),
    TITLE: ("华文中宋", "roman"),
    SONG: ("SimSun", "roman"),
}

SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4 = Pt(22), Pt(16), Pt(14), Pt(12)
# 29 pt as the standard has it; a hair less, or the 22nd line would not fit between the margins.
PITCH = Twips(579)
# 28 characters of 16 pt are 448 pt wide, the text 442 pt.
TIGHTENED = -5
CHARACTER, TWO_CHARACTERS = Pt(15.75), Pt(31.5)

STYLES = {
    "addressees": "Addressees",
    "body": "Normal",
    "part": "Heading 1",
    "section": "Heading 2",
    "item": "Heading 3",
    "signature": "Signature",
    "attachment_list": "AttachmentList",
    "attachment_next": "AttachmentNext",
    "note": "Normal",
    "attachment_mark": "AttachmentMark",
    "attachment_title": "AttachmentTitle",
}

_PAGE_NUMBER = (
    '<w:p {ns}><w:pPr><w:pStyle w:val="PageNumberLine"/><w:jc w:val="{side}"/><w:ind w:{side}="280"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def to_docx(
    document: Document, *, edition: int, at: datetime, notice: str = "", colophon: Colophon | None = None
) -> bytes:
    """The document as .docx; `edition` and `at` (when it was published) go into the file's properties.

    With a `colophon` it is the public file, which says at its end how to check it; without, the official paper. A `notice` (模拟数据) stands at the head of every page. The same arguments give the same bytes.
    """
    file = started(document, at=at, subject=f"{document.year}年度，第{edition}版", revision=edition)
    _write(file, document)
    if colophon:
        write_colophon(file, colophon)
    if notice:
        head_pages(file.sections[0], notice)
    return finished(file, at)


def started(document: Document, *, at: datetime, subject: str, revision: int) -> Any:
    """A file with the standard's page and styles and nothing in it yet; `subject` and `revision` go into its properties."""
    file = docx.Document()
    _describe(file, document, subject, revision, at)
    _lay_out(file)
    _define_styles(file)
    name_fallbacks(file)
    return file


def finished(file: Any, at: datetime) -> bytes:
    """The same file gives the same bytes."""
    packed = BytesIO()
    file.save(packed)
    return settled(packed.getvalue(), at)


# ── the words ──────────────────────────────────────────────────────────────────────────────────────────────


def _write(file: Any, document: Document) -> None:
    if number := number_line(document):
        define_number(file.styles)
        file.add_paragraph(number, "DocumentNumber")
    write_title(file, document)
    if document.meta.get("addressees"):
        define_addressees(file.styles)
    write_pieces(file, lines(document))


def write_title(file: Any, document: Document) -> Any:
    """The title's paragraph; a long one takes two lines."""
    first, *rest = title_lines(document)
    title = file.add_paragraph(first, "Title")
    for line in rest:
        title.runs[-1].add_break()
        title.add_run(line)
    return title


def write_pieces(file: Any, pieces: Iterable[OfficialLine | OfficialTable]) -> None:
    """Lines in their styles, figures between bookmarks numbered as they come, tables where they stand."""
    numbers = count(1)
    pieces = tuple(pieces)
    kept = keeping(pieces)
    for at, piece in enumerate(pieces):
        if isinstance(piece, OfficialTable):
            _define_tables(file.styles)
            write_table(file, piece)
        else:
            paragraph = file.add_paragraph(style=STYLES[piece.style])
            _place(paragraph.paragraph_format, piece, is_kept=at in kept)
            write_tagged(paragraph, piece.spans, numbers)


def _place(shape: Any, line: OfficialLine, *, is_kept: bool) -> None:
    """What a line asks for beyond its style."""
    if line.begins_page:
        shape.page_break_before, shape.first_line_indent = True, Pt(0)
    if line.indent:
        shape.right_indent = Length(round(line.indent * CHARACTER))
    if is_kept:
        shape.keep_with_next = True


def _describe(file: Any, document: Document, subject: str, revision: int, at: datetime) -> None:
    properties = file.core_properties
    properties.title = storable(document.title)
    properties.author = properties.last_modified_by = storable(document.meta.get("issuer", ""))
    properties.subject = subject
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    properties.revision = revision
    properties.created = properties.modified = at


# ── the page ───────────────────────────────────────────────────────────────────────────────────────────────


def _lay_out(file: Any) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    page.header_distance, page.footer_distance = Mm(15), Mm(22)
    grid = page._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(PITCH.twips))
    file.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        _number_pages(footer, side)


def _number_pages(footer: Any, side: str) -> None:
    """— 1 — one character in from the outside edge: right on odd pages, left on even ones."""
    footer.is_linked_to_previous = False
    empty = footer.paragraphs[0]._p
    empty.addprevious(parse_xml(_PAGE_NUMBER.format(ns=nsdecls("w"), side=side)))
    empty.getparent().remove(empty)


def head_pages(page: Any, notice: str) -> None:
    """The notice at the head of every page; needs the style PageNumberLine."""
    for header in (page.header, page.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].text = notice
        header.paragraphs[0].style = "PageNumberLine"


def _define_styles(file: Any) -> None:
    styles = file.styles
    drop_defaults(styles.element)
    dress(styles["Normal"], BODY, SIZE_3, indent=TWO_CHARACTERS)
    dress(styles["Title"], TITLE, SIZE_2, align=WD_ALIGN_PARAGRAPH.CENTER, pitch=Pt(35), after=PITCH)
    switch(styles["Title"], "w:snapToGrid", on=False)  # a line taller than the grid's would be stretched to two
    for name, face in (("Heading 1", HEI), ("Heading 2", KAI), ("Heading 3", BODY)):
        dress(styles[name], face, SIZE_3, indent=TWO_CHARACTERS)
    dress(new_style(styles, "Signature"), BODY, SIZE_3, align=WD_ALIGN_PARAGRAPH.RIGHT)
    dress(new_style(styles, "PageNumberLine"), SONG, SIZE_4, align=None, pitch=Pt(16))


def define_addressees(styles: Any) -> None:
    """主送, flush left."""
    dress(new_style(styles, "Addressees"), BODY, SIZE_3)


def define_number(styles: Any) -> None:
    """Only where there is one: the file of an edition without it stays byte for byte what it was."""
    style = new_style(styles, "DocumentNumber")
    dress(style, BODY, SIZE_3, align=WD_ALIGN_PARAGRAPH.CENTER, after=Twips(2 * PITCH.twips))


def _define_tables(styles: Any) -> None:
    """With the first table: the file of an edition without any stays byte for byte what it was."""
    if CELL in styles:
        return
    for name, face, size in ((CAPTION, HEI, SIZE_4), (HEAD, HEI, SIZE_SMALL_4), (CELL, BODY, SIZE_SMALL_4)):
        dress(new_style(styles, name), face, size, align=WD_ALIGN_PARAGRAPH.CENTER, pitch=Pt(20))
        switch(styles[name], "w:snapToGrid", on=False)
    caption = styles[CAPTION].paragraph_format
    caption.space_before, caption.space_after, caption.keep_with_next = Pt(8), Pt(4), True


def new_style(styles: Any, name: str) -> Any:
    """A paragraph style that stands on no other."""
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = None
    return style


def dress(
    style: Any,
    face: str,
    size: Length,
    *,
    indent: Length | None = None,
    align: WD_ALIGN_PARAGRAPH | None = WD_ALIGN_PARAGRAPH.JUSTIFY,
    pitch: Length = PITCH,
    after: Length | None = None,
) -> None:
    """Give a style one face for 汉字, letters and digits alike, and exact lines."""
    properties = style.element.get_or_add_rPr()
    properties.clear()
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)
    properties.append(fonts)
    style.font.size = size
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    if size == SIZE_3:
        _tighten(properties)
    _shape(style, indent, align, pitch, after)


def _tighten(properties: Any) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(TIGHTENED))
    properties.find(qn("w:color")).addnext(spacing)


def _shape(
    style: Any, indent: Length | None, align: WD_ALIGN_PARAGRAPH | None, pitch: Length, after: Length | None
) -> None:
    _drop_borders(style.element)
    shape = style.paragraph_format
    shape.alignment = align
    shape.first_line_indent = indent or Pt(0)
    shape.space_before, shape.space_after = Pt(0), after or Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = pitch
    shape.widow_control = False  # 22 lines on every page
    # Word's default, said aloud: LibreOffice 7 understands it the other way round, and a stop it lets hang over
    # the margin is not drawn at all.
    switch(style, "w:overflowPunct", on=True)


def switch(style: Any, feature: str, *, on: bool) -> None:
    """Switch a paragraph feature; those used here all stand right before the spacing."""
    switch = OxmlElement(feature)
    switch.set(qn("w:val"), str(int(on)))
    style.element.pPr.find(qn("w:spacing")).addprevious(switch)


def _drop_borders(style: Any) -> None:
    """The stock title is underlined by a border."""
    for border in style.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def drop_defaults(styles: Any) -> None:
    """The stock template's theme faces would win over ours."""
    for fonts in styles.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def name_fallbacks(file: Any) -> None:
    """Tell the reader's machine which face may stand in for an official one it lacks."""
    entries = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{likely}"/><w:charset w:val="86"/><w:family w:val="{kind}"/></w:font>'
        for face, (likely, kind) in FALLBACKS.items()
    )
    table = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table._blob = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {nsdecls("w")}>{entries}</w:fonts>'.encode()

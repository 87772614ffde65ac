"""A text under a letterhead → Word: 发文机关标志 and rule in red above, 版记 at the foot of the last page, which is even.

After GB/T 9704—2012, 7.2–7.4: the mark's upper edge 35 mm below the top margin; two lines down 文号, centred, or one
character in from the left with 签发人 at the right where the paper goes upwards; the rule 4 mm below it; title, 主送, text,
附件说明, signature, 附注; each attachment on a new page; 抄送, 印发机关 and 印发日期 between rules of 0.35 and 0.25 mm.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor, Twips

from indicators.charts.lettering import text_width
from indicators.office.characters import storable
from reports.document.tree import Document
from reports.downloads import word
from reports.downloads.letterhead import Letterhead, paper_lines
from reports.downloads.official import title_lines
from reports.downloads.text_end import PAGE, PITCH, TITLE_LETTERS, TITLE_LINE, End, text_end
from reports.downloads.word_table import WIDTH

RED = RGBColor(0xFF, 0, 0)
MARK_ABOVE = Mm(35)
LARGEST_MARK, TALL_MARK = 54.0, 36.0
NARROWEST_SCALE = 50
"""In percent: a long mark's characters are set narrower before they are set smaller."""
MARK_LINE = 1.3
"""How high a line of the mark is, in its letters."""
RULE_BELOW = 12.5
"""In points: the red rule, and what stands free above it."""
LISTED = "附件："
_RULE = '<w:pBdr {ns}><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>'
# A box at the foot of the page on which the paper ends. LibreOffice 7 leaves a frame or a floating table at the end of a
# file where the text ends.
_BOX = (
    '<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:wrapTopAndBottom/><wp:docPr id="9001" name="{name}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
    "<wps:txbx><w:txbxContent/></wps:txbx>"
    '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_FOOT_RULES = (
    '<w:tblBorders {ns}><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
    '<w:insideH w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tblBorders>'
)
_NO_CELL_MARGINS = '<w:tblCellMar {ns}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
FOOT = "版记"
FOOT_PITCH = Pt(24)
SPARE = 2 * PITCH
"""Lines by which a text may be longer than was thought, before its end meets the 版记."""
COPIES_A_LINE = 26


def to_paper(document: Document, letterhead: Letterhead, *, at: datetime, subject: str, notice: str = "") -> bytes:
    """The paper as .docx. A `notice` stands at the head of every page. The same arguments give the same bytes."""
    file = word.started(document, at=at, subject=subject, revision=1)
    _define_styles(file.styles)
    _write_head(file, letterhead)
    title = word.write_title(file, document)
    if letterhead.masthead or letterhead.number:
        title.paragraph_format.space_before = Twips(2 * word.PITCH.twips)
    pieces = tuple(paper_lines(document, letterhead))
    word.write_pieces(file, pieces)
    _set_apart(file)
    if letterhead.has_foot:
        place = foot_place(text_end(head_height(document, letterhead), pieces), foot_height(letterhead))
        _turn_to(file, place)
        _write_foot(file, letterhead)
    if notice:
        word.head_pages(file.sections[0], notice)
    return word.finished(file, at)


# ── above the title ────────────────────────────────────────────────────────────────────────────────────────


def mark_shape(mark: str) -> tuple[Length, int]:
    """As large as one line holds, and how wide its characters are set, in percent."""
    fitting = WIDTH.pt / max(len(mark), 1)
    if fitting >= TALL_MARK:
        return Pt(int(min(LARGEST_MARK, fitting))), 100
    size = int(min(TALL_MARK, fitting * 100 / NARROWEST_SCALE))
    return Pt(size), int(100 * fitting / size)


def _write_head(file: Any, letterhead: Letterhead) -> None:
    mark, number, signer = (
        storable(text).strip() for text in (letterhead.masthead, letterhead.number, letterhead.signer)
    )
    if mark:
        line = file.add_paragraph(style="LetterheadMark")
        run = line.add_run(mark)
        size, scale = mark_shape(mark)
        run.font.size = size
        if scale < 100:
            _narrow(run, scale)
        line.paragraph_format.line_spacing = Pt(size.pt * MARK_LINE)
    if mark or number or signer:
        _write_number(file, number, signer, is_ruled=bool(mark))


def _write_number(file: Any, number: str, signer: str, *, is_ruled: bool) -> None:
    """文号, with 签发人 on its line where there is one."""
    line = file.add_paragraph(style="LetterheadNumber")
    if signer:
        shape = line.paragraph_format
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
        shape.first_line_indent = word.CHARACTER
        shape.tab_stops.add_tab_stop(Length(WIDTH - word.CHARACTER), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{number}\t签发人：")
        _face(line.add_run(signer), word.KAI)
    else:
        line.add_run(number)
    if is_ruled:
        line._p.get_or_add_pPr().insert_element_before(
            parse_xml(_RULE.format(ns=nsdecls("w"))),
            *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"),
        )


def _narrow(run: Any, percent: int) -> None:
    """Its characters only so wide."""
    run._r.rPr.find(qn("w:sz")).addprevious(parse_xml(f'<w:w {nsdecls("w")} w:val="{percent}"/>'))


def _face(run: Any, face: str) -> None:
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)


def head_height(document: Document, letterhead: Letterhead) -> float:
    """How far below the margin the text begins, in points."""
    mark, number, signer = letterhead.masthead.strip(), letterhead.number.strip(), letterhead.signer.strip()
    height = MARK_ABOVE.pt + MARK_LINE * mark_shape(mark)[0].pt if mark else 0.0
    if mark or number or signer:
        height += 3 * word.PITCH.pt + (RULE_BELOW if mark else 0)
    title = sum(-(-int(text_width(line)) // int(TITLE_LETTERS)) for line in title_lines(document))
    return height + (2 * word.PITCH.pt if mark or number else 0) + title * TITLE_LINE + word.PITCH.pt


# ── below the text ─────────────────────────────────────────────────────────────────────────────────────────


def _set_apart(file: Any) -> None:
    """Two lines for the seal above the signature."""
    signed = next((line for line in file.paragraphs if line.style.name == "Signature"), None)
    if signed is not None:
        signed.paragraph_format.space_before = Twips(2 * word.PITCH.twips)


class FootPlace(Enum):
    """Where the 版记 stands: on the page on which the text ends, on the back of that page, or on an even page behind it."""

    BELOW = "below"
    OVERLEAF = "overleaf"
    APART = "apart"


def foot_place(end: End | None, height: Length) -> FootPlace:
    """The last page of a paper printed on both sides is even, and the 版记 stands at its foot.

    Below the text only where that is sure to end on an even page with room left; else on an even page of its own. One that
    may have an empty page before it is not numbered, as the standard asks (7.5).
    """
    if end is None:
        return FootPlace.APART
    if end.page % 2:
        return FootPlace.OVERLEAF
    return FootPlace.BELOW if end.depth + height.pt + SPARE <= PAGE else FootPlace.APART


def _turn_to(file: Any, place: FootPlace) -> None:
    """To the next even page, which Word, WPS and LibreOffice find themselves."""
    if place == FootPlace.BELOW:
        return
    last = file.add_section(WD_SECTION.EVEN_PAGE)
    if place == FootPlace.APART:
        for footer in (last.footer, last.even_page_footer):
            footer.is_linked_to_previous = False
            footer.paragraphs[0].style = "PageNumberLine"


def _write_foot(file: Any, letterhead: Letterhead) -> None:
    """版记: 抄送, below it 印发机关 with 印发日期 at the right."""
    said = (("CopiesLine", letterhead.copies_text), ("PrinterLine", letterhead.printer_text))
    lines = [(style, text) for style, text in said if text]
    grid = file.add_table(len(lines), 1)
    grid.autofit = False
    for drawn in (_FOOT_RULES, _NO_CELL_MARGINS):
        grid._tbl.tblPr.append(parse_xml(drawn.format(ns=nsdecls("w"))))
    for row, (style, text) in zip(grid.rows, lines, strict=True):
        row.cells[0].width = WIDTH
        row.cells[0].paragraphs[0].text, row.cells[0].paragraphs[0].style = text, style
    _box(file, grid, height=foot_height(letterhead))


def foot_height(letterhead: Letterhead) -> Length:
    """What the lines need, and a little for the rules: 26 characters of 抄送 stand on one."""
    copies = -(-len(letterhead.copies_text) // COPIES_A_LINE)
    return Length((copies + bool(letterhead.printer or letterhead.printed_on)) * FOOT_PITCH + Pt(3))


def _box(file: Any, grid: Any, *, height: Length) -> None:
    """The table goes into a box that hangs on a paragraph behind everything."""
    anchor = file.add_paragraph(style="FootAnchor")
    drawn = _BOX.format(ns=nsdecls("w", "wp", "a"), width=int(WIDTH), height=int(height), name=FOOT)
    anchor._p.append(parse_xml(drawn))
    inside = next(anchor._p.iter(qn("w:txbxContent")))
    inside.append(grid._tbl)
    inside.append(parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="FootAnchor"/></w:pPr></w:p>'))


# ── styles ─────────────────────────────────────────────────────────────────────────────────────────────────


def _define_styles(styles: Any) -> None:
    word.define_addressees(styles)
    centre = WD_ALIGN_PARAGRAPH.CENTER
    mark = word.new_style(styles, "LetterheadMark")
    word.dress(mark, word.TITLE, Pt(LARGEST_MARK), align=centre)
    mark.font.color.rgb = RED
    mark.paragraph_format.space_before = MARK_ABOVE
    word.switch(mark, "w:snapToGrid", on=False)
    number = word.new_style(styles, "LetterheadNumber")
    word.dress(number, word.BODY, word.SIZE_3, align=centre)
    number.paragraph_format.space_before = Twips(2 * word.PITCH.twips)
    _define_attachments(styles)
    _define_foot(styles)


def _define_foot(styles: Any) -> None:
    """One character in from both sides; further lines of 抄送 begin below its first name."""
    for name in ("CopiesLine", "PrinterLine"):
        style = word.new_style(styles, name)
        word.dress(style, word.BODY, word.SIZE_4, align=WD_ALIGN_PARAGRAPH.LEFT, indent=word.SIZE_4, pitch=FOOT_PITCH)
        word.switch(style, "w:snapToGrid", on=False)
        style.paragraph_format.right_indent = word.SIZE_4
    copies = styles["CopiesLine"].paragraph_format
    copies.left_indent, copies.first_line_indent = Length(4 * word.SIZE_4), Length(-3 * word.SIZE_4)
    edge = Length(WIDTH - word.SIZE_4)
    styles["PrinterLine"].paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    anchor = word.new_style(styles, "FootAnchor")
    word.dress(anchor, word.BODY, Pt(1), pitch=Pt(1))
    word.switch(anchor, "w:snapToGrid", on=False)


def _define_attachments(styles: Any) -> None:
    label, number = Pt(16 * len(LISTED)), Pt(24)
    for name, hanging in (("AttachmentList", Length(label + number)), ("AttachmentNext", number)):
        style = word.new_style(styles, name)
        word.dress(style, word.BODY, word.SIZE_3, align=WD_ALIGN_PARAGRAPH.LEFT)
        style.paragraph_format.left_indent = Length(word.TWO_CHARACTERS + label + number)
        style.paragraph_format.first_line_indent = Length(-hanging)
    styles["AttachmentList"].paragraph_format.space_before = word.PITCH
    mark = word.new_style(styles, "AttachmentMark")
    word.dress(mark, word.HEI, word.SIZE_3, after=word.PITCH)
    mark.paragraph_format.page_break_before = True
    title = word.new_style(styles, "AttachmentTitle")
    word.dress(title, word.TITLE, word.SIZE_2, align=WD_ALIGN_PARAGRAPH.CENTER, pitch=Pt(35), after=word.PITCH)
    word.switch(title, "w:snapToGrid", on=False)

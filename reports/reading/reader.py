"""A file's lines, understood: mended, cut into head, text and ending, and put together as an outline. Pure."""

from __future__ import annotations

import re

from reports.reading import fields, front, kinds, mending, wrapping
from reports.reading.body import first_part, read_body
from reports.reading.ending import Ending, cut_ending
from reports.reading.furniture import BOX, set_aside
from reports.reading.judging import doubts, require_report
from reports.reading.lines import Line, Source
from reports.reading.markers import marker_at_start
from reports.reading.outline import Outline
from reports.reading.refusals import NO_TEXT, TOO_LONG, Refused
from reports.reading.sizes import MOST_CHARACTERS, MOST_LINES


def understand(source: Source) -> Outline:
    """The outline of a report. Raises Refused where the file holds no report, or more than one."""
    filled = [line.text for line in source.lines if line.text.strip()]
    if len(filled) > MOST_LINES or sum(map(len, filled)) > MOST_CHARACTERS:
        raise Refused(TOO_LONG)
    lines, asides = set_aside(source.lines)
    outline = Outline(
        footnotes=list(source.footnotes), furniture=[*source.asides, *asides], uncertain=list(source.notes)
    )
    lines = mending.mend(lines, mending.rules(is_printed=_is_printed(source, lines)), outline.uncertain)
    if not any(line.text for line in lines):
        raise Refused(NO_TEXT)
    _fill(outline, lines)
    require_report(outline, lines)
    outline.uncertain += doubts(outline)
    return outline


def _is_printed(source: Source, lines: list[Line]) -> bool:
    """A document made from a print has a paragraph for every printed line, and no style or list of its own."""
    return source.is_printed or (
        wrapping.is_set_in_lines(lines) and not any(line.level or line.marker for line in lines)
    )


def _fill(outline: Outline, lines: list[Line]) -> None:
    start = max(first_part(lines), 0)
    head = front.read_front([*_titles_in_boxes(outline, lines[:start]), *lines[:start]])
    front.fill(outline, head)
    outline.year = outline.year or _year(head.lead, lines[start:])
    text, ending = cut_ending(lines[start:])
    body = read_body([*head.lead, *text], outline.year)
    outline.parts, outline.tables = body.parts, [*body.tables, *ending.tables]
    outline.lead = body.lead
    outline.furniture += body.asides
    _close(outline, ending)
    outline.issuer = _issuer(outline, head.facts.get("issuer", ""), lines)


def _titles_in_boxes(outline: Outline, above: list[Line]) -> list[Line]:
    """Red heads are often drawn: where no title stands in the text, one in a text box is it."""
    if front.title_at(above)[0] >= 0:
        return []
    boxed = [Line(aside.text) for aside in outline.furniture if aside.why == BOX]
    return boxed if front.title_at(boxed)[0] >= 0 else []


def _year(lead: list[Line], text: list[Line]) -> int | None:
    """The year of a report whose title is missing: the lead's first, else that of a heading; a plan's is the next."""
    if found := next((year for line in lead if (year := fields.year_of(line.full))), None):
        return found
    for line in text:
        if marker_at_start(line.full) and (year := fields.year_of(line.full)):
            return year - 1 if kinds.kind_of(line.text.replace(str(year), "")) == kinds.PLAN else year
    return None


def _close(outline: Outline, ending: Ending) -> None:
    outline.signature = ending.signature or outline.signature
    outline.date = ending.date or outline.date
    outline.document_number = outline.document_number or ending.document_number
    outline.attachments = ending.attachments
    outline.furniture += ending.asides


def _issuer(outline: Outline, stated: str, lines: list[Line]) -> str:
    """Who reports: by the signature, the head table, the title, or the government of the place it names."""
    named = fields.issuer_in_title(outline.title)
    if outline.signature or stated or named:
        return re.split("、", outline.signature)[0] or stated or named
    place = fields.place_in_title(outline.title)
    if not place:
        return ""
    government = f"{place}办事处" if place.endswith("街道") else f"{place}人民政府"
    if not any(government in line.text for line in lines):
        outline.uncertain.append(f"文中没有写明发布机关，暂作“{government}”，请核对。")
    return government

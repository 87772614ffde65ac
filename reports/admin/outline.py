"""The way through a report's text in the admin: a tree of links, and each text as it reads with its figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.models import Item, Part, Report, Section, TextBlock
from reports.narrative.binding import FigureBook, bind_lines
from reports.narrative.html import paragraph_html


@dataclass(frozen=True)
class Line:
    """One link of the outline, and what stands below it."""

    text: str
    address: str
    below: tuple[Line, ...] = ()

    @classmethod
    def to(cls, row: models.Model, below: Iterable[Line] = ()) -> Line:
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        return cls(str(row), address, tuple(below))


def report_lines(report: Report) -> list[Line]:
    """Parts → sections → items in three queries."""
    parts = report.parts.prefetch_related("sections__items")
    return [Line.to(part, map(section_line, part.sections.all())) for part in parts]


def section_line(section: Section) -> Line:
    return Line.to(section, map(Line.to, section.items.all()))


def lines_below(block: TextBlock) -> list[Line]:
    match block:
        case Part():
            return [section_line(section) for section in block.sections.prefetch_related("items")]
        case Section():
            return [Line.to(item) for item in block.items.all()]
        case _:
            return []


def lines_above(block: TextBlock) -> list[Line]:
    """From the report down to what the block stands in."""
    match block:
        case Item():
            return [*lines_above(block.section), Line.to(block.section)]
        case Section():
            return [*lines_above(block.part), Line.to(block.part)]
        case Part():
            return [Line.to(block.report)]
        case _:
            return []


def report_of(block: TextBlock) -> Report:
    match block:
        case Item():
            return block.section.part.report
        case Section():
            return block.part.report
        case Part():
            return block.report
        case _:
            raise TypeError(f"stands in no report: {block!r}")


def outline_html(lines: list[Line]) -> str:
    return render_to_string("admin/reports/_outline.html", {"lines": lines})


def path_html(lines: list[Line]) -> SafeString:
    links = ((line.address, line.text) for line in lines)
    return format_html_join(" › ", '<a href="{}">{}</a>', links)


def reading_html(text: str, year: int) -> SafeString:
    """The text with the figures it quotes as they now stand; what can't be resolved is marked with the reason."""
    paragraphs = bind_lines(text, FigureBook.for_draft(year))
    body = format_html_join("", "<p>{}</p>", ((paragraph_html(paragraph),) for paragraph in paragraphs))
    return format_html('<div class="reading">{}</div>', body)

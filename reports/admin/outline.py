"""The way through a report's text in the admin: a tree of links, and each text as it reads with its figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document.tree import plain_text
from reports.models import Item, Part, Report, Section, TextBlock
from reports.narrative.binding import FigureBook, bind, bind_lines
from reports.narrative.html import paragraph_html


@dataclass(frozen=True)
class OutlineLine:
    """One link of the outline, and what stands below it."""

    text: str
    address: str
    below: tuple[OutlineLine, ...] = ()


@dataclass(frozen=True)
class DraftOutline:
    """A draft as it now reads; its figures are looked up in one book."""

    book: FigureBook

    @classmethod
    def of(cls, report: Report) -> Self:
        return cls(FigureBook.for_draft(report.year))

    def line(self, row: Report | TextBlock, below: Iterable[OutlineLine] = ()) -> OutlineLine:
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        return OutlineLine(plain_text(bind(str(row), self.book)), address, tuple(below))

    def whole(self, report: Report) -> list[OutlineLine]:
        """Parts → sections → items."""
        parts = report.parts.prefetch_related("sections__items")
        return [self.line(part, map(self._section, part.sections.all())) for part in parts]

    def below(self, block: TextBlock) -> list[OutlineLine]:
        match block:
            case Part():
                return [self._section(section) for section in block.sections.prefetch_related("items")]
            case Section():
                return [self.line(item) for item in block.items.all()]
            case _:
                return []

    def above(self, block: TextBlock) -> list[OutlineLine]:
        """From the report down to what the block stands in."""
        match block:
            case Item():
                return [*self.above(block.section), self.line(block.section)]
            case Section():
                return [*self.above(block.part), self.line(block.part)]
            case Part():
                return [self.line(block.report)]
            case _:
                return []

    def reading(self, text: str) -> SafeString:
        """The text with the figures it quotes; what can't be resolved is marked with the reason."""
        paragraphs = ((paragraph_html(paragraph),) for paragraph in bind_lines(text, self.book))
        return format_html('<div class="reading">{}</div>', format_html_join("", "<p>{}</p>", paragraphs))

    def _section(self, section: Section) -> OutlineLine:
        return self.line(section, map(self.line, section.items.all()))


def outline_html(lines: list[OutlineLine]) -> str:
    return render_to_string("admin/reports/_outline.html", {"lines": lines})


def path_html(lines: list[OutlineLine]) -> SafeString:
    return format_html_join(" › ", '<a href="{}">{}</a>', ((line.address, line.text) for line in lines))

"""An import as the one who confirms it sees it: the original's lines beside the outline, and what becomes of each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format

from indicators.models import Figure, User
from reports.models import ImportedReport, user_can_confirm_import
from reports.publishing.imported import hindrances, stated_by
from reports.publishing.imported_figures import StatedFigure, differs
from reports.publishing.imported_text import day_of


@dataclass(frozen=True, slots=True)
class ConfirmedFigure:
    """`public` is what is public already and differs, with its source; "" where nothing does."""

    name: str
    text: str
    sentence: str
    is_new: bool
    public: str = ""


@dataclass(frozen=True)
class Confirmation:
    imported: ImportedReport
    reader: User

    @property
    def lines(self) -> list[str]:
        """The file's text as read, line by line."""
        return [line["text"] for line in self.imported.read.get("lines", ()) if line["text"].strip()]

    @property
    def signed(self) -> str:
        """The day it was signed, as people write it; as it stands in the original where it names no day."""
        written: str = self.imported.outline.get("date", "")
        day = day_of(written)
        return date_format(day) if day else written

    @cached_property
    def figures(self) -> list[ConfirmedFigure]:
        """Two queries."""
        found = stated_by(self.imported)
        rows = Figure.objects.filter(indicator__in=[one.indicator for one in found if one.indicator.pk])
        public = {row.indicator_id: row for row in rows.filter(year=self.imported.year or 0).published()}
        return [_figure(one, public.get(one.indicator.pk)) for one in found]

    @property
    def differing(self) -> list[ConfirmedFigure]:
        return [figure for figure in self.figures if figure.public]

    @cached_property
    def hindrances(self) -> list[str]:
        """Why nobody can confirm it now."""
        return hindrances(self.imported) if self.imported.awaits_confirmation else []

    @property
    def refusal(self) -> str:
        """Why this person can't; "" where they can."""
        if not self.imported.awaits_confirmation:
            return f"这份补录现在是“{self.imported.get_stage_display()}”，不在确认环节。"
        if not user_can_confirm_import(self.reader, self.imported):
            return "读入或核对过这份报告的人不能确认发布，须由另一位发布人对照原文确认。"
        return ""

    @property
    def changed_words(self) -> Iterator[str]:
        """The reasons given for words that are not the file's."""
        return iter(self.imported.reasons.values())


def _figure(one: StatedFigure, row: Figure | None) -> ConfirmedFigure:
    public = f"{row.published_text}（{row.published_source}）" if row and differs(row, one.measured) else ""
    return ConfirmedFigure(one.indicator.name, one.text, one.sentence, one.indicator.pk is None, public)

"""Numbers and changes between years in templates, as tables, lists and desks spell them: with separators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from django import template
from django.utils.safestring import SafeString

from indicators.models import Figure, FigureMove
from indicators.numbers import Change, Measured
from indicators.numbers.in_tables import tabular_sentence
from indicators.numbers.unbroken import unbroken
from indicators.office.kept.written import written

register = template.Library()
register.filter("in_table", tabular_sentence)
register.filter(unbroken)


@register.filter
def value_cell(one: Figure | FigureMove) -> str:
    """What is entered, or was at that moment: `1,235件`, `—`."""
    if isinstance(one, FigureMove):
        return one.figure.cell_of(Measured(one.value, one.qualifier))
    return one.cell_of(one.entry)


@register.filter
def published_cell(figure: Figure) -> str:
    """What the public reads: `1,235件`, `—`."""
    return figure.cell_of(Measured(figure.published_value, figure.published_qualifier))


@register.filter
def separated(change: Change) -> Change:
    """A change whose every text has separators."""
    return replace(change, separates=True)


@dataclass(frozen=True, slots=True)
class LoggedMove:
    """All that a line of a figure's log shows; `year` where it says of which year the figure is."""

    at: datetime
    by: str
    on_behalf: bool
    own_department: bool
    year: int | None
    verb: str
    change: str
    status_from: str
    status_to: str
    note: str

    @classmethod
    def of(cls, move: FigureMove, year: int | None) -> Self:
        return cls(
            at=move.at,
            by=str(move.by),
            on_behalf=move.on_behalf,
            own_department=move.own_department,
            year=year,
            verb=move.get_verb_display(),
            change=move.change_text,
            status_from=move.get_status_from_display(),
            status_to=move.get_status_to_display(),
            note=move.note,
        )


@register.filter
def log_line(move: FigureMove) -> SafeString:
    """A line of a log that is written once: nobody changes it, and a desk shows it all day."""
    return written("indicators/_figure_move.html", LoggedMove.of(move, None))


@register.filter
def log_line_of_year(move: FigureMove) -> SafeString:
    """The same where figures of several years stand in one log."""
    return written("indicators/_figure_move.html", LoggedMove.of(move, move.figure.year))

"""A figure as one viewer sees it, without the row it lies in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from indicators.models.figure_steps import FigureStatus
from indicators.numbers import formatting
from indicators.numbers.measure import Kind

if TYPE_CHECKING:
    from indicators.models.figure_set import FigureQuerySet


class SeenFigure(NamedTuple):
    """What `seen_by` shows of a figure without the row it lies in: what a page of many years needs of each. `status` is that
    of its working life, `seen_source` where the number comes from; "" where nobody asked."""

    year: int
    seen_value: Decimal
    seen_qualifier: str
    is_draft: bool
    unit: str
    kind: str
    decimals: int
    status: str = ""
    seen_source: str = ""

    @property
    def seen_text(self) -> str:
        """As `Figure.seen_text`: `1,235件`."""
        return formatting.measure(
            self.seen_value, self.unit, self.kind, self.decimals, self.seen_qualifier, thousands=True
        )

    @property
    def seen_number(self) -> Decimal:
        """As `Figure.seen_number`: to calculate with, rounded as it reads."""
        return Decimal(formatting.plain(self.seen_value, self.decimals))

    @property
    def seen_number_text(self) -> str:
        """As `Figure.seen_number_text`: `1,235`."""
        return formatting.measure(self.seen_value, "", Kind.COUNT, self.decimals, self.seen_qualifier, thousands=True)

    @property
    def draft_label(self) -> str:
        return FigureStatus(self.status).label


NUMBERS = tuple(name for name in SeenFigure._fields if name != "seen_source")
"""What a page of many years asks for."""


def as_numbers(figures: FigureQuerySet) -> dict[int, list[SeenFigure]]:
    """Those of `seen_by` for each indicator (by its key), oldest first. One question, and no row becomes a model."""
    return by_indicator(figures.order_by("year").values_list("indicator_id", *NUMBERS))


def by_indicator(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[SeenFigure]]:
    """The same of rows at hand: an indicator's key, then what a `SeenFigure` says, in its order."""
    found: dict[int, list[SeenFigure]] = {}
    for key, *said in rows:
        found.setdefault(key, []).append(SeenFigure(*said))
    return found

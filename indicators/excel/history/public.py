"""What is public of a figure before a file is loaded, and a mark by which a file knows it again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeAlias

from indicators.excel.importer import tidy
from indicators.models import Figure, Indicator
from indicators.numbers import Measured, formatting

Figures: TypeAlias = dict[tuple[int, int], Figure]
"""By indicator and year."""


def figures_of(years: Iterable[int]) -> Figures:
    return {(figure.indicator_id, figure.year): figure for figure in Figure.objects.of_years(*years)}


def text_of(measured: Measured, measure: Figure | Indicator) -> str:
    """A number as people read it: `1235件`, `—`."""
    return formatting.measure(measured.value, measure.unit, measure.kind, measure.decimals, measured.qualifier)


def version(figure: Figure | None) -> str:
    """Short for what is public of a figure now; "" while nothing is."""
    if figure is None or figure.published_value is None:
        return ""
    return token(published(figure), tidy(figure.published_source))


def token(measured: Measured, source: str) -> str:
    """The short form of a number with its source."""
    said = (formatting.plain(measured.value, 4), measured.qualifier, source)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:10]


def published(figure: Figure | None) -> Measured:
    """The number that is public, an empty one while none is."""
    if figure is None or figure.published_value is None:
        return Measured()
    return Measured(figure.published_value, figure.published_qualifier)

"""An indicator as one viewer sees it, without the row it lies in: what two years of the catalogue are set against each other by.

All of it is plain and frozen: what the catalogue says of it is held, figures are put beside it for each viewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indicators.models.seen_figure import SeenFigure
from indicators.numbers.derived import DerivedFigure, Formula, computed_years, quotient
from indicators.numbers.series import Point, Series
from indicators.numbers.succession import SeenYears, replaced_among
from indicators.office.addressing import address_of

if TYPE_CHECKING:
    from indicators.models import DerivedIndicator, Indicator


@dataclass(frozen=True)
class SeenIndicator(SeenYears[SeenFigure]):
    """One that is entered. As the catalogue holds it nobody has `seen` a figure of it, and nobody asked whom it `replaced`."""

    pk: int
    code: str
    name: str
    definition: str
    theme_code: str
    theme: str
    """Its short name."""
    department_id: int
    is_active: bool
    successor_id: int | None
    measured: Series
    """Without a point: what it is counted in, and what parts its years."""
    seen: tuple[SeenFigure, ...] = ()
    replaced: tuple[SeenIndicator, ...] = ()

    @classmethod
    def of(cls, row: Indicator) -> SeenIndicator:
        """From its row, with its theme and annotations at hand."""
        return cls(
            pk=row.pk,
            code=row.code,
            name=row.name,
            definition=row.definition,
            theme_code=row.theme.code,
            theme=row.theme.short_name,
            department_id=row.department_id,
            is_active=row.is_active,
            successor_id=row.successor_id,
            measured=row.series(()),
        )

    def with_years(self, seen: Iterable[SeenFigure], replaced: tuple[SeenIndicator, ...]) -> SeenIndicator:
        """The same with figures, oldest first, and those whose place it took. Field by field: a page makes one of each the
        catalogue holds, and `replace` looks every field up by its name."""
        return SeenIndicator(
            self.pk,
            self.code,
            self.name,
            self.definition,
            self.theme_code,
            self.theme,
            self.department_id,
            self.is_active,
            self.successor_id,
            self.measured,
            tuple(seen),
            replaced,
        )

    @property
    def unit(self) -> str:
        return self.measured.unit

    @property
    def kind(self) -> str:
        return self.measured.kind

    @property
    def seen_series(self) -> Series:
        """The `seen` figures as a series, after those of what it `replaced`."""
        points = (Point(figure.year, figure.seen_value, figure.seen_qualifier) for figure in self.seen)
        return self.continued(replace(self.measured, points=tuple(points)))

    def get_absolute_url(self) -> str:
        return address_of("indicator", self.code)


@dataclass(frozen=True)
class SeenDerived(SeenYears[DerivedFigure]):
    """One that is computed; of the catalogue it has no `operands` yet."""

    code: str
    name: str
    theme_code: str
    theme: str
    department_id: int
    definition: str
    numerator_id: int
    denominator_id: int
    formula: Formula
    operands: tuple[SeenIndicator, ...] = ()

    @classmethod
    def of(cls, row: DerivedIndicator) -> SeenDerived:
        """From its row, with its numerator and that one's theme at hand, whose it takes."""
        return cls(
            code=row.code,
            name=row.name,
            theme_code=row.theme.code,
            theme=row.theme.short_name,
            department_id=row.numerator.department_id,
            definition=row.definition,
            numerator_id=row.numerator_id,
            denominator_id=row.denominator_id,
            formula=row.formula,
        )

    @property
    def unit(self) -> str:
        return self.formula.unit

    @property
    def kind(self) -> str:
        return self.formula.kind

    @property
    def seen(self) -> tuple[DerivedFigure, ...]:  # type: ignore[override]  # nobody writes to it
        drafts = {figure.year for operand in self.operands for figure in operand.seen if figure.is_draft}
        return computed_years(self.seen_series, self.formula, drafts)

    @property
    def seen_series(self) -> Series:
        numerator, denominator = self.operands
        return quotient(numerator.seen_series, denominator.seen_series, self.formula)

    def get_absolute_url(self) -> str:
        return address_of("indicator", self.code)


def with_figures(
    catalogue: Sequence[SeenIndicator], numbers: Mapping[int, Iterable[SeenFigure]]
) -> list[SeenIndicator]:
    """Each with its own of these figures, by its key, oldest first, and with those whose place it took."""
    replaced = replaced_among(catalogue)

    def seen(one: SeenIndicator) -> SeenIndicator:
        return one.with_years(numbers.get(one.pk, ()), tuple(map(seen, replaced.get(one.pk, ()))))

    return [*map(seen, catalogue)]


def computed(derived: Iterable[SeenDerived], known: Iterable[SeenIndicator]) -> list[SeenDerived]:
    """Those of which both numbers are among these indicators, from their `seen` figures."""
    by_key = {one.pk: one for one in known}
    return [
        replace(one, operands=(by_key[one.numerator_id], by_key[one.denominator_id]))
        for one in derived
        if one.numerator_id in by_key and one.denominator_id in by_key
    ]

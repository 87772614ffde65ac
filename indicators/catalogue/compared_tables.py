"""Two years as tables: what is set against each other, and what can't be. Each row is written once for what it shows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from django_tables2 import Column, Table

from indicators.numbers.formatting import MISSING
from indicators.office.kept.written import written
from indicators.office.paging import page_of

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from indicators.catalogue.year_over_year import ChangeGroup, ChangeRow, YearOverYear
    from indicators.models import Figure
    from indicators.numbers.derived import DerivedFigure

ROWS = 50
"""Of a page. The shipped catalogue needs no second one."""


class DraftedNumber(NamedTuple):
    """A number of a row as it reads; `draft` says what of it is not published yet."""

    text: str
    draft: str

    @classmethod
    def of(cls, text: str, figure: Figure | DerivedFigure | None) -> DraftedNumber:
        return cls(text, figure.draft_label if figure and figure.is_draft else "")


class ComparedRow(NamedTuple):
    name: str
    address: str
    remark: str
    before: DraftedNumber
    after: DraftedNumber
    difference: str
    rate: str
    tone: str
    state: str
    sentence: str


class BarredRow(NamedTuple):
    """None in a column that is left out."""

    name: str
    address: str
    remark: str
    before: DraftedNumber | None
    after: DraftedNumber | None
    reason: str | None


class TwoYears(Table):
    """Indicators with their numbers of two years; the years head their columns. Cells are written by the templates."""

    indicator = Column("指标")
    before = Column(attrs={"th": {"class": "number"}})
    after = Column(attrs={"th": {"class": "number"}})

    class Meta:
        orderable = False

    ROW = ""
    """The template of a row."""

    def __init__(self, rows: Iterable[ChangeRow], both: YearOverYear, **options: Any) -> None:
        super().__init__(list(rows), **options)
        for name, year in (("before", both.before_year), ("after", both.after_year)):
            if name not in self.exclude:
                self.columns[name].column.verbose_name = f"{year}年"

    @property
    def written(self) -> Iterator[SafeString]:
        """Its rows, each written once for what it shows."""
        names = tuple(self.columns.names())
        return (written(self.ROW, self.shown(row, names)) for row in self.data)

    def shown(self, row: ChangeRow, names: tuple[str, ...]) -> Hashable:
        """All that the row's template is given."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: whether it sorts, how the rows stand by it (`aria-sort`, "" where they don't), and the `sort` that a
    press asks for ("" is the page's own)."""

    label: str
    look: str
    sorts: bool
    now: str
    pressed: str


class ComparedTable(TwoYears):
    """What is set against each other, and how it moved."""

    difference = Column("增减", attrs={"th": {"class": "number"}})
    rate = Column("幅度", attrs={"th": {"class": "number"}})
    state = Column("状态", attrs={"th": {"class": "comparison__state"}})
    sentence = Column("说明")

    ROW = "indicators/_compared_row.html"

    SORTS: ClassVar[dict[str, dict[str, str]]] = {
        "indicator": {"catalogue": "ascending", "": ""},
        "rate": {"-change": "descending", "change": "ascending", "": "other"},
        "state": {"state": "ascending", "": ""},
    }
    """What presses on a head ask for, in turn, and how its column then stands. Numbers of different units have no order."""

    def __init__(self, rows: Iterable[ChangeRow], both: YearOverYear, sort: str = "") -> None:
        super().__init__(rows, both)
        self.sort = sort

    def shown(self, row: ChangeRow, names: tuple[str, ...]) -> ComparedRow:
        change = row.change
        return ComparedRow(
            str(row.indicator.name),
            row.indicator.get_absolute_url(),
            row.remark,
            DraftedNumber.of(row.before_text, row.before),
            DraftedNumber.of(row.after_text, row.after),
            change.difference_text,
            change.rate_text if change.difference else MISSING,
            change.tone,
            f"{row.sign}{change.state.label}",
            row.sentence,
        )

    @property
    def heads(self) -> Iterator[Head]:
        for column in self.columns:
            sorts = self.SORTS.get(column.name, {})
            asked = list(sorts)
            place = asked.index(self.sort) + 1 if self.sort in sorts else 0
            pressed = asked[place % len(asked)] if asked else ""
            yield Head(
                column.header, column.attrs["th"].get("class", ""), bool(sorts), sorts.get(self.sort, ""), pressed
            )


class BarredTable(TwoYears):
    """What can't be compared for one and the same reason; columns that hold nothing are left out."""

    reason = Column("原因")

    ROW = "indicators/_barred_row.html"

    def __init__(self, group: ChangeGroup, rows: Sequence[ChangeRow], both: YearOverYear) -> None:
        """`rows` are those of the group that stand on this page."""
        holds = {"before": group.has_before, "after": group.has_after, "reason": group.has_reasons}
        self.label, self.count = group.label, len(group.rows)
        super().__init__(rows, both, exclude=tuple(name for name, known in holds.items() if not known))

    def shown(self, row: ChangeRow, names: tuple[str, ...]) -> BarredRow:
        return BarredRow(
            str(row.indicator.name),
            row.indicator.get_absolute_url(),
            row.remark,
            DraftedNumber.of(row.before_text, row.before) if "before" in names else None,
            DraftedNumber.of(row.after_text, row.after) if "after" in names else None,
            row.change.reason if "reason" in names else None,
        )


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """What one page lists of all rows of two years: of the comparable ones, then of each group of the others."""

    page: Page[ChangeRow]
    table: ComparedTable
    barred: list[BarredTable]

    @classmethod
    def of(cls, both: YearOverYear, asked: QueryDict, sort: str) -> Self:
        page = page_of(both.listed, ROWS, asked)
        here = both.of_rows(page.object_list)
        groups = ((group, here.in_state(group.state)) for group in both.groups)
        barred = [BarredTable(group, rows, both) for group, rows in groups if rows]
        return cls(page, ComparedTable(here.compared, both, sort), barred)

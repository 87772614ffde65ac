"""Two years as tables: what is set against each other, and what can't be. Each row is written once for what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from django.http import QueryDict
from django.utils.safestring import SafeString

from indicators.office.kept.written import written
from indicators.office.paging import page_of

if TYPE_CHECKING:
    from django.core.paginator import Page

    from indicators.catalogue.year_over_year import ChangeGroup, ChangeRow, ComparedRow, YearOverYear

ROWS = 50
"""Of a page. The shipped catalogue needs no second one."""


class BarredRow(NamedTuple):
    """A row, and which columns its table has."""

    row: ComparedRow
    has_before: bool
    has_after: bool
    has_reasons: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: whether it sorts, how the rows stand by it (`aria-sort`, "" where they don't), and the `sort` that a
    press asks for ("" is the page's own)."""

    label: str
    look: str = ""
    sorts: bool = False
    now: str = ""
    pressed: str = ""

    @classmethod
    def sorting(cls, label: str, look: str, turns: dict[str, str], sort: str) -> Self:
        """`turns` are what presses on it ask for, in turn, and how its column then stands."""
        asked = list(turns)
        place = asked.index(sort) + 1 if sort in turns else 0
        return cls(label, look, True, turns.get(sort, ""), asked[place % len(asked)])


class SameAsked(NamedTuple):
    """What asks for the same rows otherwise: files, and the heads that sort them. `query` is what was asked and made sense: what
    is written is remembered, and nobody fills the memory with questions of their own."""

    query: str
    heads: tuple[Head, ...] = ()

    @property
    def asked(self) -> QueryDict:
        return QueryDict(self.query)


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """What is set against each other, and how it moved; `query` is what was asked and made sense."""

    rows: tuple[ChangeRow, ...]
    both: YearOverYear
    sort: str
    query: str

    @property
    def head(self) -> SafeString:
        return written("indicators/_compared_head.html", SameAsked(self.query, tuple(self.heads)))

    @property
    def heads(self) -> Iterator[Head]:
        """Numbers of different units have no order."""
        yield Head.sorting("指标", "", {"catalogue": "ascending", "": ""}, self.sort)
        yield Head(f"{self.both.before_year}年", "number")
        yield Head(f"{self.both.after_year}年", "number")
        yield Head("增减", "number")
        turns = {"-change": "descending", "change": "ascending", "": "other"}
        yield Head.sorting("幅度", "number", turns, self.sort)
        yield Head.sorting("状态", "comparison__state", {"state": "ascending", "": ""}, self.sort)
        yield Head("说明")

    @property
    def body(self) -> SafeString:
        return SafeString("".join(written("indicators/_compared_row.html", row.written) for row in self.rows))


@dataclass(frozen=True, slots=True)
class BarredTable:
    """Of what can't be compared for one and the same reason those that stand on this page; columns that hold nothing in the
    whole group are left out."""

    group: ChangeGroup
    rows: tuple[ChangeRow, ...]
    both: YearOverYear

    @property
    def head(self) -> SafeString:
        return written("indicators/_barred_head.html", tuple(self.heads))

    @property
    def heads(self) -> Iterator[Head]:
        yield Head("指标")
        if self.group.has_before:
            yield Head(f"{self.both.before_year}年", "number")
        if self.group.has_after:
            yield Head(f"{self.both.after_year}年", "number")
        if self.group.has_reasons:
            yield Head("原因")

    @property
    def body(self) -> SafeString:
        holds = self.group.has_before, self.group.has_after, self.group.has_reasons
        rows = (BarredRow(row.written, *holds) for row in self.rows)
        return SafeString("".join(written("indicators/_barred_row.html", row) for row in rows))


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """What one page lists of all rows of two years: of the comparable ones, then of each group of the others."""

    page: Page[ChangeRow]
    table: ComparedTable
    barred: list[BarredTable]

    @classmethod
    def of(cls, both: YearOverYear, asked: QueryDict, sort: str, query: str) -> Self:
        """The page asked for; `query` is what of the address made sense."""
        page = page_of(both.listed, ROWS, asked)
        here = both.of_rows(page.object_list)
        groups = ((group, here.in_state(group.state)) for group in both.groups)
        barred = [BarredTable(group, rows, both) for group, rows in groups if rows]
        return cls(page, ComparedTable(here.compared, both, sort, query), barred)

    @property
    def files(self) -> SafeString:
        """Where all of it is to be had as a file."""
        return written("indicators/_compare_files.html", SameAsked(self.table.query))

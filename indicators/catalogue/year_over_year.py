"""Two years side by side, all indicators: what is comparable, what is not and why. No database of its own.

A row is made once for what it is made of: of a catalogue a correction makes one anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from indicators.catalogue.comparability import comparable
from indicators.catalogue.seen_indicator import SeenDerived, SeenIndicator
from indicators.numbers import LEVEL, Change, Measured, State, formatting, tabular_sentence, weight
from indicators.office.sheet import Entry, Sheet

if TYPE_CHECKING:
    from indicators.models.seen_figure import SeenFigure
    from indicators.numbers.derived import DerivedFigure

REMEMBERED = 500
"""Rows: a dozen pairs of years of the shipped catalogue, two to three kB each."""

_FILE_HEAD = ("增减", "增减幅度（%）", "状态", "说明", "代码")
_FILE_WIDTHS = (17, 5, 5, 5, 4, 5, 7, 8, 28, 18, 8)


class DraftedNumber(NamedTuple):
    """A number of a row as it reads; `draft` says what of it is not published yet."""

    text: str
    draft: str

    @classmethod
    def of(cls, text: str, figure: SeenFigure | DerivedFigure | None) -> DraftedNumber:
        return cls(text, figure.draft_label if figure and figure.is_draft else "")


class ComparedRow(NamedTuple):
    """A row as its table writes it."""

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
    reason: str


@dataclass(frozen=True)
class ChangeRow:
    """One indicator, entered or derived, in both years, as one viewer sees them; what follows from it is worked out once."""

    indicator: SeenIndicator | SeenDerived
    change: Change
    before: SeenFigure | DerivedFigure | None
    after: SeenFigure | DerivedFigure | None

    @classmethod
    @lru_cache(REMEMBERED)
    def of(cls, indicator: SeenIndicator | SeenDerived, before_year: int, after_year: int) -> ChangeRow:
        return cls(
            indicator,
            indicator.seen_series.change(after_year, since=before_year),
            indicator.seen_through(before_year),
            indicator.seen_in(after_year),
        )

    @property
    def is_derived(self) -> bool:
        return isinstance(self.indicator, SeenDerived)

    @cached_property
    def written(self) -> ComparedRow:
        change = self.change
        return ComparedRow(
            self.indicator.name,
            self.indicator.get_absolute_url(),
            self.remark,
            DraftedNumber.of(self._text(change.before), self.before),
            DraftedNumber.of(self._text(change.after), self.after),
            change.difference_text,
            change.rate_text if change.difference else formatting.MISSING,
            change.tone,
            f"{self.sign}{change.state.label}",
            self.sentence,
            change.reason,
        )

    @property
    def sign(self) -> str:
        """An arrow before the state's word; '' where nothing moved."""
        difference = self.change.difference
        return "" if not difference else "▲" if difference > 0 else "▼"

    @cached_property
    def weight(self) -> Decimal:
        """How far it moved, whichever way."""
        return weight(self.change)

    @cached_property
    def size(self) -> Decimal | None:
        """What rows are sorted by: the relative change, for rates the 百分点; None where neither exists."""
        change = self.change
        return change.difference if change.kind == "rate" else change.rate

    @property
    def sentence(self) -> str:
        """What happened, with the numbers as the columns beside it spell them."""
        return tabular_sentence(self.change)

    @property
    def remark(self) -> str:
        """What has to be said wherever a derived number stands; '' for entered ones."""
        return f"推算：{self.indicator.definition}" if isinstance(self.indicator, SeenDerived) else ""

    @property
    def draft_label(self) -> str:
        """Which of the two numbers is not published yet: `2020年草稿`; '' when both are."""
        drafts = [figure for figure in (self.before, self.after) if figure and figure.is_draft]
        return "，".join(f"{figure.year}年{figure.draft_label}" for figure in drafts)

    def _text(self, measured: Measured) -> str:
        change = self.change
        return formatting.measure(
            measured.value, change.unit, change.kind, change.decimals, measured.qualifier, thousands=True
        )


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Rows that can't be compared for one and the same reason."""

    state: State
    label: str
    rows: tuple[ChangeRow, ...]

    @property
    def has_before(self) -> bool:
        return any(row.before for row in self.rows)

    @property
    def has_after(self) -> bool:
        return any(row.after for row in self.rows)

    @property
    def has_reasons(self) -> bool:
        return any(row.change.reason for row in self.rows)


@dataclass(frozen=True)
class YearOverYear:
    """The catalogue in two years. `rows` keep the order they came in."""

    before_year: int
    after_year: int
    rows: tuple[ChangeRow, ...]

    @classmethod
    def of(cls, indicators: Iterable[SeenIndicator | SeenDerived], before_year: int, after_year: int) -> YearOverYear:
        rows = (ChangeRow.of(indicator, before_year, after_year) for indicator in indicators)
        return cls(before_year, after_year, tuple(rows))

    def of_rows(self, rows: Iterable[ChangeRow]) -> YearOverYear:
        """The same two years with these rows alone."""
        return replace(self, rows=tuple(rows))

    def sorted_by(self, order: str) -> YearOverYear:
        """`weight` from what moved most, whichever way, small bases behind; `-change` from the largest rise, `change` from
        the deepest fall, gaps last; `state` as the states stand in the file; else as they are."""
        key = _ORDERS.get(order)
        return self.of_rows(sorted(self.rows, key=key)) if key else self

    @cached_property
    def compared(self) -> tuple[ChangeRow, ...]:
        """What is set against each other, derived numbers too."""
        return tuple(row for row in self.rows if row.change.state.is_comparable)

    @cached_property
    def comparable(self) -> list[ChangeRow]:
        """What counts as comparable: see the rule."""
        return comparable(self.rows)

    def in_state(self, state: State) -> tuple[ChangeRow, ...]:
        return tuple(row for row in self.rows if row.change.state == state)

    @cached_property
    def listed(self) -> tuple[ChangeRow, ...]:
        """All rows as a page and a file list them: comparable ones first, then the others by reason."""
        return (*self.compared, *(row for group in self.groups for row in group.rows))

    @cached_property
    def groups(self) -> tuple[ChangeGroup, ...]:
        """What can't be compared, by reason, the largest group last: it is the least telling."""
        by_state: dict[State, list[ChangeRow]] = {}
        for row in self.rows:
            if not row.change.state.is_comparable:
                by_state.setdefault(row.change.state, []).append(row)
        groups = [ChangeGroup(state, self.label(state), tuple(rows)) for state, rows in by_state.items()]
        return tuple(sorted(groups, key=lambda group: len(group.rows)))

    def label(self, state: State) -> str:
        """A state's name with the years in it: 缺2020年数据."""
        return {
            State.MISSING_BEFORE: f"缺{self.before_year}年数据",
            State.MISSING_AFTER: f"缺{self.after_year}年数据",
            State.NEW: f"{self.after_year}年新增指标",
            State.DROPPED: f"{self.after_year}年不再统计",
        }.get(state, state.label)

    @property
    def headline(self) -> str:
        """`37项中36项可比`; derived numbers, which only staff see, are named beside it."""
        derived = sum(row.is_derived for row in self.rows)
        beside = f"，另有{derived}项推算" if derived else ""
        return f"{len(self.rows) - derived}项中{len(self.comparable)}项可比{beside}"

    @property
    def tally(self) -> str:
        """How the comparable ones moved: 上升12项，下降9项，持平3项."""
        states = [row.change.state for row in self.comparable]
        up = sum(state in (State.UP, State.ZERO_BASE) for state in states)
        level = sum(state in LEVEL for state in states)
        counts = {"上升": up, "下降": len(states) - up - level, "持平": level}
        return "，".join(f"{word}{number}项" for word, number in counts.items() if number)

    # ── as a file ──

    def sheet(self) -> Sheet:
        """As the page lists them, all pages of it."""
        head: tuple[str, ...] = ("指标", "主题", f"{self.before_year}年", f"{self.after_year}年", "单位", *_FILE_HEAD)
        name = f"年度对比（{self.before_year}年与{self.after_year}年）"
        entries: list[tuple[Entry, ...]] = [self._entries(row) for row in self.listed]
        if any(row.draft_label for row in self.rows):
            head = (*head, "未发布")
            entries = [(*entry, row.draft_label) for entry, row in zip(entries, self.listed, strict=True)]
        return Sheet(name, head, tuple(entries), _FILE_WIDTHS[: len(head)], (f"{self.headline}。",))

    def _entries(self, row: ChangeRow) -> tuple[Entry, ...]:
        change = row.change
        return (
            row.indicator.name,
            row.indicator.theme,
            row.before.seen_number if row.before else None,
            row.after.seen_number if row.after else None,
            row.indicator.unit,
            _number(change.difference, change.decimals),
            None if change.rate is None else formatting.telling(change.rate),
            self.label(change.state),
            "。".join(filter(None, (row.sentence, row.remark))),
            row.indicator.code,
        )


_ORDERS: dict[str, Callable[[ChangeRow], Any]] = {
    "weight": lambda row: (-row.weight, row.size is None, not row.size),
    "-change": lambda row: (row.size is None, -(row.size or 0)),
    "change": lambda row: (row.size is None, row.size or 0),
    "state": lambda row: list(State).index(row.change.state),
}


def _number(value: Decimal | None, decimals: int) -> Decimal | None:
    """A number to calculate with, rounded as it reads."""
    return None if value is None else Decimal(formatting.plain(value, decimals))

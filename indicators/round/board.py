"""The completeness board (填报进度看板): a round by department and theme, on time or not. A fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import Collection, Department, Figure, Reminder, Theme
from indicators.models.figure_steps import SUBMISSIONS, FigureStatus
from indicators.numbers import formatting
from indicators.office.sheet import Sheet
from indicators.round.confirmation import fingerprint, fingerprints
from indicators.round.progress import Progress, Tally, progress, total


@dataclass(frozen=True)
class BoardCell(Tally):
    """One department's figures of one theme; `on_time` of them were first submitted by the department's due day."""

    theme: Theme
    on_time: int = 0

    @property
    def level(self) -> str:
        """How far it has come, for the cell's shade: empty, none, begun, some, in, done."""
        if not self.owed:
            return "empty"
        if self.approved == self.owed:
            return "done"
        if self.is_done:
            return "in"
        return "some" if self.handed_in else ("begun" if self.pending < self.owed else "none")

    @property
    def detail(self) -> str:
        """All its numbers: `应填8项：草稿3，已提交2，按时2`; what is none is left out."""
        names = ("待填报", "草稿", "待签发", "已提交", "退回", "通过", "按时")
        counts = (self.pending, self.draft, self.signing, self.submitted, self.returned, self.approved, self.on_time)
        said = (f"{name}{count}" for name, count in zip(names, counts, strict=True) if count)
        return f"应填{self.owed}项：{'，'.join(said)}"


@dataclass(frozen=True)
class BoardRow:
    progress: Progress
    cells: list[BoardCell]
    sheet: str
    """The signed sheet: `已签章`, `须重签` once figures changed, `` where there is none."""
    reminders: int
    reminded_at: datetime | None

    @property
    def department(self) -> Department:
        return self.progress.department

    @property
    def on_time(self) -> int:
        return sum(cell.on_time for cell in self.cells)


@dataclass(frozen=True)
class Board:
    collection: Collection
    themes: list[Theme]
    rows: list[BoardRow]

    @cached_property
    def total(self) -> Tally:
        return total([row.progress for row in self.rows])

    @cached_property
    def foot(self) -> list[BoardCell]:
        """All departments by theme."""
        return [_merged(theme, [row.cells[at] for row in self.rows]) for at, theme in enumerate(self.themes)]

    @property
    def on_time(self) -> int:
        return sum(row.on_time for row in self.rows)

    @property
    def days_left(self) -> int:
        """Until the round's own day; negative once it is past."""
        return self.collection.days_left()

    @property
    def completeness(self) -> str:
        """What was handed in of what is owed: `32.4%`."""
        return formatting.share(self.total.handed_in, self.total.owed)

    @property
    def on_time_rate(self) -> str:
        """What was handed in by the due day, of what is owed."""
        return formatting.share(self.on_time, self.total.owed)

    @property
    def behind(self) -> list[BoardRow]:
        """Departments that still owe something."""
        return [row for row in self.rows if not row.progress.is_done]

    @property
    def late(self) -> list[BoardRow]:
        return [row for row in self.rows if row.progress.is_late]


def board_of(collection: Collection) -> Board:
    """Nine queries."""
    figures = list(_figures(collection))
    departments = progress(collection)
    themes = list(Theme.objects.filter(indicators__figures__in=figures).distinct())
    signed, reminders = fingerprints(collection), _reminders(collection)
    return Board(
        collection,
        themes,
        [
            _row(row, [f for f in figures if f.department_id == row.department.pk], themes, signed, reminders)
            for row in departments
        ],
    )


def sheet_of(board: Board) -> Sheet:
    """The board as a table to take away."""
    themes = [theme.short_name or theme.name for theme in board.themes]
    columns = ("应填", "待填", "草稿", "待签发", "已提交", "退回", "通过", "按时提交", "截止", "确认表", "催报次数")
    remarks = (
        "各主题一栏为已交与应填的项数；“已交”是提交审核、审核通过和已锁定的项数。",
        "“按时提交”是截止当日及以前首次提交审核的项数；获准延期的，按延期后的日期计。",
    )
    rows = tuple((*_said(row), *[_fraction(cell) for cell in row.cells]) for row in board.rows)
    name = f"{board.collection.year}年度填报进度（{date_format(timezone.localdate())}）"
    return Sheet(name, ("部门", *columns, *themes), rows, (12, *[5] * 8, 7, 6, 5, *[9] * len(themes)), remarks)


def _figures(collection: Collection) -> Iterable[Figure]:
    """The round's figures with `first_in`: when each was first submitted for review."""
    submitted = Min("moves__at", filter=Q(moves__verb__in=SUBMISSIONS))
    return Figure.objects.of_year(collection.year).select_related("indicator").annotate(first_in=submitted).order_by()


def _row(
    row: Progress,
    figures: list[Figure],
    themes: Sequence[Theme],
    signed: dict[int, list[str]],
    reminders: dict[int, list[datetime]],
) -> BoardRow:
    cells = [_cell(theme, [f for f in figures if f.indicator.theme_id == theme.pk], row) for theme in themes]
    reminded = reminders.get(row.department.pk, [])
    return BoardRow(
        row, cells, _sheet_state(signed.get(row.department.pk), figures), len(reminded), max(reminded, default=None)
    )


def _cell(theme: Theme, figures: list[Figure], row: Progress) -> BoardCell:
    times = (figure.first_in for figure in figures if figure.first_in)  # type: ignore[attr-defined]
    on_time = sum(timezone.localdate(at) <= row.due_on for at in times)
    return BoardCell(Counter(FigureStatus(figure.status) for figure in figures), theme, on_time)


def _merged(theme: Theme, cells: Sequence[BoardCell]) -> BoardCell:
    return BoardCell(sum((cell.counts for cell in cells), Counter()), theme, sum(cell.on_time for cell in cells))


def _sheet_state(fingerprints: list[str] | None, figures: list[Figure]) -> str:
    if not fingerprints:
        return ""
    return "已签章" if fingerprint(figures) in fingerprints else "须重签"


def _reminders(collection: Collection) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = {}
    for department, at in Reminder.objects.filter(collection=collection).values_list("department", "at"):
        found.setdefault(department, []).append(at)
    return found


def _said(row: BoardRow) -> Iterator[str | int]:
    count = row.progress
    yield row.department.name
    yield from (count.owed, count.pending, count.draft, count.signing, count.submitted, count.returned, count.approved)
    yield from (row.on_time, date_format(count.due_on), row.sheet or "未交", row.reminders)


def _fraction(cell: BoardCell) -> str:
    # With the classifier, else a spreadsheet takes 5/6 for a day in May.
    return f"{cell.handed_in}项/{cell.owed}项" if cell.owed else ""

"""A chart before any pen touches it: what is shown, in which unit, from which source. Pure.

One chart has one unit, at most a few dozen points and a shape that suits its kind; a chart that would mislead
(negative bars, mixed units, a zero in place of a gap) cannot be made. Texts of numbers come ready from
`indicators.numbers.formatting`.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from zlib import crc32

from indicators.numbers.formatting import MISSING, plain
from indicators.numbers.series import Mark, runs


class ChartKind(StrEnum):
    """Nine kinds, each for one question."""

    BAR = "bar"  # how many of each?
    NESTED = "nested"  # of a whole, how many became what?
    BULLET = "bullet"  # how far from the full mark or target?
    LINE = "line"  # how did it go over the years?
    SLOPE = "slope"  # from one year to another, several together
    DIVERGING = "diverging"  # what rose, what fell?
    TIMELINE = "timeline"  # in which years did it happen?
    DUMBBELL = "dumbbell"  # how many of each last year, how many this year?
    MULTIPLES = "multiples"  # how did each go over the years, all on one scale?

    @property
    def label(self) -> str:
        """The kind's name as a description speaks it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ChartKind.BAR: "条形图",
    ChartKind.NESTED: "整体与部分图",
    ChartKind.BULLET: "对照图",
    ChartKind.LINE: "折线图",
    ChartKind.SLOPE: "两年对比图",
    ChartKind.DIVERGING: "增减图",
    ChartKind.TIMELINE: "时间轴",
    ChartKind.DUMBBELL: "上年与本年对照图",
    ChartKind.MULTIPLES: "历年小图",
}

DATED = frozenset({ChartKind.LINE, ChartKind.TIMELINE})
FULL_MARK = Decimal(100)


class Past(NamedTuple):
    """An earlier year of one thing; `is_comparable`: whether it may be read against the newest."""

    value: Decimal | None
    text: str
    is_comparable: bool = True


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One thing shown. `value` None is a gap and reads "—"; `before` is the earlier year of a slope or dumbbell, `past`
    are the earlier years of a small multiple, oldest first.

    `year` places the point of a line or timeline; `url` is an address within the site, shown in the table.
    """

    label: str
    value: Decimal | None
    text: str
    year: int = 0
    before: Decimal | None = None
    before_text: str = MISSING
    qualifier: str = ""
    note: str = ""
    url: str = ""
    past: tuple[Past, ...] = ()

    def __post_init__(self) -> None:
        earlier = ((one.value, one.text) for one in self.past)
        for value, text in ((self.value, self.text), (self.before, self.before_text), *earlier):
            if (value is None) != (text == MISSING):
                raise ValueError(f"{self.label}: a gap reads {MISSING!r} and only a gap does, not {value} as {text!r}")
        if self.url and not self.url.startswith(("/", "#")):
            raise ValueError(f"{self.label}: {self.url!r} leads out of the site")


class Reference(NamedTuple):
    """A line to read the values against: the full mark, a target, a threshold."""

    value: Decimal
    label: str


class ChartCell(NamedTuple):
    """A cell of the data table: as read, and the bare number for downloads ('' when there is none)."""

    text: str
    value: str = ""


class ChartRow(NamedTuple):
    """A row of the data table; the first cell is its heading and may lead to `url`."""

    cells: tuple[ChartCell, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one kind and one unit; raises ValueError for a shape that its kind cannot show honestly.

    points: in the order to draw; for `nested` the whole comes first; dated kinds run oldest first.
    columns: the years' names of what shows several years of each point: two of a slope or dumbbell, all of multiples.
    marks: remarks on years, some of which break a line. key: makes ids on the page unique; made from the content when
    not given. finding: what the chart shows in one clause, '' where nothing can be said.
    whole: whether the first point is the whole that the others are parts of.
    """

    kind: ChartKind
    title: str
    unit: str
    points: tuple[ChartPoint, ...]
    source: str = ""
    caption: str = ""
    references: tuple[Reference, ...] = ()
    marks: tuple[Mark, ...] = ()
    columns: tuple[str, ...] = ()
    key: str = ""
    finding: str = ""
    whole: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", ChartKind(self.kind))
        object.__setattr__(self, "key", self.key or self._content_key())
        if not self.title or not self.unit or not self.points:
            raise ValueError("a chart needs a title, a unit and at least one point")
        self._check_labels()
        self._check_units()
        _SHAPES[self.kind](self)

    # ── what pens ask ──

    @property
    def known(self) -> tuple[ChartPoint, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def heading(self) -> str:
        """The finding; the question where nothing was found."""
        return self.finding or self.title

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every number drawn, earlier years included."""
        years = ((*(one.value for one in point.past), point.before, point.value) for point in self.points)
        return tuple(value for values in years for value in values if value is not None)

    @property
    def measured(self) -> tuple[Decimal, ...]:
        """Every number that the axis has to hold, references included."""
        return (*self.values, *(reference.value for reference in self.references))

    @property
    def ceiling(self) -> Decimal:
        """The largest size on the axis, references included; never zero, so that it can divide."""
        return max([*map(abs, self.measured), Decimal(0)]) or Decimal(1)

    @property
    def landmarks(self) -> tuple[ChartPoint, ...]:
        """The newest, the highest, the first and the lowest known point, in the order in which they are worth a label."""
        known = self.known
        by_value = sorted(known, key=lambda point: point.value or 0)
        return tuple(dict.fromkeys([*known[-1:], *by_value[-1:], *known[:1], *by_value[:1]]))

    def segments(self) -> tuple[tuple[ChartPoint, ...], ...]:
        """The runs of a dated chart that a line may join."""
        return runs(self.known, self.marks)

    # ── the data table ──

    @property
    def header(self) -> tuple[str, ...]:
        """The headings of the data table."""
        head = "年份" if self.kind in DATED else "项目"
        body = self.columns or (f"数据（{self.unit}）",)
        return (head, *body, "说明") if self._has_remarks else (head, *body)

    def rows(self) -> tuple[ChartRow, ...]:
        """The data table under `header`, one row a point, gaps as "—"."""
        return tuple(ChartRow(self._cells(point), point.url) for point in self.points)

    def remark(self, point: ChartPoint) -> str:
        """What has to be known about one point: its own note and the marks on its year."""
        texts = [point.note, *(mark.text for mark in self.marks if point.year == mark.year)]
        return "；".join(text.rstrip("。") for text in texts if text)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Every remark with the point it belongs to, for the lines under the drawing."""
        pairs = ((point.label, self.remark(point)) for point in self.points)
        return tuple(f"{label}：{remark}。" for label, remark in pairs if remark)

    @property
    def _has_remarks(self) -> bool:
        return bool(self.remarks)

    def _cells(self, point: ChartPoint) -> tuple[ChartCell, ...]:
        cells = [ChartCell(point.label), ChartCell(point.text, bare(point.value))]
        if self.kind == ChartKind.MULTIPLES:
            cells[1:1] = (ChartCell(one.text, bare(one.value)) for one in point.past)
        elif self.columns:
            cells.insert(1, ChartCell(point.before_text, bare(point.before)))
        if self._has_remarks:
            cells.append(ChartCell(self.remark(point)))
        return tuple(cells)

    def _content_key(self) -> str:
        content = "|".join([self.kind, self.title, self.unit, *(point.label for point in self.points)])
        return f"{self.kind}-{crc32(content.encode()):08x}"

    def _check_labels(self) -> None:
        labels = [point.label for point in self.points]
        if len(set(labels)) < len(labels) or not all(labels):
            raise ValueError(f"every point of a chart has its own label, not {labels}")

    def _check_units(self) -> None:
        texts = [text for point in self.points for text in (point.text, point.before_text) if text != MISSING]
        texts += [one.text for point in self.points for one in point.past if one.text != MISSING]
        strays = [text for text in texts if self.unit not in text]
        if strays:
            raise ValueError(f"one chart has one unit: {', '.join(strays)} among {self.unit}")


def bare(value: Decimal | None) -> str:
    """The exact number for data attributes and downloads, without exponent; '' for a gap."""
    return "" if value is None else plain(value, max(0, -int(value.as_tuple().exponent)))


# ── which shapes each kind can show ────────────────────────────────────────────────────────────────────────


def _from_zero(chart: Chart) -> None:
    """Bars start at zero, so nothing may lie below it."""
    values = ((point.label, (*(one.value for one in point.past), point.before, point.value)) for point in chart.points)
    negative = [label for label, numbers in values if any(number is not None and number < 0 for number in numbers)]
    if negative:
        raise ValueError(f"a {chart.kind} chart starts at zero, but {', '.join(negative)} is negative")


def _whole_and_parts(chart: Chart) -> None:
    _from_zero(chart)
    if len(chart.points) < 2:
        raise ValueError("a nested chart needs a whole and at least one part")


def _against_full(chart: Chart) -> None:
    _from_zero(chart)
    if not chart.references:
        raise ValueError("a bullet chart needs the full mark or target that its bars are read against")


def _dated(chart: Chart) -> None:
    years = [point.year for point in chart.points]
    if not all(years) or years != sorted(set(years)):
        raise ValueError(f"a {chart.kind} chart has one point a year, oldest first, not {years}")


def _two_years(chart: Chart) -> None:
    if len(chart.columns) != 2:
        raise ValueError(f"a {chart.kind} chart names its two years in `columns`")


def _pairs_from_zero(chart: Chart) -> None:
    _two_years(chart)
    _from_zero(chart)


def _years_from_zero(chart: Chart) -> None:
    _from_zero(chart)
    if len(chart.columns) < 2 or any(len(point.past) != len(chart.columns) - 1 for point in chart.points):
        raise ValueError("small multiples name each of their years in `columns`, and every point has all of them")


def _anything(chart: Chart) -> None:
    """Differences may point either way."""


_SHAPES = {
    ChartKind.BAR: _from_zero,
    ChartKind.NESTED: _whole_and_parts,
    ChartKind.BULLET: _against_full,
    ChartKind.LINE: _dated,
    ChartKind.SLOPE: _two_years,
    ChartKind.DIVERGING: _anything,
    ChartKind.TIMELINE: _dated,
    ChartKind.DUMBBELL: _pairs_from_zero,
    ChartKind.MULTIPLES: _years_from_zero,
}

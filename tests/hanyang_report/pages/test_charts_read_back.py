"""Every drawing of every page, read back from what a visitor is sent: of a district grown to 5, 10 and 50 years whose
figures are equal, nothing, missing, alone, huge or close together, whose names have sixty characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from indicators.charts.chart import ChartKind
from indicators.charts.plotly_time import HEAD
from indicators.charts.scale import CUT
from indicators.charts.svg.dumbbell import LEFT, RIGHT
from indicators.charts.svg.multiples import TALL, THIN
from indicators.models import Indicator, User
from tests.drawn import WIDTHS, Drawn, Point, Word, drawings, em, share, word_of, words_of_plotly
from tests.grown import NEWEST, grow

pytestmark = pytest.mark.usefixtures("demo")

NEXT = NEWEST + 1
PUBLIC = (
    "/",
    f"/reports/{NEWEST}/",
    f"/reports/{NEWEST - 1}/",
    f"/compare/?from={NEWEST - 1}&to={NEWEST}",
    f"/compare/?from={NEWEST - 4}&to={NEWEST}",
    "/tasks/?view=timeline",
    f"/tasks/?view=timeline&year={NEWEST}",
)
STAFF = (
    f"/dashboard/?year={NEWEST}",
    f"/dashboard/?year={NEXT}",
    f"/dashboard/screen/?year={NEXT}",
    f"/dashboard/brief/?year={NEWEST}",
    f"/compare/?from={NEWEST}&to={NEXT}",
    "/tasks/?view=timeline",
)
YEARS = (5, 10, 50)
Page = tuple[str, list[Drawn]]
Fault = Callable[[Drawn], Iterator[str]]
LOOKED_AT = 24
"""So many indicators have each shape at least once, and rates and runs of years among them."""
MARGIN = 0.7
"""Beside a drawing, in em: the narrowest margin of a page."""
RENDERED: dict[int, list[Page]] = {}
"""By years: what was sent does not change from one claim about it to the next."""


@pytest.fixture(params=YEARS)
def pages(request: pytest.FixtureRequest) -> list[Page]:
    """Every page with drawings, by its address."""
    if request.param not in RENDERED:
        grow(request.param)
        RENDERED[request.param] = list(visited())
    return RENDERED[request.param]


def visited() -> Iterator[Page]:
    leader = Client()
    leader.force_login(User.objects.get(username="jiang"))
    codes = list(Indicator.objects.order_by("order", "pk").values_list("code", flat=True))[:LOOKED_AT]
    public = (*PUBLIC, *(f"/indicators/{code}/" for code in codes), *explored())
    staff = (*STAFF, *(f"/dashboard/figures/{NEXT}/{code}/" for code in codes[:6]))
    for client, addresses in ((Client(), public), (leader, staff)):
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 200, address
            yield address, drawings(response.content.decode())


def explored() -> Iterator[str]:
    """Twelve together, those of each unit with their targets and limits, and of all units from one base."""
    named = [f"i={code}" for code in Indicator.objects.filter(name__endswith="项").values_list("code", flat=True)]
    yield f"/explore/?{'&'.join(named)}"
    units: dict[str, list[str]] = {}
    for code, unit in Indicator.objects.filter(is_active=True).order_by("order").values_list("code", "unit"):
        units.setdefault(unit, []).append(f"i={code}")
    yield from (f"/explore/?{'&'.join(codes)}" for codes in units.values())
    yield f"/explore/?base={NEWEST - 1}&{'&'.join(codes[0] for codes in units.values())}"


def faults(pages: list[Page], *claims: Fault) -> list[str]:
    """What is not as claimed, each with its page and drawing."""
    return [
        f"{address} {drawn.name}: {said}"
        for address, all_drawn in pages
        for drawn in all_drawn
        for claim in claims
        for said in claim(drawn)
    ]


def test_the_pages_have_what_is_claimed_of_them(pages: list[Page]) -> None:
    kinds = Counter(drawn.kind for _, all_drawn in pages for drawn in all_drawn)
    assert {ChartKind.LINE, ChartKind.MULTIPLES, ChartKind.SLOPE, ChartKind.DIVERGING, ChartKind.TIMELINE} <= set(kinds)
    looks = {name for _, all_drawn in pages for drawn in all_drawn for name in drawn.look.split()}
    assert {"lines", "sparkline", "dumbbell-strip", "split-bar", "schedule-svg"} <= looks
    assert (
        max(len(drawn.points) for _, all_drawn in pages for drawn in all_drawn if drawn.kind == ChartKind.SLOPE) >= 12
    )


# ── no two labels touch ──


def test_no_two_labels_touch_and_none_leaves_its_drawing(pages: list[Page]) -> None:
    assert faults(pages, touching, outside) == []


def touching(drawn: Drawn) -> Iterator[str]:
    for width in WIDTHS:
        for one, other in combinations(drawn.words(width), 2):
            if one.touches(other):
                yield f"“{one.text}” on “{other.text}” at {width}em"


def outside(drawn: Drawn) -> Iterator[str]:
    """To either side farther than the page's margin, or over its head."""
    for width in WIDTHS:
        for word in drawn.words(width):
            if word.left < -MARGIN or word.right > width + MARGIN or word.top < -0.15:
                yield f"“{word.text}” out of {width}em"


# ── the order of labels is that of values, the base is zero or says that it is not ──


def test_marks_and_labels_stand_in_the_order_of_their_values(pages: list[Page]) -> None:
    assert faults(pages, misplaced, disordered) == []


def misplaced(drawn: Drawn) -> Iterator[str]:
    """Marks that are not where their values are, by a straight scale."""
    if drawn.kind:
        for value, place in MARKS[drawn.kind](drawn):
            if abs(value - place) > 0.006:
                yield f"{value} is drawn at {place}"


def disordered(drawn: Drawn) -> Iterator[str]:
    """Labels over each other of which the lower one names the higher value."""
    if drawn.kind not in (ChartKind.LINE, ChartKind.SLOPE):
        return
    for width in WIDTHS:
        labels = [label for point in drawn.points for label in valued(point, drawn, width)]
        for (high, one), (low, other) in combinations(sorted(labels, key=lambda pair: -pair[0]), 2):
            if high > low and one.left < other.right and other.left < one.right and one.y > other.y:
                yield f"“{one.text}” under “{other.text}” at {width}em"


def test_every_base_is_zero_or_broken_for_all_to_see(pages: list[Page]) -> None:
    assert faults(pages, groundless) == []


def groundless(drawn: Drawn) -> Iterator[str]:
    said, feet = drawn.said.count(CUT), drawn.shapes("rect", "chart-foot")
    if said != len(feet):
        yield f"{said} remarks on {len(feet)} torn feet"
    if not said and (drawn.kind == ChartKind.LINE or "lines" in drawn.look.split()) and "0" not in drawn.said:
        yield "an axis without zero that does not say so"
    if said and any(point.value == 0 or point.before == 0 for point in drawn.points):
        yield "zero is not on the axis"


# ── both pens ──


def test_both_pens_have_the_same_texts_and_the_same_range(pages: list[Page]) -> None:
    assert faults(pages, differing, ranged) == []
    assert sum(drawn.spec is not None for _, all_drawn in pages for drawn in all_drawn) > 40


def differing(drawn: Drawn) -> Iterator[str]:
    if drawn.spec:
        first, second = Counter(drawn.said), Counter(words_of_plotly(drawn.spec))
        if first != second:
            yield f"only the first says {first - second}, only the second {second - first}"


def ranged(drawn: Drawn) -> Iterator[str]:
    """The ends of the second pen's axis against what the ends of the first pen's stand for."""
    if not drawn.spec or drawn.kind not in ENDS:
        return
    axis, ends = ENDS[drawn.kind]
    found, expected = drawn.spec["layout"][axis]["range"], ends(drawn)
    if found != pytest.approx(list(expected)):
        yield f"{found} and not {expected}"


def line_ends(drawn: Drawn) -> tuple[float, float]:
    """A torn foot lies as far below the lowest number in both."""
    (low, bottom), *_, (high, top) = ticks(drawn)
    floor = [em(foot.get("y")) + em(foot.get("height")) / 2 for foot in drawn.shapes("rect", "chart-foot")]
    return low - sum((y - bottom) / (bottom - top) for y in floor) * (high - low), high


ENDS: dict[ChartKind, tuple[str, Callable[[Drawn], tuple[float, float]]]] = {
    ChartKind.LINE: ("yaxis", line_ends),
    ChartKind.DIVERGING: ("xaxis", lambda drawn: reach(drawn)),
    ChartKind.MULTIPLES: ("yaxis", lambda drawn: (0.0, most(drawn) * HEAD)),
    **dict.fromkeys(
        (ChartKind.BAR, ChartKind.NESTED, ChartKind.BULLET, ChartKind.DUMBBELL),
        ("xaxis", lambda drawn: (0.0, most(drawn))),
    ),
}


# ── the reader's own colours ──


def test_every_mark_takes_the_readers_colours_where_they_are_forced(pages: list[Page]) -> None:
    assert faults(pages, unforced) == []


def unforced(drawn: Drawn) -> Iterator[str]:
    if not {"chart-svg", "sparkline"} & set(drawn.look.split()):
        yield "no rule for forced colours reaches it"
    for mark in drawn.classes:
        if missing := colours(mark) - forced_colours():
            yield f"{mark} has {', '.join(sorted(missing))}"


@cache
def sheets() -> tuple[str, ...]:
    found = sorted((Path(settings.BASE_DIR) / "static/css").rglob("*.css"))
    return tuple(re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in found)


@cache
def forced_colours() -> set[str]:
    """What drawings are given where a reader forces colours."""
    bodies = (
        body
        for sheet in sheets()
        for body in re.findall(r"@media \(forced-colors: active\) \{(.*?)\n\}", sheet, re.DOTALL)
    )
    return {name for body in bodies if ".chart-svg" in body for name in re.findall(r"(--[\w-]+): \w+;", body)}


@cache
def colours(mark: str) -> set[str]:
    """The colours by name that any sheet gives a mark of this class."""
    rules = (rule for sheet in sheets() for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet))
    bodies = [body for selector, body in rules if re.search(rf"\.{mark}(?![\w-])", selector)]
    return {name for body in bodies for name in re.findall(r"(?:fill|stroke|--line): var\((--[\w-]+)", body)} - {
        "--line"
    }


# ── where each kind has its marks: pairs of a value's place on a straight scale and the place of its mark ──

Places = Iterator[tuple[float, float]]


def ticks(drawn: Drawn) -> list[tuple[float, float]]:
    """The numbers of an upright axis with their heights."""
    rules = [em(rule.get("y1")) for rule in drawn.root if {"chart-axis", "chart-grid"} & {rule.get("class")}]
    numbers = [one.text or "" for one in drawn.root if one.get("class") == "chart-tick" and one.get("x") == "0%"]
    sizes = [{"万": 1e4, "亿": 1e8}.get(number[-1], 1) for number in numbers if number != CUT]
    plain = [float(number.replace(",", "").rstrip("万亿")) for number in numbers if number != CUT]
    return [(number * size, height) for number, size, height in zip(plain, sizes, rules, strict=True)]


def line_places(drawn: Drawn) -> Places:
    (low, bottom), *_, (high, top) = ticks(drawn)
    for point in drawn.points:
        for mark in point.shapes("circle", "chart-dot", "chart-dot-lone", "chart-place"):
            if point.value is not None:
                yield (point.value - low) / (high - low), (bottom - em(mark.get("cy"))) / (bottom - top)


def slope_places(drawn: Drawn) -> Places:
    """By the highest and the lowest of both years."""
    dots = [
        (value, em(mark.get("cy")))
        for point in drawn.points
        for mark in point.shapes("circle")
        if (value := point.value if "chart-newest" in mark.get("class", "") else point.before) is not None
    ]
    (low, bottom), (high, top) = min(dots), max(dots)
    return (((value - low) / (high - low), (bottom - y) / (bottom - top)) for value, y in dots if high > low)


def bar_places(drawn: Drawn) -> Places:
    ceiling = most(drawn)
    for point in drawn.points:
        for bar in point.shapes("rect", "chart-bar", "chart-outline", "chart-whole"):
            if point.value:
                yield point.value / ceiling, share(bar.get("width"))


def diverging_places(drawn: Drawn) -> Places:
    low, high = reach(drawn)
    for point in drawn.points:
        for bar in point.shapes("rect", "chart-bar", "chart-outline"):
            if point.value:
                end = share(bar.get("x")) + (share(bar.get("width")) if point.value > 0 else 0)
                yield (point.value - low) / (high - low), end


def dumbbell_places(drawn: Drawn) -> Places:
    for point in drawn.points:
        for look, value in (("chart-dot-before", point.before), ("chart-dot-now", point.value)):
            for mark in point.shapes("circle", look):
                yield (value or 0) / most(drawn), (share(mark.get("cx")) - LEFT) / (RIGHT - LEFT)


def multiples_places(drawn: Drawn) -> Places:
    for point in drawn.points:
        known = [value for value in (*point.past, point.value) if value is not None]
        columns = point.shapes("rect", "chart-bar", "chart-past", "chart-apart")
        for value, column in zip(known, columns, strict=True):
            yield max(value / most(drawn), THIN / TALL), em(column.get("height")) / TALL


def timeline_places(drawn: Drawn) -> Places:
    cells = [share(point.shapes("rect")[0].get("x")) for point in drawn.points]
    return ((0.0, 0.0 if one < other else 1.0) for one, other in pairwise(cells))


def most(drawn: Drawn) -> float:
    """What a mark at the far end stands for."""
    values = [
        value for point in drawn.points for value in (*point.past, point.before, point.value) if value is not None
    ]
    goals = [float(found[1]) for text in drawn.said if (found := re.fullmatch(r"满格 ?([\d.]*)%?", text)) and found[1]]
    return max([*values, *goals]) or 1.0


def reach(drawn: Drawn) -> tuple[float, float]:
    values = [point.value for point in drawn.points if point.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    return (low, high) if low < high else (0.0, 1.0)


def valued(point: Point, drawn: Drawn, width: float) -> list[tuple[float, Word]]:
    """The labels of its values; of a slope the earlier year's ends left of its dot."""
    texts = point.shapes("text", "chart-value")
    is_slope = drawn.kind == ChartKind.SLOPE
    told = ((point.before if is_slope and text.get("text-anchor") == "end" else point.value, text) for text in texts)
    return [(value, word_of(text, width)) for value, text in told if value is not None]


MARKS: dict[ChartKind, Callable[[Drawn], Places]] = {
    ChartKind.BAR: bar_places,
    ChartKind.NESTED: bar_places,
    ChartKind.BULLET: bar_places,
    ChartKind.LINE: line_places,
    ChartKind.SLOPE: slope_places,
    ChartKind.DIVERGING: diverging_places,
    ChartKind.TIMELINE: timeline_places,
    ChartKind.DUMBBELL: dumbbell_places,
    ChartKind.MULTIPLES: multiples_places,
}

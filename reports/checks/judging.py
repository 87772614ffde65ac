"""Claims held against the series: what the data contradict, what they can't prove, and how it could be said. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.numbers import formatting
from indicators.numbers.comparison import LEVEL, Change, State
from indicators.numbers.series import Point, Series
from reports.checks import claim_words as words
from reports.checks.claim import Claim
from reports.checks.sizes import Size, fold_agrees, half_agrees

ENOUGH_YEARS = 5
"""With fewer known years nothing is called the highest ever, only shown not to be."""
LEVEL_ROOM = Decimal(5)
"""基本持平 is within so many percent."""
FULL = Decimal(100)

TRUE_IN: dict[words.Says, frozenset[State]] = {
    "up": frozenset({State.UP, State.ZERO_BASE}),
    "down": frozenset({State.DOWN}),
    "level": LEVEL,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a claim: a code of `finding.KINDS`, the fact in words, and how the size is rightly written."""

    code: str
    fact: str
    style: str = ""


def judge(claim: Claim, series: Series, name: str) -> Verdict | None:
    """None where the data bear a claim out, or neither bear it out nor could."""
    match claim.kind:
        case "record":
            return _record(claim, series, name)
        case "running":
            return _running(claim, series, name)
        case "kept":
            return _kept(claim, series, name)
        case "first" | "reached":
            return _first(claim, series, name)
        case "all":
            return _all(claim, series, name)
        case _:
            return _compared(claim, series, name)


# ── between two years ──


def _compared(claim: Claim, series: Series, name: str) -> Verdict | None:
    change = series.change(claim.about.year, claim.since)
    fact = f"“{name}”{change.sentence()}"
    if claim.kind == "was":
        return _was(claim, change, fact)
    if not change.state.is_comparable:
        return Verdict("direction-unproven", f"{fact}，增减无从核对")
    if claim.kind != "times" and not _goes_so(claim, change):
        return Verdict("direction-contradicted", fact, "change")
    if claim.size is None or claim.is_denied:
        return None
    return _size(claim, claim.size, change, fact)


def _goes_so(claim: Claim, change: Change) -> bool:
    if claim.says == "level" and claim.is_rough and change.rate is not None:
        return (abs(change.rate) <= LEVEL_ROOM) != claim.is_denied
    return (change.state in TRUE_IN[claim.says]) != claim.is_denied


def _was(claim: Claim, change: Change, fact: str) -> Verdict | None:
    """What an earlier year is said to have been."""
    before = change.before.value
    if before is None or claim.size is None or change.before.qualifier:
        return None
    said = claim.size.value
    for sign, scale in (("万", 4), ("亿", 8)):
        if change.unit.startswith(sign):
            said = said.scaleb(-scale)
    return None if said == before else Verdict("size-contradicted", fact, "before")


def _size(claim: Claim, size: Size, change: Change, fact: str) -> Verdict | None:
    before, after = change.before.value or Decimal(0), change.after.value or Decimal(0)
    difference = abs(change.difference or Decimal(0))
    if size.unit in ("%", "倍", "番") and (not before or change.kind in ("streak",)):
        return Verdict("size-unproven", f"{fact}，没有增长率")
    factor = after / before if before else Decimal(0)
    if size.unit == "番":
        return None if fold_agrees(size.value, factor, size.qualifier) else Verdict("size-contradicted", fact, "times")
    if claim.text.endswith("减半"):
        return None if half_agrees(factor) else Verdict("size-contradicted", fact, "rate")
    if size.unit == "倍":
        true = factor if claim.kind == "times" else abs(factor - 1)
        return None if size.agrees(true) else Verdict("size-contradicted", fact, "times")
    if size.unit == "%":
        return _share(size, change, (factor if claim.kind == "times" else abs(factor - 1)) * 100, fact)
    return None if _scaled(size, change).agrees(difference) else Verdict("size-contradicted", fact, "difference")


def _share(size: Size, change: Change, true: Decimal, fact: str) -> Verdict | None:
    """Percent of a count is a growth; a rate moves by 百分点."""
    if change.kind == "rate":
        if size.agrees(true):
            return None
        return Verdict("size-contradicted", f"{fact}（比率的增减以百分点计）", "difference")
    return None if size.agrees(true) else Verdict("size-contradicted", fact, "rate")


def _scaled(size: Size, change: Change) -> Size:
    """A size of 元 in the figure's own 亿元."""
    for sign, scale in (("万", -4), ("亿", -8)):
        if change.unit.startswith(sign) and size.unit == "元":
            return Size(
                size.value.scaleb(scale), change.unit, size.qualifier, size.step.scaleb(scale), size.room.scaleb(scale)
            )
    return size


# ── over the years ──


def _earlier(claim: Claim, series: Series) -> list[Point]:
    """The known exact years before, comparable with the claim's own, the oldest first."""
    now = claim.about.year
    return [point for point in series.known if point.year < now and series.change(now, point.year).state.is_comparable]


def _record(claim: Claim, series: Series, name: str) -> Verdict | None:
    """False where a known year beats it; never called true, and silent where too few years are known."""
    now, says = claim.about.value, claim.says
    if says == "level":
        if series.direction not in ("higher", "lower"):
            return None
        says = "up" if series.direction == "higher" else "down"
    earlier = _earlier(claim, series)
    if claim.years:
        earlier = [point for point in earlier if point.year > claim.about.year - claim.years]
    is_new = "新" in claim.text
    beaten = [point for point in earlier if point.value is not None and _beats(point.value, now, says, is_new)]
    if claim.is_denied or not beaten:
        return None
    return Verdict("superlative-contradicted", f"“{name}”{_was_then(beaten[-1], series)}")


def _beats(then: Decimal, now: Decimal, says: words.Says, is_new: bool) -> bool:
    """A new record is beaten by its equal, a highest only by more."""
    if then == now:
        return is_new
    return then > now if says == "up" else then < now


def _running(claim: Claim, series: Series, name: str) -> Verdict | None:
    """连续三年上升 needs three rises, which are four years; any known one that goes the other way refutes it."""
    now = claim.about.year
    first = now - claim.years if claim.years else now - ENOUGH_YEARS
    changes = [series.change(year) for year in range(now, first, -1)]
    for change in changes:
        if change.state.is_comparable and change.state not in TRUE_IN[claim.says]:
            return Verdict("superlative-contradicted", f"“{name}”{change.after_year}年{change.sentence()}")
    if claim.years and not all(change.state.is_comparable for change in changes):
        return Verdict("direction-unproven", f"“{name}”没有连续{claim.years + 1}年可比的数据，无从核对")
    return None


def _kept(claim: Claim, series: Series, name: str) -> Verdict | None:
    """Each of the years must be within what is said to have been kept; one that isn't known leaves it open."""
    now, years = claim.about.year, claim.years or 1
    unknown = False
    for year in range(now, now - years, -1):
        point = series.at(year)
        is_comparable = year == now or series.change(now, year).state.is_comparable
        if point.value is None or point.qualifier or not is_comparable:
            unknown = True
        elif claim.size and not _is_within(claim.size, point.value):
            return Verdict("superlative-contradicted", f"“{name}”{_was_then(Point(year, point.value), series)}")
    return Verdict("direction-unproven", f"“{name}”没有连续{years}年可比的数据，无从核对") if unknown else None


def _is_within(size: Size, value: Decimal) -> bool:
    """Whether a year's value is no less, no more, or just what is written."""
    if size.qualifier in ("at_least", "over"):
        return value >= size.value
    return value <= size.value if size.qualifier == "at_most" else value == size.value


def _first(claim: Claim, series: Series, name: str) -> Verdict | None:
    now = claim.about.value
    if claim.kind == "first" and series.kind == "streak":
        if now <= 1:
            return None
        return Verdict("superlative-contradicted", f"“{name}”已连续{_measure(now, series)}")
    earlier = [point for point in series.known if point.year < claim.about.year and point.value is not None]
    if claim.kind == "reached":
        before = [point for point in earlier if point.value is not None and point.value >= now]
    else:
        before = [point for point in earlier if point.value]
    return Verdict("superlative-contradicted", f"“{name}”{_was_then(before[-1], series)}") if before else None


def _all(claim: Claim, series: Series, name: str) -> Verdict | None:
    exact = not series.at(claim.about.year).qualifier
    is_full = claim.about.value == FULL and exact
    return None if is_full != claim.is_denied else Verdict("superlative-contradicted", f"“{name}”为{claim.about.text}")


def _was_then(point: Point, series: Series) -> str:
    return f"{point.year}年为{_measure(point.value, series)}"


def _measure(value: Decimal | None, series: Series) -> str:
    return formatting.measure(value, series.unit, series.kind, series.decimals)

"""What a text says against itself: 由41件增至50件，增长45%. Its own two numbers are the data. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.numbers.series import Series
from reports.checks.arithmetic import slips, summands
from reports.checks.claims import claims
from reports.checks.judging import judge
from reports.checks.remarks import Remark
from reports.checks.spoken import FIGURE, SIGN, Spoken, typed
from reports.narrative.numerals import Numeral, numerals

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_STRETCH = re.compile(r"[^。！？\n]+[。！？]?(?:[ \u3000]*其中[^。！？\n]+[。！？]?)*")
"""As far as sums reach: over a ；, and into a sentence that 其中 begins."""
_YEAR = r"(?:上年|去年|上一年|(?P<year>(?:19|20)\d\d)年)(?:度|同期)?"
_NOW = r"(?:(?:今年|本年|当年|目前|现在)(?:度)?的?)?"
# 由A件…至B件; A件，较上年的B件…; A件（上年为B件）; A件，同比增长45%（上年B件）.
_MOVED = re.compile(
    rf"(?:由|从)(?:{_YEAR})?(?:的)?(?P<before>{FIGURE})[^，。；（）]{{0,12}}?(?:至|到|为|达){_NOW}(?P<after>{FIGURE})"
)
_SIZE = rf"[，]?[^，。；（）]{{0,10}}{FIGURE}[^，。；（）\d]{{0,4}}"
_WAS = re.compile(
    rf"(?P<after>{FIGURE})[^，。；（）\d]{{0,8}}(?:{_SIZE})?[，（](?:较|比|而|是|仅?为|达)?{_YEAR}(?:的|为|是|（)?(?P<before>{FIGURE})"
)


def on_text(text: str, year: int, phrases: Iterable[str] = ()) -> Iterator[Remark]:
    """Moves, sizes, sums and shares of a text that don't follow from the numbers beside them."""
    kept = tuple(phrases)
    for found in _SENTENCE.finditer(text):
        exact = _exact(found[0], kept)
        if len(exact) > 1:
            yield from _moves(found[0], year, exact, kept, found.start())
    for found in _STRETCH.finditer(text):
        yield from _sums(found[0], year, _exact(found[0], kept), kept, found.start())


def _exact(sentence: str, phrases: tuple[str, ...]) -> list[Numeral]:
    return [n for n in numerals(sentence, phrases) if n.counts]


def _sums(sentence: str, year: int, exact: list[Numeral], phrases: tuple[str, ...], at: int) -> Iterator[Remark]:
    said = typed(sentence, year, summands(sentence, exact), phrases)
    for slip in slips(said):
        start, end = said.place(slip.start, slip.end)
        yield Remark(slip.code, f"写的是“{sentence[start:end]}”，而{slip.fact}。", at + start, at + end)


def _moves(sentence: str, year: int, exact: list[Numeral], phrases: tuple[str, ...], at: int) -> Iterator[Remark]:
    whole = typed(sentence, year, exact, phrases)
    pairs = {pair.after: pair for pair in _pairs(whole)}
    if not pairs:
        return
    order = sorted({*pairs, *(pair.before for pair in pairs.values())})
    said = typed(sentence, year, [exact[number] for number in order], phrases)
    sign = {number: chr(SIGN + place) for place, number in enumerate(order)}
    since = {sign[pair.before]: pair.since for pair in pairs.values()}
    mentions = {s: replace(m, year=since.get(s, year)) for s, m in said.mentions.items()}
    known = {sign[pair.after]: _series(sentence, exact, pair, year) for pair in pairs.values()}
    others = [number.start for place, number in enumerate(exact) if place not in order]
    yield from _judged(replace(said, mentions=mentions), known, others, at)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The places, among the numbers of a sentence, of a year's own and of the one it is held against."""

    after: int
    before: int
    since: int


def _pairs(whole: Spoken) -> Iterator[_Pair]:
    for pattern in (_MOVED, _WAS):
        for found in pattern.finditer(whole.text):
            before, after = whole.mentions[found["before"]], whole.mentions[found["after"]]
            since = int(found["year"] or whole.year - 1)
            if before.unit == after.unit and before.unit and since < whole.year:
                yield _Pair(ord(after.sign) - SIGN, ord(before.sign) - SIGN, since)


def _series(sentence: str, exact: list[Numeral], pair: _Pair, year: int) -> Series:
    """Sums of money in the scale they are written in, where both are: 160万元 is said again as 160万元."""
    before, after = exact[pair.before], exact[pair.after]
    values = [number.value or Decimal(0) for number in (before, after)]
    scale = {sentence[number.scale_at : number.end] for number in (before, after)} if after.unit == "元" else set()
    sign = scale.pop() if len(scale) == 1 else ""
    values = [value.scaleb(-SCALES.get(sign, 0)) for value in values]
    decimals = min(4, max(0, *(-int(value.normalize().as_tuple().exponent) for value in values)))
    kind = "rate" if after.unit == "%" else "amount"
    rows = list(zip((pair.since, year), values, strict=True))
    return Series.of(rows, unit=f"{sign}{after.unit}", kind=kind, decimals=decimals)


SCALES = {"万": 4, "亿": 8}


def _judged(said: Spoken, known: dict[str, Series], others: list[int], at: int) -> Iterator[Remark]:
    """`others` are the places of numbers that are of no pair: what is said behind one of them is said of it."""
    for claim in claims(said):
        series = known.get(claim.about.sign)
        if series is None or claim.kind not in ("move", "than", "times"):
            continue
        start, end = said.place(claim.start, claim.end)
        about = said.places[said.text.index(claim.about.sign)]
        if any(about < other < start for other in others):
            continue
        if verdict := judge(claim, series, ""):
            fact = verdict.fact.removeprefix("“”")
            yield Remark(verdict.code, f"写的是“{claim.text.strip()}”，而{fact}。", at + start, at + end)

"""What a text says against itself: 由41件增至50件，增长45%. Its own two numbers are the data. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.numbers.series import Series
from reports.checks.arithmetic import is_worked_out, slips
from reports.checks.claims import claims
from reports.checks.judging import judge
from reports.checks.remarks import Remark
from reports.checks.spoken import FIGURE, SIGN, Spoken, typed
from reports.narrative.numerals import Numeral, numerals

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
# 由A件…至B件, and A件, 较上年的B件.
_MOVED = re.compile(
    rf"(?:由|从)(?:上年|去年|(?:19|20)\d\d年)?(?:的)?(?P<before>{FIGURE})[^，。；（）]{{0,12}}?(?:至|到|为|达)(?P<after>{FIGURE})"
)
_WAS = re.compile(
    rf"(?P<after>{FIGURE})[^，。；]{{0,6}}[，（](?:较|比|而)?(?:上年|去年)(?:同期)?(?:的|为|是)(?P<before>{FIGURE})"
)


def on_text(text: str, year: int, phrases: Iterable[str] = ()) -> Iterator[Remark]:
    """Moves, sizes, sums and shares of a text that don't follow from the numbers beside them."""
    kept = tuple(phrases)
    for found in _SENTENCE.finditer(text):
        exact = [n for n in numerals(found[0], kept) if n.is_exact and n.style != "word"]
        if len(exact) > 1:
            yield from _moves(found[0], year, exact, kept, found.start())
            yield from _sums(found[0], year, exact, kept, found.start())


def _sums(sentence: str, year: int, exact: list[Numeral], phrases: tuple[str, ...], at: int) -> Iterator[Remark]:
    figures = [n for n in exact if not is_worked_out(sentence, n)]
    said = typed(sentence, year, figures, phrases)
    for slip in slips(said):
        start, end = said.place(slip.start, slip.end)
        yield Remark(slip.code, f"写的是“{sentence[start:end]}”，而{slip.fact}。", at + start, at + end)


def _moves(sentence: str, year: int, exact: list[Numeral], phrases: tuple[str, ...], at: int) -> Iterator[Remark]:
    whole = typed(sentence, year, exact, phrases)
    pairs = dict(_pairs(whole))
    if not pairs:
        return
    said = typed(sentence, year, [exact[number] for number in sorted({*pairs, *pairs.values()})], phrases)
    order = sorted({*pairs, *pairs.values()})
    sign = {number: chr(SIGN + place) for place, number in enumerate(order)}
    earlier = {sign[number] for number in pairs.values()}
    mentions = {s: replace(m, year=year - 1) if s in earlier else m for s, m in said.mentions.items()}
    known = {sign[after]: _series(year, exact[before], exact[after]) for after, before in pairs.items()}
    yield from _judged(replace(said, mentions=mentions), known, at)


def _pairs(whole: Spoken) -> Iterator[tuple[int, int]]:
    """Later and earlier number of each pair, by their order in the sentence."""
    for pattern in (_MOVED, _WAS):
        for found in pattern.finditer(whole.text):
            before, after = whole.mentions[found["before"]], whole.mentions[found["after"]]
            if before.unit == after.unit and before.unit:
                yield ord(after.sign) - SIGN, ord(before.sign) - SIGN


def _series(year: int, before: Numeral, after: Numeral) -> Series:
    values = [number.value or Decimal(0) for number in (before, after)]
    decimals = min(4, max(0, *(-int(value.as_tuple().exponent) for value in values)))
    kind = "rate" if after.unit == "%" else "amount"
    rows = list(zip((year - 1, year), values, strict=True))
    return Series.of(rows, unit=after.unit, kind=kind, decimals=decimals)


def _judged(said: Spoken, known: dict[str, Series], at: int) -> Iterator[Remark]:
    for claim in claims(said):
        series = known.get(claim.about.sign)
        if series is None or claim.kind not in ("move", "than", "times"):
            continue
        if verdict := judge(claim, series, "这个数"):
            start, end = said.place(claim.start, claim.end)
            yield Remark(verdict.code, f"写的是“{claim.text.strip()}”，而{verdict.fact}。", at + start, at + end)

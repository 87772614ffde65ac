"""`unbound-number`: a number of the text that quotes no indicator. An error where it plainly is an indicator's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.checks.addresses import text_page
from reports.checks.finding import Finding, Offer, Severity, Whereabouts
from reports.checks.material import CheckedPassage, Material
from reports.checks.spots import spot_in
from reports.narrative.numerals import Numeral, numerals

if TYPE_CHECKING:
    from reports.checks.proposals import Proposal
    from reports.narrative.binding import FigureBook

REACH = 8


def unbound_numbers(material: Material) -> Iterator[Finding]:
    """One pass a passage. A zero in words (未发生) is only told where an indicator counts just that.

    A report from elsewhere writes 1,186件 where no quotation reads so: that stands in the way of none of its corrections.
    """
    gravest = Severity.WARNING if material.report.is_from_elsewhere else Severity.ERROR
    for passage in material.passages:
        found = numerals(passage.source, material.phrases)
        fix = text_page(passage.row) if found else ""
        for numeral, proposed in zip(found, material.proposals(passage, found), strict=True):
            if proposed or not numeral.is_zero_word:
                yield _finding(passage, numeral, proposed, material.book, fix, gravest)


def _finding(
    passage: CheckedPassage, numeral: Numeral, proposed: list[Proposal], book: FigureBook, fix: str, gravest: Severity
) -> Finding:
    is_certain = bool(proposed) and proposed[0].is_certain
    return Finding.of(
        "unbound-number",
        said_of(passage.source, numeral, proposed),
        passage.place,
        fix,
        severity=gravest if is_certain else None,
        offer=_offer(passage, proposed),
        spot=spot_in(passage.source, numeral.start, numeral.end, book),
        fits_nothing=not proposed,
        whereabouts=Whereabouts(passage.field, numeral.start, numeral.end),
    )


def said_of(source: str, numeral: Numeral, proposed: list[Proposal]) -> str:
    """What is wrong with a number that quotes nothing, in one sentence."""
    number = source[numeral.start : numeral.end]
    where = f"“{excerpt(source, numeral)}”中的“{number}”"
    if not proposed:
        return f"{where}没有引用指标。确非统计数字的，请加入“固定提法”或写明理由。"
    best = proposed[0].choice
    if best.is_aim:
        return f"{where}没有引用指标；如定的是“{best.name}”，请记作目标，下一年的检查会拿结果与它对照。"
    if proposed[0].is_certain:
        return f"{where}是“{best.name}”（{best.text}）：说的对象、单位和数值都相符。须引用指标，不能直接写数字。"
    return f"{where}没有引用指标；如指“{best.name}”，其数为{best.text}。"


_APART = re.compile(r"[，。；：、\n]|\{\{|\}\}")


def excerpt(source: str, numeral: Numeral) -> str:
    """A few characters on both sides, within the clause."""
    before = _APART.split(source[max(0, numeral.start - REACH) : numeral.start])[-1]
    after = _APART.split(source[numeral.end : numeral.end + REACH])[0]
    return f"{before}{source[numeral.start : numeral.end]}{after}"


def _offer(passage: CheckedPassage, proposed: list[Proposal]) -> Offer | None:
    """One click binds where a click can."""
    row = passage.mendable
    if not proposed or row is None:
        return None
    start, end = proposed[0].start, proposed[0].end
    return Offer(
        level=row._meta.model_name or "",
        pk=row.pk,
        field=passage.field,
        version=row.version,
        start=start,
        end=end,
        number=passage.source[start:end],
        choices=tuple(each.choice for each in proposed if (each.start, each.end) == (start, end)),
    )

"""What binding a number leaves behind besides the text: a word that was learnt, a target that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.models import Synonym, Target
from indicators.office.steps import Refused
from reports.checks.learning import lessons
from reports.checks.proposals import in_unit
from reports.checks.spots import ENDS
from reports.checks.subjects import Subject, Synonyms, subject
from reports.narrative.binding import FigureBook
from reports.narrative.numerals import numerals

if TYPE_CHECKING:
    from reports.models import Report

LONGEST_SOURCE = 300


def learn(report: Report, text: str, start: int, number: str, code: str) -> None:
    """Keep what a binding teaches as a proposal for the catalogue's synonyms; nothing unconfirmed has any effect."""
    book, synonyms = FigureBook.for_draft(report.year), Synonyms.of(Synonym.objects.in_use())
    if code not in book.series:
        return
    known = _subject(code, book, synonyms)
    for lesson in lessons(text, start, known, synonyms, report.year):
        note = f"编辑在{report.year}年度报告中把“{number}”引作“{known.title}”。"
        Synonym.objects.get_or_create(
            kind=lesson.kind,
            term=lesson.term,
            defaults={"stands_for": lesson.stands_for, "note": note, "is_confirmed": False},
        )


def keep_target(report: Report, text: str, place: tuple[int, int], code: str) -> Target:
    """The number at a place of the plan becomes the indicator's target of the year after the report's, with its sentence.

    Raises Refused where no single number stands there, and where the year has another target already.
    """
    book, year, (start, end) = FigureBook.for_draft(report.year), report.year + 1, place
    stated = [numeral for numeral in numerals(text) if start <= numeral.start < end]
    if code not in book.series or len(stated) != 1 or stated[0].value is None or stated[0].high:
        raise Refused("这里没有可以记作目标的数，请重新检查。")
    value, _ = in_unit(stated[0], _subject(code, book, Synonyms({}, {})))
    found = {"value": value, "qualifier": stated[0].qualifier, "source_sentence": sentence_at(text, start)}
    target, is_new = Target.objects.get_or_create(indicator=book.indicators[code], year=year, defaults=found)
    if not is_new and (target.value, target.qualifier) != (value, stated[0].qualifier):
        raise Refused(
            f"“{target.indicator}”{year}年的目标已经定为{target.text}，与这里的不同。请先在“年度目标”里改，或改这一句。"
        )
    return target


def sentence_at(text: str, place: int) -> str:
    """The sentence that holds a place, as it was written."""
    begin = max(text.rfind(mark, 0, place) for mark in ENDS) + 1
    ends = [at for mark in ENDS if (at := text.find(mark, place)) >= 0]
    return text[begin : min(ends, default=len(text)) + 1].strip()[:LONGEST_SOURCE]


def _subject(code: str, book: FigureBook, synonyms: Synonyms) -> Subject:
    indicator = book.indicators[code]
    return subject(code, indicator.name, indicator.definition, book.series[code], synonyms)

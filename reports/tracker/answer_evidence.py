"""What speaks for an answer before a person decides: figures that moved, what the task's log says, sentences of the draft.

Offered, never taken: nothing here answers a promise.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from indicators.models import PUBLISHABLE, Figure, FigureStatus
from indicators.numbers.formatting import measure
from indicators.office.kept.composed import composed
from indicators.office.kept.held import held
from reports.document.tree import Paragraph, Quote, plain_text, sentences
from reports.models import Item, Part
from reports.narrative.binding import FigureBook, bind_lines
from reports.tracker.promise_facts import LinkedIndicator, PromiseFacts, ToldEntry, facts_of

MOST_SENTENCES = 3
LIKE_ENOUGH = 0.3
"""The share of a promise's words, the rare ones counting more, that a sentence must have to be offered for it."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class OfferedSentence:
    """A sentence of the draft, in the item that would be the answer, called `place`. `quotes` where it quotes a linked
    indicator; `title` is the item's heading, "" where it has none or one with a figure, which is quoted and never copied."""

    item: int
    place: str
    text: str
    quotes: bool
    title: str = ""

    @property
    def words(self) -> str:
        """What may be written for an answer by whoever writes nothing of their own."""
        return f"见“{self.title}”。" if self.title else ""


@dataclass(frozen=True, slots=True)
class MeasuredBy:
    """A linked indicator in the year: its figure, how it moved, whether what was aimed at is reached (None: no aim), and
    `pending`, the state of a figure that nobody has approved yet."""

    name: str
    value: str
    change: str
    target: str
    is_met: bool | None
    pending: str = ""


@dataclass(frozen=True, slots=True)
class AnswerEvidence:
    figures: tuple[MeasuredBy, ...] = ()
    entries: tuple[ToldEntry, ...] = ()
    sentences: tuple[OfferedSentence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures or self.entries or self.sentences)


@dataclass(frozen=True, slots=True)
class _DraftLine:
    """A sentence as it is looked through: its words, and the codes of the year's figures in it."""

    item: Item
    title: str
    text: str
    words: frozenset[str]
    codes: frozenset[str]


class DraftSentences:
    """The sentences of a year's draft that may tell of a promise kept; what it plans for the next year tells of none."""

    def __init__(self, items: Iterable[Item], book: FigureBook, pending: Mapping[str, str] | None = None) -> None:
        self.book, self.pending = book, pending or {}
        self._lines = [
            line for item in items if item.section.part.kind != Part.Kind.PLAN for line in _lines(item, book)
        ]
        saying = Counter(word for line in self._lines for word in line.words)
        self._weights = {word: self._weight(lines) for word, lines in saying.items()}
        self._weight_of_none = self._weight(0)

    def evidence(self, promise: PromiseFacts) -> AnswerEvidence:
        figures = tuple(map(self._measured, promise.linked))
        codes = frozenset(one.code for one in promise.linked)
        return AnswerEvidence(figures, promise.entries, self._found(promise.words, codes))

    def _measured(self, linked: LinkedIndicator) -> MeasuredBy:
        code, name, target = linked.code, linked.name, linked.target
        aim = target.text if target else ""
        series = self.book.series.get(code)
        own = series.at(self.book.year) if series else None
        if series is None or own is None or own.value is None:
            return MeasuredBy(name, "", "", aim, None)
        value = measure(own.value, series.unit, series.kind, series.decimals, own.qualifier)
        is_met = target.is_met_by(own.value) if target else None
        change = series.change(self.book.year).sentence()
        return MeasuredBy(name, value, change, aim, is_met, self.pending.get(code, ""))

    def _found(self, promise: str, codes: frozenset[str]) -> tuple[OfferedSentence, ...]:
        """What quotes a linked indicator first, then the likest in words; of two as like, the earlier."""
        words = _bigrams(promise)
        whole = math.fsum(self._weights.get(word, self._weight_of_none) for word in words)
        scored = [(bool(codes & line.codes), self._likeness(words, whole, line), line) for line in self._lines]
        near = [one for one in scored if one[0] or one[1] >= LIKE_ENOUGH]
        near.sort(key=lambda one: (not one[0], -one[1]))
        return tuple(
            OfferedSentence(line.item.pk, str(line.item), line.text, quotes, line.title)
            for quotes, _, line in near[:MOST_SENTENCES]
        )

    def _likeness(self, promise: frozenset[str], whole: float, said: _DraftLine) -> float:
        """Added up exactly: each worker's sets have an order of their own, and what is as like must be so in all of them."""
        return math.fsum(self._weights[word] for word in promise & said.words) / whole if whole else 0.0

    def _weight(self, lines: int) -> float:
        """Of a word that so many sentences say: much for what few do, little for 法治 and 政府."""
        return math.log(1 + len(self._lines) / (1 + lines))


@held
def evidence_of(year: int) -> tuple[tuple[int, AnswerEvidence], ...]:
    """What speaks for an answer to each promise made for a year, by the promise's key, in the year's draft.

    It asks nothing of the report itself but its year: an answer saved touches the report, and nothing of this.
    """
    pending = {code: str(FigureStatus(status).label) for code, status in _open_ones(year)}
    draft = DraftSentences(_items(year), FigureBook.for_draft(year), pending)
    return tuple((task, draft.evidence(facts)) for task, facts in facts_of(year).items())


_READ = ("marker", "heading", "body", "section__part__kind", "section__part__report__year")


@composed
def _items(year: int) -> QuerySet[Item]:
    items = Item.objects.filter(section__part__report__year=year).select_related("section__part__report").only(*_READ)
    return items.order_by("section__part__order", "section__order", "order", "pk")


@composed
def _open_ones(year: int) -> QuerySet[Any, tuple[str, str]]:
    """Codes of figures that nobody has approved yet, each with its status."""
    open_ones = Figure.objects.of_year(year).exclude(status__in=PUBLISHABLE).order_by()
    return open_ones.values_list("indicator__code", "status")


def _lines(item: Item, book: FigureBook) -> Iterable[_DraftLine]:
    spans = next(iter(bind_lines(item.heading, book)), ())
    heading = plain_text(spans)
    title = "" if any(isinstance(span, Quote) for span in spans) else heading.rstrip("。：")
    for paragraph in bind_lines(item.body, book) or ((heading,),):
        for sentence in sentences(paragraph):
            text = plain_text(sentence)
            yield _DraftLine(item, title, text, _bigrams(heading + text), _codes(sentence, book))


def _codes(sentence: Paragraph, book: FigureBook) -> frozenset[str]:
    return frozenset(span.code for span in sentence if isinstance(span, Quote) and span.year == book.year)


def _bigrams(text: str) -> frozenset[str]:
    """Two neighbouring characters each, none across a stop."""
    return frozenset(word[at : at + 2] for word in _WORDS.findall(text) for at in range(len(word) - 1))

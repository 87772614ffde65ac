"""What speaks for an answer before a person decides: figures that moved, what the task's log says, sentences of the draft.

Offered, never taken: nothing here answers a promise.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from indicators.models import PUBLISHABLE, Figure, FigureStatus
from indicators.numbers.formatting import measure
from indicators.office.kept.held import held
from reports.document.tree import Paragraph, Quote, plain_text, sentences
from reports.models import Item, Part, Report, Task, TaskTarget, TaskUpdate
from reports.models.task_steps import TaskVerb
from reports.narrative.binding import FigureBook, bind_lines

MOST_SENTENCES = 3
LIKE_ENOUGH = 0.3
"""The share of a promise's words, the rare ones counting more, that a sentence must have to be offered for it."""
TOLD = (TaskVerb.UPDATE, TaskVerb.CITE, TaskVerb.COMPLETE, TaskVerb.CLOSE, TaskVerb.SUSPEND, TaskVerb.CANCEL)
"""Entries of a log that say what was done, or why it was not."""
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


class ToldFile(NamedTuple):
    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """What the task's log says was done, and the files it shows for it."""

    pk: int
    at: datetime
    verb: str
    by: str
    text: str
    files: tuple[ToldFile, ...]

    @classmethod
    def of(cls, entry: TaskUpdate) -> Self:
        files = tuple(ToldFile(file.pk, file.name) for file in entry.evidence.all())
        return cls(entry.pk, entry.at, entry.get_verb_display(), str(entry.by), entry.text, files)


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
        self._common = Counter(word for line in self._lines for word in line.words)

    @classmethod
    def of(cls, report: Report, items: Iterable[Item]) -> Self:
        open_ones = Figure.objects.of_year(report.year).exclude(status__in=PUBLISHABLE)
        states = open_ones.values_list("indicator__code", "status")
        pending = {code: str(FigureStatus(status).label) for code, status in states}
        return cls(items, FigureBook.for_draft(report.year), pending)

    def evidence(self, task: Task) -> AnswerEvidence:
        """`task` with its indicators, targets and log."""
        targets = {target.indicator_id: target for target in task.targets.all()}
        linked = task.indicators.all()
        figures = (self._measured(one.code, one.name, targets.get(one.pk)) for one in linked)
        codes = frozenset(one.code for one in linked)
        told = tuple(ToldEntry.of(entry) for entry in task.updates.all() if entry.verb in TOLD and entry.text.strip())
        return AnswerEvidence(tuple(figures), told, tuple(self._found(f"{task.title}，{task.source_phrase}", codes)))

    def _measured(self, code: str, name: str, target: TaskTarget | None) -> MeasuredBy:
        aim = target.text if target else ""
        series = self.book.series.get(code)
        own = series.at(self.book.year) if series else None
        if series is None or own is None or own.value is None:
            return MeasuredBy(name, "", "", aim, None)
        value = measure(own.value, series.unit, series.kind, series.decimals, own.qualifier)
        is_met = target.is_met_by(own.value) if target else None
        change = series.change(self.book.year).sentence()
        return MeasuredBy(name, value, change, aim, is_met, self.pending.get(code, ""))

    def _found(self, promise: str, codes: frozenset[str]) -> Sequence[OfferedSentence]:
        """What quotes a linked indicator first, then the likest in words; of two as like, the earlier."""
        words = _bigrams(promise)
        scored = [(bool(codes & line.codes), self._likeness(words, line.words), line) for line in self._lines]
        near = [one for one in scored if one[0] or one[1] >= LIKE_ENOUGH]
        near.sort(key=lambda one: (not one[0], -one[1]))
        return [
            OfferedSentence(line.item.pk, str(line.item), line.text, quotes, line.title)
            for quotes, _, line in near[:MOST_SENTENCES]
        ]

    def _likeness(self, promise: frozenset[str], said: frozenset[str]) -> float:
        whole = sum(map(self._weight, promise))
        return sum(map(self._weight, promise & said)) / whole if whole else 0.0

    def _weight(self, word: str) -> float:
        """Much for what few sentences say, little for 法治 and 政府."""
        return math.log(1 + len(self._lines) / (1 + self._common[word]))


_READ = ("marker", "heading", "body", "section__part__kind", "section__part__report__year")


@held
def evidence_of(pk: int) -> Mapping[int, AnswerEvidence]:
    """What speaks for an answer to each promise made for a report's year, by the promise's key.

    Of the report it asks for words and year alone: an answer saved touches the report, and nothing of this.
    """
    report = Report.objects.only("year").get(pk=pk)
    items = Item.objects.filter(section__part__report=report).select_related("section__part__report").only(*_READ)
    draft = DraftSentences.of(report, items.order_by("section__part__order", "section__order", "order", "pk"))
    promises = Task.objects.of_plan().of_year(report.year)
    told = promises.prefetch_related("updates__by", "updates__evidence", "indicators", "targets__indicator")
    return {task.pk: draft.evidence(task) for task in told}


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

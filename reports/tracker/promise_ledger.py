"""The ledger of promises: each year's as its plan made them, with the answers the next report froze."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.office.addressing import address_of
from indicators.office.kept.written import written
from reports.document.tree import Block, PromiseAnswer
from reports.models import PromiseOutcome
from reports.models.task_steps import contradicts
from reports.tracker.plans import Plan, current_plans
from reports.tracker.promises import Promised, promised_by


@dataclass(frozen=True)
class LedgerEntry:
    """A promise; its answer and the block that gives it once the year's report is published."""

    one: Promised
    answer: PromiseAnswer | None
    block: Block | None

    @property
    def outcome(self) -> PromiseOutcome | None:
        return PromiseOutcome(self.answer.outcome) if self.answer else None

    @property
    def explanation(self) -> str:
        """Why the answer and the task's status may stand side by side though they differ; "" where they don't."""
        if not self.answer or not contradicts(self.answer.outcome, self.one.status):
            return ""
        return (
            f"报告答复“{self.answer.outcome_text}”，任务台账为“{self.one.status_text}”：答复随报告的版次固定，"
            "台账由办理单位登记，两处没有同步。"
        )

    @property
    def answer_url(self) -> str:
        """Where the year's report answers it: the item that does, else the table of its answers."""
        anchor = self.block.anchor if self.block else "answers"
        return f"{address_of('report', self.one.task.year)}#{anchor}"


@dataclass(frozen=True)
class PromiseRow:
    """All that a promise's row shows, and nothing else: where two are equal, so are their words.

    `is_answered` says that the report of its year answers any: without, the row quotes the plan. "" for what is not there.
    """

    is_answered: bool
    url: str
    title: str
    address: str
    source_url: str
    source: str
    status: str
    status_text: str
    outcome: str
    outcome_text: str
    words: str
    explanation: str
    place: str
    place_url: str

    @classmethod
    def of(cls, entry: LedgerEntry, *, is_answered: bool) -> PromiseRow:
        one, outcome, block = entry.one, entry.outcome, entry.block
        return cls(
            is_answered=is_answered,
            url=one.get_absolute_url(),
            title=one.title,
            address=one.address,
            source_url=one.source_url,
            source=one.promise.source_phrase,
            status=one.status,
            status_text=one.status_text,
            outcome=outcome.value if outcome else "",
            outcome_text=str(outcome.label) if outcome else "",
            words=entry.answer.words if entry.answer else "",
            explanation=entry.explanation,
            place=block.title if block else "",
            place_url=entry.answer_url if block else "",
        )


@dataclass(frozen=True)
class Year:
    """The promises for a year; `edition` is that year's own report, None before it is published here."""

    year: int
    made_in: Plan
    edition: Plan | None
    entries: list[LedgerEntry]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many were kept, partly, not; none before the answers are published."""
        counted = Counter(entry.outcome for entry in self.entries if entry.outcome)
        return [(str(outcome.label), counted[outcome]) for outcome in PromiseOutcome if counted[outcome]]

    @property
    def rows(self) -> list[SafeString]:
        """Its promises as they are written."""
        is_answered = bool(self.counts)
        rows = (PromiseRow.of(entry, is_answered=is_answered) for entry in self.entries)
        return [written("reports/_promise_row.html", row) for row in rows]

    @property
    def open(self) -> int:
        return sum(entry.answer is None for entry in self.entries)

    @property
    def formula(self) -> str:
        """`已落实15项／承诺21项，部分落实4项，未落实1项，报告未回应1项`: what there is none of is not said, 已落实 always is."""
        kept = f"已落实{dict(self.counts).get(PromiseOutcome.KEPT.label, 0)}项／承诺{len(self.entries)}项"
        others = [f"{word}{number}项" for word, number in self.counts if word != PromiseOutcome.KEPT.label]
        return "，".join([kept, *others, *([f"报告未回应{self.open}项"] if self.open else [])])


def ledger_of_promises() -> list[Year]:
    """Newest year first, from what editions froze. Two queries."""
    plans = current_plans()
    ones = promised_by(plans)
    years = [(plan, [one for one in ones if one.edition == plan]) for plan in plans]
    return [_year(plan, mine, mine[0].answered_in) for plan, mine in years if mine]


def answered(one: Promised) -> LedgerEntry | None:
    """What the report of its year says of a promise; None before that is published, or where it says nothing."""
    entry = _entries([one], one.answered_in)[0]
    return entry if entry.answer else None


def _year(made_in: Plan, ones: list[Promised], edition: Plan | None) -> Year:
    return Year(made_in.year + 1, made_in, edition, _entries(ones, edition))


def _entries(ones: list[Promised], edition: Plan | None) -> list[LedgerEntry]:
    given = {answer.address: (answer, block) for answer, block in edition.document.answered()} if edition else {}
    return [LedgerEntry(one, *given.get(one.address, (None, None))) for one in ones]

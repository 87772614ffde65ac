"""The ledger of promises: each year's as its plan made them, with the answers the next report froze."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from indicators.office.addressing import address_of
from reports.document.tree import Block, PromiseAnswer
from reports.models import Edition, PromiseOutcome
from reports.models.task_steps import contradicts
from reports.tracker.promises import Promised, promised


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
class Year:
    """The promises for a year; `edition` is that year's own report, None before it is published here."""

    year: int
    made_in: Edition
    edition: Edition | None
    entries: list[LedgerEntry]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many were kept, partly, not; none before the answers are published."""
        counted = Counter(entry.outcome for entry in self.entries if entry.outcome)
        return [(str(outcome.label), counted[outcome]) for outcome in PromiseOutcome if counted[outcome]]

    @property
    def open(self) -> int:
        return sum(entry.answer is None for entry in self.entries)

    @property
    def formula(self) -> str:
        """`已落实15项／承诺21项`."""
        kept = sum(entry.outcome == PromiseOutcome.KEPT for entry in self.entries)
        return f"已落实{kept}项／承诺{len(self.entries)}项"


def ledger_of_promises() -> list[Year]:
    """Newest year first, from what editions froze. Two queries."""
    editions = list(Edition.objects.current().newest_first())
    ones = promised(editions, {})
    years = [(edition, [one for one in ones if one.edition == edition]) for edition in editions]
    return [_year(edition, mine, mine[0].answered_in) for edition, mine in years if mine]


def answered(one: Promised) -> LedgerEntry | None:
    """What the report of its year says of a promise; None before that is published, or where it says nothing."""
    entry = _entries([one], one.answered_in)[0]
    return entry if entry.answer else None


def _year(made_in: Edition, ones: list[Promised], edition: Edition | None) -> Year:
    return Year(made_in.report.year + 1, made_in, edition, _entries(ones, edition))


def _entries(ones: list[Promised], edition: Edition | None) -> list[LedgerEntry]:
    given = {answer.address: (answer, block) for answer, block in edition.document.answered()} if edition else {}
    return [LedgerEntry(one, *given.get(one.address, (None, None))) for one in ones]

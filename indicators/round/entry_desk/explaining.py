"""The rules' questions on the last page before figures are handed in, and what was answered to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.models import Figure, User
from indicators.models.explaining import explain
from indicators.models.rule_findings import RulePoint, Screening
from indicators.office.steps import Refused


@dataclass
class Question:
    """One point that needs an explanation: `text` is what stands in its field, `fault` why it was not taken."""

    figure: Figure
    point: RulePoint
    text: str
    basis: str
    fault: str = ""

    @property
    def name(self) -> str:
        """Of its field on the page; the numbers it was asked about travel beside it."""
        return f"explain-{self.figure.pk}-{self.point.finding.rule.pk}"


def questions_of(figures: Sequence[Figure], screening: Screening, posted: Mapping[str, str]) -> list[Question]:
    """What to ask about drafts that are ready: each question once, with the answer posted or given before."""
    shown = {figure.indicator.code for figure in figures}
    return [
        _question(figure, point, posted)
        for figure in figures
        for point in screening.at(figure.indicator.code, shown)
        if point.finding.needs_explanation
    ]


def all_answered(questions: Iterable[Question], *, by: User) -> bool:
    """Write the answers down; those that can't be taken get their fault, and the answer is no."""
    faults = [_fault(question, by) for question in questions]
    return not any(faults)


def _question(figure: Figure, point: RulePoint, posted: Mapping[str, str]) -> Question:
    question = Question(figure, point, point.explanation.text if point.explanation else "", point.finding.basis)
    question.text = posted.get(question.name, question.text).strip()
    question.basis = posted.get(f"{question.name}-basis", question.basis)
    return question


def _fault(question: Question, by: User) -> str:
    rule = question.point.finding.rule.pk
    try:
        explain(question.figure, rule=rule, basis=question.basis, text=question.text, by=by)
    except Refused as refused:
        question.fault = "".join(refused.messages)
    return question.fault

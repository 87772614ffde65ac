"""What the rules say about the figures as they stand in the database, and how each point was answered.

`Figure.submit`, `sign_off` and `approve` ask here themselves, so no page, file or command walks around a rule.
"""

from __future__ import annotations

from collections.abc import Collection as Group
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from indicators import rules
from indicators.models.explanation import Explanation
from indicators.models.figure_steps import FigureVerb
from indicators.models.rule import rules_in_force
from indicators.models.rule_context import context_of, contexts
from indicators.office.steps import Refused
from indicators.rules import Context, PlainRule, RuleFinding

if TYPE_CHECKING:
    from indicators.models import Figure
    from indicators.models.explanation import ExplanationQuerySet
    from indicators.numbers import Measured


@dataclass(frozen=True, slots=True)
class RulePoint:
    """One finding, and how the department has answered it."""

    finding: RuleFinding
    explanation: Explanation | None = None

    @property
    def code(self) -> str:
        """The figure it is shown at."""
        return self.finding.codes[0]

    @property
    def label(self) -> str:
        """How it stands: 不能提交, 须说明, 已说明, 提示."""
        if self.finding.is_hard:
            return "不能提交"
        if self.finding.needs_explanation:
            return "已说明" if self.explanation else "须说明"
        return self.finding.severity_label

    @property
    def is_open(self) -> bool:
        """It stands in the way: a hard one, or one that wants an explanation and has none."""
        return self.finding.is_hard or (self.finding.needs_explanation and self.explanation is None)


@dataclass(frozen=True)
class Screening:
    """A year's figures held against the rules in force."""

    rules: tuple[PlainRule, ...]
    context: Context
    explanations: Mapping[tuple[int, str], Explanation]
    """The newest one by rule and basis."""

    @cached_property
    def points(self) -> tuple[RulePoint, ...]:
        """The gravest first."""
        return tuple(
            RulePoint(finding, self.explanations.get((finding.rule.pk, finding.basis)))
            for finding in rules.evaluate(self.rules, self.context)
        )

    def about(self, code: str) -> list[RulePoint]:
        """Every point in which the figure has a part."""
        return [point for point in self.points if code in point.finding.codes]

    def at(self, code: str, shown: Group[str]) -> list[RulePoint]:
        """The points to show at this figure on a page that shows these: each stands once, at the first it concerns."""
        return [point for point in self.points if next(filter(shown.__contains__, point.finding.codes), "") == code]

    def open_about(self, code: str) -> list[RulePoint]:
        return [point for point in self.about(code) if point.is_open]

    def with_entries(self, entries: Mapping[str, Measured]) -> Screening:
        """The same year as if these numbers had been entered: while somebody types, before a file is taken in."""
        return replace(self, context=self.context.with_entries(entries))


def screen(year: int) -> Screening:
    """The whole year, collected here or published elsewhere. At most five queries, however many figures."""
    written = Explanation.objects.filter(figure__year=year)
    return _screening(rules_in_force(), contexts([year])[year], written)


def screen_about(*figures: Figure) -> Screening:
    """Only what can be found about these figures of one year, in as many queries, however many others there are."""
    about = {figure.indicator.code: figure.kind for figure in figures}
    asked = tuple(rule for rule in rules_in_force() if any(rule.concerns(code, kind) for code, kind in about.items()))
    needed = {*about, *(named for rule in asked for named in rule.all_codes)}
    if not figures:
        return Screening(asked, Context({}), {})
    own = figures[0].year
    return _screening(asked, context_of(own, frozenset(needed)), Explanation.objects.filter(figure__year=own))


def _screening(asked: tuple[PlainRule, ...], context: Context, written: ExplanationQuerySet) -> Screening:
    return Screening(asked, context, {(each.rule_id, each.basis): each for each in written.select_related("by")})


def require_kept(figure: Figure, verb: FigureVerb) -> None:
    """Refuse the verb while a rule stands against the figure: Refused, with what to do about each."""
    found = screen_about(figure).open_about(figure.indicator.code)
    if found:
        raise Refused([f"“{figure.indicator}”不能{verb.label}：{_demand(point, verb)}" for point in found])


def _demand(point: RulePoint, verb: FigureVerb) -> str:
    finding = point.finding
    if finding.is_hard:
        return finding.message
    if verb in (FigureVerb.SIGN_OFF, FigureVerb.APPROVE):
        return f"{finding.sentence}填报员还没有说明原因，请退回补充。"
    return f"{finding.message}写明后才能{verb.label}。"

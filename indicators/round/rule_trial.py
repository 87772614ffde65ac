"""Trying a rule on everything that has been collected so far, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from indicators.models import Figure, Rule
from indicators.models.rule_context import contexts
from indicators.rules import PlainRule, RuleFinding, evaluate
from indicators.rules.evaluate import looked_at


@dataclass(frozen=True, slots=True)
class Hit:
    """A figure of some year that the rule would doubt."""

    year: int
    finding: RuleFinding
    name: str

    @property
    def address(self) -> str:
        return reverse("indicator", args=[self.finding.codes[0]])


@dataclass(frozen=True, slots=True)
class Trial:
    years: tuple[int, ...]
    looked_at: int
    hits: tuple[Hit, ...]


def try_rule(rule: PlainRule) -> Trial:
    """The newest year first. Rules in force that name a figure go before a general one here too."""
    rules = [*(other.plain() for other in Rule.objects.in_force().exclude(pk=rule.pk)), rule]
    years = tuple(Figure.objects.exclude(value=None).order_by("-year").values_list("year", flat=True).distinct())
    known = contexts(years)
    counted = sum(len(list(looked_at(rule, context, rules))) for context in known.values())
    hits = (
        Hit(year, finding, known[year].subjects[finding.codes[0]].name)
        for year in years
        for finding in evaluate(rules, known[year])
        if finding.rule is rule
    )
    return Trial(years, counted, tuple(hits))

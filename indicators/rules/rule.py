"""A rule as data, and what it finds. Pure; `indicators.models.Rule` is the row it is kept in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import models


class RuleKind(models.TextChoices):
    RANGE = "range", "取值范围"
    PART = "part", "部分不大于整体"
    STREAK = "streak", "连续年数逐年加一"
    CHANGE = "change", "比上年变动较大"
    SAME = "same", "与上年完全相同"
    EQUAL = "equal", "两个部门的同一数据"


ACROSS = (RuleKind.PART, RuleKind.EQUAL)
"""Kinds that set several figures of one year against each other; the others look at each figure by itself."""

LOOKING_BACK = (RuleKind.STREAK, RuleKind.CHANGE, RuleKind.SAME)
"""Kinds that need last year's figure."""


class RuleSeverity(models.TextChoices):
    HARD = "hard", "阻断"
    EXPLAINABLE = "explainable", "可说明"
    NOTE = "note", "提示"


@dataclass(frozen=True, slots=True)
class PlainRule:
    """One rule. `codes` are the figures it looks at (the parts, for part and whole); without codes it looks at every
    figure of `measure_kind`, or at all of them where that is '' too.

    `minimum`, `maximum` and `floor` are in the figures' unit (百分点 for the change of a rate), `percent` in percent.
    """

    pk: int
    kind: RuleKind
    severity: RuleSeverity
    instruction: str
    codes: tuple[str, ...] = ()
    whole: str = ""
    measure_kind: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    percent: Decimal | None = None
    floor: Decimal | None = None

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Every figure it names, the whole last."""
        return (*self.codes, self.whole) if self.whole else self.codes

    def concerns(self, code: str, measure_kind: str) -> bool:
        """Whether a change of this figure may change what the rule finds."""
        return code in self.all_codes or (not self.all_codes and self.measure_kind in ("", measure_kind))


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """What a rule says about figures as they stand.

    `codes` are the figures concerned, first the one it is shown at. `basis` repeats the numbers it rests on: an
    explanation holds as long as the basis is the same.
    """

    rule: PlainRule
    codes: tuple[str, ...]
    sentence: str
    basis: str

    @property
    def is_hard(self) -> bool:
        return self.rule.severity == RuleSeverity.HARD

    @property
    def needs_explanation(self) -> bool:
        return self.rule.severity == RuleSeverity.EXPLAINABLE

    @property
    def severity_label(self) -> str:
        return RuleSeverity(self.rule.severity).label

    @property
    def message(self) -> str:
        """What is wrong and what to do about it."""
        return f"{self.sentence}{self.rule.instruction}"

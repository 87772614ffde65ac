"""What must hold between figures: a few kinds of rule, written well. Pure; rows, stored values and people come in
elsewhere (`indicators.models.rule`, `indicators.screening`)."""

from indicators.rules.context import Context, Subject
from indicators.rules.evaluate import evaluate
from indicators.rules.rule import Finding, Rule, RuleKind, Severity

__all__ = ["Context", "Finding", "Rule", "RuleKind", "Severity", "Subject", "evaluate"]

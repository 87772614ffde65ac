"""What must hold between figures: a few kinds of rule, written well. Pure; rows, stored values and people come in
elsewhere (`indicators.models.rule`, `indicators.models.rule_findings`)."""

from indicators.rules.context import Context, RuleSubject
from indicators.rules.evaluate import evaluate
from indicators.rules.rule import PlainRule, RuleFinding, RuleKind, RuleSeverity

__all__ = ["Context", "PlainRule", "RuleFinding", "RuleKind", "RuleSeverity", "RuleSubject", "evaluate"]

"""Rules × a year's figures → findings. Pure; the same everywhere: as you type, on save, on import, at approval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from indicators.numbers.formatting import plain
from indicators.rules.checks import SINGLE, not_equal, part_above_whole
from indicators.rules.context import Context, RuleSubject
from indicators.rules.rule import ACROSS, LOOKING_BACK, PlainRule, RuleFinding, RuleKind, RuleSeverity

ORDER = list(RuleSeverity)


def evaluate(rules: Iterable[PlainRule], context: Context) -> tuple[RuleFinding, ...]:
    """Everything the rules find, the gravest first. A figure without a number is never found fault with.

    A rule that names its figures goes before the general ones of its kind: each figure hears one of them.
    """
    rules = tuple(rules)
    found = [finding for rule in rules for finding in _findings(rule, context, rules)]
    return tuple(sorted(found, key=lambda finding: ORDER.index(finding.rule.severity)))


def _findings(rule: PlainRule, context: Context, rules: Sequence[PlainRule]) -> Iterator[RuleFinding]:
    if rule.kind in ACROSS:
        yield from _across(rule, context)
        return
    for subject in looked_at(rule, context, rules):
        yield from _finding(rule, [subject], SINGLE[rule.kind](rule, subject))


def _across(rule: PlainRule, context: Context) -> Iterator[RuleFinding]:
    parts = [subject for code in rule.codes if (subject := context.get(code))]
    whole = context.get(rule.whole)
    if rule.kind == RuleKind.PART and parts and whole:
        yield from _finding(rule, [*parts, whole], part_above_whole(parts, whole))
    if rule.kind == RuleKind.EQUAL and len(parts) > 1:
        yield from _finding(rule, parts, not_equal(parts))


def looked_at(rule: PlainRule, context: Context, rules: Sequence[PlainRule]) -> Iterator[RuleSubject]:
    """The figures with a number that a rule looks at among these rules."""
    named = {code for other in rules if other.kind == rule.kind for code in other.codes}
    for code in rule.all_codes or [code for code in context.subjects if code not in named]:
        subject = context.get(code)
        if subject and (rule.all_codes or rule.measure_kind in ("", subject.kind)):
            yield subject


def _finding(rule: PlainRule, subjects: Sequence[RuleSubject], sentence: str) -> Iterator[RuleFinding]:
    if sentence:
        yield RuleFinding(rule, tuple(subject.code for subject in subjects), sentence, _basis(rule, subjects))


def _basis(rule: PlainRule, subjects: Iterable[RuleSubject]) -> str:
    """The numbers the finding rests on, in one line: `a=14;b=1;c=10`."""
    return ";".join(_numbers(subject, with_before=rule.kind in LOOKING_BACK) for subject in subjects)


def _numbers(subject: RuleSubject, *, with_before: bool) -> str:
    years = (subject.before, subject.now) if with_before else (subject.now,)
    shown = (f"{plain(year.value, subject.change.decimals)}{year.qualifier and f' {year.qualifier}'}" for year in years)
    return f"{subject.code}={'→'.join(shown)}"

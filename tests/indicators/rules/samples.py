"""Subjects and rules as the tests need them, without a database."""

from decimal import Decimal

from indicators.numbers.comparison import Change, Measured
from indicators.rules import Context, PlainRule, RuleKind, RuleSeverity, RuleSubject

UNITS = {"count": "件", "amount": "亿元", "rate": "%", "streak": "年", "scope": "个"}


def measured(value: object, qualifier: str = "") -> Measured:
    return Measured(None if value is None else Decimal(str(value)), qualifier if value is not None else "")


def subject(
    code: str = "cases",
    now: object = None,
    before: object = None,
    kind: str = "count",
    *,
    qualifier: str = "",
    barrier: str = "",
    department: str = "区司法局",
) -> RuleSubject:
    change = Change(
        before=measured(before),
        after=measured(now, qualifier),
        before_year=2019,
        after_year=2020,
        unit=UNITS[kind],
        kind=kind,
        decimals=2 if kind in ("rate", "amount") else 0,
        barrier=barrier,
    )
    return RuleSubject(code, f"{code}的名称", department, change)


def context(*subjects: RuleSubject) -> Context:
    return Context({each.code: each for each in subjects})


def rule(kind: RuleKind, *codes: str, severity: RuleSeverity = RuleSeverity.EXPLAINABLE, **fields: object) -> PlainRule:
    numbers = {
        name: Decimal(str(value)) for name, value in fields.items() if name not in ("whole", "measure_kind", "pk")
    }
    others = {name: value for name, value in fields.items() if name in ("whole", "measure_kind", "pk")}
    return PlainRule(
        **{"pk": 1, **others, **numbers}, kind=kind, severity=severity, instruction="请核对。", codes=codes
    )

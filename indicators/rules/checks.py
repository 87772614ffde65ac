"""The kinds of rule, one function each: the sentence that says what is wrong, or '' where nothing is. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from indicators.numbers.comparison import LEVEL, Change
from indicators.numbers.formatting import measure, plain
from indicators.numbers.measure import Kind, Qualifier
from indicators.rules.context import RuleSubject
from indicators.rules.rule import PlainRule, RuleKind

ZERO = Decimal(0)


# ── one figure by itself ───────────────────────────────────────────────────────────────────────────────────


def out_of_range(rule: PlainRule, subject: RuleSubject) -> str:
    """A number its kind can't have, or one outside the bounds."""
    value, change = _value(subject), subject.change
    if value != round(value, change.decimals):
        return f"填的是{_exactly(value)}，最多保留{change.decimals}位小数。" if change.decimals else "应为整数。"
    if rule.minimum is not None and value < rule.minimum:
        return f"填的是{subject.text}，低于{_text(rule.minimum, change)}。"
    if rule.maximum is not None and value > rule.maximum:
        return f"填的是{subject.text}，高于{_text(rule.maximum, change)}。"
    return ""


def broken_streak(rule: PlainRule, subject: RuleSubject) -> str:
    """A run of years goes on by one, begins anew at 1 or is broken at 0."""
    last = subject.before.value
    if not subject.change.state.is_comparable or last is None or _value(subject) in (ZERO, Decimal(1), last + 1):
        return ""
    expected = _text(last + 1, subject.change)
    return f"上年为连续{subject.change.before_text}，接续的应为{expected}，填的是{subject.text}。"


def large_change(rule: PlainRule, subject: RuleSubject) -> str:
    """More than `percent` of last year's, and by no less than `floor`: a few cases more are no news."""
    change = subject.change
    size = abs(change.difference or ZERO)
    share = _share(change, size)
    if not size or (rule.floor is not None and size < rule.floor):
        return ""
    if rule.percent is not None and share is not None and share <= rule.percent:
        return ""
    return f"比上年{change.sentence()}。"


def same_again(rule: PlainRule, subject: RuleSubject) -> str:
    """The very number of last year, where it is too large for chance."""
    change, value = subject.change, _value(subject)
    if change.state not in LEVEL or change.before != change.after or not value or value < (rule.floor or ZERO):
        return ""
    return f"与上年完全相同，都是{subject.text}。"


# ── several figures together ───────────────────────────────────────────────────────────────────────────────


def part_above_whole(parts: Sequence[RuleSubject], whole: RuleSubject) -> str:
    """The parts together are more than the whole for certain: bounds (不少于, 不超过) are read as such."""
    least = sum((_least(part) for part in parts), ZERO)
    most = _most(whole)
    if most is None or least <= most:
        return ""
    names = "、".join(f"“{part.name}”{part.text}" for part in parts)
    if len(parts) > 1:
        total = plain(sum((_value(part) for part in parts), ZERO), parts[0].change.decimals)
        names = f"{names}，合计{total}{parts[0].change.unit}"
    return f"{names}，多于“{whole.name}”{whole.text}。"


def not_equal(subjects: Sequence[RuleSubject]) -> str:
    """What several departments report of one thing is one number."""
    if len({subject.now for subject in subjects}) < 2:
        return ""
    said = "，".join(f"{subject.department}填报的“{subject.name}”为{subject.text}" for subject in subjects)
    return f"{said}，应当一致。"


SINGLE: dict[RuleKind, Callable[[PlainRule, RuleSubject], str]] = {
    RuleKind.RANGE: out_of_range,
    RuleKind.STREAK: broken_streak,
    RuleKind.CHANGE: large_change,
    RuleKind.SAME: same_again,
}


def _value(subject: RuleSubject) -> Decimal:
    return subject.now.value or ZERO


def _least(subject: RuleSubject) -> Decimal:
    return ZERO if subject.now.qualifier == Qualifier.AT_MOST else _value(subject)


def _most(subject: RuleSubject) -> Decimal | None:
    """None where there is no upper end."""
    return None if subject.now.qualifier in (Qualifier.AT_LEAST, Qualifier.OVER) else _value(subject)


def _share(change: Change, size: Decimal) -> Decimal | None:
    """The difference in percent of last year; None for rates, which move by 百分点, and on a zero base."""
    if change.kind == Kind.RATE or not change.before.value:
        return None
    return size / change.before.value * 100


def _text(value: Decimal, change: Change) -> str:
    return measure(value, change.unit, change.kind, change.decimals)


def _exactly(value: Decimal) -> str:
    return f"{value.normalize():f}"

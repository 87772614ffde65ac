"""Each kind of rule finds what it is for and nothing else; figures that are not there are never found fault with."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.numbers.measure import Kind, Qualifier
from indicators.rules import RuleKind, RuleSeverity, evaluate
from tests.indicators.rules.samples import UNITS, context, measured, rule, subject

PART = rule(RuleKind.PART, "revoked", "illegal", whole="accepted")
CHANGE = rule(RuleKind.CHANGE, percent=50, floor=10)


def found(rules, *subjects) -> list[str]:
    rules = rules if isinstance(rules, list) else [rules]
    return [finding.sentence for finding in evaluate(rules, context(*subjects))]


# ── range ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("value", "is_wrong"), [("0", False), ("100", False), ("98.5", False), ("100.01", True)])
def test_a_range_holds_its_bounds_and_both_ends_belong_to_it(value, is_wrong):
    found_ = found(rule(RuleKind.RANGE, minimum=0, maximum=100), subject(now=value, kind="rate"))
    assert found_ == (["填的是100.01%，高于100%。"] if is_wrong else [])


def test_a_count_is_whole_and_a_rate_has_its_places():
    whole = rule(RuleKind.RANGE)
    assert found(whole, subject(now="1.5")) == ["应为整数。"]
    assert found(whole, subject(now="98.555", kind="rate")) == ["填的是98.555，最多保留2位小数。"]


# ── parts and wholes ───────────────────────────────────────────────────────────────────────────────────────


def test_parts_may_be_as_much_as_the_whole_and_no_more():
    accepted = subject("accepted", 15)
    assert found(PART, subject("revoked", 14), subject("illegal", 1), accepted) == []
    [sentence] = found(PART, subject("revoked", 14), subject("illegal", 2), accepted)
    assert sentence == "“revoked的名称”14件、“illegal的名称”2件，合计16件，多于“accepted的名称”15件。"


def test_one_part_alone_may_already_be_too_much():
    assert found(PART, subject("revoked", 16), subject("illegal"), subject("accepted", 15)) == [
        "“revoked的名称”16件，多于“accepted的名称”15件。"
    ]


def test_without_the_whole_nothing_is_known():
    assert found(PART, subject("revoked", 16), subject("illegal", 3), subject("accepted")) == []
    assert found(PART, subject("revoked", 16)) == []


@pytest.mark.parametrize(("part", "whole"), [("at_most", ""), ("", "at_least"), ("", "over")])
def test_a_bound_that_leaves_room_is_given_it(part, whole):
    assert found(PART, subject("revoked", 16, qualifier=part), subject("accepted", 15, qualifier=whole)) == []


# ── streaks ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("before", "now", "is_odd"), [(2, 3, False), (2, 1, False), (2, 0, False), (2, 2, True), (6, 8, True), (0, 1, False), (0, 5, True), (None, 9, False)])  # fmt: skip
def test_a_streak_goes_on_by_one_begins_anew_or_breaks(before, now, is_odd):
    assert bool(found(rule(RuleKind.STREAK), subject(now=now, before=before, kind="streak"))) == is_odd


def test_a_streak_says_what_was_to_be_expected():
    [sentence] = found(rule(RuleKind.STREAK), subject(now=8, before=6, kind="streak"))
    assert sentence == "上年为连续6年，接续的应为7年，填的是8年。"


# ── changes ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "now", "is_large"),
    [
        (40, 61, True),
        (40, 60, False),  # exactly half more is not more than half
        (40, 19, True),
        (2, 8, False),  # four times as much, but six cases
        (1000, 1400, False),
        (0, 10, True),  # no rate on a base of zero: the size alone
        (0, 9, False),
        (40, 40, False),
        (None, 400, False),
    ],
)
def test_a_change_is_large_by_its_share_and_by_its_size(before, now, is_large):
    assert bool(found(CHANGE, subject(now=now, before=before))) == is_large


def test_a_rate_moves_by_points_whatever_share_that_is():
    points = rule(RuleKind.CHANGE, floor=5)
    assert found(points, subject(now=4, before=2, kind="rate")) == []
    assert found(points, subject(now=94, before=100, kind="rate")) == [
        "比上年由100%下降到94%，下降6个百分点。",
    ]


def test_two_years_that_may_not_be_compared_are_not():
    assert found(CHANGE, subject(now=58, before=272, barrier="incomparable")) == []
    assert found(CHANGE, subject(now=58, before=272, barrier="redefined")) == []
    assert found(CHANGE, subject(now=58, before=272, qualifier="at_least")) == []


def test_the_same_number_again_is_odd_only_where_it_is_too_large_for_chance():
    same = rule(RuleKind.SAME, floor=100)
    assert found(same, subject(now=376, before=376)) == ["与上年完全相同，都是376件。"]
    assert found(same, subject(now=99, before=99)) == []
    assert found(rule(RuleKind.SAME), subject(now=0, before=0)) == []
    assert found(same, subject(now=376, before=376, qualifier="approx")) == []


# ── two departments ────────────────────────────────────────────────────────────────────────────────────────


def test_what_two_departments_say_of_one_thing_is_one_number():
    equal = rule(RuleKind.EQUAL, "here", "there")
    here, there = subject("here", 10), subject("there", 12, department="区人民法院")
    assert found(equal, here, there) == [
        "区司法局填报的“here的名称”为10件，区人民法院填报的“there的名称”为12件，应当一致。"
    ]
    assert found(equal, here, subject("there", 10)) == []
    assert found(equal, here, subject("there")) == []


# ── several rules ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_rule_that_names_a_figure_goes_before_the_general_one():
    general, special = CHANGE, rule(RuleKind.CHANGE, "cases", pk=2, percent=500)
    assert found([general, special], subject("cases", 100, 40)) == []
    assert len(found([general, special], subject("others", 100, 40))) == 1


def test_a_general_rule_keeps_to_its_kind():
    scope = rule(RuleKind.CHANGE, measure_kind="scope", floor=1)
    assert found(scope, subject("cases", 9, 1)) == []
    assert len(found(scope, subject("streets", 12, 11, kind="scope"))) == 1


def test_the_gravest_is_said_first():
    note = rule(RuleKind.CHANGE, severity=RuleSeverity.NOTE, floor=1)
    hard = rule(RuleKind.RANGE, severity=RuleSeverity.HARD, maximum=5)
    findings = evaluate([note, hard], context(subject(now=9, before=1)))
    assert [finding.rule.severity for finding in findings] == [RuleSeverity.HARD, RuleSeverity.NOTE]


def test_the_basis_of_several_figures_names_each_and_last_year_only_where_the_rule_looks_back():
    parts = subject("revoked", 14, 9), subject("illegal", 2, 1, qualifier="approx")
    [finding] = evaluate([PART], context(*parts, subject("accepted", 15, 20)))
    assert finding.basis == "revoked=14;illegal=2 approx;accepted=15"
    [finding] = evaluate([CHANGE], context(subject(now=100, before=40)))
    assert finding.basis == "cases=40→100"


def test_the_basis_changes_with_the_numbers_and_with_nothing_else():
    def basis(now, before, year="2020"):
        [finding] = evaluate([CHANGE], context(subject(now=now, before=before)))
        return finding.basis

    assert basis(100, 40) == basis("100.0", 40) == "cases=40→100"
    assert len({basis(100, 40), basis(101, 40), basis(100, 41)}) == 3


def test_what_is_being_typed_takes_the_place_of_what_is_saved():
    typed = context(subject(now=41, before=40)).with_entries({"cases": measured(410), "unknown": measured(1)})
    assert [finding.codes for finding in evaluate([CHANGE], typed)] == [("cases",)]


# ── whatever the numbers ───────────────────────────────────────────────────────────────────────────────────

CODES = ("a", "b", "c", "d")
numbers = st.none() | st.decimals(0, 10**9, places=2)
entries = st.builds(lambda value, qualifier: measured(value, qualifier), numbers, st.sampled_from(Qualifier.values))
limits = st.none() | st.decimals(0, 10**6, places=2)
subjects = st.builds(
    lambda code, kind, now, before, qualifier, barrier: subject(
        code, now, before, kind, qualifier=qualifier, barrier=barrier
    ),
    st.sampled_from(CODES),
    st.sampled_from(sorted(UNITS)),
    numbers,
    numbers,
    st.sampled_from(Qualifier.values),
    st.sampled_from(["", "incomparable", "redefined"]),
)
rules = st.builds(
    lambda kind, severity, codes, whole, measure_kind, limit, floor: rule(
        kind,
        *codes,
        severity=severity,
        whole=whole,
        measure_kind=measure_kind,
        **{
            name: value
            for name, value in (("maximum", limit), ("percent", limit), ("floor", floor))
            if value is not None
        },
    ),
    st.sampled_from(RuleKind),
    st.sampled_from(RuleSeverity),
    st.lists(st.sampled_from(CODES), unique=True, max_size=3),
    st.sampled_from(["", *CODES]),
    st.sampled_from(["", *Kind.values]),
    limits,
    limits,
)


@given(st.lists(rules, max_size=5), st.lists(subjects, max_size=6))
def test_any_year_is_judged_without_an_exception_and_in_order(rules, subjects):
    findings = evaluate(rules, context(*subjects))
    known = {each.code for each in context(*subjects).subjects.values() if each.now.value is not None}
    assert [finding.rule.severity for finding in findings] == sorted(
        (finding.rule.severity for finding in findings), key=list(RuleSeverity).index
    )
    for finding in findings:
        assert finding.rule in rules
        assert set(finding.codes) <= known
        assert finding.sentence.endswith("。")
        assert finding.needs_explanation == (finding.rule.severity == RuleSeverity.EXPLAINABLE)


@given(st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 10**6)), max_size=4, unique_by=lambda pair: pair[0]))
def test_a_year_like_the_last_is_odd_only_for_being_alike(pairs):
    alike = [subject(code, value, value) for code, value in pairs]
    kinds = [rule(RuleKind.CHANGE, percent=0, floor=0), rule(RuleKind.RANGE, minimum=0), rule(RuleKind.SAME)]
    assert {finding.rule.kind for finding in evaluate(kinds, context(*alike))} <= {RuleKind.SAME}


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_parts_are_odd_exactly_when_they_are_more_than_the_whole(first, second, whole):
    parts = subject("revoked", first), subject("illegal", second)
    assert bool(found(PART, *parts, subject("accepted", whole))) == (first + second > whole)


@given(st.decimals(1, 10**6, places=0), st.decimals(0, 10**6, places=0))
def test_a_higher_threshold_never_finds_more(before, now):
    by_threshold = [
        bool(found(rule(RuleKind.CHANGE, percent=percent, floor=1), subject(now=now, before=before)))
        for percent in (Decimal(5), Decimal(50), Decimal(500))
    ]
    assert by_threshold == sorted(by_threshold, reverse=True)

"""Whole series together: one unit or a base year, targets and thresholds, and a sentence for what is left out."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.catalogue.exploring import draw, indexed
from indicators.numbers.series import Mark, Series
from indicators.rules import PlainRule, RuleKind, RuleSeverity


@dataclass(frozen=True)
class Shown:
    code: str
    name: str
    seen_series: Series
    target: Decimal | None = None

    def get_absolute_url(self):
        return f"/{self.code}/"


def series(values, unit="件", notes=(), first=2015):
    rows = [(first + at, None if value is None else Decimal(value)) for at, value in enumerate(values)]
    return Series.of(rows, unit=unit, kind="count", decimals=0, notes=notes)


def drawn(*chosen, base=None, rules=()):
    return draw(chosen, base=base, first=2015, last=2019, rules=rules)


CASES = Shown("cases", "件数", series([50, 60, 70]))
MEETINGS = Shown("meetings", "次数", series([2, 3, 4], unit="次"))


def test_a_base_year_is_a_hundred():
    assert [point.value for point in indexed(series([50, 60, 40]), 2015).points] == [100, 120, 80]


def test_what_is_left_of_a_base_year_is_never_drawn_as_nothing():
    fallen = indexed(series([3319, 1]), 2015)
    assert fallen.decimals == 2
    assert indexed(series([50, 60]), 2015).decimals == 1
    assert indexed(series([50, 0]), 2015).decimals == 1


def test_a_year_that_does_not_compare_with_the_base_is_a_gap():
    parted = series([50, 60, 40], notes=[Mark(2017, "redefined")])
    assert [point.value for point in indexed(parted, 2015).points] == [100, 120, None]


def test_without_a_base_value_nothing_is_made_up():
    assert not indexed(series([None, 60]), 2015).known
    assert not indexed(series([0, 60]), 2015).known
    found = drawn(CASES, Shown("late", "迟到的", series([None, 60, 70])), base=2015)
    assert len(found.lines.lines) == 1
    assert found.remarks == ("“迟到的”2015年没有可作基数的数，没有画出。",)


def test_other_units_are_left_out_with_a_way_on():
    found = drawn(CASES, MEETINGS)
    assert [line.name for line in found.lines.lines] == ["件数"]
    assert "选择基期后可以同图看走势" in found.remarks[0]
    assert len(drawn(CASES, MEETINGS, base=2015).lines.lines) == 2


def test_targets_and_the_thresholds_of_rules_that_name_it_are_lines_to_read_against():
    bounds = {"minimum": Decimal(10), "maximum": Decimal(90)}
    named = PlainRule(1, RuleKind.RANGE, RuleSeverity.HARD, "请核对。", codes=("cases",), **bounds)
    general = PlainRule(2, RuleKind.RANGE, RuleSeverity.HARD, "请核对。", measure_kind="count", **bounds)
    found = drawn(Shown("cases", "件数", CASES.seen_series, Decimal(80)), rules=[named, general])
    assert [reference.label for reference in found.lines.references] == ["目标80件", "下限10件", "上限90件"]


def test_more_than_six_are_counted_out():
    many = [Shown(f"c{at}", f"第{at}项", series([at + 1])) for at in range(8)]
    found = drawn(*many)
    assert len(found.lines.lines) == 6
    assert "其余2项没有画出" in found.remarks[0]

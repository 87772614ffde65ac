"""What a linked indicator has to reach: its bound is reached by the bound itself."""

from decimal import Decimal

import pytest

from indicators.models import Indicator
from reports.models.task_target import TaskTarget

RATE = Indicator(name="出庭率", kind="rate", unit="%", decimals=1)


@pytest.mark.parametrize(
    ("bound", "below", "itself", "above"),
    [(TaskTarget.Bound.AT_LEAST, False, True, True), (TaskTarget.Bound.AT_MOST, True, True, False)],
)
def test_a_bound_is_met_by_itself_and_on_one_side_of_it(bound: str, below: bool, itself: bool, above: bool):
    target = TaskTarget(indicator=RATE, bound=bound, value=Decimal("95.5"))
    assert [target.is_met_by(Decimal(value)) for value in ("95.4", "95.5", "95.6")] == [below, itself, above]


@pytest.mark.parametrize(("bound", "text"), [("at_least", "不低于95.5%"), ("at_most", "不高于95.5%")])
def test_it_reads_as_its_bound_with_the_indicators_unit(bound: str, text: str):
    target = TaskTarget(indicator=RATE, bound=bound, value=Decimal("95.5000"))
    assert target.text == text
    assert str(target) == f"出庭率{text}"

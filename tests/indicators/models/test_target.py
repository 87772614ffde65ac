"""A year's target: a rate goes up to a hundred, a count as far as it likes."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Indicator
from indicators.models.target import Target


def target(kind: str, value: str | None, qualifier: str = "") -> Target:
    unit, decimals = ("%", 1) if kind == "rate" else ("件", 0)
    indicator = Indicator(pk=1, name="出庭率", kind=kind, unit=unit, decimals=decimals)
    return Target(indicator=indicator, year=2021, value=value and Decimal(value), qualifier=qualifier)


@pytest.mark.parametrize(("kind", "value"), [("rate", "0"), ("rate", "100"), ("count", "100.0001"), ("rate", None)])
def test_what_can_be_reached_is_taken(kind: str, value: str | None):
    target(kind, value).clean()


def test_a_rate_beyond_a_hundred_is_refused_at_its_field():
    with pytest.raises(ValidationError) as refused:
        target("rate", "100.0001").clean()
    assert refused.value.message_dict == {"value": ["比率不能超过100%。"]}


def test_it_reads_with_its_year_and_how_exact_it_is():
    one = target("rate", "95", "at_least")
    assert one.text == "不低于95%"
    assert str(one) == "出庭率：2021年不低于95%"

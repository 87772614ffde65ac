"""What last year's plan promised is held against this year's figure."""

from decimal import Decimal

import pytest

from indicators.models import Indicator, Target
from reports.checks.targets import reaches


@pytest.mark.parametrize(
    ("qualifier", "direction", "value", "reached"),
    [
        ("", "higher", "95", True),
        ("", "higher", "94.99", False),
        ("at_least", "neutral", "95", True),
        ("at_least", "neutral", "94", False),
        ("at_most", "neutral", "95", True),
        ("at_most", "neutral", "96", False),
        ("", "lower", "95", True),
        ("", "lower", "96", False),
        ("at_least", "lower", "96", True),
    ],
)
def test_a_target_is_reached_from_its_own_side(qualifier: str, direction: str, value: str, *, reached: bool) -> None:
    target = Target(indicator=Indicator(direction=direction), year=2020, value=Decimal(95), qualifier=qualifier)
    assert reaches(target, Decimal(value)) is reached

"""What is checked: the report of 2019, published as edition 1."""

import pytest

from reports.models import Report


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)

"""Who writes, and what is being written: next year's report, begun from the one that is published."""

import pytest

from indicators.models import User
from reports.drafting.rollover import start_report
from reports.models import Report
from tests.cast import editor


@pytest.fixture
def writer(loaded: None) -> User:
    return editor()


@pytest.fixture
def report(writer: User) -> Report:
    return start_report(2020, by=writer)

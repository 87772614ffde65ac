"""An open round, one department of it, and the workbook handed out to it."""

import pytest

from indicators.excel import department as form
from indicators.models import Collection, Department
from tests.cast import department, opened_round


@pytest.fixture
def collection(loaded) -> Collection:
    return opened_round()


@pytest.fixture
def justice(collection) -> Department:
    return department()


@pytest.fixture
def book(collection, justice) -> bytes:
    return form.workbook(collection, justice)

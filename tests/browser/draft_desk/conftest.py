"""A draft of 2020 with one passage to write on, and who writes it."""

from decimal import Decimal
from typing import Any

import pytest

from indicators.numbers.comparison import Measured
from reports.drafting.rollover import start_report
from reports.models import Item, Report
from tests import cast
from tests.browser.draft_desk.sheet import REVIEWED, TOKEN


@pytest.fixture
def writer(served: None, sign_in: Any) -> Any:
    writer = cast.editor()
    sign_in(writer)
    return writer


@pytest.fixture
def draft(writer: Any) -> Report:
    return start_report(2020, by=writer)


@pytest.fixture
def report(draft: Report) -> Report:
    """The draft with one figure entered."""
    cast.opened_round(2020)
    row = cast.figure(REVIEWED)
    row.enter(Measured(Decimal(1302)), note="", source="", by=cast.reviewer(), seen=0)
    return draft


@pytest.fixture
def item(report: Report) -> Item:
    """With a short text that quotes a figure."""
    item = Item.objects.get(section__part__report=report, body__contains=REVIEWED)
    item.rewrite(heading="审核。", body=f"审核{TOKEN}件。", run_on=True, by=cast.editor(), seen=0)
    return item

"""The report of 2019, published as edition 1; one of 2018 that was published elsewhere: waiting for the one who confirms,
published, at odds with what is public."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from indicators.models import Figure, Indicator
from reports.models import Edition, ImportedReport, Report
from reports.publishing.imported import publish_import
from tests import cast
from tests.importing import handed_in


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)


@pytest.fixture
def editor(loaded: None) -> Any:
    return cast.editor()


@pytest.fixture
def imported(editor: Any) -> ImportedReport:
    return handed_in(by=editor)


@pytest.fixture
def edition(imported: ImportedReport) -> Edition:
    return publish_import(imported, by=cast.publisher())


@pytest.fixture
def differing(editor: Any) -> ImportedReport:
    """Another publication said 20 审计项目 of 2018, and of 合法性审核 the same as the report."""
    for code, value in (("audit_project_count", 20), ("legality_review_decision_count", 1186)):
        indicator = Indicator.objects.get(code=code)
        Figure(indicator=indicator, year=2018).publish_from_source(Decimal(value), source="统计公报", by=editor)
    return handed_in(by=editor)

"""An import under review: the small report of the reading tests, of this site's own district."""

from __future__ import annotations

import pytest

from indicators.models import User
from reports.importing.taking_in import take_in
from reports.models import ImportedReport
from tests import cast
from tests.reports.reading.documents import REPORT, docx

OWN = tuple(line.replace("临江区", "汉阳区") for line in REPORT)


@pytest.fixture
def editor(loaded: None) -> User:
    return cast.editor()


@pytest.fixture
def imported(editor: User) -> ImportedReport:
    return take_in(docx(OWN), "2023年报告.docx", by=editor)

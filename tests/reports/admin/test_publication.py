"""What happened on the way to publication, as the admin lists it."""

import pytest
from django.test import Client

from reports.models import Acknowledgement, Report
from tests.cast import editor

ADDRESS = "/admin/reports/acknowledgement/"


@pytest.fixture
def explained(loaded: None, client: Client) -> Client:
    """By an editor: a finding of a kind there is, and one of a kind that there was."""
    by = editor()
    Acknowledgement.objects.all()._raw_delete("default")
    for code in ("tasks-missing", "of-old"):
        Acknowledgement.objects.create(
            report=Report.objects.get(), finding=code, code=code, message=f"提示{code}", reason="属实。", by=by
        )
    client.force_login(by)
    return client


def test_explanations_are_chosen_by_what_their_kinds_are_called(explained: Client) -> None:
    page = explained.get(ADDRESS).content.decode()
    assert "下一年度任务未确认" in page
    assert ">of-old</a>" in page
    page = explained.get(ADDRESS, {"code": "tasks-missing"}).content.decode()
    assert "提示tasks-missing" in page
    assert "提示of-old" not in page


def test_an_explanation_says_what_its_kind_is_called(explained: Client) -> None:
    one = Acknowledgement.objects.get(code="tasks-missing")
    page = explained.get(f"{ADDRESS}{one.pk}/change/").content.decode()
    assert "下一年度任务未确认" in page
    assert "tasks-missing" not in page.replace("提示tasks-missing", "")

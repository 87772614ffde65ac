"""Verification: silent about what the publish verb wrote, a sentence for everything that was changed behind it."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from indicators.models import Figure
from indicators.models.figure_steps import FigureStatus
from reports.models import Edition, Report
from reports.models.edition import fingerprint
from reports.publishing.verbs import open_correction, withdraw
from reports.publishing.verification import faults
from tests.cast import figure, publisher
from tests.published import corrected

pytestmark = pytest.mark.django_db
CODE = "legality_review_decision_count"


def tamper(number: int, **values) -> None:
    """Write past the model, as somebody with a database client would."""
    QuerySet(Edition).filter(number=number).update(**values)


def test_the_shipped_report_is_what_was_published(report: Report):
    assert list(faults()) == []


def test_a_correction_and_a_withdrawal_leave_everything_in_order(report: Report):
    corrected(report)
    assert list(faults()) == []
    withdraw(report, by=publisher(), reason="待核实。")
    assert list(faults()) == []


def test_a_running_correction_is_no_fault(report: Report):
    open_correction(report, by=publisher(), reason="更正。", figures=[figure(CODE, 2019)])
    assert list(faults()) == []


def test_a_changed_text_is_found(report: Report):
    tamper(1, text=report.editions.get().text.replace("1235", "1236"))
    assert any("内容与指纹不符" in fault for fault in faults())


def test_a_text_changed_with_its_fingerprint_breaks_the_chain(report: Report):
    corrected(report)
    forged = report.editions.get(number=1).text.replace("加强领导", "改善领导")
    tamper(1, text=forged, hash=fingerprint(forged, ""))
    assert list(faults()) == [f"{report.editions.get(number=2)}：记录的上一版指纹与上一版不符。"]


def test_a_text_that_is_no_document_is_found_and_the_rest_still_checked(report: Report):
    tamper(1, text="{}")
    found = list(faults())
    assert any("无法读取" in fault for fault in found)
    assert any("不在任何当前版次中" in fault for fault in found)


def test_a_published_value_that_is_not_the_edition_s_is_found(report: Report):
    Figure.objects.filter(pk=figure(CODE, 2019).pk).update(published_value=Decimal(1236))
    assert list(faults()) == [f"{report.editions.get()}：“行政决策合法性审核件数”在版次中为1235件，发布值却是1236件。"]


def test_a_fact_without_a_published_value_is_found(report: Report):
    Figure.objects.filter(pk=figure(CODE, 2019).pk).update(
        published_value=None, published_at=None, published_by=None, status=FigureStatus.APPROVED
    )
    assert any("却没有发布值" in fault for fault in faults())


def test_a_figure_public_without_an_edition_is_found_but_a_sourced_one_is_none(report: Report):
    sourced = figure("major_decision_item_count", 2020)
    assert list(faults()) == []
    Figure.objects.filter(pk=sourced.pk).update(
        status=FigureStatus.LOCKED, value=2, entered_at=sourced.published_at, entered_by=sourced.published_by
    )
    assert list(faults()) == [f"{sourced}：发布值2项不在任何当前版次中。"]


def test_the_number_of_queries_does_not_grow_with_editions(report: Report, django_assert_num_queries):
    with django_assert_num_queries(2):
        list(faults())
    corrected(report)
    with django_assert_num_queries(2):
        list(faults())


def test_the_command_says_so_and_ends_with_1(report: Report, capsys: pytest.CaptureFixture):
    call_command("verify_editions")
    assert capsys.readouterr().out == "共1版，指纹、衔接与公开数据全部相符。\n"
    tamper(1, hash="0" * 64)
    with pytest.raises(CommandError, match="内容与指纹不符") as failed:
        call_command("verify_editions")
    assert failed.value.returncode == 1

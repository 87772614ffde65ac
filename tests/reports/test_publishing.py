"""Publishing: text and figures become public together, and what is public does not move."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Figure, User
from indicators.review import Status
from reports.models import Edition, Item, Report
from reports.publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)


@pytest.fixture
def importer(report: Report) -> User:
    return User.objects.importer()


def test_the_shipped_report_is_edition_1_by_an_account_that_cannot_log_in(report: Report) -> None:
    edition = report.editions.get()
    assert (edition.number, edition.origin, edition.previous_hash) == (1, Edition.Origin.IMPORTED, "")
    assert not edition.published_by.is_active
    assert not edition.published_by.has_usable_password()
    assert edition.is_intact


def test_all_37_figures_of_2019_are_published_and_locked(report: Report) -> None:
    figures = Figure.objects.of_year(2019)
    assert figures.count() == figures.published().count() == 37
    assert set(figures.values_list("status", flat=True)) == {Status.LOCKED}


def test_the_sourced_2020_figure_is_public_without_an_edition(report: Report) -> None:
    figure = Figure.objects.get(indicator__code="major_decision_item_count", year=2020)
    assert (figure.published_value, figure.value, figure.status) == (2, None, Status.PENDING)
    assert "汉阳区人民政府2020年度法治政府建设工作报告" in figure.published_source
    assert not Edition.objects.of_year(2020).exists()


def test_editing_the_draft_leaves_the_edition_alone(report: Report) -> None:
    before = report.editions.get().text
    Item.objects.update(body="改了")
    Figure.objects.filter(indicator__code="legality_review_decision_count").update(value=Decimal(9999))
    assert report.editions.get().text == before


def test_the_next_edition_is_chained_to_the_one_before(report: Report, importer: User) -> None:
    first = report.editions.get()
    second = publish(report, by=importer, note="更正", origin=Edition.Origin.CORRECTION)
    assert (second.number, second.previous_hash) == (2, first.hash)
    assert second.is_intact
    assert second.hash != first.hash


def test_an_edition_can_be_neither_changed_nor_removed(report: Report) -> None:
    edition = report.editions.get()
    edition.note = "改"
    with pytest.raises(ValidationError, match="不能修改"):
        edition.save()
    with pytest.raises(ValidationError, match="不能删除"):
        edition.delete()
    with pytest.raises(ValidationError, match="不能删除"):
        Edition.objects.all().delete()
    with pytest.raises(ValidationError, match="不能修改"):
        Edition.objects.update(note="改")


def test_tampering_with_the_stored_text_shows(report: Report) -> None:
    edition = report.editions.get()
    edition.text = edition.text.replace("1235", "1236")
    assert not edition.is_intact


def test_a_figure_that_is_not_approved_is_not_published(report: Report, importer: User) -> None:
    figure = Figure.objects.get(indicator__code="legality_review_decision_count", year=2019)
    figure.status = Status.SUBMITTED
    figure.save()
    with pytest.raises(ValidationError, match="尚未审核通过"):
        figure.publish(by=importer)

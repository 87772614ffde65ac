"""Publishing: text and figures become public together, and what is public does not move."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Figure, User
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.office.roles import Role
from indicators.office.steps import Refused
from reports.drafting import composition
from reports.drafting.composition import compose
from reports.models import Edition, Item, Report
from reports.models.report_steps import Stage
from reports.narrative.binding import FigureBook
from reports.publishing import verbs as publishing
from reports.publishing.verbs import abandon_correction, approve, open_correction, submit, withdraw
from tests.cast import editor, figure, publisher, reviewer
from tests.published import publish

pytestmark = pytest.mark.django_db


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
    assert set(figures.values_list("status", flat=True)) == {FigureStatus.LOCKED}


def test_the_sourced_2020_figure_is_public_without_an_edition(report: Report) -> None:
    figure = Figure.objects.get(indicator__code="major_decision_item_count", year=2020)
    assert (figure.published_value, figure.value, figure.status) == (2, None, FigureStatus.PENDING)
    assert "汉阳区人民政府2020年度法治政府建设工作报告" in figure.published_source
    assert not Edition.objects.of_year(2020).exists()


def test_editing_the_draft_leaves_the_edition_alone(report: Report) -> None:
    before = report.editions.get().text
    Item.objects.update(body="改了")
    Figure.objects.filter(indicator__code="legality_review_decision_count").update(value=Decimal(9999))
    assert report.editions.get().text == before


def corrected(report: Report) -> Edition:
    """The report with its first item corrected by an editor and republished by somebody else."""
    signer, writer = publisher(), editor()
    item = Item.objects.filter(section__part__report=report).first()
    assert item
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    item.rewrite(heading=item.heading, body="改正后的正文。", run_on=item.run_on, by=writer, seen=item.version)
    submit(report, by=writer)
    approve(report, by=signer)
    return publish(report, by=signer)


def test_the_next_edition_is_a_correction_chained_to_the_one_before(report: Report) -> None:
    first = report.editions.get()
    second = corrected(report)
    assert (second.number, second.previous_hash) == (2, first.hash)
    assert (second.origin, second.note) == (Edition.Origin.CORRECTION, "更正一处文字。")
    assert second.is_intact
    assert second.hash != first.hash
    assert Edition.objects.current().get() == second


def test_a_correction_opens_only_what_it_names(report: Report) -> None:
    first, second = Item.objects.filter(section__part__report=report)[:2]
    open_correction(report, by=publisher(), reason="更正一处文字。", blocks=[first])
    with pytest.raises(Refused, match="不能修改"):
        second.rewrite(heading="改", body="改", run_on=True, by=editor(), seen=0)


def test_a_correction_without_reason_or_object_is_refused(report: Report) -> None:
    item = Item.objects.filter(section__part__report=report)[0]
    with pytest.raises(Refused, match="理由"):
        open_correction(report, by=publisher(), reason=" ", blocks=[item])
    with pytest.raises(Refused, match="请选择"):
        open_correction(report, by=publisher(), reason="更正")
    with pytest.raises(Refused, match="没有权限"):
        open_correction(report, by=editor(), reason="更正", blocks=[item])


def test_a_corrected_figure_stands_as_published_until_the_next_edition(report: Report) -> None:
    chosen = figure("legality_review_decision_count", 2019)
    signer, writer, checker = publisher(), reviewer(), reviewer()
    open_correction(report, by=signer, reason="更正一项数据。", figures=[chosen])
    chosen.refresh_from_db()
    chosen.enter(Measured(Decimal(1236)), note="", source=chosen.source, by=writer, seen=chosen.version)
    assert chosen.published_value == 1235
    chosen.submit(by=writer, seen=chosen.version)
    chosen.approve(by=checker, seen=chosen.version)
    submit(report, by=editor())
    approve(report, by=signer)
    edition = publish(report, by=signer)
    chosen.refresh_from_db()
    assert (chosen.published_value, chosen.is_reopened, chosen.status) == (1236, False, FigureStatus.LOCKED)
    assert "1236" in edition.text
    assert "1235" in report.editions.get(number=1).text


def test_a_correction_given_up_leaves_text_and_figures_as_published(report: Report) -> None:
    signer, writer = publisher(), editor()
    item = Item.objects.filter(section__part__report=report)[0]
    chosen = figure("legality_review_decision_count", 2019)
    open_correction(report, by=signer, reason="更正。", blocks=[item], figures=[chosen])
    item.rewrite(heading="改", body="改", run_on=True, by=writer, seen=item.version)
    abandon_correction(report, by=signer, reason="核实后无需更正。")
    report.refresh_from_db()
    chosen.refresh_from_db()
    assert (report.stage, chosen.status, chosen.value) == (Stage.PUBLISHED, FigureStatus.LOCKED, 1235)
    now = compose(report, FigureBook.for_publication(2019))
    assert replace(now, points=()).to_json() == report.editions.get().text, (
        "the first edition is older than its key points"
    )


def test_nobody_approves_or_publishes_what_they_last_edited(report: Report) -> None:
    both = publisher()
    both.groups.add(Group.objects.get(name=Role.EDITOR))
    item = Item.objects.filter(section__part__report=report)[0]
    open_correction(report, by=both, reason="更正。", blocks=[item])
    item.rewrite(heading="改", body="改", run_on=True, by=both, seen=item.version)
    submit(report, by=both)
    with pytest.raises(Refused, match="另一位发布人"):
        approve(report, by=both)


def test_a_change_after_approval_needs_a_new_approval(report: Report) -> None:
    signer = publisher()
    item = Item.objects.filter(section__part__report=report)[0]
    open_correction(report, by=signer, reason="更正。", blocks=[item])
    submit(report, by=editor())
    approve(report, by=signer)
    Item.objects.filter(pk=item.pk).update(body="绕过流程改动。")
    with pytest.raises(Refused, match="批准之后"):
        publish(report, by=signer)
    assert report.editions.count() == 1


def test_a_withdrawn_report_takes_its_figures_along_but_not_the_sourced_one(report: Report) -> None:
    withdraw(report, by=publisher(), reason="数据待核实。")
    assert not Edition.objects.current().exists()
    assert list(Figure.objects.published().values_list("year", flat=True)) == [2020]


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


def approved_correction(report: Report, signer: User) -> Item:
    """A correction of the first item, written and approved; the item."""
    writer = editor()
    item = Item.objects.filter(section__part__report=report)[0]
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    item.rewrite(heading=item.heading, body="改正后的正文。", run_on=item.run_on, by=writer, seen=item.version)
    submit(report, by=writer)
    approve(report, by=signer)
    return item


def test_publishing_composes_the_document_once(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    signer = publisher()
    approved_correction(report, signer)
    composed = []
    compose_meta = composition._meta
    monkeypatch.setattr(composition, "_meta", lambda one: composed.append(one) or compose_meta(one))
    publish(report, by=signer)
    assert len(composed) == 1


def test_what_is_frozen_is_what_the_approval_was_compared_with(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a row changed behind everybody's back between comparison and freezing changes nothing in the edition."""
    signer = publisher()
    item = approved_correction(report, signer)
    report.refresh_from_db()
    approved = report.approved_hash
    check = publishing.require_publishable

    def changed_in_between(*given: object) -> None:
        check(*given)
        Item.objects.filter(pk=item.pk).update(body="没有批准过的话。")

    monkeypatch.setattr(publishing, "require_publishable", changed_in_between)
    edition = publish(report, by=signer)
    assert publishing.reading(edition.document) == approved
    assert "没有批准过的话" not in edition.text


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
def test_the_rows_a_document_reads_are_held_while_it_is_published(report: Report) -> None:
    signer = publisher()
    approved_correction(report, signer)
    with CaptureQueriesContext(connection) as queries:
        publish(report, by=signer)
    held = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert any("reports_report" in sql for sql in held)
    assert any("indicators_figure" in sql and "<=" in sql for sql in held)


def test_a_figure_that_is_not_approved_is_not_published(report: Report, importer: User) -> None:
    figure = Figure.objects.get(indicator__code="legality_review_decision_count", year=2019)
    figure.status = FigureStatus.SUBMITTED
    figure.save()
    with pytest.raises(ValidationError, match="尚未审核通过"):
        figure.publish(by=importer)

"""A number of an imported report that the public knows otherwise: both are kept, and a publisher chooses."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from indicators.models import Indicator, Statement
from indicators.models.figure_steps import FigureStatus
from indicators.office.steps import Refused
from reports.models import ImportedReport, Item
from reports.publishing import verification
from reports.publishing.imported import publish_import
from reports.publishing.live import shown
from reports.publishing.statements import settle
from reports.publishing.verbs import approve, as_published, open_correction, submit
from tests import cast
from tests.factories import make_published
from tests.importing import EARLIER, figure
from tests.published import publish

pytestmark = pytest.mark.django_db


def test_what_is_public_stands_and_the_edition_quotes_its_own(differing: ImportedReport) -> None:
    edition = publish_import(differing, by=cast.publisher())
    one = figure("audit_project_count")
    assert (one.published_value, one.published_source, one.status) == (20, "统计公报", FigureStatus.PENDING)
    statement = Statement.objects.get()
    assert (statement.figure, statement.value, statement.source) == (one, 18, EARLIER[0])
    assert "完成审计项目18个" in statement.sentence
    fact = edition.document.fact("audit_project_count")
    assert fact is not None
    assert fact.value == "18"
    assert "18" in [quote.value for quote in edition.document.quotes()]
    assert list(verification.faults()) == []


def test_the_same_number_is_simply_the_documents_now(differing: ImportedReport) -> None:
    publish_import(differing, by=cast.publisher())
    assert figure("legality_review_decision_count").status == FigureStatus.LOCKED


def test_verification_holds_an_edition_against_its_documents_statement(differing: ImportedReport) -> None:
    publish_import(differing, by=cast.publisher())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_statement SET value = 19")
    [fault] = verification.faults()
    assert "原文记载却是19个" in fault


def test_both_stand_side_by_side_on_the_indicators_page(client: Client, differing: ImportedReport) -> None:
    publish_import(differing, by=cast.publisher())
    html = client.get(reverse("indicator", args=["audit_project_count"])).content.decode()
    assert "原文记载为18个，统计公报公布为20个；尚未取舍" in html


def test_a_publisher_takes_the_documents_number_with_a_reason(differing: ImportedReport) -> None:
    publish_import(differing, by=cast.publisher())
    statement = Statement.objects.get()
    with pytest.raises(Refused, match="理由"):
        settle(statement, "document", by=cast.publisher(), reason=" ")
    with pytest.raises(Refused, match="没有权限"):
        settle(statement, "document", by=cast.editor(), reason="以报告为准。")
    settle(statement, "document", by=cast.publisher(), reason="以报告为准。")
    one = figure("audit_project_count")
    assert (one.value, one.published_value, one.published_source) == (18, 18, EARLIER[0])
    assert one.status == FigureStatus.LOCKED
    assert list(verification.faults()) == []
    with pytest.raises(Refused, match="已由"):
        settle(Statement.objects.get(), "series", by=cast.publisher(), reason="再改。")


def test_a_publisher_keeps_what_was_public(differing: ImportedReport) -> None:
    edition = publish_import(differing, by=cast.publisher())
    settle(Statement.objects.get(), "series", by=cast.publisher(), reason="公报经过核实。")
    assert figure("audit_project_count").published_value == 20
    fact = edition.document.fact("audit_project_count")
    assert fact is not None
    assert fact.value == "18"
    assert list(verification.faults()) == []


def test_a_correction_of_it_still_quotes_the_documents_number(differing: ImportedReport) -> None:
    edition = publish_import(differing, by=cast.publisher())
    item = Item.objects.filter(section__part__report=edition.report).first()
    open_correction(edition.report, by=cast.publisher(), reason="改错字。", blocks=[item])
    assert "完成审计项目18个" in as_published(edition.report).document.to_text()


def test_a_correction_of_it_freezes_no_other_year_and_shows_them_live(differing: ImportedReport) -> None:
    make_published(Indicator.objects.get(code="audit_project_count"), 2017, 15)
    edition = publish_import(differing, by=cast.publisher())
    signer, writer = cast.publisher(), cast.editor()
    open_correction(edition.report, by=signer, reason="改错字。", lead=True)
    edition.report.refresh_from_db()
    edition.report.rewrite(by=writer, seen=edition.report.version, lead="改过的导语。")
    submit(edition.report, by=writer)
    approve(edition.report, by=signer)
    corrected = publish(edition.report, by=signer)
    frozen, live = (d.fact("audit_project_count") for d in (corrected.document, shown(corrected)))
    assert frozen is not None
    assert live is not None
    assert [year for year, _value in frozen.history] == [2018]
    assert next(year for year, _value in live.history) == 2017
    assert (frozen.change, live.change != "") == ("", True)

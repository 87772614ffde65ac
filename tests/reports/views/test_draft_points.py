"""本年要点 at the desk and in an edition: ordered and dropped by the editor, written by nobody, frozen with the report."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from reports.document.main_points import PointKey
from reports.models import Edition, Report
from reports.models.edition import fingerprint
from reports.publishing.verbs import approve, open_correction, submit
from reports.publishing.verification import faults
from tests.cast import editor, publisher
from tests.posted import fields
from tests.published import corrected, publish

pytestmark = pytest.mark.django_db
NOT_FROZEN = "由本页数据自动生成"


@pytest.fixture
def desk(client: Client, report: Report) -> Client:
    client.force_login(editor())
    return client


ADDRESS = "/admin/reports/report/2020/draft/points/"


def places(**chosen: int) -> dict[str, Any]:
    return {key.value: chosen.get(key.value, at) for at, key in enumerate(PointKey, 1)}


def test_the_editor_puts_sentences_in_another_order_and_leaves_one_out(desk: Client, report: Report) -> None:
    page = desk.get(ADDRESS).content.decode()
    assert "1项数据中" in strip_tags(page)
    assert "可与上年比较" in page
    answer = desk.post(ADDRESS, places(largest=0, barred=1, balance=2) | {"seen": 0})
    assert answer["Location"] == ADDRESS
    report.refresh_from_db()
    assert report.points == ["barred", "balance", "against", "promises", "scope", "-largest"]
    assert fields(desk.get(ADDRESS).content.decode())["balance"] == ["2"]


def test_no_words_and_no_strange_sentence_can_be_sent_in(desk: Client, report: Report) -> None:
    forged = {"seen": 0, "text": "增长900%。", "points": "增长900%。", "growth": "1", "-growth": "1"}
    desk.post(ADDRESS, places(balance=3) | forged)
    report.refresh_from_db()
    assert {key.removeprefix("-") for key in report.points} == {key.value for key in PointKey}
    assert "900" not in desk.get(ADDRESS).content.decode()


@pytest.mark.parametrize("place", ["7", "-1", "甲", ""])
def test_a_place_that_does_not_exist_changes_nothing(desk: Client, report: Report, place: str) -> None:
    assert desk.post(ADDRESS, places() | {"balance": place, "seen": 0}).status_code == 200
    report.refresh_from_db()
    assert report.points == []


def test_one_sentence_has_to_stay(desk: Client, report: Report) -> None:
    page = desk.post(ADDRESS, {key.value: 0 for key in PointKey} | {"seen": 0}).content.decode()
    assert "至少保留一句" in page
    report.refresh_from_db()
    assert report.points == []


def test_of_two_editors_the_second_is_told(desk: Client, report: Report) -> None:
    report.rewrite(by=editor(), seen=0, points=["largest"])
    desk.post(ADDRESS, places(balance=0) | {"seen": 0})
    report.refresh_from_db()
    assert report.points == ["largest"]


def test_who_may_not_write_reads_why(client: Client, report: Report) -> None:
    client.force_login(publisher())
    assert "只能查看" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, places(balance=0) | {"seen": 0})
    report.refresh_from_db()
    assert report.points == []


# ── as it is published ──


def test_an_edition_from_before_has_none_and_its_page_says_where_they_come_from(client: Client, loaded: None) -> None:
    assert '"points"' not in Edition.objects.get().text
    for address in ("/", "/reports/2019/"):
        page = client.get(address).content.decode()
        assert "本年有37项数据，分6个方面。" in strip_tags(page)
        assert NOT_FROZEN in page
        assert "最大" not in page


def test_the_next_publication_freezes_them(client: Client, loaded: None) -> None:
    edition = corrected(Report.objects.get(year=2019))
    assert [point.text for point in edition.document.points] == ["本年有37项数据，分6个方面。"]
    page = client.get("/reports/2019/").content.decode()
    assert "本年有37项数据" in strip_tags(page)
    assert NOT_FROZEN not in page
    assert list(faults()) == []


def test_the_order_is_part_of_what_a_correction_opens_and_gives_back(loaded: None) -> None:
    report, signer, writer = Report.objects.get(year=2019), publisher(), editor()
    open_correction(report, by=signer, reason="更正。", head=True)
    report.rewrite(by=writer, seen=report.version, points=["-scope"])
    submit(report, by=writer)
    approve(report, by=signer)
    publish(report, by=signer)
    report.refresh_from_db()
    assert report.points == ["-scope"]


def test_a_sentence_that_the_facts_do_not_make_is_found(loaded: None) -> None:
    edition = corrected(Report.objects.get(year=2019))
    forged = edition.text.replace("本年有37项数据", "本年有38项数据")
    assert forged != edition.text
    QuerySet(Edition).filter(pk=edition.pk).update(text=forged, hash=fingerprint(forged, edition.previous_hash))
    assert list(faults()) == [f"{edition}：本年要点与本版的数据不符。"]


def test_the_desk_leads_to_the_points(desk: Client) -> None:
    assert ADDRESS in desk.get(reverse("admin:reports_draft", args=[2020])).content.decode()


def test_the_draft_as_it_will_read_has_them_at_its_head(desk: Client, report: Report) -> None:
    page = desk.get(f"/reports/{report.year}/draft/").content.decode()
    assert page.index("</h1>") < page.index("本年要点") < page.index('id="lead"')
    assert NOT_FROZEN not in page

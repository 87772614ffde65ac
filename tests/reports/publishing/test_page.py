"""What a page shows of an edition: to everybody only what was not taken back, with addresses that stay or that follow."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.utils.safestring import SafeString

from indicators.models import Site
from reports.models import Edition, Report
from reports.publishing.cited import edition_on, shelf_of
from reports.publishing.page import AskedEdition, read_by_few, readable
from reports.publishing.verbs import withdraw
from tests import cast
from tests.published import corrected

pytestmark = pytest.mark.django_db


def shown(number: int | None = None, year: int = 2019) -> Mapping[str, SafeString]:
    return readable(AskedEdition(year, number))


def said(page: Mapping[str, SafeString]) -> set[str]:
    """The places of a page that say something."""
    return {place for place, words in page.items() if words.strip()}


def test_without_a_number_it_is_the_newest_whose_files_follow_it(report: Report) -> None:
    corrected(report)
    assert "第2版" in shown()["heading"]
    assert "/reports/2019/report.docx" in shown()["tools"]
    assert "/editions/2/report.docx" not in shown()["tools"]


def test_by_its_number_it_is_that_edition_with_files_of_its_own(report: Report) -> None:
    corrected(report)
    assert "第1版" in shown(1)["heading"]
    assert "/reports/2019/editions/1/report.docx" in shown(1)["tools"]


@pytest.mark.parametrize("number", [None, 1])
def test_what_was_taken_from_the_public_has_no_words_but_for_who_may_read_it(
    report: Report, number: int | None
) -> None:
    withdraw(report, by=cast.publisher(), reason="数据有误。")
    assert said(shown(number)) <= {"aside"}
    shelf = shelf_of(2019)
    few = read_by_few(shelf, edition_on(shelf, 1), number)
    assert "数据有误。" in few["notice"]
    assert few["body"].strip()


@pytest.mark.parametrize(("year", "number"), [(2018, None), (2019, 2), (2019, 0)])
def test_what_there_is_not_has_no_words(report: Report, year: int, number: int | None) -> None:
    assert said(shown(number, year)) <= {"aside"}


def test_addresses_to_cite_and_to_share_are_the_sites_whole(report: Report, settings) -> None:
    settings.SITE_URL = "https://fazhi.example.gov.cn"
    assert "https://fazhi.example.gov.cn/reports/2019/editions/1/" in shown()["tools"]
    assert '<link rel="canonical" href="https://fazhi.example.gov.cn/reports/2019/">' in shown()["head"]


@pytest.mark.parametrize("issuer", ["某区人民政府", ""])
def test_who_issued_it_is_said_by_the_report_else_by_the_site(report: Report, issuer: str) -> None:
    shipped = Edition.objects.get()
    document = replace(shipped.document, year=2018, meta={"issuer": issuer})
    earlier = Report.objects.create(year=2018, title="2018年度报告", stage=report.stage)
    Edition.objects.create(
        report=earlier,
        number=1,
        text=document.to_json(),
        published_at=shipped.published_at,
        published_by=shipped.published_by,
    )
    assert f"{issuer or Site.objects.here().name}．" in shown(year=2018)["tools"]


def test_why_there_is_no_pdf_is_said_where_this_machine_writes_none(report: Report, monkeypatch) -> None:
    monkeypatch.setattr("reports.publishing.page.pdf_lacks", lambda: "本机没有中文字体。")
    assert "本机没有中文字体。" in shown()["tools"]

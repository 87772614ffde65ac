"""What every page and file says of a report published elsewhere, and the page of the one who confirms it."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Statement
from reports.models import Edition, ImportedReport, ImportStage, Report
from reports.publishing.imported import publish_import
from reports.verifying.verification import verify
from tests import cast
from tests.importing import figure

pytestmark = pytest.mark.django_db
NOTICE = "原发布于2019年3月29日，本站补录，未经本系统审核"


@pytest.mark.parametrize("name", ["report", "edition_list", "report_list", "edition"])
def test_every_page_says_where_it_was_published(client: Client, edition: Edition, name: str) -> None:
    args = {"report": [2018], "edition_list": [2018], "edition": [2018, 1]}.get(name, [])
    html = client.get(reverse(name, args=args)).content.decode()
    assert NOTICE in html


@pytest.mark.parametrize("format", ["docx", "xlsx", "txt", "json", "pdf"])
def test_every_download_says_it(client: Client, edition: Edition, format: str) -> None:
    answer = client.get(reverse("report_download", args=[2018, format]))
    if answer.status_code == 501:
        pytest.skip("no Chinese face on this machine")
    content = answer.content
    if format in ("docx", "xlsx"):
        with ZipFile(BytesIO(content)) as packed:
            said = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
        assert NOTICE in unescape(said)
    elif format == "pdf":
        assert content.startswith(b"%PDF")
    else:
        assert NOTICE in content.decode()


@pytest.mark.parametrize("format", ["docx", "xlsx", "txt", "json"])
def test_every_download_is_verified_though_new_indicators_say_no_definition(
    client: Client, edition: Edition, format: str
) -> None:
    content = client.get(reverse("report_download", args=[2018, format])).content
    verified = verify(content, f"a.{format}")
    assert (verified.edition, verified.alterations) == (edition, ())


def test_the_api_tells_it_from_what_was_published_here(client: Client, edition: Edition) -> None:
    said = client.get(reverse("api_report", args=[2018])).json()
    assert said["published_elsewhere"]["on"] == "2019-03-29"
    assert said["published_elsewhere"]["url"] == "http://www.example.gov.cn/2018.html"
    assert client.get(reverse("api_report", args=[2019])).json()["published_elsewhere"] is None


def test_a_publisher_compares_and_confirms(client: Client, imported: ImportedReport) -> None:
    client.force_login(cast.publisher())
    page = reverse("admin:reports_import_confirm", args=[imported.pk])
    html = client.get(page).content.decode()
    assert "完成审计项目18个" in html
    assert "新指标" in html
    assert NOTICE in html
    client.post(page, {"seen": imported.version})
    assert not Edition.objects.filter(report__year=2018).exists()  # nobody said that they compared
    answer = client.post(page, {"seen": imported.version, "compared": "1"}, follow=True)
    assert "已发布" in answer.content.decode()
    assert Edition.objects.filter(report__year=2018).exists()


def test_who_had_a_hand_in_it_reads_why_not(client: Client, imported: ImportedReport) -> None:
    publisher = cast.publisher()
    ImportedReport.objects.filter(pk=imported.pk).update(reviewed_by=publisher)
    client.force_login(publisher)
    page = reverse("admin:reports_import_confirm", args=[imported.pk])
    assert "须由另一位发布人" in client.get(page).content.decode()
    client.post(page, {"seen": imported.version, "compared": "1"})
    assert not Edition.objects.filter(report__year=2018).exists()


def test_what_hinders_is_told_before_anybody_presses(client: Client, imported: ImportedReport) -> None:
    Report.objects.create(year=2018, title="草稿")
    client.force_login(cast.publisher())
    html = client.get(reverse("admin:reports_import_confirm", args=[imported.pk])).content.decode()
    assert "已在本站起草" in html
    assert ">确认发布<" not in html


def test_it_goes_back_with_a_reason(client: Client, imported: ImportedReport) -> None:
    client.force_login(cast.publisher())
    client.post(reverse("admin:reports_import_send_back", args=[imported.pk]), {"reason": "漏了一段。"})
    imported.refresh_from_db()
    assert imported.stage == ImportStage.REVIEWING


def test_the_two_numbers_are_shown_before_and_chosen_between_after(client: Client, differing: ImportedReport) -> None:
    client.force_login(cast.publisher())
    html = client.get(reverse("admin:reports_import_confirm", args=[differing.pk])).content.decode()
    assert "20个（统计公报）" in html
    publish_import(differing, by=cast.publisher())
    page = reverse("admin:reports_statements", args=[2018])
    assert "原文记载为18个，统计公报公布为20个" in client.get(page).content.decode()
    chosen = {"statement": Statement.objects.get().pk, "choice": "document", "reason": "以报告为准。"}
    html = client.post(page, chosen, follow=True).content.decode()
    assert "改用原文的数，理由：以报告为准。" in html
    assert figure("audit_project_count").published_value == 18

"""Every edition of a year keeps its downloads, the earlier ones too."""

import io

import pytest
from django.test import Client
from docx import Document

from reports.downloads.formats import offered
from reports.models import Report
from reports.publishing.verbs import withdraw
from tests.cast import publisher
from tests.published import corrected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
LIST = "/reports/2019/editions/"


def test_each_edition_is_offered_in_every_format_and_gives_its_own_words(client: Client):
    corrected(Report.objects.get())
    page = client.get(LIST).content.decode()
    for number in (1, 2):
        for extension in offered():
            address = f"{LIST}{number}/report.{extension}"
            assert f'href="{address}"' in page
            assert client.get(address).status_code == 200
    words = {n: "\n".join(p.text for p in Document(io.BytesIO(client.get(f"{LIST}{n}/report.docx").content)).paragraphs)
             for n in (1, 2)}  # fmt: skip
    assert "改正后的正文。" in words[2]
    assert "改正后的正文。" not in words[1]


def test_a_withdrawn_edition_offers_nothing(client: Client):
    withdraw(Report.objects.get(), by=publisher(), reason="发布有误。")
    assert "report.docx" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}1/report.docx").status_code == 410

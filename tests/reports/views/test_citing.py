"""引用本条: every paragraph, heading, figure and edition has an anchor that stays, and a link that says where it is."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from reports.drafting.rollover import start_report
from reports.models import Edition
from tests.cast import editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PERMANENT = "/reports/2019/editions/1/"


class Places(HTMLParser):
    """The ids of a page, and where its citing links lead, with what they say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.cited: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if "data-cite" in given:
            self.cited[given["href"] or ""] = given["data-cite"] or ""


def places(address: str) -> Places:
    return Places(Client().get(address).content.decode())


@pytest.mark.parametrize("address", ["/reports/2019/", PERMANENT])
def test_every_paragraph_and_figure_can_be_cited(address: str):
    document, page = Edition.objects.get().document, places(address)
    paragraphs = {
        f"{block.anchor}-p{number}" for block in document.walk() for number in range(1, len(block.paragraphs) + 1)
    }
    figures = {f"figure-{fact.code}" for fact in document.facts}
    lead = {f"lead-p{number}" for number in range(1, len(document.lead) + 1)}
    assert set(page.cited) == {f"{PERMANENT}#{anchor}" for anchor in paragraphs | figures | lead}
    assert len(set(page.cited.values())) == len(page.cited), "no two places are called the same"


def test_every_heading_has_an_anchor_that_stays():
    assert {block.anchor for block in Edition.objects.get().document.walk()} <= set(places("/reports/2019/").ids)


def test_no_card_of_a_figure_shows_a_citing_link():
    page = Client().get("/reports/2019/").content.decode()
    cards = re.findall(r'<li class="figure-line".*?</li>', page, re.DOTALL)
    assert cards
    assert not any("data-cite" in card.partition('<div class="figure-note">')[0] for card in cards)


@pytest.mark.parametrize("address", ["/reports/2019/", PERMANENT])
def test_every_cited_anchor_stands_on_the_page_once(address: str):
    page = places(address)
    assert [page.ids.count(link.partition("#")[2]) for link in page.cited] == [1] * len(page.cited)


def test_a_citation_carries_issuer_title_year_and_edition():
    page = Client().get("/reports/2019/").content.decode()
    [citation] = re.findall(r'data-citation="([^"]+)"', page)
    assert citation == "汉阳区人民政府．汉阳区人民政府2019年度法治政府建设工作报告：第1版[R/OL]．"


def test_every_edition_can_be_cited():
    page = places("/reports/2019/editions/")
    assert page.cited == {PERMANENT: "第1版"}
    assert "edition-1" in page.ids


def test_a_draft_offers_no_citation(client: Client):
    writer = editor()
    start_report(2020, by=writer)
    client.force_login(writer)
    assert "data-cite" not in client.get("/reports/2020/draft/").content.decode()

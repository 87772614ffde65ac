"""The pages under /reports/ as everybody reads them."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from indicators.models import Figure
from reports.models import Edition, Item
from tests.fixture_files import rows
from tests.queries import asks_at_most

pytestmark = pytest.mark.django_db


class DataElements(HTMLParser):
    """The `<data>` elements of a page: value, the link inside, the text read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._value = self._href = self._text = ""
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "data":
            self._inside, self._value, self._text = True, given["value"] or "", ""
        elif tag == "a" and self._inside:
            self._href = given["href"] or ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "data":
            self._inside = False
            self.found.append((self._value, self._href, self._text))


def bound_figures(client: Client) -> list[tuple[str, str, str]]:
    return DataElements(client.get("/reports/2019/").content.decode()).found


def test_exactly_the_37_bound_figures_stand_as_data(client: Client, loaded: None) -> None:
    expected = {f"#figure-{row['indicator']}": row["value"] for row in rows("figures-2019.csv")}
    found = bound_figures(client)
    assert len(found) == 37
    assert {href: value for value, href, _ in found} == expected


def test_a_figure_leads_to_its_note_and_the_note_to_its_indicator(client: Client, loaded: None) -> None:
    html = client.get("/reports/2019/").content.decode()
    for row in rows("figures-2019.csv"):
        _, _, behind = html.partition(f'id="figure-{row["indicator"]}"')
        assert f'href="/indicators/{row["indicator"]}/"' in behind.partition("</li>")[0]


def test_figures_written_in_hanzi_carry_their_number(client: Client, loaded: None) -> None:
    written = {href: (value, text) for value, href, text in bound_figures(client)}
    assert written["#figure-work_plan_aspect_count"] == ("6", "六")
    assert written["#figure-proof_cleanup_notice_count"] == ("3", "三")
    assert written["#figure-legal_counsel_review_streak_years"] == ("2", "二")
    assert written["#figure-admin_trial_whitepaper_streak_years"] == ("6", "六")


@pytest.mark.parametrize("anchor", ["s1", "s6", "s1-2", "s6-3", "p1", "p2", "p3", "p3-5"])
def test_every_level_of_text_has_its_anchor(anchor: str, client: Client, loaded: None) -> None:
    html = client.get("/reports/2019/").content.decode()
    assert html.count(f'id="{anchor}"') == 1


def test_a_changed_working_value_changes_no_public_page(client: Client, loaded: None) -> None:
    addresses = ["/", "/reports/", "/reports/2019/", "/indicators/", "/indicators/legality_review_decision_count/"]
    before = {address: client.get(address).content for address in addresses}
    Figure.objects.of_year(2019).filter(indicator__code="legality_review_decision_count").update(value=9999)
    Item.objects.update(body="草稿里改了")
    assert {address: client.get(address).content for address in addresses} == before


def test_the_report_page_asks_for_its_edition_its_text_the_years_before_it_and_the_site(
    client: Client, loaded: None
) -> None:
    """The years before stand beside a report that came from elsewhere."""
    with asks_at_most(4):
        client.get("/reports/2019/")


def test_latest_leads_to_the_newest_published_year(client: Client, loaded: None) -> None:
    assert client.get("/reports/latest/").headers["Location"] == "/reports/2019/"


@pytest.mark.parametrize(
    "address",
    [
        "/reports/2018/",
        "/reports/0000/",
        "/reports/9999/",
        "/reports/20190/",
        "/reports/x/",
        "/reports/2019/report.exe",
    ],
)
def test_unknown_addresses_are_404_in_plain_chinese(address: str, client: Client, loaded: None) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Traceback" not in response.content.decode()
    assert "没有找到" in response.content.decode() or "找不到" in response.content.decode()


def test_before_anything_is_published_pages_say_so_and_the_first_leads_to_the_start(client: Client) -> None:
    assert client.get("/", follow=True).redirect_chain == [("/start/", 302)]
    assert client.get("/reports/").status_code == 200
    assert client.get("/reports/latest/").status_code == 404


def test_two_visits_give_the_same_page(client: Client, loaded: None) -> None:
    assert client.get("/reports/2019/").content == client.get("/reports/2019/").content
    assert Edition.objects.count() == 1

"""What a government site's pages carry: footer, page meta, data for search engines; and what machines read."""

import json
import re

import pytest
from defusedxml import ElementTree
from django.test import Client, override_settings

from hanyang_report.templatetags.linked_data import report_data
from reports.models import Edition
from reports.publishing.verbs import withdraw
from tests.cast import publisher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
SITE = "https://fzbg.example.gov.cn"
GIVEN = {
    "SITE_UNDERTAKER": "区司法局",
    "SITE_CONTACT": "027-00000000",
    "SITE_ID_CODE": "4201050001",
    "SITE_POLICE_RECORD": "鄂公网安备 42010502000001号",
    "SITE_PARTY_MARK": "https://bszs.conac.cn/sitename?id=1",
    "SITE_FIND_FAULT": "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4201050001",
}
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ATOM, MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def meta(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html))


def test_the_footer_shows_what_the_settings_give(client: Client) -> None:
    with override_settings(**GIVEN):
        html = page(client, "/")
    footer = html[html.index("<footer") :]
    for words in ("区司法局", "027-00000000", "网站标识码：4201050001", "鄂公网安备 42010502000001号", "政府网站找错"):
        assert words in footer
    assert 'href="https://beian.mps.gov.cn/#/query/webSearch?code=42010502000001"' in footer
    assert 'href="https://bszs.conac.cn/sitename?id=1"' in footer
    assert "jiucuo.html?site_code=4201050001" in footer


def test_what_is_not_given_is_not_shown(client: Client) -> None:
    footer = page(client, "/").partition("<footer")[2]
    assert [word for word in ("承办单位", "联系方式", "标识码", "公安备案", "找错") if word in footer] == []


@override_settings(SITE_POLICE_RECORD="正在办理")
def test_a_record_without_a_number_leads_nowhere(client: Client) -> None:
    footer = page(client, "/").partition("<footer")[2]
    assert "公安备案：正在办理" in footer
    assert "beian.mps.gov.cn" not in footer


@override_settings(SITE_URL=SITE, **GIVEN)
def test_a_report_says_what_it_is_as_government_pages_do(client: Client) -> None:
    said, edition = meta(page(client, "/reports/2019/")), Edition.objects.get()
    assert said["SiteName"]
    assert said["SiteIDCode"] == "4201050001"
    assert said["ColumnName"] == "年度报告"
    assert said["ArticleTitle"] == said["og:title"] == edition.document.title
    assert said["ContentSource"] == edition.document.meta["issuer"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", said["PubDate"])


@override_settings(SITE_URL=SITE)
@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/reports/", "/reports/"),
        ("/reports/2019/", "/reports/2019/"),
        ("/reports/2019/editions/1/", "/reports/2019/"),
        ("/indicators/?sort=name", "/indicators/"),
        ("/compare/?from=2019&to=2020", "/compare/"),
    ],
)
def test_a_page_has_one_canonical_address(client: Client, address: str, canonical: str) -> None:
    found = re.findall(r'<link rel="canonical" href="([^"]*)">', page(client, address))
    assert found == [f"{SITE}{canonical}"]


@override_settings(SITE_URL=SITE)
@pytest.mark.parametrize(
    ("address", "kind"),
    [("/reports/2019/", "Report"), ("/indicators/", "Dataset"), ("/indicators/audit_project_count/", "Dataset")],
)
def test_search_engines_are_told_what_a_page_holds(client: Client, address: str, kind: str) -> None:
    response = client.get(address)
    (said,) = LINKED.findall(response.content.decode())
    data = json.loads(said)
    assert (data["@context"], data["@type"]) == ("https://schema.org", kind)
    assert data["url"] == f"{SITE}{address}"
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_no_title_ends_the_block_of_data() -> None:
    edition = Edition.objects.get()
    edition.text = edition.text.replace(edition.document.title, "</script><b>&")
    del edition.__dict__["document"]
    assert report_data(edition).count("</script>") == 1


@override_settings(SITE_URL=SITE)
def test_robots_are_led_to_the_map_and_kept_from_desks(client: Client) -> None:
    said = page(client, "/robots.txt")
    assert f"Sitemap: {SITE}/sitemap.xml" in said
    assert "Disallow: /admin/\n" in said


@override_settings(SITE_URL=SITE)
def test_every_page_on_the_map_is_there(client: Client) -> None:
    found = [one.text or "" for one in ElementTree.fromstring(page(client, "/sitemap.xml")).iter(f"{MAP}loc")]
    assert len(found) == len(set(found)) > 60
    assert {f"{SITE}/", f"{SITE}/reports/2019/", f"{SITE}/tasks/2020-T1-1/"} < set(found)
    for address in found[:: max(1, len(found) // 12)]:
        assert client.get(address.removeprefix(SITE)).status_code == 200


@override_settings(SITE_URL=SITE)
def test_the_feed_names_each_edition_until_it_is_withdrawn(client: Client) -> None:
    def entries() -> list[str]:
        return [
            one.findtext(f"{ATOM}id") or ""
            for one in ElementTree.fromstring(page(client, "/feed.xml")).iter(f"{ATOM}entry")
        ]

    assert entries() == [f"{SITE}/reports/2019/editions/1/"]
    withdraw(Edition.objects.get().report, by=publisher(), reason="数据有误，需要重新核对。")
    assert entries() == []
    assert "/reports/2019/" not in page(client, "/sitemap.xml")


@override_settings(SITE_URL=SITE)
def test_a_report_can_be_shared_by_a_code_drawn_here(client: Client) -> None:
    html = page(client, "/reports/2019/")
    share = html[html.index('class="cite share"') :]
    assert "<svg" in share[: share.index("</details>")]
    assert f"{SITE}/reports/2019/" in share
    assert "style=" not in share[: share.index("</details>")]

"""Whose site it is, said in the masthead and the footer of every page."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from indicators.models import LoadedFixture, Site
from indicators.office.kept.parts import ASKED, PARTS
from tests import cast

pytestmark = pytest.mark.django_db
DEMO = "演示站点，非官方网站"


@pytest.fixture
def simulated(db: None):
    LoadedFixture.objects.mark_simulated()
    yield
    cache.clear()


@pytest.fixture
def organised(db: None) -> None:
    Site.objects.get().settle(organiser="某区司法局")


def page(client: Client) -> str:
    return client.get("/reports/").content.decode()


def test_a_site_with_real_data_is_not_called_a_demo(client: Client) -> None:
    assert "演示站点" not in page(client)


@pytest.mark.usefixtures("organised")
def test_the_organiser_stands_in_masthead_and_footer(client: Client) -> None:
    html = page(client)
    assert "<span>某区司法局</span>" in html
    assert "主办单位：某区司法局" in html


@pytest.mark.usefixtures("simulated", "organised")
def test_a_demo_says_so_whoever_runs_it(client: Client) -> None:
    html = page(client)
    assert html.count(DEMO) == 2
    assert "某区司法局" not in html


def shell(client: Client, address: str) -> tuple[str, str]:
    """A page's masthead and footer, without what marks the place one is at."""
    html = re.sub(r' aria-current="\w+"| value="\w{64}"', "", client.get(address).content.decode())
    parts = [re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL) for tag in ("header", "footer")]
    assert [len(found) for found in parts[1:]] == [1]
    return tuple(" ".join(found[0].split()) for found in parts)  # type: ignore[return-value]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("address", ["/admin/indicators/indicator/", "/admin/indicators/collection/", "/dashboard/"])
def test_staff_pages_wear_the_masthead_and_footer_of_the_site(client: Client, address: str) -> None:
    client.force_login(cast.administrator())
    assert client.get(address).status_code == 200
    theirs, ours = shell(client, address), shell(client, "/inbox/")
    assert "主导航" in ours[0]
    assert [re.sub(r'href="/help/[^"]*"', "", part) for part in theirs] == [
        re.sub(r'href="/help/[^"]*"', "", part) for part in ours
    ]


@pytest.mark.usefixtures("simulated")
@pytest.mark.parametrize("address", ["/reports/", "/admin/indicators/indicator/"])
def test_what_is_simulated_is_said_inside_the_masthead(client: Client, address: str) -> None:
    client.force_login(cast.administrator())
    html = client.get(address).content.decode()
    masthead = html[html.index('<header class="masthead"') : html.index("</header>")]
    assert masthead.count('class="simulated"') == html.count('class="simulated"') == 1


def test_a_list_of_the_admin_lies_below_the_workbench(client: Client) -> None:
    client.force_login(cast.administrator())
    html = client.get("/admin/indicators/indicator/").content.decode()
    crumbs = html[html.index('class="breadcrumbs"') :].split("</div>")[0]
    assert '<a href="/admin/">工作台</a>' in crumbs
    assert "首页" not in crumbs


@pytest.mark.usefixtures("loaded")
def test_what_everybody_is_shown_around_a_page_is_what_a_rendering_for_one_reader_shows(client: Client) -> None:
    """A page asked with a message in the browser is rendered for that reader alone."""
    for address in ("/", "/tasks/", "/help/", "/login/"):
        kept = client.get(address).content.decode()
        alone = Client()
        alone.cookies["messages"] = "x"
        drawn = alone.get(address).content.decode()
        for start, end in (('<header class="masthead">', "</header>"), ('<footer class="footer">', "</footer>")):
            assert words(kept, start, end) == words(drawn, start, end), address


def words(page: str, start: str, end: str) -> list[str]:
    assert page.count(start) == 1
    return page.partition(start)[2].partition(end)[0].replace(">", "> ").replace("<", " <").split()


@pytest.mark.usefixtures("loaded")
def test_nobodys_name_enters_what_everybody_is_shown(client: Client) -> None:
    staff = Client()
    staff.force_login(cast.officer(cast.department(), name="王填报"))
    for address in ("/", "/reports/2019/", "/tasks/", "/compare/", "/promises/"):
        assert "王填报" in staff.get(address).content.decode()
        assert "王填报" not in client.get(address).content.decode()
    kept = [*PARTS._kept.values(), *ASKED._kept.values()]
    assert kept
    assert not any("王填报" in words for _, part in kept for words in part.words.values())

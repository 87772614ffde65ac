"""Whose site it is, said in the masthead and the footer of every page."""

import pytest
from django.core.cache import cache
from django.test import Client

from indicators.models import LoadedFixture, Site

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

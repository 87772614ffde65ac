"""大屏: an overview, one slide a theme, the promises; all of it there before any script runs."""

import pytest
from django.test import Client

from tests import cast


@pytest.fixture
def leader(client: Client) -> Client:
    client.force_login(cast.leader())
    return client


def page(client: Client) -> str:
    response = client.get("/dashboard/screen/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("loaded")
def test_an_overview_six_themes_and_the_promises(leader: Client) -> None:
    found = page(leader)
    assert found.count("data-slide ") == 8
    assert "2020年度任务" in found
    assert "逾期" not in found


@pytest.mark.usefixtures("loaded")
def test_a_slide_holds_no_more_than_can_be_read_from_afar(leader: Client) -> None:
    for slide in leader.get("/dashboard/screen/").context["slides"]:
        assert 0 < len(slide.figures) <= 4
        assert not any(one.is_derived for one in slide.figures)


@pytest.mark.usefixtures("demo")
def test_drafts_and_simulated_data_are_marked(leader: Client) -> None:
    found = page(leader)
    assert "含未发布数据" in found
    assert "模拟数据，不是真实统计" in found
    assert 'class="slide__draft">草稿' in found


@pytest.mark.usefixtures("loaded")
def test_it_is_for_readers_of_drafts(client: Client) -> None:
    assert client.get("/dashboard/screen/").headers["Location"].startswith("/login/")

"""Opening what only takes a form, or sending to what only shows, is answered by a page that says so."""

import pytest
from django.test import Client

from tests import cast
from tests.addresses import pages
from tests.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_every_address_that_is_not_for_reading_says_so_on_a_page_of_ours():
    scene = Scene()
    client = scene.client("superuser")
    refused = [page.address.format(**scene.places) for page in pages() if page.reads[-1] == "5"]
    assert len(refused) > 20
    for address in refused:
        response = client.get(f"/{address}")
        assert response.status_code == 405
        assert "POST" in response["Allow"]
        assert "这个地址不能直接打开" in response.content.decode(), address


def test_sending_to_what_is_only_shown_says_that_nothing_was_saved(client: Client):
    response = client.post("/reports/2019/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert "什么也没有保存" in response.content.decode()


def test_people_with_work_are_led_to_it_and_readers_home(client: Client):
    assert "我的待办" not in client.get("/tasks/2020-T1-1/update/").content.decode()
    client.force_login(cast.officer(cast.department()))
    assert "我的待办" in client.get("/tasks/2020-T1-1/update/").content.decode()


def test_programs_keep_their_own_answer(client: Client):
    response = client.post("/api/v1/figures/")
    assert (response.status_code, response["Content-Type"]) == (405, "application/json")

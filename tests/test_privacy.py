"""What somebody reads while signed in is kept by nobody: every address of access.txt, read and posted to."""

import pytest
from django.test import Client

from tests.addresses import pages
from tests.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.mark.parametrize("visitor", ["administrator", "officer"])
def test_no_page_is_kept_for_who_is_signed_in(visitor: str):
    scene = Scene()
    client = scene.client(visitor)
    kept = []
    for page in pages():
        address = "/" + page.address.format(**scene.places)
        if client.get(address).get("Cache-Control") != "private, no-store":
            kept.append(address)
    assert kept == []
    assert client.post("/nowhere/")["Cache-Control"] == "private, no-store"
    assert client.post("/login/", {"text": "x" * 70_000})["Cache-Control"] == "private, no-store", (
        "the refusals as well"
    )


def test_who_signs_in_is_given_an_answer_that_nobody_keeps():
    scene = Scene()
    person = scene.person("officer")
    person.set_password("kq7-ridge-plum")
    person.save()
    response = Client().post("/login/", {"username": person.username, "password": "kq7-ridge-plum"})
    assert (response.status_code, response["Cache-Control"]) == (302, "private, no-store")


@pytest.mark.parametrize("address", ["/", "/reports/2019/", "/indicators/"])
def test_everybodys_pages_may_be_kept_for_everybody(address: str):
    assert "no-store" not in Client().get(address).get("Cache-Control", "")

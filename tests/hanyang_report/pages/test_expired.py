"""A session ends while somebody types, or a page is older than the last sign-in: what was typed can be sent again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators.models import Figure
from tests import cast
from tests.posted import fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
HERE = {"Origin": "http://testserver"}


@pytest.fixture
def officer():
    cast.opened_round()
    return cast.officer(cast.department())


@pytest.fixture
def browser(officer) -> Client:
    """Sends tokens and says where a form stood, as browsers do."""
    client = Client(enforce_csrf_checks=True, headers=HERE)
    client.force_login(officer)
    return client


def filled_in(browser: Client) -> tuple[Figure, dict]:
    page = browser.get(DESK)
    figure = cast.figure("court_hearing_observation_count")
    return figure, fields(page.content.decode()) | {
        f"figure-{figure.pk}-value": ["9"],
        f"figure-{figure.pk}-note": ["两行\n“备注”"],
        "csrfmiddlewaretoken": [str(page.context["csrf_token"])],
    }


def again(browser: Client, page) -> dict:
    return fields(page.content.decode()) | {"csrfmiddlewaretoken": str(page.context["csrf_token"])}


def test_what_was_typed_survives_the_end_of_the_session(browser, officer):
    figure, typed = filled_in(browser)
    del browser.cookies["sessionid"]
    page = browser.post(DESK, typed)
    assert "刚才填写的内容还没有保存" in page.content.decode()
    browser.force_login(officer)
    page = browser.post(DESK, again(browser, page))
    assert page.status_code == 302
    figure.refresh_from_db()
    assert (figure.value, figure.note) == (9, "两行\n“备注”")


def test_a_page_from_before_the_last_sign_in_is_sent_once_more(browser):
    figure, typed = filled_in(browser)
    page = browser.post(DESK, typed | {"csrfmiddlewaretoken": "x" * 32})
    assert "请确认后再提交一次" in page.content.decode()
    assert browser.post(DESK, again(browser, page)).status_code == 302
    figure.refresh_from_db()
    assert figure.value == 9


def test_files_are_named_since_they_cannot_be_kept(browser):
    figure, typed = filled_in(browser)
    file = SimpleUploadedFile("通知.pdf", b"%PDF-1.4")
    page = browser.post(DESK, typed | {"csrfmiddlewaretoken": "", f"figure-{figure.pk}-evidence": file})
    assert "所选的文件（通知.pdf）不能保留" in page.content.decode()


@pytest.mark.parametrize("origin", ["", "http://elsewhere.example", "null"])
def test_what_another_site_sent_is_not_offered(browser, origin):
    _, typed = filled_in(browser)
    page = browser.post(DESK, typed | {"csrfmiddlewaretoken": ""}, headers={"Origin": origin})
    assert page.status_code == 403
    assert "继续提交" not in page.content.decode()


def test_a_password_is_never_put_into_a_page(db):
    page = Client(enforce_csrf_checks=True, headers=HERE).post("/login/", {"username": "li", "password": "secret-word"})
    assert page.status_code == 403
    assert "secret-word" not in page.content.decode()


def test_without_anything_typed_the_way_leads_to_the_login_page():
    assert Client(headers=HERE).post(DESK).status_code == 302

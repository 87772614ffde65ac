"""A session ends while somebody types, or a page is older than the last sign-in: what was typed can be sent again."""

import re

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


def named(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def signs_in(browser: Client, user) -> None:
    """Through the page, as people do: the token against forged posts changes with it."""
    user.set_password("a-quiet-lake-27")
    user.save()
    browser.logout()
    form = browser.get("/login/")
    browser.post("/login/", {"username": user.username, "password": "a-quiet-lake-27",
                             "csrfmiddlewaretoken": str(form.context["csrf_token"])})  # fmt: skip


@pytest.mark.parametrize("signs_in", [signs_in, Client.force_login], ids=["new token", "same token"])
def test_another_person_at_the_browser_is_told_so_and_sends_nothing(browser, officer, signs_in):
    figure, typed = filled_in(browser)
    other = cast.officer(cast.department("audit_bureau"), name="孙另")
    signs_in(browser, other)
    for _ in range(2):
        page = browser.post(DESK, typed)
        assert page.status_code == 403
        assert f"现在登录的是孙另，这一页是{officer}打开的" in named(page)
        typed = again(browser, page)
        assert typed[f"figure-{figure.pk}-note"] == ["两行\n“备注”"]
    browser.force_login(officer)
    assert browser.post(DESK, typed).status_code == 302
    figure.refresh_from_db()
    assert (figure.value, figure.entered_by) == (9, officer)


def test_a_colleague_with_the_same_rights_does_not_send_it_unawares_either(browser, officer):
    figure, typed = filled_in(browser)
    browser.force_login(cast.officer(cast.department(), name="周同事"))
    assert "现在登录的是周同事" in named(browser.post(DESK, typed))
    figure.refresh_from_db()
    assert figure.value is None


def test_whose_page_it_was_cannot_be_made_up(browser, officer):
    figure, typed = filled_in(browser)
    assert browser.post(DESK, typed | {"page_of": f"{cast.leader().pk}:forged"}).status_code == 302
    figure.refresh_from_db()
    assert figure.value == 9


def test_a_refusal_keeps_what_was_typed(browser, officer):
    figure, typed = filled_in(browser)
    typed.pop("page_of")
    browser.force_login(cast.officer(cast.department("audit_bureau"), name="孙另"))
    page = browser.post(DESK, typed)
    assert page.status_code == 403
    assert "现在登录的是孙另" in named(page)
    browser.force_login(officer)
    assert browser.post(DESK, again(browser, page) | {"page_of": ""}).status_code == 302
    figure.refresh_from_db()
    assert (figure.value, figure.note) == (9, "两行\n“备注”")


def test_the_admins_own_forms_say_whose_page_they_stood_on(browser, officer):
    browser.force_login(cast.administrator())
    assert fields(browser.get("/admin/indicators/theme/add/").content.decode())["page_of"]


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

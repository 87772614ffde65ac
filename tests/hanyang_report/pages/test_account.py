"""Signing in leads to where one was going, else to where one's work is."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from indicators.models import User
from reports.management.acting import actor
from tests import cast
from tests.posted import fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
LOGIN = reverse("login")


def sign_in(client, user, address=LOGIN):
    user.set_password("a-quiet-lake-27")
    user.save()
    return client.post(address, {"username": user.username, "password": "a-quiet-lake-27"})["Location"]


@pytest.mark.parametrize(
    "typed", ["zhao", "ZHAO", "Zhao", "ｚｈａｏ", "ＺＨＡＯ", " zhao", "zhao\u200b", "\u202dzhao\u202c"]
)
def test_one_signs_in_however_the_name_is_typed(client, typed):
    User.objects.create_user("ｚＨａｏ", password="a-quiet-lake-27", full_name="赵")
    answer = client.post(LOGIN, {"username": typed, "password": "a-quiet-lake-27"})
    assert answer.status_code == 302
    assert User.objects.filter(username="zhao").exists()


def test_a_name_older_than_the_one_spelling_still_signs_in(client):
    older = User.objects.create(username="Sun", full_name="孙")
    assert sign_in(client, older) == reverse("home")


def test_spellings_of_one_name_are_one_accounts_failures(client):
    person = cast.officer()
    for spelled in [person.username, person.username.upper(), f" {person.username}", f"{person.username}\u200b"]:
        client.post(LOGIN, {"username": spelled, "password": "wrong"})
    attempt = AccessAttempt.objects.get()
    assert (attempt.username, attempt.failures_since_start) == (person.username, 4)


def test_the_admin_makes_an_account_under_its_one_spelling(client):
    client.force_login(cast.administrator())
    address = reverse("admin:indicators_user_add")
    typed = fields(client.get(address).content.decode()) | {
        "username": "ＷＡＮＧ",
        "full_name": "王",
        "password1": "a-quiet-lake-27",
        "password2": "a-quiet-lake-27",
    }
    client.post(address, typed)
    assert User.objects.filter(username="wang").exists()
    again = client.post(address, typed | {"username": "Wang"})
    assert "已存在" in again.content.decode()


def test_a_command_knows_a_person_however_the_name_is_typed():
    person = cast.publisher()
    assert actor(f"{person.username.upper()} ") == person


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "editor", "publisher", "administrator"])
def test_people_with_work_come_to_their_inbox(client, who):
    assert sign_in(client, getattr(cast, who)()) == reverse("inbox")


def test_leaders_come_to_their_desk(client):
    assert sign_in(client, cast.leader()) == reverse("dashboard")


def test_readers_come_to_the_front_page(client):
    assert sign_in(client, cast.stranger()) == reverse("home")


def test_who_was_going_somewhere_gets_there(client):
    assert sign_in(client, cast.officer(), f"{LOGIN}?next=/indicators/") == "/indicators/"


def test_nobody_is_led_off_the_site(client):
    assert sign_in(client, cast.officer(), f"{LOGIN}?next=https://elsewhere.example/") == reverse("inbox")


def test_who_is_signed_in_already_goes_to_work(client):
    client.force_login(cast.officer())
    assert client.get(LOGIN)["Location"] == reverse("inbox")


def test_who_lacks_a_right_may_sign_in_as_somebody_else_without_going_in_circles(client):
    client.force_login(cast.leader())
    response = client.get(reverse("admin:index"), follow=True)
    assert response.status_code == 200
    assert "没有权限" in response.content.decode()


def test_the_admins_own_forms_lead_to_the_sites(client):
    client.force_login(cast.editor())
    assert client.get(reverse("admin:password_change"))["Location"] == reverse("password")


def test_a_password_one_chose_oneself_is_changed_without_ado(client):
    person = cast.editor()
    sign_in(client, person)
    new = {"new_password1": "another-lake-28", "new_password2": "another-lake-28"}
    response = client.post(reverse("password"), {"old_password": "a-quiet-lake-27"} | new)
    assert response["Location"] == reverse("password_done")


def test_the_sign_in_page_carries_the_sites_name(client, settings):
    assert settings.SITE_NAME in client.get(LOGIN).content.decode()

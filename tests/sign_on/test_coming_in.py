"""Who comes in by the sign-on, and what a provider's answer must be for it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django.fixtures import Settings

from indicators.models import User
from tests.pressed import signed_in
from tests.sign_on.provider import Provider, new_key
from tests.sign_on.walking import ME, address, linked, outcomes, round_trip, there, who

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded", "provider")]


# ── coming in ──


def test_who_is_linked_comes_in_where_they_were_going_and_the_log_says_how(person: User):
    linked(person)
    client = Client(headers={"User-Agent": "Firefox"})
    back = round_trip(client, "/sign-on/?next=/reports/2019/")
    assert (back.status_code, back["Location"]) == (302, "/reports/2019/")
    assert who(client) == person
    assert outcomes() == ["signed_on"]
    assert "127.0.0.1" in client.get("/sessions/").content.decode()
    assert round_trip(Client())["Location"] == "/inbox/"


def test_the_way_there_asks_for_a_code_with_state_nonce_and_challenge_and_comes_back_to_our_own_address(
    settings: Settings,
):
    settings.SITE_URL = "https://report.example"
    asked = {
        name: values[0] for name, values in parse_qs(urlsplit(Client().get("/sign-on/")["Location"]).query).items()
    }
    assert asked["redirect_uri"] == "https://report.example/sign-on/back/"
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 32
    assert len(asked["nonce"]) >= 32


def test_nobody_is_led_to_another_site(person: User):
    linked(person)
    assert round_trip(Client(), "/sign-on/?next=https://elsewhere.example/")["Location"] == "/inbox/"


def test_who_is_not_linked_is_told_what_to_do_and_no_account_is_made(provider: Provider, person: User):
    provider.claims = {"name": person.full_name, "email": "me@example.gov.cn", "preferred_username": person.username}
    User.objects.filter(pk=person.pk).update(email="me@example.gov.cn")
    before = User.objects.count()
    client = Client()
    back = round_trip(client)
    page = back.content.decode()
    assert back.status_code == 403
    assert ME in page
    for words in ("还没有一个本站账号与您的身份绑定", "本单位管理员", "/login/?next=/sign-on/own/"):
        assert words in page
    assert "None" not in page
    assert isinstance(who(client), AnonymousUser)
    assert User.objects.count() == before
    assert outcomes() == ["unlinked"]
    assert not AccessAttempt.objects.exists(), "a stranger's failures lock nobody out"


def test_trying_again_and_again_leaves_one_line():
    for _ in range(7):
        assert round_trip(Client()).status_code == 403
    assert outcomes() == ["unlinked"]


def test_a_closed_account_does_not_come_in(person: User):
    User.objects.filter(pk=linked(person).pk).update(is_active=False)
    client = Client()
    assert "本站账号已停用" in round_trip(client).content.decode()
    assert isinstance(who(client), AnonymousUser)
    assert outcomes() == ["closed"]


def test_an_account_locked_to_passwords_still_comes_in_by_the_sign_on(person: User):
    linked(person)
    for _ in range(5):
        Client().post("/login/", {"username": person.username, "password": "wrong-wrong"})
    client = Client()
    assert round_trip(client).status_code == 302
    assert who(client) == person


def test_a_first_password_that_nobody_uses_need_not_be_changed(person: User):
    User.objects.filter(pk=linked(person).pk).update(must_change_password=True)
    client = Client()
    round_trip(client)
    assert client.get("/inbox/").status_code == 200
    assert signed_in(person).get("/inbox/")["Location"] == "/password/"


# ── what is refused ──


NOW = int(datetime.now(UTC).timestamp())


@pytest.mark.parametrize(
    "bent",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another-client"},
        {"aud": ["report", "another-client"]},
        {"aud": ["report", "another-client"], "azp": "another-client"},
        {"azp": "another-client"},
        {"exp": NOW - 60},
        {"exp": None},
        {"iat": NOW + 3600},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "9" * 256},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_now_leads_nobody_in(provider: Provider, person: User, bent: dict):
    linked(person)
    provider.bent = bent
    client = Client()
    back = round_trip(client)
    assert back.status_code == 403
    assert "没有通过核对" in back.content.decode()
    assert isinstance(who(client), AnonymousUser)
    assert outcomes() == ["unproved"]


def test_a_shared_token_that_was_made_for_us_leads_in(provider: Provider, person: User):
    linked(person)
    provider.bent = {"aud": ["report", "another-client"], "azp": "report"}
    assert round_trip(Client()).status_code == 302


def test_half_a_minute_between_two_clocks_is_allowed(provider: Provider, person: User):
    linked(person)
    provider.bent = {"exp": int(datetime.now(UTC).timestamp()) - 20}
    assert round_trip(Client()).status_code == 302


def test_a_token_signed_by_another_key_or_by_none_leads_nobody_in(provider: Provider, person: User):
    linked(person)
    provider.signed_with = new_key()
    assert round_trip(Client()).status_code == 403
    provider.algorithm, provider.signed_with = "HS256", "a-secret-of-the-client-that-is-long"
    assert round_trip(Client()).status_code == 403


def test_a_way_back_leads_in_once_and_only_the_browser_that_went(person: User):
    linked(person)
    client = Client()
    back = address(there(client))
    assert Client().get(back).status_code == 400
    assert client.get(back).status_code == 302
    client.post("/logout/")
    again = client.get(back)
    assert again.status_code == 400
    assert "已经过期" in again.content.decode()
    assert isinstance(who(client), AnonymousUser)


def test_ten_minutes_are_enough_to_come_back(person: User):
    linked(person)
    client = Client()
    back = address(there(client))
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=610)):
        assert client.get(back).status_code == 400


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=x", "?state[]=x&code=%00"])
def test_nonsense_is_answered_in_a_sentence(query: str):
    assert Client().get(f"/sign-on/back/{query}").status_code == 400


def test_who_is_refused_by_the_provider_reads_so():
    client = Client()
    state = parse_qs(urlsplit(client.get("/sign-on/")["Location"]).query)["state"][0]
    back = client.get("/sign-on/back/", {"state": state, "error": "access_denied"})
    assert back.status_code == 403
    assert "没有让您通过" in back.content.decode()


def test_a_code_the_provider_does_not_know_leads_nobody_in():
    client = Client()
    state = parse_qs(urlsplit(client.get("/sign-on/")["Location"]).query)["state"][0]
    assert client.get("/sign-on/back/", {"state": state, "code": "made-up"}).status_code == 403


def test_a_provider_that_does_not_answer_is_said_so(settings: Settings):
    client = Client()
    back = address(there(client))
    settings.OIDC_OP_TOKEN_ENDPOINT = "http://127.0.0.1:9/token"
    answer = client.get(back)
    assert answer.status_code == 502
    assert "现在没有应答" in answer.content.decode()


def test_what_is_told_beside_the_token_must_be_of_the_same_person(provider: Provider, person: User, settings: Settings):
    linked(person)
    settings.OIDC_OP_USER_ENDPOINT = f"{provider.issuer}/userinfo"
    assert round_trip(Client()).status_code == 302
    provider.told = {"sub": "somebody-else"}
    assert round_trip(Client()).status_code == 403


def test_one_address_does_not_ask_without_end():
    client = Client()
    answers = [client.get("/sign-on/").status_code for _ in range(61)]
    assert answers[59:] == [302, 429]

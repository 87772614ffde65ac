"""统一身份认证 as people meet it: coming in, being linked, what a provider says of roles, and the day it fails."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from hanyang_report.environment import encrypted_page
from hanyang_report.manual.finding import passage_on
from hanyang_report.manual.text import every_passage
from hanyang_report.personal.leaving import take_name_away
from hanyang_report.sign_on.following import ClaimValues, follow
from hanyang_report.sign_on.linking import link_for, link_own, unlink_for
from indicators.models import ClaimMapping, Department, Identity, ProposedRight, RightsChange, SignInAttempt, User
from indicators.office.roles import Role
from indicators.office.steps import Refused
from tests import cast
from tests.addresses import names
from tests.hanyang_report.manual.test_manuals import OF_EXTRAS
from tests.sign_on.provider import Provider, new_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded", "provider")]
PASSWORD = "a-quiet-lake-27"
OWN, PROPOSALS = "/sign-on/own/", "/sign-on/proposals/"
ME = "7f3a-0001"


@pytest.fixture
def person() -> User:
    return with_password(cast.reviewer(name="欧阳若水"))


@pytest.fixture
def administrator() -> User:
    return cast.administrator()


@pytest.fixture
def emergency(settings: Settings) -> User:
    found = with_password(cast.person(Role.ADMINISTRATOR, name="应急"))
    settings.BREAK_GLASS = found.username
    return found


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def linked(user: User, subject: str = ME) -> User:
    link_own(user, subject)
    return user


def there(client: Client, start: str = "/sign-on/") -> str:
    """To the provider, and the address that its page leads back to."""
    way = client.get(start)
    assert way.status_code == 302
    page = requests.get(way["Location"], timeout=5).text
    return re.search(r"href='([^']+)'>同意", page)[1].replace("&amp;", "&")


def round_trip(client: Client, start: str = "/sign-on/"):
    return client.get(address(there(client, start)))


def address(back: str) -> str:
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def who(client: Client) -> User | AnonymousUser:
    return client.get("/sessions/").wsgi_request.user


def outcomes() -> list[str]:
    return list(SignInAttempt.objects.order_by("pk").values_list("outcome", flat=True))


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


# ── being linked ──


def test_a_person_links_their_own_account_with_yes_and_password(person: User):
    client = signed_in(person)
    assert "去认证平台" in client.get(OWN).content.decode()
    assert round_trip(client, "/sign-on/own/link/")["Location"] == OWN
    page = client.get(OWN).content.decode()
    assert ME in page
    assert "认证平台里的名字" in page
    assert not Identity.objects.exists(), "nothing is linked before the person says yes"
    assert "密码不对" in client.post(OWN, {"password": "wrong-wrong"}).content.decode()
    assert not Identity.objects.exists()
    assert client.post(OWN, {"password": PASSWORD})["Location"] == OWN
    assert Identity.objects.get().user == person
    assert RightsChange.objects.filter(user=person, by=person, what="identity", after="绑定").count() == 1
    assert who(Client()) != person
    client = Client()
    round_trip(client)
    assert who(client) == person


def test_nothing_is_linked_by_who_was_not_at_the_provider(person: User):
    client = signed_in(person)
    client.post(OWN, {"password": PASSWORD, "subject": ME})
    assert not Identity.objects.exists()


def test_who_was_at_the_provider_too_long_ago_goes_again(person: User):
    client = signed_in(person)
    round_trip(client, "/sign-on/own/link/")
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=610)):
        client.post(OWN, {"password": PASSWORD})
    assert not Identity.objects.exists()


def test_an_identity_is_one_accounts(person: User):
    linked(cast.editor())
    client = signed_in(person)
    back = round_trip(client, "/sign-on/own/link/")
    assert back.status_code == 409
    assert "另一个账号" in back.content.decode()
    assert who(client) == person, "who wanted to link is not signed in as another"
    with pytest.raises(Refused, match="另一个账号"):
        link_own(person, ME)


def test_the_database_holds_one_account_an_identity_and_one_identity_an_account(person: User):
    linked(person)
    for user, subject in ((cast.editor(), ME), (person, "another")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Identity.objects.create(user=user, issuer=Identity.objects.get().issuer, subject=subject)


def test_a_subject_of_another_issuer_is_somebody_else(person: User):
    Identity.objects.create(user=person, issuer="https://elsewhere.example", subject=ME)
    assert round_trip(Client()).status_code == 403


def test_who_comes_in_on_somebody_elses_machine_comes_in_as_themselves(person: User):
    linked(person)
    client = signed_in(cast.editor())
    round_trip(client)
    assert who(client) == person


def test_one_unlinks_oneself_while_a_password_leads_in(person: User, settings: Settings):
    client = signed_in(linked(person))
    settings.PASSWORD_SIGN_IN = False
    client.post("/sign-on/own/unlink/")
    assert Identity.objects.exists()
    settings.PASSWORD_SIGN_IN = True
    client.post("/sign-on/own/unlink/")
    assert not Identity.objects.exists()
    assert round_trip(Client()).status_code == 403


def test_an_administrator_links_and_unlinks_and_ends_the_sessions(
    person: User, administrator: User, settings: Settings
):
    settings.SECOND_FACTOR = False
    desk, page = signed_in(administrator), f"/sign-on/of/{person.pk}/"
    assert f'href="{page}"' in desk.get(f"/admin/indicators/user/{person.pk}/change/").content.decode()
    desk.post(page, {"link": "1", "subject": f" {ME} "})
    assert Identity.objects.get().subject == ME
    client = Client()
    round_trip(client)
    assert who(client) == person
    desk.post(page, {"unlink": "1"})
    assert isinstance(who(client), AnonymousUser)
    logged = RightsChange.objects.filter(what="identity").order_by("pk").values_list("by", "after")
    assert list(logged) == [(administrator.pk, "绑定"), (administrator.pk, "解除绑定")]


def test_an_administrator_does_not_link_themselves_or_a_superuser_or_nobody(administrator: User, person: User):
    superuser = User.objects.create_superuser("root", password=PASSWORD, full_name="超级")
    for user in (administrator, superuser, User.objects.importer()):
        with pytest.raises(Refused):
            link_for(user, ME, by=administrator)
    with pytest.raises(Refused):
        link_for(person, ME, by=cast.editor())
    with pytest.raises(Refused):
        link_for(person, " ", by=administrator)
    link_for(superuser, ME, by=User.objects.create_superuser("other", password=PASSWORD, full_name="另一"))
    with pytest.raises(Refused):
        unlink_for(superuser, by=administrator)


def test_the_link_goes_with_who_leaves(person: User, administrator: User):
    linked(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    person.refresh_from_db()
    take_name_away(person, by=administrator)
    assert not Identity.objects.exists()


# ── roles and departments ──


def mapped(**rows: str | Department) -> None:
    for value, right in rows.items():
        is_role = isinstance(right, str)
        ClaimMapping.objects.create(value=value, **({"role": right} if is_role else {"department": right}))


def test_a_role_the_provider_takes_back_is_gone_at_the_next_sign_in(provider: Provider, person: User):
    mapped(sh=Role.REVIEWER, bj=Role.EDITOR)
    linked(person)
    provider.claims = {"roles": ["bj", "unheard-of"]}
    client = Client()
    round_trip(client)
    assert set(person.groups.values_list("name", flat=True)) == set()
    line = RightsChange.objects.get(user=person, what="roles")
    assert (line.before, line.after, line.by, line.actor) == ("审核员", "", None, "统一身份认证")
    assert [(one.user, one.role) for one in ProposedRight.objects.all()] == [(person, "编辑")]


def test_a_role_no_row_speaks_of_is_never_touched(provider: Provider, person: User):
    mapped(bj=Role.EDITOR)
    provider.claims = {"roles": []}
    linked(person)
    round_trip(Client())
    assert person.groups.get().name == "审核员"


def test_a_claim_that_was_not_sent_says_nothing(provider: Provider, person: User):
    mapped(sh=Role.REVIEWER)
    linked(person)
    round_trip(Client())
    assert person.groups.get().name == "审核员"
    provider.claims = {"roles": None}
    round_trip(Client())
    assert person.groups.get().name == "审核员"


def test_what_the_provider_gives_counts_with_an_administrators_yes(person: User, administrator: User):
    mapped(sh=Role.REVIEWER, fb=Role.PUBLISHER)
    follow(person, ClaimValues(frozenset({"sh", "fb"}), None))
    assert person.groups.get().name == "审核员"
    desk = signed_in(administrator)
    assert "/sign-on/proposals/" in desk.get("/inbox/").content.decode()
    proposed = ProposedRight.objects.get()
    page = desk.get(PROPOSALS).content.decode()
    assert "发布人" in page
    desk.post(PROPOSALS, {"proposed": proposed.pk, "agree": "1"})
    assert set(person.groups.values_list("name", flat=True)) == {"审核员", "发布人"}
    assert not ProposedRight.objects.exists()
    assert RightsChange.objects.filter(user=person, what="roles", by=administrator).count() == 1
    assert "没有办理" in desk.post(PROPOSALS, {"proposed": proposed.pk, "agree": "1"}, follow=True).content.decode()


def test_a_no_is_asked_once_while_the_provider_says_the_same(person: User, administrator: User):
    mapped(fb=Role.PUBLISHER)
    says, silent = ClaimValues(frozenset({"fb"}), None), ClaimValues(frozenset(), None)
    follow(person, says)
    signed_in(administrator).post(PROPOSALS, {"proposed": ProposedRight.objects.get().pk, "decline": "1"})
    follow(person, says)
    assert not ProposedRight.objects.waiting().exists()
    follow(person, silent)
    follow(person, says)
    assert ProposedRight.objects.waiting().count() == 1


def test_nobody_agrees_to_their_own(administrator: User):
    mapped(fb=Role.PUBLISHER)
    follow(administrator, ClaimValues(frozenset({"fb"}), None))
    client = signed_in(administrator)
    page = client.post(PROPOSALS, {"proposed": ProposedRight.objects.get().pk, "agree": "1"}, follow=True)
    assert "由另一位管理员同意" in page.content.decode()
    assert administrator.groups.get().name == "管理员"


def test_departments_follow_like_roles_and_a_merged_one_by_its_successor(administrator: User):
    old, new, other = list(Department.objects.order_by("pk")[:3])
    person = cast.officer(other)
    Department.objects.filter(pk=old.pk).update(merged_into=new, is_active=False)
    mapped(a=old, b=other)
    follow(person, ClaimValues(None, frozenset({"a"})))
    assert not person.departments.exists()
    proposed = ProposedRight.objects.get()
    assert proposed.department == new
    signed_in(administrator).post(PROPOSALS, {"proposed": proposed.pk, "agree": "1"})
    assert person.departments.get() == new


def test_a_role_that_needs_a_department_waits_for_one(person: User, administrator: User):
    mapped(tb=Role.OFFICER)
    follow(person, ClaimValues(frozenset({"tb"}), None))
    page = signed_in(administrator).post(
        PROPOSALS, {"proposed": ProposedRight.objects.get().pk, "agree": "1"}, follow=True
    )
    assert "须填写所属部门" in page.content.decode()
    assert person.groups.get().name == "审核员"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"roles": ["a", "b"]}, {"a", "b"}),
        ({"roles": "a"}, {"a"}),
        ({"roles": []}, set()),
        ({"roles": [1, "a", None]}, {"a"}),
        ({"roles": {"a": 1}}, None),
        ({"roles": 7}, None),
        ({}, None),
    ],
)
def test_values_are_read_from_what_providers_send(claims: dict, said: set | None):
    assert ClaimValues.of(claims).roles == said


def test_a_claim_within_a_claim_is_found_by_its_way(settings: Settings):
    settings.OIDC_ROLE_CLAIM = "realm_access.roles"
    assert ClaimValues.of({"realm_access": {"roles": ["a"]}}).roles == {"a"}
    assert ClaimValues.of({"realm_access": "a"}).roles is None
    assert ClaimValues.of({"realm_access.roles": ["b"], "realm_access": {"roles": ["a"]}}).roles == {"b"}


def test_who_may_write_the_rows_and_see_the_proposals(administrator: User, person: User):
    desk = signed_in(administrator)
    rows = "/admin/indicators/claimmapping/"
    assert desk.post(f"{rows}add/", {"value": "sh", "role": "审核员"}).status_code == 302
    assert "选填一个" in desk.post(f"{rows}add/", {"value": "sh", "role": ""}).content.decode()
    assert "已经有这一行" in desk.post(f"{rows}add/", {"value": "sh", "role": "审核员"}).content.decode()
    assert "/sign-on/proposals/" in desk.get(rows).content.decode()
    row = ClaimMapping.objects.get()
    for visitor in (cast.reviewer(), cast.editor(), cast.publisher(), cast.leader(), cast.officer(cast.department())):
        client = signed_in(visitor)
        for page in (PROPOSALS, f"/sign-on/of/{person.pk}/"):
            assert (client.get(page).status_code, client.post(page).status_code) == (403, 403)
        assert client.get(rows).status_code in (302, 403)
    assert Client().get(PROPOSALS)["Location"].startswith("/login/")
    assert desk.post(f"{rows}{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not ClaimMapping.objects.exists()


# ── the day it fails ──


def test_by_password_only_the_emergency_account_comes_in(person: User, emergency: User, settings: Settings):
    settings.PASSWORD_SIGN_IN = False
    page = Client().get("/login/").content.decode()
    assert 'href="/sign-on/"' in page
    assert "<details>" in page
    client = Client()
    answer = client.post("/login/", {"username": person.username, "password": PASSWORD})
    assert "只供应急账号使用" in answer.content.decode()
    assert isinstance(who(client), AnonymousUser)
    assert outcomes() == []
    client.post("/login/", {"username": emergency.username.upper(), "password": PASSWORD})
    assert who(client) == emergency


def test_a_wrong_password_and_a_right_one_are_refused_alike(person: User, emergency: User, settings: Settings):
    settings.PASSWORD_SIGN_IN = False
    answers = {
        re.sub(
            r'value="\w{64}"',
            "",
            Client().post("/login/", {"username": person.username, "password": word}).content.decode(),
        )
        for word in (PASSWORD, "wrong-wrong")
    }
    assert len(answers) == 1


def test_the_emergency_account_is_linked_to_nothing_and_follows_nobody(emergency: User, administrator: User):
    mapped(gl=Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="应急账号"):
        link_for(emergency, ME, by=administrator)
    follow(emergency, ClaimValues(frozenset(), frozenset()))
    assert emergency.groups.get().name == "管理员"
    assert "应急账号" in signed_in(emergency).get(OWN).content.decode()


def test_an_emergency_account_that_could_not_come_in_is_said(administrator: User, emergency: User):
    desk = signed_in(administrator)
    assert "BREAK_GLASS" not in desk.get(PROPOSALS).content.decode()
    User.objects.filter(pk=emergency.pk).update(is_active=False)
    assert "BREAK_GLASS" in desk.get(PROPOSALS).content.decode()


# ── the rest is as ever ──


def test_a_code_is_asked_of_who_came_in_by_the_sign_on(person: User):
    publisher = linked(cast.publisher())
    client = Client()
    round_trip(client)
    assert who(client) == publisher
    asked = client.post("/admin/reports/report/2019/publishing/withdraw/", {"reason": "有误", "note": "有误"})
    assert asked.status_code == 403
    assert "动态码" in asked.content.decode()


def test_an_administrator_is_asked_for_a_code_before_linking_another(
    person: User, administrator: User, settings: Settings
):
    settings.SECOND_FACTOR = True
    desk = signed_in(administrator)
    desk.post(f"/sign-on/of/{person.pk}/", {"link": "1", "subject": ME})
    assert not Identity.objects.exists()


def test_a_session_ends_by_itself_as_any_other(person: User):
    linked(person)
    now = datetime.now(UTC)
    client = Client()
    round_trip(client)
    with time_machine.travel(now + timedelta(minutes=29)):
        assert who(client) == person
    with time_machine.travel(now + timedelta(minutes=61)):
        assert isinstance(who(client), AnonymousUser)


def test_signing_out_ends_it_here(person: User):
    linked(person)
    client = Client()
    round_trip(client)
    client.post("/logout/")
    assert isinstance(who(client), AnonymousUser)
    assert not Session.objects.filter(session_key=client.session.session_key).exists() or not client.session.get(
        "_auth_user_id"
    )


def test_every_page_the_manual_names_of_it_is_there():
    named = {name for passage in every_passage() for name in passage.pages if name.startswith(OF_EXTRAS)}
    assert sorted(named) == ["indicators_claimmapping_*", "second_factor*", "sign_on_*"]
    assert [name for name in named if not any(fnmatchcase(one, name) for one in names())] == []


def test_help_speaks_of_these_pages():
    for page in ("second_factor", "second_factor_set_up"):
        assert passage_on(page, AnonymousUser()).anchor == "second-factor"
    for page in ("sign_on_own", "sign_on_of", "sign_on_proposals", "indicators_claimmapping_changelist"):
        passage = passage_on(page, AnonymousUser())
        assert passage is not None
        assert "统一身份认证" in passage.title


def test_a_secret_goes_to_no_address_that_is_not_encrypted():
    assert encrypted_page("X", "https://sso.example") == "https://sso.example"
    assert encrypted_page("X", "http://127.0.0.1:8000/token") == "http://127.0.0.1:8000/token"
    with pytest.raises(ImproperlyConfigured, match="https"):
        encrypted_page("X", "http://sso.example/token")


@pytest.fixture(autouse=True)
def no_token_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert "eyJ" not in caplog.text

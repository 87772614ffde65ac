"""The day the sign-on fails, and what stays as it is on every other day."""

import re
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django.fixtures import Settings

from hanyang_report.environment import encrypted_page
from hanyang_report.manual.finding import passage_on
from hanyang_report.manual.text import every_passage
from hanyang_report.sign_on.following import ClaimValues, follow
from hanyang_report.sign_on.linking import link_for
from indicators.models import Identity, User
from indicators.office.roles import Role
from indicators.office.steps import Refused
from tests import cast
from tests.addresses import names
from tests.hanyang_report.manual.test_manuals import OF_EXTRAS
from tests.pressed import signed_in
from tests.sign_on.walking import (
    ME,
    OWN,
    PASSWORD,
    PROPOSALS,
    linked,
    mapped,
    outcomes,
    round_trip,
    who,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded", "provider")]


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

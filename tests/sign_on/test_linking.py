"""Which account an identity is: by its owner or an administrator, never by name."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from hanyang_report.personal.leaving import take_name_away
from hanyang_report.sign_on.linking import link_for, link_own, unlink_for
from indicators.models import Identity, RightsChange, User
from indicators.office.steps import Refused
from tests import cast
from tests.pressed import signed_in
from tests.sign_on.walking import (
    ME,
    OWN,
    PASSWORD,
    linked,
    round_trip,
    who,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded", "provider")]


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

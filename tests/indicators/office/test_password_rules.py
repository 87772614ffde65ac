"""How long a password serves, and which may not come back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from indicators.models import PastPassword
from indicators.office.password_rules import is_due
from tests import cast

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 3, 1, 1, 0, tzinfo=UTC)
WORDS = ["first-quiet-lake", "second-quiet-lake", "third-quiet-lake", "fourth-quiet-lake"]


def with_passwords(count: int):
    person = cast.officer()
    for word in WORDS[:count]:
        person.set_password(word)
        person.save()
    return person


def refused(word: str, person) -> bool:
    try:
        validate_password(word, person)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(("history", "may_not_return"), [(0, WORDS[3:]), (1, WORDS[3:]), (3, WORDS[1:])])
def test_so_many_passwords_may_not_come_back(settings, history: int, may_not_return: list[str]):
    settings.PASSWORD_HISTORY = history
    person = with_passwords(4)
    assert [word for word in WORDS if refused(word, person)] == may_not_return
    assert PastPassword.objects.filter(user=person).count() == max(history, 1)


def test_a_password_from_before_it_was_held_does_not_come_back_either():
    person = with_passwords(1)
    PastPassword.objects.all().delete()
    assert refused(WORDS[0], person)


def test_one_persons_passwords_are_nobody_elses_business(settings):
    settings.PASSWORD_HISTORY = 3
    with_passwords(2)
    assert not refused(WORDS[0], cast.reviewer())


def test_the_page_says_the_rule(settings):
    settings.PASSWORD_HISTORY = 5
    assert "新密码不能与最近用过的5个密码相同。" in password_validators_help_texts()


@pytest.mark.parametrize(("passed", "due"), [(timedelta(days=90), False), (timedelta(days=90, seconds=1), True)])
def test_a_password_serves_its_days(settings, passed: timedelta, due: bool):
    settings.PASSWORD_DAYS = 90
    with time_machine.travel(NOW, tick=False) as clock:
        person = with_passwords(1)
        clock.shift(passed)
        assert is_due(person) is due
        person.set_password(WORDS[1])
        person.save()
        assert not is_due(person)


def test_one_set_before_it_was_held_is_as_old_as_its_account(settings):
    settings.PASSWORD_DAYS = 90
    with time_machine.travel(NOW, tick=False) as clock:
        person = with_passwords(1)
        PastPassword.objects.all().delete()
        clock.shift(timedelta(days=91))
        assert is_due(person)


def test_without_a_setting_none_is_due_nor_for_who_has_no_password(settings):
    with time_machine.travel(NOW, tick=False) as clock:
        person = with_passwords(1)
        clock.shift(timedelta(days=9999))
        assert not is_due(person)
        settings.PASSWORD_DAYS = 90
        assert not is_due(AnonymousUser())
        person.set_unusable_password()
        assert not is_due(person)


def test_who_is_due_chooses_a_new_one_and_goes_on(client, settings):
    settings.PASSWORD_DAYS = 90
    address = reverse("password")
    with time_machine.travel(NOW, tick=False) as clock:
        person = with_passwords(1)
        clock.shift(timedelta(days=91))
        client.force_login(person)
        assert client.get(reverse("inbox"))["Location"] == address
        assert "密码已用满90天" in client.get(address).content.decode()
        typed = {"old_password": WORDS[0], "new_password1": WORDS[1], "new_password2": WORDS[1]}
        client.post(address, typed)
        assert client.get(reverse("inbox")).status_code == 200

"""登录记录: who signed in, from where, and what failed; an attack can't bury it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from indicators.models import SignInAttempt, User
from indicators.office.signing_in import Outcome, note_success
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PASSWORD = "a-quiet-lake-27"


@pytest.fixture
def user() -> User:
    user = cast.reviewer()
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(username: str, password: str, address: str = "10.1.2.3") -> int:
    client = Client(REMOTE_ADDR=address, headers={"User-Agent": "Firefox"})
    return client.post("/login/", {"username": username, "password": password}).status_code


def outcomes(user: User | None) -> list[str]:
    return list(SignInAttempt.objects.filter(user=user).order_by("pk").values_list("outcome", flat=True))


def test_a_sign_in_says_who_from_where_and_with_what(user: User):
    assert sign_in(user.username, PASSWORD) == 302
    line = SignInAttempt.objects.get()
    assert (line.user, line.outcome, line.address, line.browser) == (user, Outcome.SUCCESS, "10.1.2.3", "Firefox")


def test_failures_are_told_apart(user: User):
    sign_in(user.username, "wrong")
    User.objects.filter(pk=user.pk).update(is_active=False)
    sign_in(user.username, PASSWORD)
    assert outcomes(user) == [Outcome.FAILURE, Outcome.CLOSED]


def test_what_no_account_is_called_is_not_kept_since_it_may_be_a_password():
    sign_in("My-Secret-Word-1", "x")
    line = SignInAttempt.objects.get()
    assert (line.user, line.outcome) == (None, Outcome.FAILURE)
    assert "My-Secret" not in str([getattr(line, field.attname) for field in line._meta.fields])
    assert str(line) == "没有这个账号：用户名或密码错误"


def test_every_failure_has_its_line_and_a_lock_is_said_once(user: User):
    for _ in range(9):
        sign_in(user.username, "wrong")
    assert outcomes(user) == [Outcome.FAILURE] * 5 + [Outcome.LOCKED]


def test_a_lock_of_another_day_is_said_again(user: User, settings):
    with time_machine.travel("2026-03-01 09:00+08:00") as clock:
        for _ in range(6):
            sign_in(user.username, "wrong")
        clock.shift(settings.AXES_COOLOFF_TIME + timedelta(minutes=1))
        for _ in range(6):
            sign_in(user.username, "wrong")
    assert outcomes(user).count(Outcome.LOCKED) == 2


def test_a_form_half_filled_in_is_no_attempt(user: User):
    sign_in(user.username, "")
    sign_in("", PASSWORD)
    assert not SignInAttempt.objects.exists()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("", None),
        ("unix:", None),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("10.1.2.3", "10.1.2.3"),
    ],
)
def test_a_strange_address_stops_nobody(user: User, address: str, kept: str | None):
    note_success(user, address=address, browser="")
    assert SignInAttempt.objects.get().address == kept


def test_a_browsers_name_of_any_length_fits(user: User):
    Client(headers={"User-Agent": "x" * 5000}).post("/login/", {"username": user.username, "password": PASSWORD})
    assert len(SignInAttempt.objects.get().browser) == 200

"""Five wrong passwords shut an account to an address; ten accounts shut an address, but not to a browser it knows."""

from datetime import timedelta
from ipaddress import ip_network
from itertools import count

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from hanyang_report.door.lockout import COOKIE, MOST_ACCOUNTS
from indicators.models import User
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PASSWORD, BUILDING, ELSEWHERE = "a-quiet-lake-27", "192.0.2.7", "192.0.2.8"
LOCK = settings.AXES_COOLOFF_TIME
names = count(1)


@pytest.fixture
def user() -> User:
    return with_password(cast.reviewer())


def with_password(person: User) -> User:
    person.set_password(PASSWORD)
    person.save()
    return person


def tried(user: User | str, password: str, address: str = BUILDING, browser: Client | None = None, **meta: str) -> bool:
    """Whether that signs in."""
    browser = browser or Client()
    response = browser.post("/login/", {"username": str(getattr(user, "username", user)), "password": password},
                            REMOTE_ADDR=address, **meta)  # fmt: skip
    signed_in = response.status_code == 302
    browser.cookies.pop("sessionid", None)
    return signed_in


def spray(accounts: int, address: str = BUILDING, **meta: str) -> None:
    """One password over so many accounts, once each."""
    for _ in range(accounts):
        tried(f"somebody{next(names)}", "123456", address, **meta)


# ── an account from an address ──


@pytest.mark.parametrize(("failures", "is_open"), [(4, True), (5, False)])
def test_the_fifth_wrong_password_shuts_the_account_to_that_address(user: User, failures: int, is_open: bool):
    for _ in range(failures):
        tried(user, "wrong")
    assert tried(user, PASSWORD) is is_open
    assert tried(user, PASSWORD, ELSEWHERE), "from elsewhere it is open"
    assert tried(with_password(cast.editor()), PASSWORD), "others sign in from there"


def test_it_opens_again_after_a_quarter_of_an_hour(user: User):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            tried(user, "wrong")
        clock.shift(LOCK + timedelta(seconds=1))
        assert tried(user, PASSWORD)


def test_a_success_clears_its_own_account_from_its_own_address_only(user: User):
    other = with_password(cast.editor())
    for person, address in ((user, BUILDING), (user, ELSEWHERE), (other, BUILDING)):
        for _ in range(4):
            tried(person, "wrong", address)
    assert tried(user, PASSWORD, BUILDING)
    for person, address, is_open in ((user, BUILDING, True), (user, ELSEWHERE, False), (other, BUILDING, False)):
        tried(person, "wrong", address)
        assert tried(person, PASSWORD, address) is is_open


def test_behind_a_trusted_proxy_one_officer_is_not_shut_out_by_another(user: User, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    for _ in range(5):
        tried(user, "wrong", "127.0.0.1", HTTP_X_FORWARDED_FOR=ELSEWHERE)
    assert tried(user, PASSWORD, "127.0.0.1", HTTP_X_FORWARDED_FOR=BUILDING)
    assert not tried(user, PASSWORD, "127.0.0.1", HTTP_X_FORWARDED_FOR=ELSEWHERE)


def test_a_made_up_address_opens_no_shut_account(user: User):
    for number in range(5):
        tried(user, "wrong", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert not tried(user, PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.99")


# ── an address that tries one account after the other ──


@pytest.mark.parametrize(("accounts", "is_open"), [(MOST_ACCOUNTS - 1, True), (MOST_ACCOUNTS, False)])
def test_one_password_over_ten_accounts_shuts_the_address(user: User, accounts: int, is_open: bool):
    spray(accounts)
    assert tried(user, PASSWORD) is is_open
    assert tried(user, PASSWORD, ELSEWHERE)


def test_many_failures_over_few_accounts_are_a_building_not_an_attack(user: User):
    people = [f"person-{number}" for number in range(MOST_ACCOUNTS - 1)]
    for name in people * 4:
        tried(name, "wrong")
    assert tried(user, PASSWORD)


def test_spellings_of_one_name_are_one_account(user: User):
    for name in ("lihua", "LiHua", "ＬＩＨＵＡ", "lihua ", "LIHUA", "lihUa", "liHua", "Lihua", "lIhua", "ｌihua"):
        tried(name, "wrong")
    assert tried(user, PASSWORD)


def test_the_address_opens_again_after_a_quarter_of_an_hour(user: User):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        spray(MOST_ACCOUNTS)
        clock.shift(LOCK)
        assert not tried(user, PASSWORD)
        clock.shift(LOCK + timedelta(seconds=1))
        assert tried(user, PASSWORD)


def test_who_signed_in_before_from_this_browser_is_never_shut_out_by_the_address(user: User):
    browser = Client()
    assert tried(user, PASSWORD, browser=browser)
    spray(MOST_ACCOUNTS)
    assert tried(user, PASSWORD, browser=browser)
    assert not tried(user, PASSWORD), "another browser at the same address"


def test_a_known_browser_is_shut_out_by_five_wrong_passwords_like_any_other(user: User):
    browser = Client()
    assert tried(user, PASSWORD, browser=browser)
    for _ in range(5):
        tried(user, "wrong", browser=browser)
    assert not tried(user, PASSWORD, browser=browser)


def test_a_forged_mark_of_an_earlier_success_is_worth_nothing(user: User):
    browser = Client()
    browser.cookies[COOKIE] = "1:forged"
    spray(MOST_ACCOUNTS)
    assert not tried(user, PASSWORD, browser=browser)


def test_the_mark_is_kept_from_scripts_and_sent_to_no_other_address(user: User):
    browser = Client()
    tried(user, PASSWORD, browser=browser)
    mark = browser.cookies[COOKIE]
    assert (mark["httponly"], mark["samesite"], mark["path"]) == (True, "Lax", "/login/")

"""第二重验证 as people meet it, from the first code to a lost phone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from hanyang_report.second_factor.devices import new_recovery_codes
from indicators.models import RightsChange, SignInAttempt, User
from indicators.office.roles import Role
from reports.models import Report
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
NOW = datetime(2021, 3, 1, 1, 0, 10, tzinfo=UTC)
PASSWORD = "a-quiet-lake-27"
HERE, SET_UP = "/second-factor/", "/second-factor/set-up/"
CORRECT = "/admin/reports/report/2019/publishing/correct/"
WITHDRAW = "/admin/reports/report/2019/publishing/withdraw/"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def person(clock: time_machine.Traveller) -> User:
    return with_password(cast.publisher())


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def phone_of(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="手机", confirmed=True)


def code(phone: TOTPDevice) -> str:
    return f"{totp(phone.bin_key):06d}"


def prove(client: Client, phone: TOTPDevice) -> int:
    return client.post(HERE, {"code": code(phone), "next": CORRECT}).status_code


def withdrawn() -> bool:
    return hasattr(Report.objects.get(year=2019).last_edition, "withdrawal")


def test_a_phone_is_set_up_with_password_and_first_code(person: User):
    client = signed_in(person)
    page = client.get(SET_UP).content.decode()
    assert "<svg" in page
    phone = TOTPDevice(user=person, key=client.session["second_factor_key"])
    wrong = client.post(SET_UP, {"password": PASSWORD, "code": "000000"}).content.decode()
    assert "这不是手机上现在显示的数字" in wrong
    assert "密码不对" in client.post(SET_UP, {"password": "wrong", "code": code(phone)}).content.decode()
    assert not TOTPDevice.objects.exists()
    shown = client.post(SET_UP, {"password": PASSWORD, "code": code(phone)}).content.decode()
    assert TOTPDevice.objects.get().user == person
    assert all(token in shown for token in StaticToken.objects.values_list("token", flat=True))
    assert StaticToken.objects.count() == 10
    assert client.get(CORRECT).status_code == 200
    assert RightsChange.objects.filter(user=person, what="second_factor", after="启用", by=person).exists()


def test_who_opens_a_page_that_asks_is_led_to_the_code_and_back(person: User):
    client, phone = signed_in(person), phone_of(person)
    answer = client.get(CORRECT)
    assert answer["Location"].startswith(f"{HERE}?next=")
    assert client.get(answer["Location"]).status_code == 200
    answer = client.post(answer["Location"], {"code": code(phone)})
    assert answer["Location"] == CORRECT
    assert client.get(CORRECT).status_code == 200


def test_a_publisher_without_second_factor_cannot_withdraw_and_what_they_wrote_is_kept(person: User):
    client = signed_in(person)
    answer = client.post(WITHDRAW, {"reason": "有一处错误"}, headers={"Origin": "http://testserver"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "您还没有设置手机" in page
    assert fields(page)["reason"] in ("有一处错误", ["有一处错误"])
    assert not withdrawn()


def test_what_was_sent_goes_on_with_the_code(person: User):
    client, phone = signed_in(person), phone_of(person)
    sent = {"reason": "有一处错误"}
    assert client.post(WITHDRAW, sent | {"second_factor_code": "123"}).status_code == 403
    assert not withdrawn()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(WITHDRAW, sent | {"second_factor_code": code(phone)}).status_code == 302
    assert withdrawn()


def test_a_proof_lasts_fifteen_minutes(person: User, clock: time_machine.Traveller):
    client, phone = signed_in(person), phone_of(person)
    prove(client, phone)
    clock.move_to(NOW + timedelta(minutes=15))
    assert client.get(CORRECT).status_code == 200
    clock.move_to(NOW + timedelta(minutes=15, seconds=1))
    assert client.get(CORRECT).status_code == 302


def test_a_code_works_once(person: User):
    first, second, phone = signed_in(person), signed_in(person), phone_of(person)
    assert prove(first, phone) == 302
    assert prove(second, phone) == 200
    assert second.get(CORRECT).status_code == 302


def test_a_proof_is_of_one_session(person: User):
    first, second, phone = signed_in(person), signed_in(person), phone_of(person)
    key = first.session.session_key
    prove(first, phone)
    assert first.session.session_key != key
    assert second.get(CORRECT).status_code == 302


def test_another_persons_code_is_none(person: User):
    phone_of(person)
    assert prove(signed_in(person), phone_of(cast.publisher())) == 200


@pytest.mark.parametrize("spelled", [str.upper, lambda token: f" {token[:4]} {token[4:]} "])
def test_a_recovery_code_works_once_however_it_is_typed(person: User, spelled):
    phone_of(person)
    token = new_recovery_codes(person)[0]
    client = signed_in(person)
    assert client.post(HERE, {"code": spelled(token)}).status_code == 302
    assert client.get(CORRECT).status_code == 200
    assert StaticToken.objects.count() == 9
    assert signed_in(person).post(HERE, {"code": token}).status_code == 200


def test_full_width_digits_are_digits(person: User):
    phone, client = phone_of(person), signed_in(person)
    wide = code(phone).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert client.post(HERE, {"code": wide}).status_code == 302


def test_wrong_codes_count_in_the_lockout(person: User, clock: time_machine.Traveller):
    client, phone = signed_in(person), phone_of(person)
    for number in range(5):
        clock.shift(timedelta(seconds=2**number + 1))
        answer = client.post(HERE, {"code": "000000"})
    assert answer.status_code == 429
    assert "暂时不能登录" in answer.content.decode()
    assert AccessAttempt.objects.get().failures_since_start == 5
    outcomes = list(SignInAttempt.objects.filter(user=person).values_list("outcome", flat=True))
    assert outcomes.count("wrong_code") == 5
    assert outcomes.count("locked") == 1
    clock.shift(timedelta(minutes=5))
    assert prove(client, phone) == 429  # the right one, too
    assert Client().post("/login/", {"username": person.username, "password": PASSWORD}).status_code == 429


def test_signing_in_again_gives_no_new_tries(person: User):
    """django-otp makes each wrong code wait longer, whatever else succeeded meanwhile."""
    phone = phone_of(person)
    signed_in(person).post(HERE, {"code": "000000"})
    again = Client()
    again.post("/login/", {"username": person.username, "password": PASSWORD})
    assert "请稍等片刻" in again.post(HERE, {"code": code(phone)}).content.decode()


def test_another_administrator_resets_a_lost_phone_and_what_was_proved_ends(person: User):
    client, phone = signed_in(person), phone_of(person)
    prove(client, phone)
    administrator = cast.administrator()
    desk = signed_in(administrator)
    address = f"{HERE}reset/{person.pk}/"
    assert desk.post(address).status_code == 403  # with a code of their own only
    prove(desk, phone_of(administrator))
    assert address in desk.get(reverse("admin:indicators_user_change", args=[person.pk])).content.decode()
    assert desk.post(address).status_code == 302
    assert not TOTPDevice.objects.filter(user=person).exists()
    assert client.get(CORRECT).status_code == 302
    line = RightsChange.objects.get(what="second_factor", user=person)
    assert (line.after, line.by, line.door) == ("重置", administrator, "page")


def test_nobody_resets_themselves(person: User):
    administrator = cast.administrator()
    desk = signed_in(administrator)
    prove(desk, phone_of(administrator))
    desk.post(f"{HERE}reset/{administrator.pk}/")
    assert TOTPDevice.objects.filter(user=administrator).exists()


@pytest.mark.parametrize("who", [cast.officer, cast.publisher, cast.reviewer, cast.leader])
def test_only_an_administrator_resets(person: User, who):
    phone_of(person)
    other = who()
    client = signed_in(other)
    prove(client, phone_of(other))
    assert client.post(f"{HERE}reset/{person.pk}/").status_code == 403
    assert TOTPDevice.objects.filter(user=person).exists()


def test_on_the_machine_itself_a_command_resets_and_is_logged_as_such(person: User):
    with pytest.raises(CommandError, match="还没有设置"):
        call_command("reset_second_factor", person.username)
    phone_of(person)
    call_command("reset_second_factor", person.username)
    line = RightsChange.objects.get(what="second_factor", user=person)
    assert (line.after, line.by, line.door) == ("重置", None, "command")


def test_a_second_phone_asks_for_the_first(person: User):
    client, phone = signed_in(person), phone_of(person)
    assert client.get(SET_UP)["Location"].startswith(HERE)
    prove(client, phone)
    client.get(SET_UP)
    other = TOTPDevice(user=person, key=client.session["second_factor_key"])
    client.post(SET_UP, {"password": PASSWORD, "code": code(other)})
    assert TOTPDevice.objects.get(user=person).key == other.key


def test_new_recovery_codes_end_the_old(person: User):
    client, phone = signed_in(person), phone_of(person)
    old = new_recovery_codes(person)
    assert client.post(f"{HERE}recovery-codes/").status_code == 403
    prove(client, phone)
    assert client.post(f"{HERE}recovery-codes/").status_code == 200
    assert not StaticToken.objects.filter(token__in=old).exists()
    assert StaticToken.objects.count() == 10


def test_the_way_onward_stays_on_this_site(person: User):
    client, phone = signed_in(person), phone_of(person)
    answer = client.post(HERE, {"code": code(phone), "next": "https://elsewhere.example/"})
    assert answer["Location"] == HERE


@pytest.mark.parametrize("address", [HERE, SET_UP, f"{HERE}reset/1/"])
def test_who_has_not_signed_in_is_sent_to_the_login_page(client: Client, address: str):
    assert client.get(address)["Location"].startswith("/login/")


def test_what_phones_hold_is_in_no_page_of_the_admin():
    assert not [model for model in admin.site._registry if model._meta.app_label.startswith("otp_")]


def test_readers_are_asked_nothing(client: Client):
    for address in ("/", "/reports/2019/", "/indicators/"):
        assert client.get(address).status_code == 200


def test_the_working_day_begins_without_a_code(clock):
    for role in Role:
        page = signed_in(cast.person(role)).get("/inbox/")
        assert page.status_code == 200, role


def test_a_session_whose_time_is_up_is_nobodys_for_not_one_request_more(person: User, clock, settings):
    after = settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1
    time_outs = "hanyang_report.door.time_outs.TimeOuts"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:after], time_outs, *settings.MIDDLEWARE[after:]]
    settings.SESSION_IDLE_MINUTES = 30
    client = signed_in(person)
    assert client.get("/inbox/").status_code == 200
    clock.shift(timedelta(minutes=31))
    assert client.get("/inbox/")["Location"].startswith("/login/")

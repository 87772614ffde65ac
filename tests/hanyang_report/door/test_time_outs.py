"""A session ends by itself where the district says when."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client, override_settings

from hanyang_report.door.time_outs import is_over
from tests import cast

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 3, 1, 1, 0, tzinfo=UTC)
TIME_OUTS = "hanyang_report.door.time_outs.TimeOuts"


@pytest.fixture
def limited():
    after = settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1
    installed = [*settings.MIDDLEWARE[:after], TIME_OUTS, *settings.MIDDLEWARE[after:]]
    with override_settings(MIDDLEWARE=installed, SESSION_IDLE_MINUTES=30, SESSION_HOURS=8):
        yield


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(("seconds", "over"), [(30 * 60, False), (30 * 60 + 1, True)])
def test_idle_for_too_long(seconds: int, over: bool):
    assert is_over(seconds, began=0, seen=0) is over


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(("seconds", "over"), [(8 * 3600, False), (8 * 3600 + 1, True)])
def test_at_work_for_too_long(seconds: int, over: bool):
    assert is_over(seconds, began=0, seen=seconds) is over


@override_settings(SESSION_IDLE_MINUTES=0, SESSION_HOURS=0)
def test_nought_is_no_limit():
    assert not is_over(10**9, began=0, seen=0)


def test_without_a_setting_nothing_looks_at_sessions():
    assert TIME_OUTS not in settings.MIDDLEWARE


@pytest.mark.usefixtures("limited")
def test_who_is_away_for_half_an_hour_signs_in_again_and_who_works_on_stays():
    with time_machine.travel(NOW, tick=False) as clock:
        client = Client()
        client.force_login(cast.reviewer())
        for _ in range(3):
            assert client.get("/inbox/").status_code == 200
            clock.shift(timedelta(minutes=30))
        assert client.get("/inbox/").status_code == 200
        clock.shift(timedelta(minutes=30, seconds=1))
        assert client.get("/inbox/").status_code == 302
        assert SESSION_KEY not in client.session


@pytest.mark.usefixtures("limited")
def test_after_eight_hours_the_busiest_sign_in_again():
    with time_machine.travel(NOW, tick=False) as clock:
        client = Client()
        client.force_login(cast.reviewer())
        for _ in range(8 * 3 + 1):
            assert client.get("/inbox/").status_code == 200
            clock.shift(timedelta(minutes=20))
        assert client.get("/inbox/").status_code == 302


@pytest.mark.usefixtures("limited")
def test_readers_are_not_looked_at():
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers

"""Work on somebody's file: few at once, so often an hour, and no word of it in a log."""

import logging
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from hanyang_report.door.in_turn import (
    AT_ONCE,
    BROKEN,
    BUSY,
    PUBLIC_RATE,
    TOO_OFTEN,
    NotNow,
    in_turn,
    kept_by_nobody,
    status_of,
)
from hanyang_report.door.turns import turn
from indicators.models import User
from reports.reading.refusals import Refused

WORK = "reading"
WORDS = "没有人该读到的话"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Nobody else's turns."""
    settings.DATA_DIR = tmp_path


def asked(user: User | AnonymousUser | None = None) -> HttpRequest:
    request = RequestFactory().post("/check/")
    request.user = user or User(username="zhao")
    return request


def refusal(request: HttpRequest) -> NotNow:
    with pytest.raises(NotNow) as refused:
        in_turn(request, WORK, lambda: "never")
    return refused.value


def test_what_was_made_is_handed_on() -> None:
    assert in_turn(asked(), WORK, lambda: "made") == "made"


def test_one_more_than_may_at_once_is_asked_to_come_back() -> None:
    with ExitStack() as held:
        for _ in range(AT_ONCE - 1):
            assert held.enter_context(turn(WORK, AT_ONCE))
        assert in_turn(asked(), WORK, lambda: "the last turn") == "the last turn"
        assert held.enter_context(turn(WORK, AT_ONCE))
        refused = refusal(asked())
    assert (str(refused), refused.status) == (BUSY, 503)
    assert in_turn(asked(), WORK, lambda: "free again") == "free again"


def test_who_is_not_signed_in_may_so_often_an_hour_and_who_is_may_go_on() -> None:
    for _ in range(PUBLIC_RATE.times):
        in_turn(asked(AnonymousUser()), WORK, lambda: None)
    refused = refusal(asked(AnonymousUser()))
    assert (str(refused), refused.status) == (TOO_OFTEN, 429)
    assert in_turn(asked(AnonymousUser()), "other work", lambda: "made") == "made"
    assert in_turn(asked(), WORK, lambda: "made") == "made"


def test_an_error_of_ours_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise ValueError(WORDS)

    with caplog.at_level(logging.ERROR), pytest.raises(NotNow) as refused:
        in_turn(asked(), WORK, broken)
    assert (str(refused.value), refused.value.status) == (BROKEN, 500)
    assert refused.value.__cause__ is None
    assert "ValueError" in caplog.text
    assert "broken:" in caplog.text, "where it was"
    assert WORDS not in caplog.text


def test_a_refusal_of_the_file_passes_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    def refuses() -> None:
        raise Refused("打不开。")

    with pytest.raises(Refused, match="打不开。") as refused:
        in_turn(asked(), WORK, refuses)
    assert not isinstance(refused.value, NotNow)
    assert status_of(refused.value) == 200
    assert status_of(NotNow(BUSY, 503)) == 503
    assert caplog.records == []
    assert in_turn(asked(), WORK, lambda: "the turn was given back") == "the turn was given back"


def test_no_browser_keeps_the_answer_and_no_error_report_what_was_posted() -> None:
    request = asked()
    answer = kept_by_nobody(lambda _: HttpResponse("甲"))(request)
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert request.sensitive_post_parameters == "__ALL__"

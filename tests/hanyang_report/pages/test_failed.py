"""The machine fails: a sentence that says so, what was typed is given back, and nothing of a click stays behind."""

import errno
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client, RequestFactory

from hanyang_report.pages import failed
from hanyang_report.pages.failed import NothingFromMemory
from indicators.models import Evidence, Figure, FigureMove
from indicators.models.figure_steps import FigureVerb
from indicators.round import evidence
from tests import cast
from tests.posted import fields
from tests.uploads import upload

DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"


@pytest.fixture
def officer(loaded):
    cast.opened_round()
    return cast.officer(cast.department())


@pytest.fixture
def desk(officer) -> Client:
    client = Client(raise_request_exception=False, headers={"Origin": "http://testserver"})
    client.force_login(officer)
    return client


def filled_in(desk: Client, **more: Any) -> tuple[Figure, dict]:
    figure = cast.figure("court_hearing_observation_count")
    page = fields(desk.get(DESK).content.decode())
    return figure, page | {f"figure-{figure.pk}-value": ["9"], f"figure-{figure.pk}-note": ["“备注”"], **more}


@pytest.fixture
def full_database(db) -> Iterator[None]:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's way to be full")
    with connection.cursor() as cursor:
        # What earlier tests left free would still take a click's rows: it is filled first, and rolled back at the end.
        (free,) = cursor.execute("PRAGMA freelist_count").fetchone()
        (size,) = cursor.execute("PRAGMA page_size").fetchone()
        cursor.execute("CREATE TABLE filled (with_nothing BLOB)")
        cursor.execute(f"INSERT INTO filled VALUES (zeroblob({free * size}))")
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        (most,) = cursor.execute("PRAGMA max_page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield
        cursor.execute(f"PRAGMA max_page_count = {most}")


def entered() -> QuerySet[FigureMove]:
    return FigureMove.objects.filter(verb=FigureVerb.ENTER)


# ── no room ──


def test_a_full_database_gives_back_what_was_typed(desk: Client, full_database: None):
    figure, typed = filled_in(desk)
    typed[f"figure-{figure.pk}-note"] = ["长" * 500]
    typed |= {f"figure-{other.pk}-note": ["长" * 500] for other in Figure.objects.filter(department=figure.department)}
    response = desk.post(DESK, typed)
    page = response.content.decode()
    assert (response.status_code, "磁盘已满，没有保存" in page) == (507, True)
    assert re.search(rf'name="figure-{figure.pk}-value" value="9"', page)
    assert f'action="{DESK}"' in page
    assert not entered().exists(), "not one of them was written"


def test_a_number_without_room_for_its_proof_is_not_written(desk: Client, monkeypatch: pytest.MonkeyPatch):
    def no_room(*args: Any, **kwargs: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Evidence._meta.get_field("file").storage, "save", no_room)
    figure, typed = filled_in(desk)
    response = desk.post(DESK, typed | {f"figure-{figure.pk}-evidence": [upload("台账.pdf")]})
    page = response.content.decode()
    assert (response.status_code, "磁盘已满" in page, "台账.pdf" in page) == (507, True, True)
    figure.refresh_from_db()
    assert (figure.value, Evidence.objects.count(), entered().count()) == (None, 0, 0)


def test_a_proof_that_is_refused_by_the_figure_takes_its_number_back(desk: Client, monkeypatch: pytest.MonkeyPatch):
    def refused(*args: Any, **kwargs: Any) -> list[str]:
        raise evidence.ValidationError("数据已提交，不能再上传。")

    monkeypatch.setattr("indicators.round.entry_desk.entry.attach", refused)
    figure, typed = filled_in(desk)
    response = desk.post(DESK, typed | {f"figure-{figure.pk}-evidence": [upload("台账.pdf")]})
    figure.refresh_from_db()
    assert figure.value is None
    assert "数据已提交，不能再上传。" in response.content.decode()


def test_a_password_is_never_given_back(monkeypatch: pytest.MonkeyPatch, db):
    monkeypatch.setattr("hanyang_report.pages.account.SignIn.post", raising(OSError(errno.ENOSPC, "full")))
    client = Client(raise_request_exception=False, headers={"Origin": "http://testserver"})
    response = client.post("/login/", {"username": "lihua", "password": "kq7-ridge-plum"})
    assert response.status_code == 507
    assert "kq7-ridge-plum" not in response.content.decode()


def test_what_another_site_sent_is_not_offered_again(monkeypatch: pytest.MonkeyPatch, db):
    monkeypatch.setattr("hanyang_report.pages.account.SignIn.post", raising(OSError(errno.ENOSPC, "full")))
    client = Client(raise_request_exception=False, headers={"Origin": "https://elsewhere.example"})
    page = client.post("/login/", {"text": "trap"}).content.decode()
    assert "磁盘已满" in page
    assert "trap" not in page


def test_every_other_error_stays_an_error(monkeypatch: pytest.MonkeyPatch, db):
    monkeypatch.setattr("hanyang_report.pages.account.SignIn.post", raising(OSError(errno.EACCES, "denied")))
    client = Client(raise_request_exception=False)
    response = client.post("/login/", {"username": "lihua"})
    assert response.status_code == 500
    assert "服务器出了问题" in response.content.decode()


# ── no database ──


def test_a_database_lost_on_the_way_is_a_503(monkeypatch: pytest.MonkeyPatch, db):
    monkeypatch.setattr("hanyang_report.pages.account.SignIn.post", raising(OperationalError("connection lost")))
    client = Client(raise_request_exception=False)
    response = client.post("/login/", {"username": "lihua"})
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "no-store" in response["Cache-Control"]


@pytest.fixture
def middleware(settings, monkeypatch: pytest.MonkeyPatch) -> NothingFromMemory:
    settings.DATABASE_URL = "postgresql://nobody@127.0.0.1/report"
    return NothingFromMemory(lambda request: HttpResponse("from memory"))


def test_nothing_is_answered_from_memory_while_the_database_is_gone(
    middleware: NothingFromMemory, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(failed, "connection", a_connection(raising(OperationalError("no route"))))
    response = middleware(RequestFactory().get("/"))
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "from memory" not in response.content.decode()


def test_who_comes_a_moment_later_does_not_wait_for_it_again(
    middleware: NothingFromMemory, monkeypatch: pytest.MonkeyPatch
):
    now = [100.0]
    monkeypatch.setattr(failed, "monotonic", lambda: now[0])
    monkeypatch.setattr(failed, "connection", a_connection(raising(OperationalError("no route"))))
    assert middleware(RequestFactory().get("/")).status_code == 503
    monkeypatch.setattr(failed, "connection", a_connection(lambda: None))
    now[0] += 0.99
    assert middleware(RequestFactory().get("/")).status_code == 503
    now[0] += 0.01
    assert middleware(RequestFactory().get("/")).content == b"from memory"


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/figures/"])
def test_programs_are_told_in_their_language(middleware: NothingFromMemory, monkeypatch: pytest.MonkeyPatch, path: str):
    monkeypatch.setattr(failed, "connection", a_connection(raising(OperationalError("no route"))))
    assert middleware(RequestFactory().get(path)).headers["Content-Type"] == "application/json"


def a_connection(made: Callable[[], None]) -> Any:
    return SimpleNamespace(close_if_health_check_failed=lambda: None, ensure_connection=made)


def raising(error: Exception) -> Any:
    def raises(*args: Any, **kwargs: Any) -> Any:
        raise error

    return raises

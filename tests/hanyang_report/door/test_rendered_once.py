"""Who is handed a page that was rendered once, and who is not."""

import gzip
from decimal import Decimal

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hanyang_report.door import rendered_once
from hanyang_report.pages import home
from indicators.models import PublicVersion, Site, Theme
from indicators.numbers.comparison import Measured
from reports.models import Edition
from tests import cast
from tests.promises import signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

SAFE = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy")


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were rendered, not handed out."""
    found: list[str] = []
    rendered = rendered_once.RenderedOnce.rendered

    def noticed(self, request):
        found.append(request.path)
        return rendered(self, request)

    monkeypatch.setattr(rendered_once.RenderedOnce, "rendered", noticed)
    return found


def test_a_page_is_rendered_once_and_handed_out_word_for_word(client: Client, renderings: list[str]):
    first, second = client.get("/reports/2019/"), client.get("/reports/2019/")
    assert renderings == ["/reports/2019/"]
    assert first.content == second.content
    assert {**first.headers} | {"X-Request-ID": ""} == {**second.headers} | {"X-Request-ID": ""}
    assert all(second[name] for name in SAFE)


def test_handing_out_asks_the_database_for_the_version_alone(client: Client, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


def test_what_an_anonymous_reader_is_told_about_keeping(client: Client):
    response = client.get("/")
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Vary"] == "Cookie, Accept-Encoding"
    assert response["ETag"].startswith('W/"')


@pytest.mark.parametrize("address", ["/", "/reports/2019/"])
def test_who_has_the_page_is_told_so(client: Client, address: str):
    mark = client.get(address)["ETag"]
    for method in (client.get, client.head):
        response = method(address, headers={"If-None-Match": mark})
        assert (response.status_code, response.content, response["ETag"]) == (304, b"", mark)
        assert response["X-Frame-Options"] == "DENY"
    assert client.get(address, headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_the_words_are_the_same_for_who_reads_compressed_and_who_does_not(client: Client):
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "br, gzip"})
    refused = client.get("/", headers={"Accept-Encoding": "br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content == refused.content
    assert packed["ETag"] == plain["ETag"]
    assert "Content-Encoding" not in refused


def test_asking_for_the_headers_keeps_the_whole_page(client: Client, renderings: list[str]):
    head = client.head("/")
    assert b"</html>" in client.get("/").content
    assert client.get("/")["ETag"] == head["ETag"]
    assert renderings == ["/"]


def test_who_is_signed_in_neither_fills_the_store_nor_is_answered_from_it(client: Client, renderings: list[str]):
    client.force_login(cast.officer(cast.department(), name="王填报"))
    for _ in range(2):
        response = client.get("/", headers={"If-None-Match": "*"})
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
        assert "ETag" not in response
        assert "王填报" in response.content.decode()
    assert renderings == []
    client.logout()
    assert "王填报" not in client.get("/").content.decode()


def test_a_page_with_a_form_that_posts_is_never_kept(client: Client, renderings: list[str]):
    """Also where the browser has its token already: each answer holds one of its own."""
    for _ in range(3):
        assert "ETag" not in client.get("/login/")
    assert renderings == ["/login/"] * 3


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_pass_it_by(client: Client, method: str, renderings: list[str]):
    assert getattr(client, method)("/").status_code == 405
    assert renderings == []


def test_a_message_in_the_browser_is_said(client: Client, renderings: list[str]):
    client.get("/")
    client.cookies["messages"] = "x"
    client.get("/")
    assert renderings == ["/"]


def test_what_is_not_there_is_not_kept(client: Client, renderings: list[str]):
    for _ in range(2):
        assert "ETag" not in client.get("/reports/1999/")
    assert len(renderings) == 2


# ── questions ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_question_in_another_order_is_one(client: Client, renderings: list[str]):
    first = client.get("/indicators/?kind=count&q=审计")
    assert client.get("/indicators/?q=审计&kind=count").content == first.content
    assert len(renderings) == 1


def test_the_order_of_one_name_is_part_of_the_question(client: Client, renderings: list[str]):
    client.get("/explore/?i=audit_project_count&i=legality_review_decision_count")
    client.get("/explore/?i=legality_review_decision_count&i=audit_project_count")
    assert len(renderings) == 2


@pytest.mark.parametrize("query", ["utm_source=x", "q=1&nonsense=1", f"q={'a' * 199}"])
def test_an_unknown_or_endless_question_is_answered_and_not_kept(client: Client, query: str):
    response = client.get(f"/?{query}")
    assert (response.status_code, "ETag" in response) == (200, False)


def test_the_longest_question_is_kept(client: Client):
    assert "ETag" in client.get(f"/?q={'a' * 198}")


def test_every_name_a_public_form_asks_with_is_known():
    """What the pages' own forms and links send is kept."""
    client, names = Client(), set()
    for address in ("/indicators/", "/compare/", "/explore/", "/tasks/", "/search/", "/reports/compare/"):
        page = client.get(address).content.decode()
        forms = [part.partition("</form>")[0] for part in page.split("<form")[1:]]
        names |= {piece.partition('"')[0] for form in forms for piece in form.split(' name="')[1:]}
    assert names
    assert names <= rendered_once.KNOWN


# ── what else an answer depends on ─────────────────────────────────────────────────────────────────────────


def test_a_write_and_midnight_in_shanghai_end_it(client: Client, renderings: list[str]):
    with time_machine.travel("2021-02-01 23:59:59+08:00", tick=False) as clock:
        for _ in range(2):
            client.get("/tasks/")
        assert len(renderings) == 1
        clock.move_to("2021-02-02 00:00:00+08:00")
        client.get("/tasks/")
        assert len(renderings) == 2
        signed("T1-1")
        client.get("/tasks/")
        assert len(renderings) == 3


# ── after a change elsewhere ───────────────────────────────────────────────────────────────────────────────


def a_change_elsewhere() -> None:
    at = Theme.objects.count()
    Theme.objects.create(code=f"new{at}", name=f"新{at}", short_name=f"新{at}")


def test_what_was_written_elsewhere_renders_nothing_anew(client: Client, renderings: list[str]):
    first = client.get("/reports/2019/")
    a_change_elsewhere()
    second = client.get("/reports/2019/")
    assert renderings == ["/reports/2019/"]
    assert (second.content, second["ETag"]) == (first.content, first["ETag"])


def test_it_is_asked_about_once_for_each_state(client: Client, renderings: list[str], django_assert_num_queries):
    assert Edition.objects.current().get().text  # each is read once by a process
    with CaptureQueriesContext(connection) as rendering:
        client.get("/tasks/")
    for _ in range(2):
        PublicVersion.objects.move("default")  # whatever was written
        with django_assert_num_queries(len(rendering)):
            client.get("/tasks/")
        with django_assert_num_queries(1):
            client.get("/tasks/")
    assert renderings == ["/tasks/"]


def test_where_no_table_of_its_own_was_written_it_is_not_asked_about(client: Client, django_assert_num_queries):
    client.get("/tasks/")
    a_change_elsewhere()
    with django_assert_num_queries(1):
        client.get("/tasks/")


def test_who_has_the_page_is_told_so_after_a_change_elsewhere(client: Client):
    mark = client.get("/tasks/")["ETag"]
    a_change_elsewhere()
    assert client.get("/tasks/", headers={"If-None-Match": mark}).status_code == 304


PAGES = (
    "/",
    "/reports/2019/",
    "/indicators/",
    "/indicators/audit_project_count/",
    "/compare/",
    "/tasks/",
    "/promises/",
)


def rendered_after(client: Client, renderings: list[str]) -> list[str]:
    before = len(renderings)
    for address in PAGES:
        client.get(address)
    return renderings[before:]


def test_what_officers_enter_renders_nothing_anew_and_a_step_of_a_task_what_shows_it(
    client: Client, renderings: list[str]
):
    """A round has hundreds of entries; the public reads none of them."""
    cast.opened_round(2020)
    assert rendered_after(client, renderings) == list(PAGES)
    figure = cast.figure("audit_project_count")
    officer = cast.officer(figure.department)
    before = PublicVersion.objects.now()
    figure.enter(Measured(Decimal(7)), note="", source="", by=officer, seen=figure.version)
    assert PublicVersion.objects.now() != before
    assert rendered_after(client, renderings) == []
    figure.submit(by=officer, seen=figure.version)
    assert rendered_after(client, renderings) == []
    signed("T1-1")
    assert rendered_after(client, renderings) == ["/", "/tasks/", "/promises/"]


def test_what_a_page_shows_renders_it_anew_and_so_does_taking_that_back(client: Client, renderings: list[str]):
    """One earlier answer is known of each page: the newest."""
    theme = Theme.objects.earliest("pk")
    before = client.get("/indicators/").content
    for name in ("另一个主题", theme.short_name):
        Theme.objects.filter(pk=theme.pk).update(short_name=name)
        assert (client.get("/indicators/").content == before) is (name == theme.short_name)
    assert renderings == ["/indicators/"] * 3


def test_a_page_that_did_more_than_ask_is_rendered_for_each_state(
    client: Client, renderings: list[str], monkeypatch: pytest.MonkeyPatch
):
    def compared_and_written() -> object:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE indicators_theme SET name = name")
        return compared()

    compared = home.compared
    monkeypatch.setattr(home, "compared", compared_and_written)
    client.get("/")
    client.get("/")
    assert renderings == ["/"]
    a_change_elsewhere()
    client.get("/")
    assert renderings == ["/"] * 2


def test_another_name_of_the_site_is_another_page(client: Client):
    client.get("/")
    Site.objects.get().settle(organiser="某某局主办")
    assert "某某局主办" in client.get("/").content.decode()


def test_no_address_of_whoever_asks_gets_into_a_page(client: Client):
    for address in ("/reports/2019/", "/api/v1/", "/api/v1/tasks/"):
        as_one = client.get(address, headers={"Host": "localhost"}).content
        assert as_one == Client().get(address).content
        assert b"localhost" not in as_one
        assert django_settings.SITE_URL.encode() in as_one


def test_a_host_that_is_not_ours_is_handed_nothing(client: Client):
    client.get("/")
    response = client.get("/", headers={"Host": "evil.example"})
    assert (response.status_code, "ETag" in response) == (400, False)


def test_a_kept_page_is_not_handed_out_in_the_clear_where_the_site_is_https(settings):
    settings.SECURE_SSL_REDIRECT = True
    client = Client()
    assert client.get("/", secure=True).status_code == 200
    assert client.get("/").status_code == 301


def test_nothing_comes_from_memory_while_the_database_is_gone(monkeypatch: pytest.MonkeyPatch):
    client = Client(raise_request_exception=False)
    client.get("/")
    with monkeypatch.context() as broken:
        broken.setattr(type(PublicVersion.objects), "now", lost)
        assert client.get("/").status_code == 503
    assert client.get("/").status_code == 200


def lost(*_: object) -> str:
    raise OperationalError("connection lost")


def test_before_anything_was_written_nothing_is_kept(client: Client):
    PublicVersion.objects.all().delete()
    assert "ETag" not in client.get("/")


def test_what_failed_to_render_is_not_kept(monkeypatch: pytest.MonkeyPatch):
    client = Client(raise_request_exception=False)
    with monkeypatch.context() as broken:
        broken.setattr(home, "compared", lost)
        assert client.get("/").status_code == 503
    assert client.get("/").status_code == 200

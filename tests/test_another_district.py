"""A district other than the one whose report is shipped: nothing of that report, and every page stands without one."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import Resolver404, resolve

from hanyang_report.first_day.catalogue import StartCatalogue, choose, example_departments
from indicators.models import Annotation, Department, Figure, Indicator, Rule, RuleTerm, Site, Theme, User
from indicators.office.department_list import Named, make_departments
from reports.loading import load_initial, shipped_district
from reports.models import Edition, LightRule, Report, SetPhrase, Task
from tests import cast
from tests.addresses import pages
from tests.database import Rows, put_rows, take_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elsewhere")]

FIXTURES = settings.BASE_DIR / "fixtures"
HERE = "江岸区"
NAMES = {
    "DISTRICT_NAME": HERE,
    "SITE_NAME": f"{HERE}法治政府建设年度报告",
    "NAMED_BY_ENVIRONMENT": ["DISTRICT_NAME"],
}
VISITORS = {
    "anonymous": None,
    "stranger": cast.stranger,
    "officer": lambda: cast.officer(cast.department()),
    "head": lambda: cast.head(cast.department()),
    "reviewer": cast.reviewer,
    "editor": cast.editor,
    "publisher": cast.publisher,
    "leader": cast.leader,
    "administrator": cast.administrator,
    "superuser": lambda: User.objects.create_superuser("root"),
}
ENTRANCES = [
    "/",
    "/inbox/",
    "/dashboard/",
    "/dashboard/brief/",
    "/dashboard/screen/",
    "/explore/",
    "/admin/",
    "/api/v1/",
]


@pytest.fixture(scope="module")
def rows_elsewhere(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> tuple[Rows, Rows]:
    """The database as the first start of another district leaves it, and as its first day does with the examples."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(**NAMES):
        call_command("load_initial", verbosity=0)
        empty = take_rows()
        the_first_day()
        rows = take_rows()
        transaction.set_rollback(True)
    return empty, rows


def the_first_day() -> None:
    by, shipped = User.objects.create_superuser("first"), example_departments(FIXTURES, NAMES["DISTRICT_NAME"])
    named = [Named(row["name"], row["short_name"]) for row in shipped]
    made = make_departments(named, by=by, codes={row["name"]: row["code"] for row in shipped})
    choose(StartCatalogue.SHIPPED, {one.code: one for one in made}, FIXTURES, by=by)


@pytest.fixture
def elsewhere(db: None, rows_elsewhere: tuple[Rows, Rows]) -> Iterator[None]:
    put_rows(rows_elsewhere[1])
    with override_settings(**NAMES):
        yield


def client_of(visitor: str) -> Client:
    client = Client()
    if make := VISITORS[visitor]:
        client.force_login(make())
    return client


def links(response: HttpResponse, address: str) -> list[str]:
    """Where a page leads on this site."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return []
    found = re.findall(r'<a\b[^>]*\bhref="([^"#]+)', response.content.decode())
    there = [urlsplit(urljoin(address, unescape(link))) for link in found]
    return [link.path + (f"?{link.query}" if link.query else "") for link in there if not link.netloc]


def route(address: str) -> str:
    """Which of the project's pages an address is; its own text where it is none."""
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return address


def walk(client: Client) -> Iterator[tuple[str, str, HttpResponse]]:
    """One example of each page that can be reached by links: where its link stood, its address, what was answered."""
    waiting, seen = [("", address) for address in ENTRANCES], set()
    while waiting:
        came_from, address = waiting.pop(0)
        if route(address) not in seen:
            seen.add(route(address))
            response = client.get(address, follow=True)
            yield came_from, address, response
            waiting += [(address, link) for link in links(response, address)]


def test_a_district_begins_with_what_holds_anywhere_and_chooses_the_rest(rows_elsewhere: tuple[Rows, Rows]) -> None:
    put_rows(rows_elsewhere[0])
    there = {model: model.objects.exists() for model in (Theme, Rule, SetPhrase, LightRule)}
    assert not [model for model, exists in there.items() if not exists]
    chosen = {model: model.objects.exists() for model in (Department, Indicator, RuleTerm)}
    assert not [model for model, exists in chosen.items() if exists]
    assert (Site.objects.get().district, Site.objects.get().government) == (HERE, f"{HERE}人民政府")


def test_the_shipped_catalogue_brings_nothing_of_the_report_it_is_from() -> None:
    there = {model: model.objects.exists() for model in (Department, Indicator, Rule, SetPhrase, LightRule)}
    assert not [model for model, exists in there.items() if not exists]
    foreign = {model: model.objects.exists() for model in (Report, Edition, Figure, Task, Annotation)}
    assert not [model for model, exists in foreign.items() if exists]


def test_it_stays_so_when_a_later_start_forgets_the_name() -> None:
    assert load_initial(FIXTURES, district=shipped_district(FIXTURES)) == []
    assert not Report.objects.exists()


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_a_visitor_can_reach_stands_without_a_report(visitor: str) -> None:
    client, shipped = client_of(visitor), shipped_district(FIXTURES)
    answered = [(came_from, address, response) for came_from, address, response in walk(client)]
    broken = [f"{a} {r.status_code} (from {f})" for f, a, r in answered if f and r.status_code not in (200, 403)]
    assert broken == []
    assert [address for _, address, response in answered if shipped[:-1] in said(response)] == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "本站正在准备，暂时没有可读的内容"),
        ("/reports/", "尚未发布报告"),
        ("/reports/latest/", "还没有发布任何年度报告"),
        ("/reports/2019/", "2019年度报告尚未发布"),
        ("/compare/", "还没有可以显示的数据。"),
        ("/explore/", "还没有可以画图的数据"),
        ("/explore/?i=audit_project_count", "还没有可以画图的数据"),
        ("/tasks/", "还没有任务"),
        ("/promises/", "还没有"),
        ("/indicators/audit_project_count/", "暂无已发布的数据"),
    ],
)
def test_an_empty_page_says_what_will_stand_there(address: str, sentence: str) -> None:
    page = said(Client().get(address, follow=True))
    assert sentence in page
    assert not re.search(r"\b0年", page)


def said(response: HttpResponse) -> str:
    return response.getvalue().decode(errors="replace")


@pytest.mark.parametrize("visitor", ["anonymous", "administrator", "superuser"])
def test_no_address_breaks_without_a_report(visitor: str) -> None:
    client, shipped = client_of(visitor), shipped_district(FIXTURES)
    answered = {page.address: client.get(f"/{page.address}") for page in pages() if "{" not in page.address}
    assert [address for address, response in answered.items() if response.status_code >= 500] == []
    assert [address for address, response in answered.items() if shipped[:-1] in said(response)] == []

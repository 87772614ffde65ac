"""The list of public addresses is whole: each answers everybody, and whatever a public page leads to is among them."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hanyang_report.addresses import PublicAddresses
from indicators.models import DerivedIndicator, Indicator
from reports.downloads.formats import offered
from reports.models import Edition, Report
from reports.publishing.verbs import withdraw
from tests import cast
from tests.addresses import pages, route_of
from tests.published import another_year, corrected, years_of_reports

pytestmark = pytest.mark.django_db

NOT_LISTED = {
    "reports/latest/": "leads to the newest report",
    "explore.<slug:extension>": "a file of what was chosen; nothing is chosen yet",
    "healthz": "for whoever watches the machine",
    "login/": "the door of people with accounts",
    "admin/password_change/": "leads there, too",
    "start/": "the first steps of who sets the site up",
}
"""Public routes that stand for no content of their own, with the reason."""


def paths(addresses: Iterable[str]) -> set[str]:
    return {address.partition("?")[0] for address in addresses}


def refused(client: Client, addresses: Iterable[str]) -> list[str]:
    """PDFs are set by another program from the words of the .txt."""
    return [one for one in addresses if not one.endswith(".pdf") and client.get(one).status_code != 200]


def led_to(client: Client, page: str) -> set[str]:
    """The addresses of this site that a page links to, without their questions."""
    html = client.get(page).content.decode()
    hrefs = (urljoin(page, unescape(found)) for found in re.findall(r'<a\b[^>]*?\bhref="([^"#]+)', html))
    return {urlsplit(href).path for href in hrefs if href.startswith("/")}


@pytest.mark.usefixtures("loaded")
def test_every_address_answers_everybody(client: Client):
    corrected(Report.objects.get(year=2019))
    another_year(Report.objects.get(year=2019).editions.earliest("number"), 2018)
    found = list(PublicAddresses.now())
    assert {"/reports/2018/", "/reports/2019/editions/2/", "/reports/compare/?a=2018&b=2019"} < set(found)
    assert {"/compare/?from=2019&to=2020", "/tasks/2020-T1-1/", "/tasks.xlsx", "/api/v1/reports/2019/"} < set(found)
    assert len(found) == len(set(found))
    assert refused(client, found) == []


def test_an_empty_site_has_its_fixed_pages(client: Client):
    found = list(PublicAddresses.now())
    assert "/tasks/" in found
    assert "/tasks.xlsx" not in found
    assert refused(client, found) == []


@pytest.mark.usefixtures("demo")
def test_no_public_page_leads_to_what_is_not_listed(client: Client):
    addresses = PublicAddresses.now()
    listed = paths(addresses)
    found = {path for page in addresses.pages() for path in led_to(client, page)}
    assert len(found) > 100
    assert {path for path in found - listed if route_of(path.removeprefix("/")) not in NOT_LISTED} == set()


@pytest.mark.usefixtures("demo")
def test_what_everybody_may_read_is_listed():
    """Every address of access.txt that is answered to all and written by nobody."""
    listed = {route_of(path.removeprefix("/")) for path in paths(PublicAddresses.now())}
    public = {route_of(page.address.partition("?")[0]) for page in pages() if set(page.reads) == {"."}}
    assert public - listed - NOT_LISTED.keys() == set()
    assert not listed - public, "listed, though not everybody's"


@pytest.mark.usefixtures("loaded")
def test_what_was_withdrawn_is_gone_from_the_list_with_all_before_it():
    report = Report.objects.get(year=2019)
    corrected(report)
    withdraw(report, by=cast.publisher(), reason="待核实。")
    of_report = {
        path for path in paths(PublicAddresses.now()) if path.startswith(("/reports/2019", "/api/v1/reports/"))
    }
    assert of_report == {"/reports/2019/editions/", "/api/v1/reports/"}


@pytest.mark.usefixtures("loaded")
def test_a_derived_indicator_is_listed_once_it_is_public():
    code = DerivedIndicator.objects.values_list("code", flat=True)[0]
    assert f"/indicators/{code}/" not in PublicAddresses.now().pages()
    DerivedIndicator.objects.filter(code=code).update(is_public=True)
    assert f"/indicators/{code}/" in PublicAddresses.now().pages()


@pytest.mark.usefixtures("loaded")
def test_a_report_is_offered_in_the_formats_this_machine_writes():
    formats = {
        path.rpartition(".")[2] for path in PublicAddresses.now().files() if path.startswith("/reports/2019/rep")
    }
    assert formats == set(offered())


@pytest.mark.usefixtures("loaded")
def test_years_beside_each_other_are_set_side_by_side():
    addresses = PublicAddresses(shelves=[], entered=[], derived=[], years=[2015, 2018, 2019], promises=[])
    compared = [page for page in addresses.pages() if page.startswith("/compare/?")]
    assert compared == ["/compare/?from=2015&to=2018", "/compare/?from=2018&to=2019"]


@pytest.mark.parametrize("years", [1, 20])
@pytest.mark.usefixtures("loaded")
def test_the_list_costs_the_same_few_queries_however_many_years_there_are(
    django_assert_max_num_queries: DjangoAssertNumQueries, years: int
):
    years_of_reports(years)
    assert all(edition.text for edition in Edition.objects.current())  # each is read once by a process
    with django_assert_max_num_queries(10):
        assert len(list(PublicAddresses.now())) > Indicator.objects.count()

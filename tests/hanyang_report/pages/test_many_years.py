"""Lists cost the same few queries however many years have been published."""

import pytest
from django.test import Client

from reports.models import Edition
from tests.published import years_of_reports
from tests.queries import asks_at_most

pytestmark = pytest.mark.usefixtures("loaded")

LISTS = (
    "/reports/",
    "/reports/2019/editions/",
    "/reports/compare/",
    "/tasks/",
    "/tasks/?view=board",
    "/tasks/?view=timeline",
    "/promises/",
    "/search/?q=1235",
)
"""/indicators/ and /compare/ have such tests of their own."""


@pytest.mark.parametrize("years", [1, 10, 50])
def test_a_list_asks_seven_queries_at_most_however_many_years_there_are(client: Client, years: int) -> None:
    years_of_reports(years)
    assert all(edition.text for edition in Edition.objects.current())  # each is read once by a process
    for path in LISTS:
        with asks_at_most(7, about=path):
            assert client.get(path).status_code == 200


@pytest.mark.parametrize("years", [1, 10, 50])
def test_the_front_page_asks_nine_at_most_however_many_years(client: Client, years: int) -> None:
    years_of_reports(years)
    with asks_at_most(9):
        assert client.get("/").status_code == 200


def test_the_years_are_all_there(client: Client) -> None:
    years_of_reports(50)
    page = client.get("/reports/").content.decode()
    assert [year for year in range(1970, 2020) if f'href="/reports/{year}/"' not in page] == []
    assert "对1971年的承诺" in client.get("/promises/").content.decode()

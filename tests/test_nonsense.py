"""Whatever is typed into an address of the public pages, the answer is a page in Chinese or a file, never a trace."""

from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import leader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

ASKED = {
    "/": ("x",),
    "/reports/": ("page", "year"),
    "/reports/2019/": ("edition",),
    "/reports/2019/editions/": ("page",),
    "/reports/compare/": ("a", "b", "only"),
    "/indicators/": ("q", "theme", "department", "kind", "year", "known", "sort", "page", "per_page"),
    "/indicators.csv": ("q", "theme", "kind", "year", "sort"),
    "/indicators.xlsx": ("q", "year", "sort"),
    "/indicators/legality_review_decision_count/": ("year",),
    "/compare/": ("from", "to", "theme", "department", "state", "sort"),
    "/compare.csv": ("from", "to", "sort"),
    "/compare.xlsx": ("from", "to"),
    "/explore/": ("i", "from", "to", "base"),
    "/tasks/": ("year", "area", "status", "light", "department", "since", "q", "sort", "view"),
    "/tasks.xlsx": ("year", "status", "since"),
    "/tasks/2020-T1-1/": ("view",),
    "/promises/": ("year",),
    "/search/": ("q",),
    "/login/": ("next",),
    "/api/v1/indicators/": ("page", "theme", "kind"),
    "/api/v1/figures/": ("page", "year", "indicator"),
    "/api/v1/reports/": ("page",),
    "/api/v1/tasks/": ("page", "year", "status"),
}
"""Each public address with what it can be asked."""

SHARP = ("", "-1", "２０１９", "9" * 40, "\x00", "2019-13-45", "<script>alert(1)</script>", "-name,-name,,--")
"""What has broken such pages before: each is given to each parameter alone."""
BLUNT = (
    " ",
    "0",
    "1e999",
    "NaN",
    "2019.5",
    "0000-00-00",
    "９９９９-１２-３１",
    "\ud7ff\u202e\ufffe",
    "👨‍👩‍👧",
    "' OR 1=1 --",
    "{{ 7*7 }}{% now %}",
    "../../etc/passwd",
    "//elsewhere.example/",
    "((((",
    "汉" * 3000,
    "__class__",
)
"""Each is given to all parameters at once."""
RAW = ("%ff%fe", "%C0%80", "%u6c49", "&&==&", "%")
"""What no browser would send."""

ADDRESSES = (
    "/reports/1948/",
    "/reports/2101/",
    "/reports/２０１９/",
    "/reports/-1/",
    "/reports/2019/editions/0/",
    "/reports/2019/editions/99999999999999999999/",
    "/reports/2019/editions/x/",
    "/reports/2019/report.",
    "/reports/2019/report.php",
    "/indicators/NO_SUCH_CODE/",
    "/indicators/%00/",
    "/indicators/" + "a" * 3000 + "/",
    "/indicators.exe",
    "/compare.json",
    "/explore.exe",
    "/tasks/2020-T9-9/",
    "/tasks/%00/",
    "/tasks/汉/",
    "/tasks/" + "T" * 3000 + "/",
    "/<script>alert(1)</script>/",
)


def is_calm(response: HttpResponse) -> bool:
    """A page in Chinese or a file or a refusal in JSON; what was typed stands on a page as text, and nothing breaks."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response.status_code not in (200, 302, 400, 404) or b"Traceback" in body:
        return False
    is_page = response["Content-Type"].startswith("text/html")
    return not is_page or not body or (b'<html lang="zh-Hans">' in body and b"<script>alert" not in body)


def queries(names: tuple[str, ...]) -> Iterator[str]:
    for name, word in product(names, SHARP):
        yield f"{name}={quote(word)}"
    for word in (*map(quote, BLUNT), *RAW):
        yield "&".join(f"{name}={word}" for name in names)
    yield "&".join(f"{name}=x&{name}=y" for name in names)


@pytest.mark.parametrize("path", ASKED)
def test_nonsense_is_answered_calmly(client: Client, path: str):
    assert [query for query in queries(ASKED[path]) if not is_calm(client.get(f"{path}?{query}"))] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_leads_nowhere_says_so(client: Client, address: str):
    response = client.get(address)
    assert response.status_code == 404
    assert is_calm(response)
    assert "没有" in response.content.decode()


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_leads_nobody_off_the_site(client: Client, elsewhere: str):
    user = leader()
    user.set_password("long enough 2019")
    user.save()
    response = client.post("/login/", {"username": user.username, "password": "long enough 2019", "next": elsewhere})
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith("//")

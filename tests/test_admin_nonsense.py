"""Whatever stands in an address of the admin, people with every right get a page, a 404 or a 400: never a broken one.

A page that refuses looks alike whatever it refuses: of each kind one is asked for as a whole, the others of their view alone.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import product

import pytest
from django.contrib import admin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.test import Client, RequestFactory
from django.urls import resolve

from indicators.models import User
from tests.addresses import model_address
from tests.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
HUGE = "9223372036854775808"  # one more than a database's integers hold
UNANSWERABLE = ("{}__in=" + HUGE, "{}__regex=((", "{}__range=1", "{}__year=" + HUGE, "{}__nonsense=1")
PAGING = (
    "p=0",
    "p=" + HUGE,
    "p=x",
    "p=" + "9" * 5000,
    "o=99.-x",
    "q=%00",
    "q=((",
    "all=x",
    "_facets=1",
    "_popup=1",
    "e=1",
)
ROWS = ("x", HUGE, "-1", "0", "%00", "1.5", "_5F", "汉")
CALM = (301, 302, 403, 404)
PAGES = ("", "change/", "history/", "delete/", "history/x/", f"history/{HUGE}/", "history/0/", "history/%00/")


@pytest.fixture
def person() -> User:
    return User.objects.create_superuser("root", password="", full_name="王管理")


@pytest.fixture
def root(client: Client, person: User) -> Client:
    client.force_login(person)
    client.raise_request_exception = False
    return client


@pytest.fixture
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows a page: what a list is asked is answered alike, however many rows it goes on to show."""
    for model in MODELS:
        monkeypatch.setattr(admin.site._registry[model], "list_per_page", 3)


def ids(model: type[Model]) -> str:
    return model._meta.label


def broken(client: Client, addresses: Iterator[str], *, calm: tuple[int, ...]) -> list[str]:
    found = []
    for address in addresses:
        response: HttpResponse = client.get(address)
        is_page = not response.content or b'<html lang="zh-hans"' in response.content.lower()
        if response.status_code not in calm or not is_page:
            found.append(f"{address}: {response.status_code}")
    return found


def request_of(address: str, person: User) -> HttpRequest:
    request = RequestFactory().get(address)
    request.user, request.session = person, {}
    request._messages = FallbackStorage(request)
    return request


def found(model: type[Model], query: str, person: User) -> list[Model]:
    """The rows a list answers this question with, no page made of them. Raises what makes the list refuse it."""
    return list(admin.site._registry[model].get_changelist_instance(request_of(query, person)).result_list)


def status(address: str, person: User) -> int:
    """What the view of an address answers, no page made of it. Raises whatever breaks it."""
    request = request_of(address, person)
    try:
        view, args, kwargs = resolve(request.path_info)
        return view(request, *args, **kwargs).status_code
    except PermissionDenied:
        return 403
    except Http404:
        return 404


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_a_question_no_list_can_answer_is_not_found(root: Client, person: User, model: type[Model]):
    names = [field.name for field in model._meta.get_fields() if not field.auto_created]
    pages = (f"/{model_address(model)}?{question.format('pk')}" for question in UNANSWERABLE)
    assert broken(root, pages, calm=(400, 404)) == []
    for name in names:
        for question in UNANSWERABLE:
            with pytest.raises(Http404):
                found(model, f"?{question.format(name)}", person)


@pytest.mark.usefixtures("short_lists")
@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_paging_sorting_and_searching_bear_nonsense(root: Client, model: type[Model]):
    asked = (f"/{model_address(model)}?{question}" for question in PAGING)
    assert broken(root, asked, calm=(200, 400, 404)) == []


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_a_row_that_cannot_be_there_is_not_found(root: Client, person: User, model: type[Model]):
    whole = {(row, "change/") for row in ROWS} | {(ROWS[0], page) for page in PAGES}
    address = f"/{model_address(model)}{{}}/{{}}"
    assert broken(root, (address.format(*one) for one in whole), calm=CALM) == []
    others = (address.format(*one) for one in product(ROWS, PAGES) if one not in whole)
    assert [one for one in others if status(one, person) not in CALM] == []


def offered(html: str) -> set[str]:
    return {unescape(query) for query in re.findall(r'href="(\?[^"]*)"', html)}


@pytest.mark.usefixtures("short_lists")
def test_every_question_a_list_offers_is_answered():
    """The first that asks by the same names with a page, the others with their rows."""
    scene, asked = Scene(), 0
    client, person = scene.client("superuser"), scene.person("superuser")
    for model in MODELS:
        address, shown = f"/{model_address(model)}", set()
        for query in sorted(offered(client.get(address).content.decode())):
            asked += 1
            names = frozenset(QueryDict(query[1:]))
            if names in shown:
                found(model, query, person)
            else:
                assert client.get(address + query).status_code == 200, address + query
            shown.add(names)
    assert asked > 800


def test_a_question_that_is_refused_is_told_from_one_without_rows():
    person = Scene().person("superuser")
    assert found(User, "?q=nobody-of-this-name", person) == []
    with pytest.raises(Http404):
        found(User, "?pk__in=x", person)

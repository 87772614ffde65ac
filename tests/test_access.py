"""Who may read and who may write what: every address of the site, every kind of visitor, one table (access.txt)."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.addresses import (
    MODEL_PAGES,
    Page,
    address_of,
    model_address,
    model_routes,
    pages,
    rights,
    route_of,
    routes,
)
from tests.database import Rows, put_rows
from tests.posted import fields
from tests.scene import VISITORS, Places, Scene

pytestmark = pytest.mark.django_db

SIGNS = {403: "3", 404: "4", 405: "5"}
OWN_SESSION = ("django_session", "axes_")
OUTSIDE = ("anonymous", "stranger", "leader")
"""Who has no business in the admin."""
FORMS = ("add", "change", "delete")
RIGHTS = "-vead"
"""On a model's pages in the admin: nothing, view, edit as well, add as well, delete as well."""


@pytest.fixture(scope="module")
def scene(shipped_rows: Rows, django_db_blocker: Any) -> Iterator[Scene]:
    """Made once for all visitors: whatever one of them writes is undone before the next one comes."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_rows(shipped_rows)
        scene = Scene()
        for visitor in VISITORS:
            scene.client(visitor)  # signed in before anything can be undone
        yield scene
        transaction.set_rollback(True)


# ── what the site answers ──────────────────────────────────────────────────────────────────────────────────


@cache
def form(scene: Scene, address: str, visitor: str | None) -> dict[str, list[str]]:
    """The fields of the page as somebody sees it who may write there: what a forger would copy."""
    if visitor is None:
        return {}
    response = scene.client(visitor).get(f"/{address}")
    is_page = response.status_code == 200 and response["Content-Type"].startswith("text/html")
    return fields(response.content.decode()) if is_page else {}


def writer(page: Page) -> str | None:
    """The first visitor who may write; None for an address where nobody can."""
    return next((visitor for visitor, sign in zip(VISITORS, page.writes, strict=True) if sign == "w"), None)


def holder(right: str, least: str = "e") -> str | None:
    """The first visitor whose right on a model's pages is at least this."""
    enough = RIGHTS[RIGHTS.index(least) :]
    return next((visitor for visitor, sign in zip(VISITORS, right, strict=True) if sign in enough), None)


def sign(response: HttpResponse) -> str:
    """`.` answered, `L` sent to the login page, 3 forbidden, 4 not found, 5 no such method, `!` broken."""
    if response.status_code in (301, 302) and response["Location"].startswith(("/login/", "/admin/login/")):
        return "L"
    return "!" if response.status_code >= 500 else SIGNS.get(response.status_code, ".")


def sign_of_reading(client: Client, address: str) -> str:
    with counted_writes() as written:
        answer = sign(client.get(f"/{address}"))
    return "w" if written else answer


def sign_of_writing(client: Client, address: str, posted: dict[str, Any]) -> str:
    """`w` where the post wrote something. Whatever it did is undone, also to the visitor's session."""
    cookies = client.cookies.copy()
    with transaction.atomic(), counted_writes() as written:
        answer = sign(client.post(f"/{address}", posted))
        transaction.set_rollback(True)
    client.cookies = cookies
    return "w" if written else answer


@contextmanager
def counted_writes() -> Iterator[list[str]]:
    """The statements that change rows other than the visitor's own session."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb, _, rest = sql.partition(" ")
        if verb in ("INSERT", "UPDATE", "DELETE") and not any(table in rest for table in OWN_SESSION):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def expected(visitor: str, page: str, right: str) -> str:
    """Signs for reading and for writing one of the admin's own pages; a version can be looked at, never restored."""
    if visitor in OUTSIDE:
        return "LL"
    level = RIGHTS.index(right)
    reads, writes = {"add": (3, 3), "delete": (4, 4), "change": (1, 2), "row": (0, 0), "version": (1, 9)}.get(
        page, (1, 1)
    )
    return ("." if level >= reads else "3") + ("." if level >= writes else "3")


def typed(text: str, places: Places) -> dict[str, list[str]]:
    """`figure-{figure}-value=8&action=submit` as fields."""
    pairs = (pair.partition("=") for pair in text.format(**places).split("&") if pair)
    return {name: [value] for name, _, value in pairs}


# ── the claims ─────────────────────────────────────────────────────────────────────────────────────────────


def test_every_address_has_its_row(scene: Scene):
    own = {route_of(page.address.format(**scene.places).partition("?")[0]) for page in pages()}
    assert sorted(routes() - own - set(model_routes())) == []
    assert sorted(set(map(model_address, model_routes().values())) ^ set(rights())) == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_visitor_reads_and_writes_what_the_table_says(scene: Scene, visitor: str):
    column, wrong = VISITORS.index(visitor), []
    client = scene.client(visitor)
    for page in pages():
        address = page.address.format(**scene.places)
        posted = form(scene, address, writer(page)) | typed(page.typed, scene.places)
        found = sign_of_reading(client, address) + sign_of_writing(client, address, posted)
        if found != page.reads[column] + page.writes[column]:
            wrong.append(f"{visitor} {address}: {found}, not {page.reads[column]}{page.writes[column]}")
    assert wrong == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_visitor_has_the_rights_of_its_row_in_the_admin(scene: Scene, visitor: str):
    column, wrong = VISITORS.index(visitor), []
    client = scene.client(visitor)
    for route, model in model_routes().items():
        page, address = MODEL_PAGES[route.removeprefix(model_address(model))], address_of(model, route)
        if address is None:
            continue
        row = rights().get(model_address(model), "-" * len(VISITORS))
        posted = form(scene, address, holder(row)) if page in FORMS else {}
        found = sign_of_reading(client, address) + sign_of_writing(client, address, posted)
        if found.replace(".w", "..") != expected(visitor, page, row[column]):
            wrong.append(f"{visitor} {address}: {found} with the right {row[column]}")
    assert wrong == []

"""Who may read and who may write what: every address of the site, every kind of visitor, one table (access.txt)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from indicators.comparison import Measured
from indicators.evidence import attach
from indicators.models import (
    Department,
    Figure,
    FigureInstruction,
    Indicator,
    Rule,
    SavedView,
    SignedSheet,
    Upload,
    User,
)
from reports.assignments import confirm_suggestions
from reports.models import (
    ChartSeries,
    Item,
    KeyFigure,
    Part,
    Report,
    Section,
    SectionChart,
    Task,
    TaskEvidence,
    TaskInstruction,
)
from tests import cast
from tests.addresses import MODEL_PAGES, model_address, model_routes, pages, rights, route_of, routes
from tests.posted import fields
from tests.uploads import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

VISITORS = ("anonymous", "stranger", "officer", "neighbour", "head", "reviewer", "editor", "publisher", "leader",
            "administrator", "superuser")  # fmt: skip
"""In the order of the table's signs. The neighbour is an officer of another department."""
SIGNS = {403: "3", 404: "4", 405: "5"}
OWN_SESSION = ("django_session", "axes_")
OUTSIDE = ("anonymous", "stranger", "leader")
"""Who has no business in the admin."""
RIGHTS = "-vead"
"""On a model's pages in the admin: nothing, view, edit as well, add as well, delete as well."""


# ── the scene ──────────────────────────────────────────────────────────────────────────────────────────────


class Scene:
    """The shipped report, a draft of the next, an open round with one entry, and one visitor of each kind."""

    def __init__(self) -> None:
        root = User.objects.create_superuser("root", password="", full_name="王管理")
        justice, audit = cast.department(), cast.department("audit_bureau")
        people = (
            None,
            cast.stranger(),
            cast.officer(justice),
            cast.officer(audit),
            cast.head(justice),
            cast.reviewer(),
            cast.editor(),
            cast.publisher(),
            cast.leader(),
            cast.administrator(),
            root,
        )
        self.visitors: dict[str, User | None] = dict(zip(VISITORS, people, strict=True))
        self.item = draft()
        self.round = cast.opened_round(2020)
        self.figure, self.scan = self.entered(cast.officer(justice))
        self.submitted = submitted(cast.officer(justice))
        self.task = tracked(justice)
        self.forms: dict[str, dict[str, list[str]]] = {}

    def entered(self, officer: User) -> tuple[Figure, SignedSheet]:
        """A figure with its evidence, and a signed sheet."""
        figure = cast.figure("court_hearing_observation_count")
        figure.enter(Measured(Decimal(9)), note="", source="", by=officer, seen=0)
        attach(figure, [upload()], by=officer, seen=1)
        place = {"collection": self.round, "department": figure.department}
        return figure, SignedSheet.objects.create(
            file=upload(), name="确认表.pdf", size=1, uploaded_by=officer, **place
        )

    @cached_property
    def places(self) -> dict[str, object]:
        """What the table writes in braces."""
        content = {"name": "1.xlsx", "content": b""}
        department = self.figure.department
        own = {"user": self.visitors["officer"], "collection": self.round, "department": department}
        return {
            "evidence": self.figure.evidence.get().pk,
            "officer": self.visitors["officer"].pk,
            "department": department.pk,
            "figure": self.figure.pk,
            "submitted": self.submitted.pk,
            "rule": Rule.objects.first().pk,
            "scan": self.scan.pk,
            "part": self.item.section.part.pk,
            "section": self.item.section.pk,
            "item": self.item.pk,
            "task": self.task.pk,
            "proof": TaskEvidence.objects.get().pk,
            "on_task": TaskInstruction.give(self.task, "请加快。", by=self.visitors["leader"]).pk,
            "on_figure": FigureInstruction.give(self.figure, "请核实。", by=self.visitors["leader"]).pk,
            "view": SavedView.objects.create(
                owner=self.visitors["officer"], name="审计", query="i=audit_project_count"
            ).pk,
            "upload": Upload.objects.create(**content, **own).pk,
            "history": Upload.objects.create(**content, user=self.visitors["administrator"]).pk,
            "type": ContentType.objects.get_for_model(Item).pk,
        }

    def client(self, visitor: str) -> Client:
        client = Client(raise_request_exception=False)
        if user := self.visitors[visitor]:
            client.force_login(user)
        return client

    def form(self, address: str) -> dict[str, list[str]]:
        """The fields of a page as the first insider sees it who is shown any: what a forger would copy."""
        if address not in self.forms:
            seen = (fields_of(self.client(visitor).get(f"/{address}")) for visitor in VISITORS[2:])
            self.forms[address] = next(filter(None, seen), {})
        return self.forms[address]


def submitted(officer: User) -> Figure:
    figure = cast.figure("law_gov_training_count")
    figure.enter(Measured(Decimal(3)), note="", source="", by=officer, seen=0)
    figure.submit(by=officer, seen=1)
    return figure


def tracked(lead: Department) -> Task:
    """A task under way, with a line in its log that has a file."""
    task, officer = Task.objects.get(year=2020, code="T1-1"), cast.officer(lead)
    confirm_suggestions([(task, lead, date(2020, 12, 31))], by=cast.reviewer())
    task.refresh_from_db()
    task.sign(by=officer)
    task.report_progress("已起草方案。", by=officer, uploads=[upload()])
    return task


def draft() -> Item:
    """A report in hand, with a row of each kind that belongs to one."""
    report = Report.objects.create(year=2020, title="2020年度报告")
    part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="工作")
    section = Section.objects.create(part=part, marker="（一）", heading="组织领导")
    indicator = Indicator.objects.first()
    KeyFigure.objects.create(report=report, indicator=indicator)
    ChartSeries.objects.create(chart=SectionChart.objects.create(section=section, title="图"), indicator=indicator)
    return Item.objects.create(section=section, marker="1. ", heading="会议。", body="区政府常务会议研究。")


# ── what the site answers ──────────────────────────────────────────────────────────────────────────────────


def fields_of(response: HttpResponse) -> dict[str, list[str]]:
    is_page = response.status_code == 200 and response["Content-Type"].startswith("text/html")
    return fields(response.content.decode()) if is_page else {}


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


def address_of(model: type[Model], route: str) -> str | None:
    """A page of the newest row of a model; None for a page of a row where the scene has none."""
    if "<" not in route:
        return route
    newest = model._base_manager.order_by("-pk").first()
    recorded = newest.history.first() if newest and hasattr(newest, "history") else None
    if not newest or ("<version>" in route and not recorded):
        return None
    known = {"<path:object_id>": newest.pk, "<object_id>": newest.pk, "<version>": recorded.pk if recorded else 0}
    for name, value in known.items():
        route = route.replace(name, str(value))
    return route


def expected(visitor: str, page: str, right: str) -> str:
    """Signs for reading and for writing one of the admin's own pages; a version can be looked at, never restored."""
    if visitor in OUTSIDE:
        return "LL"
    level = RIGHTS.index(right)
    reads, writes = {"add": (3, 3), "delete": (4, 4), "change": (1, 2), "row": (0, 0), "version": (1, 9)}.get(
        page, (1, 1)
    )
    return ("." if level >= reads else "3") + ("." if level >= writes else "3")


def typed(text: str, places: dict[str, object]) -> dict[str, list[str]]:
    """`figure-{figure}-value=8&action=submit` as fields."""
    pairs = (pair.partition("=") for pair in text.format(**places).split("&") if pair)
    return {name: [value] for name, _, value in pairs}


# ── the claims ─────────────────────────────────────────────────────────────────────────────────────────────


def test_every_address_has_its_row():
    places = Scene().places
    own = {route_of(page.address.format(**places).partition("?")[0]) for page in pages()}
    assert sorted(routes() - own - set(model_routes())) == []
    assert sorted(set(map(model_address, model_routes().values())) ^ set(rights())) == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_visitor_reads_and_writes_what_the_table_says(visitor: str):
    scene, column, wrong = Scene(), VISITORS.index(visitor), []
    client = scene.client(visitor)
    for page in pages():
        address = page.address.format(**scene.places)
        posted = scene.form(address) | typed(page.typed, scene.places)
        found = sign_of_reading(client, address) + sign_of_writing(client, address, posted)
        if found != page.reads[column] + page.writes[column]:
            wrong.append(f"{visitor} {address}: {found}, not {page.reads[column]}{page.writes[column]}")
    assert wrong == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_visitor_has_the_rights_of_its_row_in_the_admin(visitor: str):
    scene, column, wrong = Scene(), VISITORS.index(visitor), []
    client = scene.client(visitor)
    for route, model in model_routes().items():
        page, address = MODEL_PAGES[route.removeprefix(model_address(model))], address_of(model, route)
        if address is None:
            continue
        right = rights().get(model_address(model), "-" * len(VISITORS))[column]
        found = sign_of_reading(client, address) + sign_of_writing(client, address, scene.form(address))
        if found.replace(".w", "..") != expected(visitor, page, right):
            wrong.append(f"{visitor} {address}: {found} with the right {right}")
    assert wrong == []

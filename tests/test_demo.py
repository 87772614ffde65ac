"""`make demo`: a simulated district that plays the whole story, says everywhere what it is, and leaves real data alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from pypdfium2 import PdfDocument

from hanyang_report.demo.loading import load_demo
from indicators.models import Collection, Figure, FigureInstruction, FigureMove, SavedView, User
from indicators.models.figure_steps import FigureStatus, FigureVerb
from indicators.office.roles import Role
from reports.downloads.typesetter import faces
from reports.models import Edition, Item, Part, PromiseOutcome, Report, ReportMove, Section, Task, TaskInstruction
from reports.models.lights import Light
from reports.models.report_steps import ReportVerb as Step
from reports.models.task_steps import TaskStatus as Standing
from reports.publishing.verification import faults
from reports.tracker.promise_ledger import ledger_of_promises
from reports.tracker.promises import published_promises
from reports.tracker.watching import watch
from tests.addresses import Page, pages, rights
from tests.database import take_rows
from tests.scene import VISITORS

pytestmark = pytest.mark.django_db

MARK = "模拟数据"
FIXTURES = settings.BASE_DIR / "fixtures"
LAST, NOW = 2020, 2021
"""The year that is published, and the one that is being collected."""
PEOPLE = {
    "officer": "zhao",
    "neighbour": "qian",
    "head": "zheng",
    "reviewer": "wang",
    "editor": "chen",
    "publisher": "wei",
    "leader": "jiang",
    "administrator": "shen",
}
"""The demo's people by what the access table calls its visitors."""
NO_PAGES = (
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
    "/admin/jsi18n/",
    "/admin/autocomplete/",
    "/answer/",
    "/evidence/",
    "/template.xlsx",
    "/help/pictures/",
)
"""For machines, pieces of pages, files that people brought along, a form without data, pictures."""
EXPORTS = {
    "anonymous": [
        "/indicators.csv",
        "/indicators.xlsx",
        "/compare.csv?from=2019&to=2020",
        "/compare.xlsx?from=2019&to=2020",
        "/explore.csv?i=audit_project_count",
        "/explore.xlsx?i=audit_project_count",
        "/tasks.xlsx",
        *(f"/reports/{LAST}/report.{form}" for form in ("docx", "pdf", "xlsx", "json", "txt")),
        *(f"/reports/{LAST}/editions/1/report.{form}" for form in ("docx", "xlsx", "json", "txt")),
        "/api/v1/figures/",
        f"/api/v1/reports/{LAST}/",
    ],
    "leader": [f"/dashboard/brief.docx?year={NOW}", "/tasks.xlsx", f"/compare.xlsx?from={LAST}&to={NOW}"],
    "reviewer": [
        f"/admin/indicators/collection/{NOW}/board/board.csv",
        f"/admin/indicators/collection/{NOW}/board/board.xlsx",
    ],
    "officer": [
        f"/admin/indicators/collection/{NOW}/desk/justice_bureau/workbook.xlsx",
        f"/admin/indicators/collection/{NOW}/confirmation/justice_bureau/",
    ],
    "administrator": ["/admin/indicators/collection/history/workbook.xlsx?first=2010&last=2012"],
}

in_the_demo = pytest.mark.usefixtures("demo")


def client_of(visitor: str) -> Client:
    client = Client()
    if visitor != "anonymous":
        client.force_login(User.objects.get(username=PEOPLE[visitor]))
    return client


def figures(year: int) -> Counter[str]:
    return Counter(Figure.objects.filter(year=year).values_list("status", flat=True))


# ── the story ──


@in_the_demo
def test_three_earlier_years_are_simulated_and_say_so():
    for year in (2016, 2017, 2018):
        known = Figure.objects.of_year(year).published()
        assert 30 < known.count() < 37
        assert all("模拟" in figure.published_source for figure in known)


@in_the_demo
def test_the_round_is_half_filled():
    assert set(figures(NOW)) == {
        FigureStatus.PENDING, FigureStatus.DRAFT, FigureStatus.SIGNING, FigureStatus.SUBMITTED, FigureStatus.RETURNED, FigureStatus.APPROVED
    }  # fmt: skip
    assert Collection.objects.get(year=NOW).is_open
    assert not Figure.objects.of_year(NOW).published().exists()


@in_the_demo
def test_a_report_was_published_and_once_corrected_with_a_reason():
    first, second = Edition.objects.of_year(LAST).order_by("number")
    assert (first.origin, second.origin) == (Edition.Origin.PUBLISHED, Edition.Origin.CORRECTION)
    assert "更正" in second.note
    assert figures(LAST) == {FigureStatus.LOCKED: 37}
    assert Report.objects.get(year=LAST).filings.count() == 3
    assert list(faults()) == []


@in_the_demo
def test_nobody_walked_around_four_eyes():
    entered: dict[int, int] = {}
    for move in FigureMove.objects.order_by("pk"):
        if move.verb == FigureVerb.ENTER:
            entered[move.figure_id] = move.by_id
        assert move.verb != FigureVerb.APPROVE or entered[move.figure_id] != move.by_id
    steps = ReportMove.objects.filter(report__year=LAST).order_by("pk")
    again = [Step.SUBMIT, Step.APPROVE, Step.PUBLISH]
    assert [step.verb for step in steps] == [Step.CIRCULATE, *again, Step.CORRECT, *again]
    assert {step.by.username for step in steps if step.verb == Step.SUBMIT} == {"chen"}
    assert {step.by.username for step in steps if step.verb in (Step.APPROVE, Step.PUBLISH)} == {"wei"}


@in_the_demo
def test_promises_are_kept_late_and_dropped():
    newest, last = ledger_of_promises()
    assert {outcome for outcome, _ in last.counts} == {outcome.label for outcome in PromiseOutcome}
    assert last.open == 0
    assert len(newest.entries) == newest.open == 12
    tracked = [one for one in published_promises(watch()) if one.task.year == NOW]
    assert {one.task.status for one in tracked} == set(Standing)
    assert {one.light for one in tracked} >= {Light.OVERDUE, Light.NEAR, Light.SMOOTH, Light.UNDECIDED}
    assert all(task.updates.exists() for task in Task.objects.of_year(LAST))


@in_the_demo
def test_leaders_have_written_and_named_their_views():
    for instructions in (FigureInstruction.objects, TaskInstruction.objects):
        assert instructions.open().exists()
        assert instructions.exclude(answer="").exists()
    page = client_of("leader").get("/explore/").content.decode()
    for view in SavedView.objects.all():
        assert view.name in page
        assert client_of("leader").get(view.get_absolute_url()).context["drawing"].lines


# ── says everywhere what it is ──


@in_the_demo
def test_every_page_says_that_its_data_are_simulated():
    unmarked, seen = [], 0
    for address, visitor in readable():
        response = client_of(visitor).get(address)
        if response.status_code == 200:
            seen += 1
            unmarked += [address] if MARK not in said(response) else []
    assert unmarked == []
    assert seen > 130


def readable() -> Iterator[tuple[str, str]]:
    """Every address of the access table, with a visitor who may read it; in the admin the administrator."""
    place = Places(places())
    for page in pages():
        address = f"/{page.address}".format_map(place)
        visitor = reader(page)
        if visitor and not any(part in address for part in NO_PAGES):
            yield address, visitor
    yield from ((f"/{address}", "administrator") for address in rights())


def reader(page: Page) -> str | None:
    people = (visitor for visitor, sign in zip(VISITORS, page.reads, strict=True) if sign == ".")
    return next((visitor for visitor in people if visitor == "anonymous" or visitor in PEOPLE), None)


class Places(dict[str, object]):
    """Rows that the demo has not: their addresses answer that."""

    def __missing__(self, name: str) -> int:
        return 0


def places() -> dict[str, object]:
    report = Report.objects.get(year=LAST)
    section = Section.objects.filter(part__report=report, part__kind=Part.Kind.ACHIEVEMENTS)[0]
    item, second, *_ = Item.objects.filter(section=section)
    figure = Figure.objects.get(year=LAST, indicator__code="court_hearing_observation_count")
    user = User.objects.get(username=PEOPLE["officer"])
    return {
        "part": section.part_id,
        "section": section.pk,
        "item": item.pk,
        "second": second.pk,
        "empty": second.pk,
        "figure": figure.pk,
        "reopened": figure.pk,
        "officer": user.pk,
        "department": figure.department_id,
        "task": Task.objects.of_year(LAST)[0].pk,
    }


@in_the_demo
@pytest.mark.parametrize(
    ("visitor", "address"), [(visitor, address) for visitor in EXPORTS for address in EXPORTS[visitor]]
)
def test_every_export_says_that_its_data_are_simulated(visitor: str, address: str):
    if address.endswith(".pdf") and faces() is None:
        pytest.skip("no Chinese face on this machine")
    response = client_of(visitor).get(address)
    assert response.status_code == 200
    if response.has_header("Content-Disposition"):
        assert f"''{MARK}-" in unquote(response["Content-Disposition"])
    assert address.endswith(".pdf") or MARK in said(response)


def said(response: HttpResponse) -> str:
    """Everything that is written in a page or file."""
    content = response.getvalue()
    if content.startswith(b"%PDF"):
        return "".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            return unescape("".join(archive.read(name).decode(errors="replace") for name in archive.namelist()))
    return content.decode("utf-8-sig", errors="replace")


# ── beside real data ──


@pytest.mark.usefixtures("loaded")
def test_a_database_with_real_data_is_left_alone():
    before = take_rows()
    with pytest.raises(CommandError, match="正式数据"):
        call_command("load_demo", stdout=StringIO())
    assert take_rows() == before
    assert MARK not in said(Client().get("/"))


def test_a_database_with_people_is_left_alone():
    User.objects.create_user("somebody")
    before = take_rows()
    with pytest.raises(CommandError, match="正式数据"):
        call_command("load_demo", stdout=StringIO())
    assert take_rows() == before


# ── started again ──


@in_the_demo
def test_a_second_start_takes_no_step_and_loses_nothing(django_assert_max_num_queries: Callable):
    task = Task.objects.get(year=NOW, title="公布信用修复办理指南")
    task.sign(by=User.objects.get(username="zhou"))
    SavedView.objects.all()[0].delete()
    before = (FigureMove.objects.count(), Edition.objects.count(), SavedView.objects.count())
    with django_assert_max_num_queries(120):
        assert load_demo(FIXTURES) == []
    assert before == (FigureMove.objects.count(), Edition.objects.count(), SavedView.objects.count())
    task.refresh_from_db()
    assert task.status == Standing.ACKNOWLEDGED


@in_the_demo
def test_an_account_for_every_role_is_printed_with_a_password_that_opens_it():
    out = StringIO()
    call_command("load_demo", stdout=out)
    printed = [line.split("\t") for line in out.getvalue().splitlines() if line.startswith("  ")]
    assert {role for _, _, role, *_ in printed} == set(Role.values)
    for name, password, *_ in printed:
        assert User.objects.get(username=name.strip()).check_password(password)


@in_the_demo
def test_at_the_leaders_head_stands_what_deserves_a_look_and_then_what_the_year_means():
    page = client_of("leader").get("/dashboard/").content.decode()
    assert 0 < page.index('id="matters"') < page.index("本年要点") < page.index('id="figures"')

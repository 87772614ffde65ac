"""A draft edit never changes any public address: all of them are read before and after, by somebody not signed in."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import product

import pytest
import time_machine
from django.test import Client

from hanyang_report.addresses import PublicAddresses
from hanyang_report.manual.text import manuals
from indicators.models import Figure, Indicator, User
from indicators.numbers.comparison import Measured
from reports.checks.acknowledging import acknowledge, verdict
from reports.downloads.formats import FORMATS
from reports.drafting.blocks import arrangement
from reports.drafting.rollover import start_report
from reports.drafting.structure import add, merge, move, split_before
from reports.models import ChartSeries, Edition, Item, KeyFigure, Report, Section, SectionChart, Task
from reports.models.answer import PromiseOutcome
from reports.publishing.filings import record_filing
from reports.publishing.verbs import (
    abandon_correction,
    approve,
    circulate,
    open_correction,
    send_back,
    submit,
    withdraw,
)
from reports.tracker.answers import answer
from tests import cast
from tests.addresses import routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

PARAMETERS: dict[str, Callable[[], list[object]]] = {
    "<year:year>": lambda: [2018, 2019, 2020],
    "<slug:code>": lambda: list(Indicator.objects.values_list("code", flat=True)),
    "<str:address>": lambda: [task.address for task in Task.objects.all()],
    "<int:number>": lambda: [*Edition.objects.order_by("number").values_list("number", flat=True).distinct(), 2],
    "<str:format>": lambda: list(FORMATS),
    "<slug:extension>": lambda: ["csv", "xlsx"],
    "<int:quarter>": lambda: [1, 4],
    "<int:pk>": lambda: [1],
    "<slug:verb>": lambda: ["update"],
    "<slug:slug>": lambda: list(manuals()),
    "<str:name>": lambda: ["home.webp"],
    "<path:rest>": lambda: ["nothing"],
}
"""What stands for each parameter of an address: everything there is, not an example."""

ASKED = (
    "compare/?from=2019&to=2020",
    "compare.csv?from=2019&to=2020",
    "explore/?i=legality_review_decision_count&i=audit_project_count",
    "explore.csv?i=legality_review_decision_count",
    "indicators/?q=合法性&kind=count",
    "reports/compare/?a=2019&b=2020",
    "search/?q=1235",
    "search/?q=1236",
    "search/?q=草稿里的新话",
    "tasks/?status=done",
    "api/v1/figures/?year=2020",
)
REVIEWED = "legality_review_decision_count"
NEW = "草稿里的新话。"
READ: list["Answers"] = []


def public_addresses() -> Iterator[str]:
    """Every address outside the admin, with every value of its parameters; those of the site's own list that ask, and some more."""
    for route in sorted(route for route in routes() if not route.startswith("admin/")):
        names = re.findall(r"<[^>]+>", route)
        for values in product(*(PARAMETERS[name]() for name in names)):
            yield filled(route, values)
    yield from ASKED
    yield from (address.removeprefix("/") for address in PublicAddresses.now() if "?" in address)


def filled(route: str, values: Iterable[object]) -> str:
    for value in values:
        route = re.sub(r"<[^>]+>", str(value), route, count=1)
    return route


Answers = dict[str, tuple[int, str, bytes]]
"""Status, where it leads and what it says, of every public address."""


@pytest.fixture
def on_one_day() -> Iterator[None]:
    """With the next year's round open."""
    with time_machine.travel("2021-02-01 09:00:00+08:00", tick=False):
        cast.opened_round(2020)
        yield


@pytest.fixture
def before(on_one_day: None) -> Answers:
    """Before anything was done: the same rows on the same day in each of these tests, so they are read once."""
    if not READ:
        READ.append(read())
    return READ[0]


def read() -> Answers:
    client = Client(raise_request_exception=False)
    return {address: answered(client.get(f"/{address}")) for address in public_addresses()}


def answered(response) -> tuple[int, str, bytes]:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    token = rb'name="csrfmiddlewaretoken" value="[^"]+"'
    return response.status_code, response.get("Location", ""), re.sub(token, b"", body)


def differing(before: dict, after: dict) -> list[str]:
    return sorted(address for address in before.keys() | after.keys() if before.get(address) != after.get(address))


# ── what is done behind the readers' backs ──


def the_next_draft(writer: User) -> None:
    """Every kind of edit of a report that was never published, and the way to its approval."""
    report = start_report(2020, by=writer)
    for item in Item.objects.filter(section__part__report=report)[:5]:
        item.rewrite(heading=item.heading, body=NEW, run_on=item.run_on, by=writer, seen=item.version)
    report.refresh_from_db()
    report.rewrite(by=writer, seen=report.version, lead=NEW, title="另一个标题", document_number="1号")
    part = report.parts.first()
    add(part, heading="新的一节", by=writer, seen=arrangement(report))
    sections = list(part.sections.all())
    move(sections[0], 1, by=writer, seen=arrangement(report))
    split_before(sections[1].items.all()[1], heading="拆出来的", by=writer, seen=arrangement(report))
    merge(sections[3], by=writer, seen=arrangement(report))
    chosen_anew(report)
    item = Item.objects.filter(section__part__report=report)[0]
    answer(Task.objects.get(year=2020, code="T1-1"), item=item, outcome=PromiseOutcome.KEPT, words=NEW, by=writer)
    record_filing(report, recipient="区委", filed_on=report.edited_at.date(), by=writer)
    waiting = verdict(report).open_warnings[0].finding
    acknowledge(report, waiting.fingerprint, reason="仍然成立。", by=writer)
    circulate(report, by=writer)
    submit(report, by=writer)
    approve(report, by=cast.publisher())


def chosen_anew(report: Report) -> None:
    """Other charts, other key figures."""
    SectionChart.objects.filter(section__part__report=report).update(title=NEW, kind="bar")
    ChartSeries.objects.filter(chart__section__part__report=report).first().delete()
    section = Section.objects.filter(part__report=report)[0]
    indicator = Indicator.objects.get(code=REVIEWED)
    ChartSeries.objects.create(
        chart=SectionChart.objects.create(section=section, title=NEW, kind="bar"), indicator=indicator
    )
    report.key_figures.all().delete()
    KeyFigure.objects.create(report=report, indicator=indicator)


def the_next_figures(writer: User) -> None:
    """The open year's figures: entered, handed in, approved."""
    filler, checker = cast.reviewer(), cast.reviewer()
    for figure in Figure.objects.of_year(2020).select_related("indicator", "department"):
        figure.enter(Measured(Decimal(99)), note=NEW, source=NEW, by=filler, seen=figure.version)
        figure.submit(by=filler, seen=figure.version)
        figure.approve(by=checker, seen=figure.version)


def the_published_reports_rows(writer: User) -> None:
    """A correction in hand: words, lead, head and a figure of the published year, approved but not published."""
    report, filler = Report.objects.get(year=2019), cast.reviewer()
    item = Item.objects.get(section__part__report=report, body__contains=REVIEWED)
    chosen = cast.figure(REVIEWED, 2019)
    signer = cast.publisher()
    open_correction(report, by=signer, reason=NEW, blocks=[item], figures=[chosen], lead=True, head=True)
    item.rewrite(heading=item.heading, body=f"{NEW}{{{{{REVIEWED}}}}}", run_on=True, by=writer, seen=item.version)
    report.refresh_from_db()
    report.rewrite(by=writer, seen=report.version, lead=NEW, title="另一个标题", issuer=NEW)
    chosen.refresh_from_db()
    chosen.enter(Measured(Decimal(1236)), note=NEW, source=NEW, by=filler, seen=chosen.version)
    chosen.submit(by=filler, seen=chosen.version)
    chosen.approve(by=cast.reviewer(), seen=chosen.version)
    submit(report, by=writer)
    approve(report, by=signer)


def whatever_is_in_the_rows(writer: User) -> None:
    """Past every verb: the rows of the published report overwritten as they stand."""
    Item.objects.update(heading="改", body=NEW)
    Section.objects.update(heading="改", order=1)
    Report.objects.filter(year=2019).update(title="改", lead=NEW, issuer="改")
    Figure.objects.of_year(2019).update(value=7, source=NEW, note=NEW)
    chosen_anew(Report.objects.get(year=2019))


@pytest.mark.parametrize(
    "edit", [the_next_draft, the_next_figures, the_published_reports_rows, whatever_is_in_the_rows]
)
def test_no_public_address_changes(before: Answers, edit: Callable[[User], None]):
    edit(cast.editor())
    assert differing(before, read()) == []


def test_a_correction_given_up_leaves_no_trace(before: Answers):
    report = Report.objects.get(year=2019)
    the_published_reports_rows(cast.editor())
    send_back(report, by=cast.publisher(), reason="再议。")
    abandon_correction(report, by=cast.publisher(), reason="无需更正。")
    assert differing(before, read()) == []


def test_what_is_read_does_change_when_something_is_published(before: Answers):
    """The comparison above would notice: a withdrawal shows on the report's pages, its figures' and the API's."""
    withdraw(Report.objects.get(year=2019), by=cast.publisher(), reason="待核实。")
    changed = differing(before, read())
    for address in ("", "reports/2019/", "reports/2019/report.json", f"indicators/{REVIEWED}/", "api/v1/figures/"):
        assert address in changed

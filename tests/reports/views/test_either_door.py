"""Written or moved on the one page or by the forms, with tables: the document is the same, byte for byte."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from reports.drafting.blocks import arrangement
from reports.drafting.composition import compose
from reports.models import Item, Report, Section, WrittenTable
from reports.narrative.binding import FigureBook
from tests.cast import editor
from tests.posted import fields

DRAFT = "/admin/reports/report/2020/draft/"
REVIEWED = "legality_review_decision_count"
TABLE: WrittenTable = {
    "after": 1,
    "caption": "表1　办理情况",
    "header": ["事项", "件数"],
    "rows": [["审核", f"{{{{{REVIEWED}@-1}}}}"], ["合计"]],
}


@pytest.fixture
def item(report: Report) -> Item:
    """The last item of the first section: two paragraphs, a table between them."""
    section = Section.objects.filter(part__report=report)[0]
    item = section.items.last()
    assert item
    item.rewrite(heading="审核。", body="第一段。\n第二段。", run_on=True, by=editor(), seen=item.version)
    item.set_tables([TABLE], by=editor(), seen=item.version)
    return item


@pytest.fixture
def desk(client: Client, report: Report) -> Client:
    client.force_login(editor())
    return client


def document_after(report: Report, door: Callable[[], Any]) -> str:
    """As it would be published, all taken back afterwards."""
    with transaction.atomic():
        assert door().status_code in (200, 302)
        made = compose(Report.objects.get(pk=report.pk), FigureBook.for_draft(2020)).to_json()
        transaction.set_rollback(True)
    return made


def the_same(report: Report, page: Callable[[], Any], form: Callable[[], Any]) -> None:
    before = compose(report, FigureBook.for_draft(2020)).to_json()
    by_page, by_form = (document_after(report, door) for door in (page, form))
    assert by_page == by_form != before


def pressed(desk: Client, row: Any, **what: Any) -> Any:
    address = f"{DRAFT}{type(row).__name__.lower()}/{row.pk}/border/"
    return desk.post(address, {"seen": arrangement(row.report), "version": row.version} | what)


@pytest.mark.parametrize("body", ["第一段改。\n第二段。", "开头。\n第一段。\n第二段。", "只有一段。", ""])
def test_a_passage_with_a_table_is_written(desk: Client, report: Report, item: Item, body: str):
    address = f"{DRAFT}item/{item.pk}/"
    page = fields(desk.get(address).content.decode()) | {"body": body}
    the_same(report, lambda: desk.post(f"{address}keep/", page), lambda: desk.post(address, page | {"press": "save"}))


def test_it_changes_places_with_its_neighbour(desk: Client, report: Report, item: Item):
    up = {"seen": arrangement(report), "up": f"item-{item.pk}"}
    the_same(report, lambda: pressed(desk, item, press="up"), lambda: desk.post(f"{DRAFT}arrange/", up))


def test_it_goes_into_another_section(desk: Client, report: Report, item: Item):
    section = item.section.part.sections.all()[1]
    last = section.items.last()
    assert last
    form = {"seen": arrangement(report), "to": f"section-{section.pk}"}
    the_same(
        report,
        lambda: pressed(desk, item, press="put", after=f"item-{last.pk}"),
        lambda: desk.post(f"{DRAFT}item/{item.pk}/move/", form),
    )


def test_a_section_goes_into_another_part_with_its_tables(desk: Client, report: Report, item: Item):
    plan = report.parts.get(kind="plan")
    last = plan.sections.last()
    assert last
    form = {"seen": arrangement(report), "to": f"part-{plan.pk}"}
    the_same(
        report,
        lambda: pressed(desk, item.section, press="put", after=f"section-{last.pk}"),
        lambda: desk.post(f"{DRAFT}section/{item.section.pk}/move/", form),
    )


def test_it_is_joined_onto_the_one_before(desk: Client, report: Report, item: Item):
    form = {"seen": arrangement(report)}
    address = f"{DRAFT}item/{item.pk}/merge/"
    the_same(report, lambda: pressed(desk, item, press="join"), lambda: desk.post(address, form))

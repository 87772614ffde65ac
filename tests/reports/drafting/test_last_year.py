"""What last year's report said where a passage stands, found by what it says and not by where it is."""

from typing import Any

import pytest
from django.test import Client

from reports.drafting.blocks import arrangement
from reports.drafting.last_year import last_year
from reports.drafting.passage import Passage
from reports.drafting.rollover import start_report
from reports.drafting.structure import add_after, move
from reports.models import Edition, Item, Report, Section
from tests.cast import editor


@pytest.fixture
def writer(loaded: None) -> Any:
    return editor()


@pytest.fixture
def report(writer: Any) -> Report:
    return start_report(2020, by=writer)


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report)[0]


def said(item: Item) -> str:
    change = last_year(Passage(item.report, item))
    assert change
    return "".join(piece.text for line in change.older for piece in line)


def test_a_rewritten_passage_stands_beside_what_it_was_wherever_it_went(item: Item, writer: Any):
    before = said(item)
    item.rewrite(heading=item.heading, body=item.body[: len(item.body) // 2], run_on=True, by=writer, seen=item.version)
    move(item, 1, by=writer, seen=arrangement(item.report))
    item.refresh_from_db()
    change = last_year(Passage(item.report, item))
    assert change
    assert (change.state, said(item)) == ("changed", before)


def test_a_new_passage_has_no_last_year(item: Item, writer: Any):
    new = add_after(item, by=writer, seen=arrangement(item.report))
    new.rewrite(heading="", body="今年新开展的一项工作。", run_on=True, by=writer, seen=new.version)
    change = last_year(Passage(new.report, new))
    assert change
    assert change.state == "added"


def test_the_lead_answers_the_lead(report: Report):
    change = last_year(Passage(report, report))
    assert change
    assert change.place == "导语"


def test_where_nothing_was_published_and_where_nothing_is_printed_there_is_none(report: Report, item: Item):
    bare = Section.objects.create(part=item.section.part, own_marker=True, order=99)
    assert last_year(Passage(report, bare)) is None
    report.year = 2031
    assert last_year(Passage(report, item)) is None
    assert Edition.objects.filter(report__year=2019).exists()


def test_it_is_told_beside_the_passage(client: Client, writer: Any, item: Item):
    client.force_login(writer)
    desk = "/admin/reports/report/2020/draft/desk/last-year/"
    told = client.post(desk, {"level": "item", "pk": item.pk}).content.decode()
    assert "2019年" in told
    item.rewrite(heading=item.heading, body="都不一样了。", run_on=True, by=writer, seen=item.version)
    told = client.post(desk, {"level": "item", "pk": item.pk}).content.decode()
    assert "<del>" in told
    assert client.post(desk, {"level": "item", "pk": 0}).content == b""

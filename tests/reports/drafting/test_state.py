"""The draft at a glance, held from page to page: always as the draft stands."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from indicators.models import Figure, User
from reports.drafting.blocks import arrangement
from reports.drafting.state import DraftLine, lines
from reports.models import Item, Part, Report, Section
from tests.factories import make_draft, make_indicator

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report() -> Report:
    """A section with one item that quotes a figure, another as last year's."""
    figure = make_draft(make_indicator(), 2020, 1235)
    for year in (2019, 2020):
        report = Report.objects.create(year=year, title=f"{year}年度报告", lead=f"导语{year}。")
        part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="工作", order=1)
        section = Section.objects.create(part=part, marker="（一）", heading="审核", order=1)
        Item.objects.create(section=section, marker="1. ", heading="普法。", body="开展普法。", order=1)
    Item.objects.create(
        section=section, marker="2. ", heading="审核。", body=f"{{{{{figure.indicator.code}}}}}件", order=2
    )
    return report


def write_and_sign(item: Item) -> None:
    writer = User.objects.create(username="writer", full_name="陈编辑")
    Item.objects.filter(pk=item.pk).update(edited_by=writer, edited_at=timezone.now())


def told(line: DraftLine) -> str:
    return f"{line.title}|{line.state}|{line.length}|{line.faults}|{line.edited_by}"


def test_a_glance_tells_each_passage_as_it_stands(report: Report):
    item = Item.objects.get(section__part__report=report, order=2)
    item_told: Callable[[], str] = lambda: told(lines(report.pk)[4])  # noqa: E731
    assert [told(line) for line in lines(report.pk)] == [
        "导语|已改写|7|0|",
        "一、工作||0|0|",
        "（一）审核||0|0|",
        "1. 普法|与上年相同|5|0|",
        "2. 审核|已改写|5|0|",
    ]
    Figure.objects.update(value=12)
    assert item_told() == "2. 审核|已改写|3|0|"
    Figure.objects.update(value=None)
    assert item_told() == "2. 审核|已改写|2|1|"
    write_and_sign(item)
    assert item_told() == "2. 审核|已改写|2|1|陈编辑"
    User.objects.update(full_name="陈更名")
    assert item_told() == "2. 审核|已改写|2|1|陈更名"
    Item.objects.filter(section__part__report__year=2019).update(body=item.body)
    assert item_told() == "2. 审核|与上年相同|2|1|陈更名"
    assert lines(report.pk) == lines.find(report.pk)


def test_the_stamp_of_an_arrangement_follows_places_and_not_words(report: Report):
    stamps = [arrangement(report)]
    Item.objects.update(body="另写。")
    assert arrangement(report) == stamps[0]
    Item.objects.filter(section__part__report=report, order=2).update(order=0)
    stamps.append(arrangement(report))
    Item.objects.filter(section__part__report=report, order=0).delete()
    stamps.append(arrangement(report))
    assert len(set(stamps)) == len(stamps)

"""Passages go over the border of what they stood in, numbers follow, and nothing is lost or moved twice."""

from typing import Any

import pytest
from django.http import Http404
from django.test import Client

from indicators.office.steps import Refused, Stale
from reports.drafting import structure
from reports.drafting.block_pages import row_of, value_of
from reports.drafting.blocks import arrangement, reading_order
from reports.drafting.placing import put_after, step_over
from reports.models import Item, Part, Report, Section
from reports.publishing.verbs import submit
from tests.cast import editor

DESK = "/admin/reports/report/2020/draft"


def part(report: Report, kind: str = "achievements") -> Part:
    return report.parts.get(kind=kind)


def first_two(report: Report) -> list[Section]:
    return list(part(report).sections.all()[:2])


def over(row: Any, step: int, writer: Any) -> None:
    row.refresh_from_db()
    step_over(row, step, by=writer, seen=arrangement(row.report))


def put(row: Any, other: Any, writer: Any) -> None:
    row.refresh_from_db()
    put_after(row, other, by=writer, seen=arrangement(row.report))


def told(rows: Any) -> list[tuple[str, int]]:
    return [(row.marker, row.pk) for row in rows.all()]


def test_past_the_last_of_a_section_an_item_is_the_first_of_the_next_and_comes_back(report: Report, writer: Any):
    first, second = first_two(report)
    here, there = told(first.items), told(second.items)
    last = first.items.last()
    assert last
    over(last, 1, writer)
    assert told(first.items) == here[:-1]
    assert [pk for _, pk in told(second.items)] == [last.pk, *(pk for _, pk in there)]
    assert [marker for marker, _ in told(second.items)] == ["1. ", "2. ", "3. ", "4. "]
    over(last, -1, writer)
    assert (told(first.items), told(second.items)) == (here, there)


def test_within_a_section_a_step_changes_places_with_the_neighbour(report: Report, writer: Any):
    first, _ = first_two(report)
    one, two, *_ = [pk for _, pk in told(first.items)]
    over(Item.objects.get(pk=one), 1, writer)
    assert [pk for _, pk in told(first.items)][:2] == [two, one]


def test_a_section_goes_over_the_border_of_its_part_with_its_items(report: Report, writer: Any):
    last = part(report).sections.last()
    assert last
    items = told(last.items)
    over(last, 1, writer)
    last.refresh_from_db()
    assert last.part.kind == Part.Kind.PROBLEMS
    assert (last.marker, told(last.items)) == ("（一）", items)
    over(last, -1, writer)
    assert part(report).sections.last() == last
    assert last.items.count() == len(items)


@pytest.mark.parametrize(("at", "step", "why"), [(0, -1, "最前面"), (-1, 1, "最后面")])
def test_at_either_end_of_the_report_it_is_said_that_it_goes_no_further(
    report: Report, writer: Any, at: int, step: int, why: str
):
    section = Section.objects.filter(part__report=report).last()
    assert section
    structure.add(section, heading="末条。", by=writer, seen=arrangement(report))
    for level in (Part, Section, Item):
        rows = [row for row in reading_order(report) if type(row) is level]
        with pytest.raises(Refused, match=why):
            over(rows[at], step, writer)


def test_items_that_stand_directly_in_a_part_stay_before_its_sections(report: Report, writer: Any):
    whole = part(report)
    direct = structure.add_item_to_part(whole, heading="总的情况。", by=writer, seen=arrangement(report))
    section = part(report, "plan").sections.first()
    assert section
    put(section, whole, writer)
    assert [each.is_bare for each in whole.sections.all()][:3] == [True, False, False]
    assert (section.part, section.order) == (whole, 2)
    with pytest.raises(Refused, match="最前面"):
        over(section, -1, writer)
    over(direct, 1, writer)
    assert direct.section == section
    over(direct, -1, writer)
    assert direct.section.is_bare


def test_what_is_put_behind_a_heading_is_the_first_below_it(report: Report, writer: Any):
    first, second = first_two(report)
    item = second.items.last()
    assert item
    put(item, first, writer)
    assert first.items.first() == item
    put(item, first.items.last(), writer)
    assert first.items.last() == item
    with pytest.raises(Refused, match="先有小节"):
        put(item, part(report, "problems"), writer)
    with pytest.raises(Refused, match="导语"):
        put(item, report, writer)


def test_a_section_is_put_behind_the_whole_of_another_and_a_part_behind_a_part(report: Report, writer: Any):
    first, second = first_two(report)
    put(first, second.items.first(), writer)
    assert first_two(report) == [second, first]
    plan = part(report, "plan")
    put(plan, report, writer)
    assert told(report.parts)[0] == ("一、", plan.pk)
    put(plan, first.items.first(), writer)
    assert [pk for _, pk in told(report.parts)][1] == plan.pk


def test_where_it_stands_already_nothing_is_written(report: Report, writer: Any):
    first, second = first_two(report)
    one, two, *_ = first.items.all()
    for row, other in ((one, first), (two, one), (two, two), (second, first.items.last()), (second, second)):
        count = row.history.count()
        with pytest.raises(Refused, match="已经在那里"):
            put(row, other, writer)
        assert row.history.count() == count


def test_a_chart_goes_with_the_item_that_alone_quotes_its_figures_and_comes_back(report: Report, writer: Any):
    section, item = next(
        (section, item)
        for section in Section.objects.filter(part__report=report, charts__isnull=False)
        for item in section.items.all()
        if all(series.indicator.code in item.body for series in section.charts.all()[0].series.all())
    )
    chart = section.charts.all()[0]
    other = next(each for each in part(report).sections.all() if each != section)
    put(item, other, writer)
    chart.refresh_from_db()
    assert chart.section == other
    put(item, section, writer)
    chart.refresh_from_db()
    assert chart.section == section


def test_who_saw_another_order_moves_nothing_and_from_submission_on_nobody_does(report: Report, writer: Any):
    first, second = first_two(report)
    item, seen = first.items.last(), arrangement(report)
    assert item
    over(second, 1, editor())
    with pytest.raises(Stale, match="刚刚由他人改动"):
        step_over(item, 1, by=writer, seen=seen)
    submit(report, by=writer)
    report.refresh_from_db()
    for verb, where in ((step_over, 1), (put_after, second)):
        with pytest.raises(Refused, match="不能调整"):
            verb(item, where, by=writer, seen=arrangement(report))  # type: ignore[operator]
    assert item in first.items.all()


# ── asked for by the page ──


def test_a_passage_is_found_by_the_name_that_a_page_gives_it(report: Report):
    for row in reading_order(report):
        assert row_of(report, value_of(row)) == row
    assert row_of(report, f"lead-{report.pk}") == report
    foreign = Item.objects.filter(section__part__report__year=2019)[0]
    for key in (value_of(foreign), "item-", "item", "", "report-1", "item-1-2"):
        with pytest.raises(Http404):
            row_of(report, key)


def asked(client: Client, row: Any, **what: Any) -> str:
    address = f"{DESK}/{type(row).__name__.lower()}/{row.pk}/border/"
    return client.post(address, {"seen": arrangement(row.report)} | what).content.decode()


def test_the_page_is_told_where_a_passage_went(client: Client, report: Report, writer: Any):
    client.force_login(writer)
    first, _ = first_two(report)
    item = first.items.last()
    assert item
    answer = asked(client, item, press="down")
    assert "已移到“（二）" in answer
    assert "已移到" not in asked(client, item, press="down")
    assert "已移到“（一）" in asked(client, item, press="put", after=f"section-{first.pk}")
    assert "data-refused" in asked(client, item, press="put", after=f"lead-{report.pk}")
    gone = {"seen": arrangement(report), "press": "put", "after": "item-0"}
    assert client.post(f"{DESK}/item/{item.pk}/border/", gone).status_code == 404


def test_into_a_part_of_another_kind_a_passage_is_read_anew(client: Client, report: Report, writer: Any):
    client.force_login(writer)
    section, plan = first_two(report)[0], part(report, "plan")
    item = section.items.first()
    assert item
    answer = asked(client, section, press="put", after=f"part-{plan.pk}")
    assert f'id="item-{item.pk}" data-passage' in answer
    assert f'data-stays="part-{plan.pk}"' in answer

"""What real reports have and our own form has not: items without a section, headings without a number, numbers as written."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indicators.office.steps import Refused
from reports.checks.checker import check
from reports.document.alignment import places_of
from reports.document.tree import Document
from reports.downloads.official import to_text
from reports.drafting import structure
from reports.drafting.blocks import arrangement
from reports.drafting.composition import compose
from reports.drafting.forms import MarkerForm
from reports.drafting.rollover import start_report
from reports.drafting.state import BARE, lines
from reports.models import Item, Part, Report, Section
from reports.narrative.binding import FigureBook
from reports.tracker.promising import add_tasks, found_in

pytestmark = pytest.mark.django_db


def composed(report: Report) -> Document:
    return compose(report, FigureBook.for_draft(report.year))


def problems(report: Report) -> Part:
    """The part of 2020 that has neither sections nor items."""
    return report.parts.get(kind=Part.Kind.PROBLEMS)


def item_of_part(report: Report, writer: Any, heading: str = "人员不足。") -> Item:
    return structure.add_item_to_part(problems(report), heading=heading, by=writer, seen=arrangement(report))


# ── items without a section ──


def test_an_item_stands_directly_in_its_part(report: Report, writer: Any):
    item_of_part(report, writer)
    item_of_part(report, writer, "经费不足。")
    part = composed(report).parts[1]
    assert [(child.level, child.anchor, child.title) for child in part.children] == [
        ("item", "p2-i1", "1. 人员不足"),
        ("item", "p2-i2", "2. 经费不足"),
    ]
    assert problems(report).sections.count() == 1


def test_it_comes_before_the_parts_sections_which_keep_their_numbers(report: Report, writer: Any):
    part = report.parts.get(kind=Part.Kind.ACHIEVEMENTS)
    structure.add_item_to_part(part, heading="总的情况。", by=writer, seen=arrangement(report))
    children = composed(report).parts[0].children
    assert (children[0].anchor, children[1].anchor, children[1].marker) == ("p1-i1", "s1", "（一）")
    assert [section.marker for section in part.sections.all()][:2] == ["", "（一）"]


def test_the_outline_says_where_it_stands(report: Report, writer: Any):
    item = item_of_part(report, writer)
    titles = [line.title for line in lines(report.pk)]
    assert titles[titles.index("1. 人员不足") - 1] == BARE
    assert str(item.section) == f"{problems(report)}（不分小节）"


def test_a_bare_section_without_items_is_in_no_list(report: Report):
    Section.objects.create(part=problems(report), own_marker=True)
    assert BARE not in [line.title for line in lines(report.pk)]
    assert composed(report).parts[1].children == ()


def test_the_checker_passes_a_bare_section_over(report: Report, writer: Any):
    item_of_part(report, writer)
    assert [f.place.label for f in check(report) if f.code == "empty-text"] == ["二1. 人员不足"]


def test_charts_of_a_bare_section_are_the_parts(report: Report, writer: Any):
    section = Section.objects.filter(part__report=report, charts__isnull=False).first()
    assert section is not None
    Section.objects.filter(pk=section.pk).update(heading="", marker="", body="")
    part = composed(report).parts[0]
    assert part.charts
    assert "s6" not in dict(places_of(composed(report)))


def test_what_is_split_off_a_bare_section_becomes_a_numbered_one(report: Report, writer: Any):
    item_of_part(report, writer)
    second = item_of_part(report, writer, "经费不足。")
    made = structure.split_before(second, heading="经费方面", by=writer, seen=arrangement(report))
    assert made.marker == "（一）"
    assert [child.level for child in composed(report).parts[1].children] == ["item", "section"]


def test_a_plan_without_sections_makes_tasks(report: Report, writer: Any):
    plan = report.parts.get(kind=Part.Kind.PLAN)
    plan.sections.all().delete()
    Part.objects.filter(pk=plan.pk).update(body="下一年，加强普法宣传。")
    plan.refresh_from_db()
    bare = Section.objects.create(part=plan, own_marker=True)
    Item.objects.create(section=bare, marker="1. ", body="完善信用体系。")
    phrases = [one.proposal.phrase for one in found_in(report)]
    assert phrases == ["下一年", "加强普法宣传", "完善信用体系"]
    [task] = add_tasks(report, [(bare, "加强普法宣传", "普法")], by=writer)
    assert task.address == "2021-T1-1"
    document = composed(report)
    assert [promise.area for promise in document.promises] == ["p3"]


# ── numbers as written ──


def sections(report: Report) -> list[Section]:
    return list(Section.objects.filter(part__report=report, part__kind=Part.Kind.ACHIEVEMENTS))


def test_a_number_written_by_hand_stays_while_others_follow_their_places(report: Report, writer: Any):
    second = sections(report)[1]
    structure.mark(second, "第二，", by=writer, seen=arrangement(report))
    structure.move(sections(report)[0], 1, by=writer, seen=arrangement(report))
    assert [section.marker for section in sections(report)][:4] == ["第二，", "（一）", "（二）", "（三）"]


def test_a_heading_without_a_number_stays_without(report: Report, writer: Any):
    structure.mark(sections(report)[0], "", by=writer, seen=arrangement(report))
    structure.move(sections(report)[1], 1, by=writer, seen=arrangement(report))
    assert [section.marker for section in sections(report)][:3] == ["", "（一）", "（二）"]
    assert composed(report).parts[0].children[0].title.startswith("高位谋划")


def test_back_to_its_place_it_is_counted_again(report: Report, writer: Any):
    first = sections(report)[0]
    structure.mark(first, "甲、", by=writer, seen=arrangement(report))
    structure.mark(first, None, by=writer, seen=arrangement(report))
    assert [section.marker for section in sections(report)][:2] == ["（一）", "（二）"]


def test_what_is_added_among_hand_written_numbers_gets_none_of_ours(report: Report, writer: Any):
    part = report.parts.get(kind=Part.Kind.ACHIEVEMENTS)
    structure.mark(sections(report)[-1], "第六，", by=writer, seen=arrangement(report))
    added = structure.add(part, heading="新的", by=writer, seen=arrangement(report))
    assert (added.marker, added.own_marker) == ("", True)


def test_a_number_of_twenty_characters_is_the_longest(report: Report, writer: Any):
    first = sections(report)[0]
    structure.mark(first, "一" * 20, by=writer, seen=arrangement(report))
    with pytest.raises(Refused, match="最多20个字"):
        structure.mark(first, "一" * 21, by=writer, seen=arrangement(report))


def test_the_form_asks_for_the_number_it_shall_write(report: Report):
    way = {"seen": "x", "way": "hand"}
    assert not MarkerForm({**way, "marker": " "}).is_valid()
    by_hand = MarkerForm({**way, "marker": " 第三， "})
    assert by_hand.is_valid()
    assert by_hand.written == "第三，"
    for chosen, written in (("place", None), ("none", "")):
        form = MarkerForm({**way, "way": chosen, "marker": "甲"})
        assert form.is_valid()
        assert form.written == written


def test_next_years_draft_keeps_numbers_as_written(report: Report, writer: Any):
    Report.objects.filter(year=2020).delete()
    Section.objects.filter(part__report__year=2019, order=1, part__order=1).update(marker="第一，", own_marker=True)
    copied = sections(start_report(2020, by=writer))[0]
    assert (copied.marker, copied.own_marker) == ("第一，", True)


# ── several parts of achievements ──


def test_anchors_are_told_apart_where_achievements_fill_several_parts(report: Report):
    plan = report.parts.get(kind=Part.Kind.PLAN)
    Part.objects.filter(pk=plan.pk).update(kind=Part.Kind.ACHIEVEMENTS)
    anchors = [block.anchor for block in composed(report).walk()]
    assert len(anchors) == len(set(anchors))
    assert {"s1", "p3-1"} <= set(anchors)


def test_a_part_of_achievements_without_sections_speaks_for_itself(report: Report):
    problems_part = problems(report)
    Part.objects.filter(pk=problems_part.pk).update(kind=Part.Kind.ACHIEVEMENTS)
    assert [block.anchor for block in composed(report).achievements()][-1] == "p2"


# ── attachments ──


def test_an_attachment_stands_behind_the_signature(client: Client, report: Report):
    Part.objects.create(
        report=report, kind=Part.Kind.ATTACHMENT, marker="附件1", own_marker=True, heading="名单", body="甲", order=9
    )
    Report.objects.filter(pk=report.pk).update(issuer="某区人民政府", issued_on="2021-03-01")
    report.refresh_from_db()
    assert to_text(composed(report)).endswith("某区人民政府\n2021年3月1日\n附件1名单\n甲\n")


# ── the pages ──


def test_the_outline_offers_both(client: Client, report: Report, writer: Any):
    client.force_login(writer)
    part, section = problems(report), sections(report)[0]
    html = client.get(reverse("admin:reports_draft", args=[2020])).content.decode()
    add, mark = (
        reverse("admin:reports_add_item", args=[2020, "part", part.pk]),
        reverse("admin:reports_mark", args=[2020, "section", section.pk]),
    )
    assert add in html
    assert mark in html
    client.post(mark, {"way": "hand", "marker": "第一，", "seen": arrangement(report)})
    section.refresh_from_db()
    assert (section.marker, section.own_marker) == ("第一，", True)
    client.post(add, {"heading": "人员不足。", "seen": arrangement(report)})
    assert composed(report).parts[1].children[0].title == "1. 人员不足"
    assert client.get(reverse("admin:reports_add_item", args=[2020, "section", section.pk])).status_code == 404

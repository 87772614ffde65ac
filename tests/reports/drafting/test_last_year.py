"""What last year's report said where a passage stands, found by what it says and not by where it is."""

from typing import Any

import pytest
from django.test import Client

from reports.drafting.blocks import arrangement
from reports.drafting.bordering import take_apart
from reports.drafting.cutting import cuts
from reports.drafting.last_year import beside_last_year, last_year
from reports.drafting.passage import Passage
from reports.drafting.structure import add_after, merge, move, move_to, split
from reports.models import Edition, Item, Part, Report, Section


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


# ── by descent: whatever it says now ──

ANEW = "今年完全换了说法，一个旧字都不留。"


def rewrite(item: Item, body: str, writer: Any) -> None:
    item.refresh_from_db()
    item.rewrite(heading="", body=body, run_on=False, by=writer, seen=item.version)


def test_a_section_moved_to_another_part_and_written_anew_is_followed(report: Report, writer: Any):
    section = Section.objects.filter(part__report=report, part__kind=Part.Kind.ACHIEVEMENTS)[1]
    plan = report.parts.get(kind=Part.Kind.PLAN)
    [before, *_] = [said(item) for item in section.items.all()]
    move_to(section, plan, by=writer, seen=arrangement(report))
    first = section.items.first()
    assert first
    rewrite(first, ANEW, writer)
    assert said(first) == before
    found = beside_last_year(report)
    assert found
    moved = [each for each in found.diff.blocks if each.moved_from and each.block.level == "section"]
    assert [each.moved_from for each in moved] == ["一（二）"]


def test_both_halves_of_a_split_item_keep_their_own_of_last_years_sentences(item: Item, writer: Any):
    item = next(one for one in Item.objects.filter(section__part__report=item.report) if len(list(cuts(one.body))) > 1)
    before, places = said(item), list(cuts(item.body))
    at = places[len(places) // 2]
    second = split(item, at, heading="", by=writer, seen=item.version)
    item.refresh_from_db()
    assert isinstance(second, Item)
    assert said(item) + said(second) == before
    assert said(item)
    assert said(second)


def test_a_joined_item_stands_beside_both(item: Item, writer: Any):
    second = Item.objects.filter(section=item.section)[1]
    both = said(item) + said(second)
    merge(second, by=writer, seen=arrangement(item.report))
    rewrite(item, ANEW, writer)
    assert said(item) == both
    found = beside_last_year(item.report)
    assert found
    assert not [each for each in found.diff.blocks if each.new is None]


def test_a_join_taken_back_gives_each_its_own_again(item: Item, writer: Any):
    second = Item.objects.filter(section=item.section)[1]
    own, others, pk = said(item), said(second), second.pk
    merge(second, by=writer, seen=arrangement(item.report))
    item.refresh_from_db()
    again = take_apart(item, pk, by=writer, seen=arrangement(item.report))
    assert isinstance(again, Item)
    item.refresh_from_db()
    assert (said(item), said(again)) == (own, others)


def test_a_copy_unchanged_is_the_same_from_end_to_end_in_words(report: Report):
    found = beside_last_year(report)
    assert found
    assert found.edition.report.year == 2019
    assert {each.moved_from for each in found.diff.blocks} == {""}
    assert not [each for each in found.diff.blocks if each.new is None or each.old is None]


# ── the page ──


def test_the_page_shows_words_and_figures_side_by_side(client: Client, writer: Any, item: Item):
    rewrite(item, ANEW, writer)
    client.force_login(writer)
    page = client.get("/reports/2020/draft/beside/")
    html = page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert ANEW in html.replace("<ins>", "").replace("</ins>", "")
    for words in ("2020年草稿与2019年报告对照", "数据", "文字", "左边是2019年报告第1版"):
        assert words in html
    changed = client.get("/reports/2020/draft/beside/?only=changes").content.decode()
    assert changed.count('class="pair ') < html.count('class="pair ')
    assert "/reports/2020/draft/beside/" in client.get("/reports/2020/draft/").content.decode()


def test_a_first_report_has_nothing_beside_it(client: Client, writer: Any, report: Report):
    Report.objects.filter(pk=report.pk).update(year=2031)
    client.force_login(writer)
    assert "没有可以对照的上年报告" in client.get("/reports/2031/draft/beside/").content.decode()

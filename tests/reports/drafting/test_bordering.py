"""At a passage's border the next begins and the former is joined, and the text stays in the order in which it is read."""

from typing import Any

import pytest

from indicators.office.steps import Refused, Stale
from reports.drafting.blocks import arrangement, reading_order
from reports.drafting.bordering import begin_below, begin_next, join_former, take_apart, take_out
from reports.models import Answer, Item, Report, Section, Task
from reports.publishing.verbs import submit


@pytest.fixture
def item(report: Report, writer: Any) -> Item:
    item = Item.objects.filter(section__part__report=report)[0]
    item.rewrite(heading="会议。", body="第一段。\n第二段。", run_on=True, by=writer, seen=item.version)
    return item


def text(report: Report) -> str:
    """All that is read, in order."""
    return "".join(f"{block.heading}{block.body}" for block in reading_order(report)).replace("\n", "")


def next_of(block: Any, at: int, *, by: Any) -> Any:
    return begin_next(block, at, by=by, seen=arrangement(block.report), version=block.version)


def test_what_stands_behind_the_border_becomes_the_next_passage(item: Item, writer: Any):
    before = text(item.report)
    second = next_of(item, 5, by=writer)
    item.refresh_from_db()
    assert (item.body, second.heading, second.body) == ("第一段。", "", "第二段。")
    assert (item.marker, second.marker, second.order) == ("1. ", "2. ", item.order + 1)
    assert text(item.report) == before


@pytest.mark.parametrize("at", [9, 10])
def test_at_the_very_end_an_empty_passage_begins(item: Item, writer: Any, at: int):
    second = next_of(item, at, by=writer)
    item.refresh_from_db()
    assert (item.body, second.heading, second.body, second.order) == ("第一段。\n第二段。", "", "", item.order + 1)


def test_inside_a_sentence_there_is_no_border(item: Item, writer: Any):
    with pytest.raises(Refused, match="不能从那里拆开"):
        next_of(item, 8, by=writer)


def test_what_stands_below_a_section_stands_below_the_one_that_begins_after_its_text(item: Item, writer: Any):
    section = item.section
    before, items = text(item.report), list(section.items.all())
    second = next_of(section, len(section.body), by=writer)
    assert (list(section.items.all()), list(second.items.all())) == ([], items)
    assert text(item.report) == before


def test_other_words_or_another_order_than_were_seen_are_left_alone(item: Item, writer: Any):
    now = arrangement(item.report)
    for seen, version in (("other", item.version), (now, item.version - 1)):
        for at in (5, 9):
            with pytest.raises(Stale):
                begin_next(item, at, by=writer, seen=seen, version=version)
    assert arrangement(item.report) == now


def test_joining_undoes_beginning(item: Item, writer: Any):
    shape, before = arrangement(item.report), text(item.report)
    second = next_of(item, 5, by=writer)
    former = join_former(second, by=writer, seen=arrangement(item.report))
    assert (former, former.body) == (item, "第一段。\n第二段。")
    assert (arrangement(item.report), text(item.report)) == (shape, before)


def test_a_section_is_not_joined_over_the_items_of_the_one_before(item: Item, writer: Any):
    second = list(Section.objects.filter(part=item.section.part))[1]
    with pytest.raises(Refused, match="会改变次序"):
        join_former(second, by=writer, seen=arrangement(item.report))


def test_the_first_has_nothing_to_be_joined_to(item: Item, writer: Any):
    with pytest.raises(Refused, match="前面没有"):
        join_former(item, by=writer, seen=arrangement(item.report))


def test_from_submission_on_nothing_is_split_or_joined(item: Item, writer: Any):
    submit(item.report, by=writer)
    item.refresh_from_db()
    for at in (5, 9):
        with pytest.raises(Refused, match="送审"):
            next_of(item, at, by=writer)


# ── a join taken back ──


@pytest.fixture
def pair(item: Item, writer: Any) -> tuple[Item, Item]:
    """Two neighbours, the second with a heading, a table and a promise answered in it."""
    second = next_of(item, 5, by=writer)
    second.rewrite(heading="其次。", body="第二段。\n第三段。", run_on=True, by=writer, seen=second.version)
    second.tables = [{"after": 1, "caption": "表", "rows": [["甲"]], "head": 0}]
    second.save()
    task = Task.objects.filter(year=2019).first() or Task.objects.earliest("pk")
    Answer.objects.create(task=task, item=second, outcome=Answer.outcome.field.choices[0][0], words="已办。", by=writer)
    return item, second


def joined(pair: tuple[Item, Item], by: Any) -> int:
    """The key of the second, joined onto the first."""
    item, second = pair
    gone = second.pk
    join_former(second, by=by, seen=arrangement(item.report))
    item.refresh_from_db()
    return gone


def test_a_join_taken_back_leaves_words_tables_and_promises_as_they_were(pair: tuple[Item, Item], writer: Any):
    item, second = pair
    before, marker, tables = text(item.report), second.marker, second.tables
    gone = joined(pair, writer)
    assert Answer.objects.get(item=item)
    again = take_apart(item, gone, by=writer, seen=arrangement(item.report))
    item.refresh_from_db()
    again.refresh_from_db()
    assert (item.heading, item.body, item.tables) == ("会议。", "第一段。", [])
    assert (again.heading, again.body, again.run_on, again.tables) == ("其次。", "第二段。\n第三段。", True, tables)
    assert (again.marker, again.order) == (marker, item.order + 1)
    assert text(item.report) == before
    assert [answer.item for answer in Answer.objects.filter(item__section=item.section)] == [again]


def test_a_promise_that_was_answered_in_the_former_all_along_stays_there(pair: tuple[Item, Item], writer: Any):
    item, _ = pair
    Answer.objects.update(item=item)
    gone = joined(pair, writer)
    take_apart(item, gone, by=writer, seen=arrangement(item.report))
    assert Answer.objects.get(item__section=item.section).item == item


def test_an_empty_passage_and_an_empty_former_come_apart_too(item: Item, writer: Any):
    for first, rest in (("", "第二段。"), ("第一段。", "")):
        second = next_of(item, len(item.body), by=writer)
        item.rewrite(heading="会议。", body=first, run_on=True, by=writer, seen=item.version)
        second.rewrite(heading="", body=rest, run_on=True, by=writer, seen=second.version)
        gone = joined((item, second), writer)
        again = take_apart(item, gone, by=writer, seen=arrangement(item.report))
        item.refresh_from_db()
        again.refresh_from_db()
        assert (item.body, again.body) == (first, rest)


def test_words_written_since_leave_a_join_as_it_is(pair: tuple[Item, Item], writer: Any):
    item, _ = pair
    gone = joined(pair, writer)
    now = item.body
    item.rewrite(heading=item.heading, body=f"{now}又写。", run_on=True, by=writer, seen=item.version)
    with pytest.raises(Refused, match="又改过文字"):
        take_apart(item, gone, by=writer, seen=arrangement(item.report))
    item.rewrite(heading=item.heading, body=now, run_on=True, by=writer, seen=item.version)
    assert take_apart(item, gone, by=writer, seen=arrangement(item.report)).body == "第二段。\n第三段。"


def test_only_what_was_joined_onto_this_passage_comes_apart(pair: tuple[Item, Item], writer: Any):
    item, second = pair
    elsewhere = Item.objects.exclude(section=item.section).filter(section__part__report=item.report)[0]
    for block, pk in ((item, second.pk), (item, 0)):
        with pytest.raises(Refused, match="找不到合并以前"):
            take_apart(block, pk, by=writer, seen=arrangement(item.report))
    gone = joined(pair, writer)
    with pytest.raises(Refused, match="找不到合并以前"):
        take_apart(elsewhere, gone, by=writer, seen=arrangement(item.report))
    with pytest.raises(Stale):
        take_apart(item, gone, by=writer, seen="other")


def test_what_stood_below_a_section_stands_below_it_again(item: Item, writer: Any):
    section = item.section
    items = list(section.items.all())
    second = next_of(section, len(section.body), by=writer)
    gone = second.pk
    join_former(second, by=writer, seen=arrangement(item.report))
    section.refresh_from_db()
    again = take_apart(section, gone, by=writer, seen=arrangement(item.report))
    assert (list(section.items.all()), list(again.items.all())) == ([], items)


# ── a level further in ──


def test_below_a_part_begins_a_section_below_a_section_an_item_and_below_an_item_nothing(item: Item, writer: Any):
    part = item.section.part
    section = begin_below(part, by=writer, seen=arrangement(item.report))
    new = begin_below(section, by=writer, seen=arrangement(item.report))
    assert (section.part, new.section, new.heading, new.body) == (part, section, "", "")
    assert (list(part.sections.all())[-1], new.marker) == (section, "1. ")
    with pytest.raises(Refused, match="不再分"):
        begin_below(new, by=writer, seen=arrangement(item.report))
    with pytest.raises(Refused, match="还有内容"):
        take_out(section, by=writer, seen=arrangement(item.report))
    assert take_out(new, by=writer, seen=arrangement(item.report)) == section
    assert not Item.objects.filter(pk=new.pk).exists()

"""What is kept while it is typed is written once a sitting, and what is taken back was never written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from indicators.office.roles import Role
from indicators.office.steps import Refused, Stale
from reports.drafting.passage import LEAD, Passage, Words
from reports.drafting.rollover import start_report
from reports.drafting.sitting import LONGEST, keep
from reports.models import Item, Report
from reports.models.permissions import user_can_approve
from reports.publishing.verbs import send_back, submit
from tests import cast

NOON = datetime(2020, 12, 1, 4, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def starter(loaded: None, clock: Any) -> Any:
    return cast.editor()


@pytest.fixture
def report(starter: Any, clock: Any) -> Report:
    report = start_report(2020, by=starter)
    clock.shift(SECOND)
    return report


@pytest.fixture
def writer(report: Report) -> Any:
    return cast.editor()


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report).exclude(body="")[0]


def at(row: Any, report: Report) -> Passage:
    found = Passage.find(report, LEAD if isinstance(row, Report) else "item", row.pk)
    assert found
    return found


def typed(row: Any, text: str, *, by: Any, seen: int | None = None) -> bool:
    """`text` as the whole body, from a page that shows the passage as it is now."""
    passage = at(row, Report.objects.get(year=2020))
    words = passage.words
    return keep(
        passage, Words(words.heading, text, words.run_on), by=by, seen=passage.version if seen is None else seen
    )


def lines(row: Any) -> int:
    return row.history.count()


def test_a_sitting_is_one_line_of_the_history_with_its_last_words(item: Item, writer: Any, clock: Any):
    before = lines(item), lines(item.report)
    for text in ("一。", "一二。", "一二三。"):
        assert typed(item, text, by=writer)
        clock.shift(SECOND)
    assert (lines(item), lines(item.report)) == (before[0] + 1, before[1] + 1)
    last = item.history.first()
    assert (last.body, last.edited_by) == ("一二三。", writer)


@pytest.mark.parametrize(("after", "added"), [(LONGEST, 1), (LONGEST + SECOND, 2)])
def test_a_sitting_ends_after_ten_minutes_of_whatever_is_typed(
    item: Item, writer: Any, clock: Any, after: timedelta, added: int
):
    before = lines(item)
    typed(item, "一。", by=writer)
    clock.shift(after / 2)
    typed(item, "二。", by=writer)
    clock.shift(after - after / 2)
    typed(item, "三。", by=writer)
    assert lines(item) == before + added


def test_another_writer_ends_the_sitting(item: Item, writer: Any, starter: Any, clock: Any):
    before = lines(item)
    for text, person in (("一。", writer), ("二。", starter), ("三。", writer)):
        typed(item, text, by=person)
        clock.shift(SECOND)
    assert lines(item) == before + 3


def test_what_a_form_saved_keeps_its_line(item: Item, writer: Any, clock: Any):
    before = lines(item)
    passage = at(item, item.report)
    passage.rewrite(Words(item.heading, "存过的。", item.run_on), by=writer, seen=passage.version)
    clock.shift(SECOND)
    typed(item, "接着写的。", by=writer)
    assert lines(item) == before + 2


def test_a_step_of_the_report_ends_the_sitting(item: Item, writer: Any, clock: Any):
    before = lines(item)
    typed(item, "一。", by=writer)
    clock.shift(SECOND)
    submit(item.report, by=writer)
    send_back(item.report, reason="再改", by=cast.publisher())
    clock.shift(SECOND)
    typed(item, "二。", by=writer)
    assert lines(item) == before + 2


def test_what_is_taken_back_within_the_sitting_leaves_no_line_and_no_editor(
    item: Item, writer: Any, starter: Any, clock: Any
):
    old, before, edited = item.body, lines(item), (item.edited_by, item.edited_at)
    report_before = lines(item.report)
    typed(item, "一。", by=writer)
    clock.shift(SECOND)
    assert not user_can_approve(_also_publisher(writer), Report.objects.get(year=2020))
    typed(item, old, by=writer)
    item.refresh_from_db()
    report = Report.objects.get(year=2020)
    assert (item.body, (item.edited_by, item.edited_at), lines(item)) == (old, edited, before)
    assert (report.edited_by, lines(report)) == (starter, report_before)
    assert user_can_approve(_also_publisher(writer), report)


def test_taking_one_passage_back_leaves_the_editor_of_another(item: Item, writer: Any, clock: Any):
    old = item.body
    other = Item.objects.exclude(pk=item.pk).filter(section__part__report=item.report)[0]
    typed(item, "一。", by=writer)
    typed(other, "二。", by=writer)
    clock.shift(SECOND)
    typed(item, old, by=writer)
    assert Report.objects.get(year=2020).edited_by == writer


def test_after_taking_back_who_wrote_elsewhere_meanwhile_is_the_last(item: Item, writer: Any, clock: Any):
    old, colleague = item.body, cast.editor()
    other = Item.objects.exclude(pk=item.pk).filter(section__part__report=item.report)[0]
    typed(item, "一。", by=writer)
    typed(other, "二。", by=colleague)
    clock.shift(SECOND)
    typed(item, "一二。", by=writer)
    clock.shift(SECOND)
    typed(item, old, by=writer)
    assert Report.objects.get(year=2020).edited_by == colleague


def test_a_version_that_was_seen_in_between_is_never_given_out_again(item: Item, writer: Any, clock: Any):
    old = item.body
    typed(item, "一。", by=writer)
    item.refresh_from_db()
    seen = item.version
    typed(item, old, by=writer)
    with pytest.raises(Stale):
        typed(item, "对方的。", by=cast.editor(), seen=seen)


def test_the_same_words_are_not_written_again_whatever_was_seen(item: Item, writer: Any):
    before = lines(item), lines(item.report), item.edited_by
    assert not typed(item, item.body, by=writer, seen=999)
    item.refresh_from_db()
    assert (lines(item), lines(item.report), item.edited_by) == before


def test_other_words_meanwhile_are_a_conflict_and_nothing_is_written(item: Item, writer: Any):
    typed(item, "对方的。", by=cast.editor())
    with pytest.raises(Stale):
        typed(item, "我的。", by=writer, seen=item.version)
    item.refresh_from_db()
    assert item.body == "对方的。"


def test_from_submission_on_it_is_refused(item: Item, writer: Any):
    submit(item.report, by=writer)
    with pytest.raises(Refused, match="送审"):
        typed(item, "还想改。", by=writer)
    with pytest.raises(Refused, match="送审"):
        typed(item, item.body, by=writer)


def test_who_is_no_editor_is_refused(item: Item):
    with pytest.raises(Refused, match="没有编辑权限"):
        typed(item, "乱写。", by=cast.publisher())


def test_the_lead_is_kept_in_the_same_way(report: Report, writer: Any, starter: Any, clock: Any):
    old, before = report.lead, lines(report)
    typed(report, "一。", by=writer)
    clock.shift(SECOND)
    typed(report, "一二。", by=writer)
    assert lines(report) == before + 1
    clock.shift(SECOND)
    typed(report, old, by=writer)
    report = Report.objects.get(year=2020)
    assert (report.lead, report.edited_by, lines(report)) == (old, starter, before)
    with pytest.raises(Stale, match="已由编辑"):
        typed(report, "对方的。", by=starter, seen=report.version - 1)


def _also_publisher(person: Any) -> Any:
    fresh = type(person).objects.get(pk=person.pk)
    fresh.take_roles([Role.EDITOR, Role.PUBLISHER])
    return type(person).objects.get(pk=person.pk)

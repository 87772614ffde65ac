"""Sections and items are renamed, moved, split and merged freely; no word, promise or record is lost on the way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.office.steps import Refused, Stale
from reports.drafting import structure
from reports.drafting.blocks import arrangement, name_of
from reports.drafting.composition import compose
from reports.drafting.cutting import cuts
from reports.drafting.numbering import marker, renumbered
from reports.models import Correction, Item, Part, Report, Section, Task
from reports.narrative.binding import FigureBook
from reports.publishing.verbs import submit, withdraw
from tests.cast import editor, publisher

# ── markers ──


def test_markers_are_written_as_official_documents_do():
    assert [marker("part", 1), marker("section", 12), marker("item", 3)] == ["一、", "（十二）", "3. "]
    with pytest.raises(ValueError, match="no such level"):
        marker("lead", 1)


@given(st.sampled_from(["part", "section", "item"]), st.lists(st.sampled_from(["", "旧"]), max_size=30))
def test_numbers_follow_positions_and_pass_over_what_has_none(level: str, markers: list[str]):
    found = renumbered(level, markers)
    assert [bool(one) for one in found] == [bool(one) for one in markers]
    assert list(filter(None, found)) == [marker(level, n) for n in range(1, sum(map(bool, markers)) + 1)]


# ── verbs ──


def sections(report: Report, kind: str = "achievements") -> list[Section]:
    return list(Section.objects.filter(part__report=report, part__kind=kind))


def items(section: Section) -> list[Item]:
    return list(section.items.all())


def words(report: Report) -> list[str]:
    """Every character of the text but markers, sorted: what no rearranging may change."""
    rows = [*report.parts.all(), *Section.objects.filter(part__report=report)]
    rows += Item.objects.filter(section__part__report=report)
    return sorted("".join(f"{row.heading}{row.body}" for row in rows).replace("\n", ""))


def test_a_section_moves_up_and_everything_is_numbered_anew(report: Report, writer: Any):
    second = sections(report)[1]
    structure.move(second, -1, by=writer, seen=arrangement(report))
    found = sections(report)
    assert found[0] == second
    assert [section.marker for section in found] == ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"]
    with pytest.raises(Refused, match="最前面"):
        structure.move(second, -1, by=writer, seen=arrangement(report))


def test_an_item_moves_to_another_section_with_its_figures(report: Report, writer: Any):
    first, second, *_ = sections(report)
    item = items(first)[1]
    structure.move_to(item, second, by=writer, seen=arrangement(report))
    assert items(second)[-1] == item
    assert [item.marker for item in items(first)] == ["1. ", "2. ", "3. "]
    assert items(second)[-1].marker == "4. "


def test_a_section_moves_to_another_part_but_an_item_does_not_leave_its_level(report: Report, writer: Any):
    section = sections(report)[0]
    plan = report.parts.get(kind=Part.Kind.PLAN)
    structure.move_to(section, plan, by=writer, seen=arrangement(report))
    assert plan.sections.last() == section
    with pytest.raises(Refused, match="不能移到那里"):
        structure.move_to(items(section)[0], plan, by=writer, seen=arrangement(report))


def test_nothing_moves_into_another_report(report: Report, writer: Any):
    last = Section.objects.filter(part__report__year=2019).first()
    assert last
    with pytest.raises(Refused, match="不能移到那里"):
        structure.move_to(items(sections(report)[0])[0], last, by=writer, seen=arrangement(report))


def test_an_item_is_split_at_a_sentence(report: Report, writer: Any):
    section = sections(report)[0]
    item = items(section)[1]
    before = words(report)
    at = cuts(item.body)[0]
    second = structure.split(item, at, heading="", by=writer, seen=item.version)
    item.refresh_from_db()
    assert item.body.endswith("重要任务。")
    assert second.body.startswith("召开依法治区委员会")
    assert [one.marker for one in items(section)] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert items(section)[2] == second
    assert words(report) == before


def test_a_split_of_a_text_that_changed_in_between_is_refused(report: Report, writer: Any):
    item = items(sections(report)[0])[1]
    item.rewrite(heading=item.heading, body="改写了。又一句。", run_on=True, by=editor(), seen=0)
    with pytest.raises(Stale):
        structure.split(item, 4, heading="", by=writer, seen=0)
    with pytest.raises(Refused, match="不能从那里拆开"):
        structure.split(item, 2, heading="", by=writer, seen=1)


def test_a_section_is_split_between_items_and_its_charts_follow_their_figures(report: Report, writer: Any):
    section = next(one for one in sections(report) if one.charts.count() and one.items.count() == 3)
    charts = {chart.title for chart in section.charts.all()}
    second = structure.split_before(items(section)[1], heading="新的一节", by=writer, seen=arrangement(report))
    assert (section.items.count(), second.items.count()) == (1, 2)
    assert charts == {chart.title for one in (section, second) for chart in one.charts.all()}
    assert [one.marker for one in sections(report)] == [marker("section", n) for n in range(1, 8)]
    for chart in second.charts.all():
        text = "".join(item.body for item in second.items.all())
        assert all(series.indicator.code in text for series in chart.series.all())


def test_no_half_of_a_split_is_left_empty(report: Report, writer: Any):
    section = sections(report)[0]
    with pytest.raises(Refused, match="就空了"):
        structure.split_before(items(section)[0], heading="", by=writer, seen=arrangement(report))


def test_two_items_are_merged_and_no_word_is_lost(report: Report, writer: Any):
    section = sections(report)[0]
    first, second, *_ = items(section)
    before, gone = words(report), second.pk
    whole = structure.merge(second, by=writer, seen=arrangement(report))
    assert whole == first
    assert whole.body.splitlines()[1].startswith("周密部署，引领有序推进。制定")
    assert [item.marker for item in items(section)] == ["1. ", "2. ", "3. "]
    assert words(report) == before
    assert Item.history.filter(id=gone, history_type="-").exists()


def test_two_sections_are_merged_with_items_charts_and_promises(loaded: None, writer: Any):
    last = Report.objects.get(year=2019)
    withdraw(last, by=publisher(), reason="核实。")
    plan = sections(last, "plan")
    promised = Task.objects.filter(area__in=plan[:2]).count()
    structure.merge(plan[1], by=writer, seen=arrangement(last))
    assert Task.objects.filter(area=plan[0]).count() == promised
    compose(last, FigureBook.for_draft(2019))  # every promise still has its place
    first, second, *_ = sections(last)
    charts = first.charts.count() + second.charts.count()
    structure.merge(second, by=writer, seen=arrangement(last))
    assert (first.items.count(), first.charts.count()) == (7, charts)


def test_a_promise_goes_with_the_words_that_make_it(loaded: None, writer: Any):
    last = Report.objects.get(year=2019)
    withdraw(last, by=publisher(), reason="核实。")
    area = sections(last, "plan")[0]
    second = structure.split(area, cuts(area.body)[0], heading="", by=writer, seen=area.version)
    area.refresh_from_db()
    for task in Task.objects.filter(area__in=[area, second]):
        assert task.source_phrase in task.area.body
    assert second.tasks.exists()


def test_the_first_has_nothing_before_it_to_merge_with(report: Report, writer: Any):
    with pytest.raises(Refused, match="前面没有"):
        structure.merge(sections(report)[0], by=writer, seen=arrangement(report))


def test_something_new_stands_last_and_is_numbered(report: Report, writer: Any):
    part = structure.add(report, heading="其他情况", kind=Part.Kind.OTHER, by=writer, seen=arrangement(report))
    section = structure.add(part, heading="", by=writer, seen=arrangement(report))
    item = structure.add(section, heading="标题。", by=writer, seen=arrangement(report))
    assert (part.marker, section.marker, item.marker) == ("四、", "（一）", "1. ")
    assert (item.run_on, item.version) == (True, 0)


def test_only_what_is_empty_and_unreferred_to_can_be_removed(report: Report, writer: Any):
    section = sections(report)[0]
    with pytest.raises(Refused, match="还有内容"):
        structure.remove(section, by=writer, seen=arrangement(report))
    empty = structure.add(section, heading="空的", by=writer, seen=arrangement(report))
    structure.remove(empty, by=writer, seen=arrangement(report))
    assert not Item.objects.filter(pk=empty.pk).exists()


def test_what_a_promise_refers_to_stays(loaded: None, writer: Any):
    last = Report.objects.get(year=2019)
    withdraw(last, by=publisher(), reason="核实。")
    area = sections(last, "plan")[0]
    area.rewrite(heading=area.heading, body="", run_on=False, by=writer, seen=area.version)
    with pytest.raises(Refused, match="有任务指向"):
        structure.remove(area, by=writer, seen=arrangement(last))


def test_what_a_correction_refers_to_stays(report: Report, writer: Any):
    section = sections(report)[0]
    item = structure.add(section, heading="", by=writer, seen=arrangement(report))
    correction = Correction.objects.create(report=report, reason="更正", opened_by=writer)
    correction.name([item], [])
    for verb in (structure.remove, structure.merge):
        with pytest.raises(Refused, match="有更正记录指向"):
            verb(item, by=writer, seen=arrangement(report))


def test_a_part_is_told_its_statutory_kind(report: Report, writer: Any):
    part = report.parts.first()
    assert part
    structure.classify(part, Part.Kind.LEADERS_DUTY, by=writer, seen=arrangement(report))
    part.refresh_from_db()
    assert part.kind == Part.Kind.LEADERS_DUTY


def test_somebody_elses_move_in_between_is_said_and_nothing_happens(report: Report, writer: Any):
    seen = arrangement(report)
    structure.move(sections(report)[0], 1, by=editor(), seen=seen)
    after = arrangement(report)
    with pytest.raises(Stale, match="由他人改动"):
        structure.move(sections(report)[2], 1, by=writer, seen=seen)
    assert arrangement(report) == after


def test_writing_does_not_make_the_arrangement_old(report: Report, writer: Any):
    seen = arrangement(report)
    item = items(sections(report)[0])[0]
    item.rewrite(heading="新标题。", body="新正文。", run_on=True, by=editor(), seen=0)
    assert arrangement(report) == seen


def test_nobody_rearranges_what_is_under_review_or_not_theirs(report: Report, writer: Any):
    section = sections(report)[1]
    with pytest.raises(Refused, match="不能调整篇章结构"):
        structure.move(section, -1, by=publisher(), seen=arrangement(report))
    submit(report, by=writer)
    with pytest.raises(Refused, match="处于“送审”"):
        structure.move(section, -1, by=writer, seen=arrangement(report))


def test_whoever_rearranged_is_remembered_as_having_edited(report: Report):
    other = editor()
    structure.move(sections(report)[0], 1, by=other, seen=arrangement(report))
    report.refresh_from_db()
    assert report.edited_by == other


def test_a_block_is_called_by_its_heading_with_the_year_in_it(report: Report):
    part = report.parts.first()
    assert part
    assert name_of(part) == "一、2020年工作完成情况"

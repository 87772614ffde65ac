"""Every finding is told once, at the passage it is about, what is still open first."""

import pytest

from reports.checks.acknowledging import acknowledge, verdict
from reports.checks.checker import check
from reports.checks.margin import WHOLE, MarginNote, margin
from reports.drafting.passage import Passage
from reports.drafting.rollover import start_report
from reports.models import Item, Report
from tests.cast import editor

BARE = "全年对1235件行政决策开展合法性审核。"


@pytest.fixture
def report(loaded: None) -> Report:
    return start_report(2020, by=editor())


@pytest.fixture
def item(report: Report) -> Item:
    item = Item.objects.filter(section__part__report=report)[4]
    item.rewrite(heading="", body=BARE, run_on=False, by=editor(), seen=item.version)
    report.refresh_from_db()
    return item


def at(report: Report, key: str) -> MarginNote | None:
    return next((note for note in margin(report) if note.key == key), None)


def test_every_finding_stands_somewhere_and_once(report: Report, item: Item) -> None:
    told = [line.finding for note in margin(report) for line in note.lines]
    assert sorted(told, key=repr) == sorted(check(report), key=repr)


def test_a_finding_stands_at_the_passage_it_is_about(report: Report, item: Item) -> None:
    passage = Passage(report, item)
    note = at(report, passage.key)
    assert note
    assert note.address == passage.address
    [found] = [line.finding for line in note.lines if line.finding.code == "unbound-number"]
    assert found.whereabouts
    field, start, end = found.whereabouts.field, found.whereabouts.start, found.whereabouts.end
    assert (field, BARE[start:end]) == ("body", "1235")
    everywhere = [note.key for note in margin(report) if any(line.finding == found for line in note.lines)]
    assert everywhere == [passage.key]


def test_what_the_opening_says_stands_there_and_the_title_with_the_whole(report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(lead="共17件。", title="共19件")
    report.refresh_from_db()
    lead, whole = at(report, f"lead-{report.pk}"), at(report, WHOLE)
    assert lead
    assert [line.finding.place.label for line in lead.lines] == ["导语"] * len(lead.lines)
    assert whole
    assert whole.address == ""
    assert "标题" in {line.finding.place.label for line in whole.lines}


def test_what_is_explained_comes_last_and_errors_first(report: Report, item: Item) -> None:
    first = next(line for line in verdict(report).open_warnings if line.finding.place.anchor)
    acknowledge(report, first.finding.fingerprint, reason="确实如此。", by=editor())
    for note in margin(report):
        ranks = [(not line.is_open, not line.finding.is_error) for line in note.lines]
        assert ranks == sorted(ranks)
    assert any(not line.is_open for note in margin(report) for line in note.lines)

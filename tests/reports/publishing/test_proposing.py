"""What stands before a publisher: held from page to page, and always what would be published this moment."""

from collections.abc import Callable

import pytest

from indicators.models import Figure
from reports.models import Edition, Item, KeyFigure, Report, SetPhrase
from reports.publishing.proposing import changes, proposed
from reports.publishing.verbs import as_published, reading

pytestmark = pytest.mark.django_db(transaction=True)

REVIEWED = "legality_review_decision_count"

WRITTEN: list[Callable[[], object]] = [
    lambda: Item.objects.filter(body__contains=REVIEWED).update(body=f"审核{{{{{REVIEWED}}}}}件，共8项。"),
    lambda: Report.objects.update(title="另一个题名"),
    lambda: Figure.objects.filter(indicator__code=REVIEWED).update(status="draft"),
    lambda: KeyFigure.objects.all().delete(),
    lambda: SetPhrase.objects.create(text="共8项"),
]


def base(report: Report) -> str | None:
    """What a report is set against."""
    found = changes(report.pk)
    return found.base if found else None


def test_what_is_held_is_what_would_be_published_after_each_thing_that_is_written(report: Report):
    first = proposed(report.pk)
    assert first.changes
    assert first.changes.diff.summary == "内容没有变化"
    said = [first]
    for write in WRITTEN:
        write()
        for _ in range(2):
            assert proposed(report.pk) == proposed.find(report.pk), write
            assert changes(report.pk) == proposed(report.pk).changes, write
        assert proposed(report.pk).reading == reading(as_published(Report.objects.get(pk=report.pk)).document)
        said.append(proposed(report.pk))
    assert len({(one.reading, one.found) for one in said}) == len(said)


def test_what_readers_know_is_the_reports_own_newest_edition_else_last_years_else_nothing(report: Report):
    assert base(report) == "第1版"
    Report.objects.filter(pk=report.pk).update(year=2018)
    later = Report.objects.create(year=2019, title="2019年度报告")
    assert base(later) == "2018年度报告"
    Report.objects.filter(pk=report.pk).update(year=2017)
    assert Edition.objects.current().exists()
    assert base(later) is None

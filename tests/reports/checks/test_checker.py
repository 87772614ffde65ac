"""What was found holds for exactly as long as nothing it was found by is written otherwise."""

from collections.abc import Callable
from decimal import Decimal
from unittest import mock

import pytest

from indicators.models import Figure, Rule, Synonym, Target
from reports.checks import checker
from reports.checks.checker import check, findings
from reports.models import Item, Law, Part, Report, Section, SetPhrase
from tests.factories import make_draft, make_indicator

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report() -> Report:
    """Two figures, the sentence that quotes one, and a number that quotes nothing."""
    report = Report.objects.create(year=2019, title="2019年度报告", lead="导语。")
    part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="工作")
    section = Section.objects.create(part=part, marker="（一）", heading="审核")
    quoted, _ = (make_draft(make_indicator(), 2019, value, source="台账") for value in (1235, 41))
    body = f"办理{{{{{quoted.indicator.code}}}}}件，比上年有所增加，开展8项微改革，落实《法制政府建设实施纲要（2015—2020年）》。"
    Item.objects.create(section=section, marker="1. ", heading="审核。", body=body)
    return report


def body(text: str) -> Callable[[], object]:
    return lambda: Item.objects.update(body=text)


WRITTEN: list[Callable[[], object]] = [
    body("办理41件。"),
    body("没有数字。"),
    lambda: Report.objects.update(lead="导语，共9件。"),
    lambda: Figure.objects.update(status="approved"),
    lambda: Figure.objects.filter(value=41).update(value=Decimal(9)),
    lambda: SetPhrase.objects.create(text="8项微改革"),
    lambda: Law.objects.update(title="法治政府建设纲要（2015—2019年）"),
    lambda: Synonym.objects.create(kind="unit", term="项", stands_for="件"),
    lambda: Target.objects.create(
        indicator=Figure.objects.earliest("pk").indicator, year=2019, value=9999, source_sentence="办理9999件。"
    ),
    lambda: Rule.objects.update(is_active=False),
    lambda: Part.objects.create(
        report=Report.objects.get(), kind=Part.Kind.PLAN, marker="二、", heading="安排", order=2, body="开展工作。"
    ),
    lambda: Section.objects.all().delete(),
]


def test_what_is_held_is_what_would_be_found_after_each_thing_that_is_written(report: Report):
    said = [findings(report.pk)]
    for write in WRITTEN:
        write()
        for _ in range(2):
            assert findings(report.pk) == tuple(check(Report.objects.get())), write
        said.append(findings(report.pk))
    assert len(set(said)) > len(WRITTEN) / 2


def test_while_nothing_is_written_nothing_is_looked_through_again(report: Report):
    with mock.patch.object(checker, "check", wraps=check) as looked:
        first, second = findings(report.pk), findings(report.pk)
        assert first == second != ()
        assert looked.call_count == 1
        Report.objects.update(title="另一个题名")
        findings(report.pk)
        assert looked.call_count == 2

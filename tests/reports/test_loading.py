"""Loading shipped data: it only creates, and only once."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from indicators.models import Department, Figure, Indicator, Theme
from reports.loading import load_initial, shipped_district
from reports.models import Edition, Item, Part, Report, Section, SectionChart, Task
from reports.models.task_steps import TaskStatus
from tests.source_text import RAW_SOURCE, mend

pytestmark = pytest.mark.django_db
FIXTURES = settings.BASE_DIR / "fixtures"
HERE = shipped_district(FIXTURES)


def report_text(year: int) -> str:
    out = StringIO()
    call_command("report_text", str(year), stdout=out)
    return out.getvalue()


def test_the_edition_prints_the_mended_source_character_for_character(loaded: None) -> None:
    assert report_text(2019) == mend(RAW_SOURCE.read_text(encoding="utf-8"))


def test_a_year_without_an_edition_is_said_in_a_sentence(loaded: None) -> None:
    with pytest.raises(CommandError, match="2020年度报告尚未发布"):
        report_text(2020)


def test_the_whole_report_is_there(loaded: None) -> None:
    report = Report.objects.get(year=2019)
    assert list(report.parts.values_list("kind", flat=True)) == ["achievements", "problems", "plan"]
    achievements = Section.objects.filter(part__kind=Part.Kind.ACHIEVEMENTS)
    assert [section.items.count() for section in achievements] == [4, 3, 3, 3, 3, 3]
    assert Section.objects.filter(part__kind=Part.Kind.PLAN).count() == 5
    counted = {model: model.objects.count() for model in (Theme, Indicator, Task)}
    assert counted == {Theme: 6, Indicator: 37, Task: 21}
    assert all(chart.series.exists() for chart in SectionChart.objects.all())


def test_loading_again_changes_nothing(loaded: None) -> None:
    assert load_initial(FIXTURES, district=HERE) == []
    assert Edition.objects.count() == 1


def test_loading_again_neither_overwrites_nor_resurrects(loaded: None) -> None:
    Department.objects.filter(code="justice_bureau").update(name="区司法局（新）")
    Figure.objects.filter(indicator__code="legality_review_decision_count", year=2019).update(value=7)
    Item.objects.first().delete()
    load_initial(FIXTURES, district=HERE)
    assert Department.objects.get(code="justice_bureau").name == "区司法局（新）"
    assert Figure.objects.get(indicator__code="legality_review_decision_count", year=2019).value == 7
    assert Item.objects.count() == 18


def test_a_task_takes_nothing_over_that_the_source_does_not_say(loaded: None) -> None:
    for task in Task.objects.all():
        assert (task.lead_department, task.due_on, task.status) == (None, None, TaskStatus.NOT_STARTED)
        assert task.suggested_lead is not None

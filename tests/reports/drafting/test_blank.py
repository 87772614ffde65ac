"""A district's first draft: the statutory parts, its own government, and only where no report is there."""

import pytest
from django.core.management import call_command
from django.test import Client

from indicators.models import Site
from indicators.office.steps import Refused
from reports.drafting.blank import start_blank
from reports.models import Part, Report
from tests import cast

pytestmark = pytest.mark.django_db
START = "/admin/reports/report/start/"


def test_an_editor_begins_the_first_report_with_the_statutory_parts(client: Client) -> None:
    Site.objects.get().settle(government="武汉市江岸区人民政府")
    client.force_login(cast.editor())
    assert "报告年度" in client.get(START).content.decode()
    assert client.post(START, {"year": "2024"}).headers["Location"] == "/admin/reports/report/2024/draft/todo/"
    report = Report.objects.get()
    assert (report.year, report.title) == (2024, "武汉市江岸区人民政府2024年度法治政府建设工作报告")
    assert report.issuer == "武汉市江岸区人民政府"
    assert [(part.marker, part.kind) for part in report.parts.all()] == [
        ("一、", Part.Kind.ACHIEVEMENTS),
        ("二、", Part.Kind.PROBLEMS),
        ("三、", Part.Kind.LEADERS_DUTY),
        ("四、", Part.Kind.PLAN),
    ]
    assert client.get("/admin/reports/report/2024/draft/todo/").status_code == 200


def test_the_first_report_is_asked_nothing_about_a_year_before_it(client: Client) -> None:
    client.force_login(cast.editor())
    client.post(START, {"year": "2024"})
    page = client.get("/admin/reports/report/2024/draft/todo/").content.decode()
    assert "还没有内容" in page
    assert [words for words in ("须重写", "与上年相同", "上年的承诺", "承诺待回应") if words in page] == []
    Report.objects.create(year=2023, title="上年")
    page = client.get("/admin/reports/report/2024/draft/todo/").content.decode()
    assert [words for words in ("须重写", "与上年相同", "上年的承诺", "承诺待回应") if words not in page] == []


def test_a_plan_that_nobody_has_written_is_said_to_be_unwritten_not_missing(client: Client) -> None:
    client.force_login(cast.editor())
    client.post(START, {"year": "2024"})
    page = client.get("/admin/reports/task/2024/propose/").content.decode()
    assert "还没有写，无从确认任务" in page
    assert 'href="/admin/reports/report/2024/draft/"' in page


@pytest.mark.parametrize(
    ("year", "words"), [("", "这个字段是必填项。"), ("1948", "1949"), ("2101", "2100"), ("今年", "整数")]
)
def test_a_year_that_no_report_can_have_is_said(client: Client, year: str, words: str) -> None:
    client.force_login(cast.editor())
    assert words in client.post(START, {"year": year}).content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize("year", [1948, 2101])
def test_the_verb_knows_its_limits(year: int) -> None:
    with pytest.raises(Refused):
        start_blank(Report(year=year), by=cast.editor())


def test_the_verb_takes_both_ends() -> None:
    assert start_blank(Report(year=1949), by=cast.editor()).year == 1949
    Report.objects.all().delete()
    assert start_blank(Report(year=2100), by=cast.editor()).year == 2100


def test_where_a_report_is_there_the_next_begins_from_it() -> None:
    call_command("load_initial", verbosity=0)
    with pytest.raises(Refused, match="请从上一年度的起草"):
        start_blank(Report(year=2024), by=cast.editor())


@pytest.mark.parametrize("person", [cast.administrator, cast.publisher, cast.reviewer, cast.leader])
def test_only_an_editor_begins(person) -> None:
    with pytest.raises(Refused):
        start_blank(Report(year=2024), by=person())

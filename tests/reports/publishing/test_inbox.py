"""任务分解 stands in somebody's 待办: the editor's while there is a draft, the publisher's once the report is out."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from indicators.models import User
from reports.drafting.rollover import start_report
from reports.models import Report, Section, Task
from reports.publishing.inbox import unpromised
from reports.publishing.verbs import open_correction
from reports.tracker.promising import add_tasks, plan_of
from tests import cast
from tests.pressed import signed_in, text

pytestmark = pytest.mark.django_db
INBOX = reverse("inbox")


@pytest.fixture
def writer() -> User:
    return cast.editor()


@pytest.fixture
def draft(loaded: None, writer: User) -> Report:
    return start_report(2020, by=writer)


def write_plan(report: Report, by: User) -> Section:
    area = plan_of(report)[0]
    area.rewrite(heading=area.heading, body="推进改革。", run_on=area.run_on, by=by, seen=area.version)
    return area


def years(person: User) -> list[int]:
    return [one.year for one in unpromised(person)]


def test_a_plan_that_still_reads_as_last_years_is_not_taken_apart(draft: Report, writer: User) -> None:
    assert years(writer) == []


def test_a_written_plan_waits_for_its_tasks_in_the_editors_inbox(draft: Report, writer: User) -> None:
    area = write_plan(draft, writer)
    page = text(signed_in(writer).get(INBOX))
    assert "任务分解" in page
    assert reverse("admin:reports_propose_tasks", args=[2020]) in page
    assert years(cast.publisher()) == []
    add_tasks(draft, [(area, "推进改革", "改革")], by=writer)
    assert years(writer) == []


@pytest.fixture
def published(loaded: None) -> Report:
    """Published, and no task of it."""
    Task.objects.all().delete()
    return Report.objects.get(year=2019)


@pytest.mark.parametrize(("day", "waits"), [("2020-12-31", [2020]), ("2021-01-01", [])])
def test_a_report_that_is_out_waits_for_the_publisher_until_the_year_is_over(
    published: Report, day: str, waits: list[int]
) -> None:
    with time_machine.travel(f"{day} 12:00:00+08:00"):
        assert years(cast.publisher()) == waits
        assert years(cast.editor()) == []


def test_once_the_correction_opens_the_tasks_the_editor_is_asked(published: Report, writer: User) -> None:
    with time_machine.travel("2020-06-01 12:00:00+08:00"):
        signer = cast.publisher()
        assert reverse("admin:reports_correct", args=[2019]) in text(signed_in(signer).get(INBOX))
        open_correction(published, by=signer, reason="增列任务。", tasks=True)
        assert (years(signer), years(writer)) == ([], [2020])


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "leader", "administrator", "stranger"])
def test_nobody_else_is_asked(published: Report, who: str) -> None:
    with time_machine.travel("2020-06-01 12:00:00+08:00"):
        assert years(getattr(cast, who)()) == []


def test_the_to_do_list_and_the_publishing_page_lead_there(draft: Report, writer: User) -> None:
    propose = reverse("admin:reports_propose_tasks", args=[2020])
    desk: Client = signed_in(writer)
    for page in ("admin:reports_todo", "admin:reports_publishing"):
        words = text(desk.get(reverse(page, args=[2020])))
        assert propose in words
        assert "还没有确认为2021年度的任务" in words
    add_tasks(draft, [(write_plan(draft, writer), "推进改革", "改革")], by=writer)
    for page in ("admin:reports_todo", "admin:reports_publishing"):
        assert "已有1项确认为2021年度的任务" in text(desk.get(reverse(page, args=[2020])))

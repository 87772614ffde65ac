"""The table of promises: a row shows what it is told and is written again only where that differs."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client, override_settings

from indicators.models import Department, Figure
from indicators.office.kept.written import written
from reports.models import Task
from reports.models.task_steps import TaskStatus
from reports.tracker.promises import gauged, published_promises
from reports.tracker.tables import TaskTable
from tests.promises import signed
from tests.queries import asks_at_most

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(autouse=True)
def nothing_written() -> None:
    written.cache_clear()


def rows(asked: str = "") -> list[str]:
    table = TaskTable(gauged(published_promises()), QueryDict(asked))
    return [row for group in table.groups for row in group.rows]


def rewritten(before: list[str]) -> int:
    """How many rows say something else than before, each of which has cost a template; no other has."""
    known = written.cache_info().misses
    changed = sum(row not in before for row in rows())
    assert written.cache_info().misses - known == changed
    return changed


def test_a_step_of_one_task_writes_one_row():
    signed("T1-1")
    before = rows()
    Task.objects.filter(code="T1-1").update(status=TaskStatus.IN_PROGRESS)
    assert rewritten(before) == 1


def test_a_figure_writes_the_rows_of_the_promises_it_measures():
    before = rows()
    Figure.objects.filter(indicator__code="legality_review_decision_count", year=2019).update(published_value=4321)
    assert rewritten(before) == sum("4,321件" in row for row in rows()) > 0


def test_a_column_that_appears_writes_every_row():
    before = rows()
    Task.objects.filter(code="T1-1").update(due_on=date(2020, 12, 31))
    assert rewritten(before) == len(before) == 21


def test_a_department_renamed_writes_the_rows_it_leads():
    lead = Department.objects.earliest("pk")
    Task.objects.filter(code__in=["T1-1", "T2-1"]).update(lead_department=lead)
    before = rows()
    Department.objects.filter(pk=lead.pk).update(name="某某局", short_name="")
    assert rewritten(before) == 2


def test_a_row_names_its_area_only_where_the_table_is_not_grouped_by_it():
    areas = {one.area_title for one in published_promises()}
    assert not any(f"<span>{area}</span>" in row for area in areas for row in rows())
    assert all(any(f"<span>{area}</span>" in row for area in areas) for row in rows("sort=-status"))


def test_after_a_step_the_page_asks_for_what_it_shows_and_not_more(client: Client):
    client.get("/tasks/")
    Task.objects.filter(code="T1-1").update(status=TaskStatus.IN_PROGRESS)
    with asks_at_most(5):
        assert "进行中" in client.get("/tasks/").content.decode()


def test_what_was_asked_stays_in_the_addresses_of_the_table(client: Client):
    page = client.get("/tasks/?q=执法").content.decode()
    asked = QueryDict(mutable=True)
    asked["q"] = "执法"
    assert f'href="/tasks/?{asked.urlencode()}&amp;view=board"' in page
    assert f'href="?{asked.urlencode()}&amp;sort=status"' in page
    assert '<a class="button" href="/tasks/">清除条件</a>' in page


def test_a_step_writes_the_counts_of_its_area_and_of_the_year_alone(client: Client):
    signed("T1-1")
    client.get("/tasks/")
    known = written.cache_info().misses
    Task.objects.filter(code="T1-1").update(status=TaskStatus.CLOSED)
    page = client.get("/tasks/").content.decode()
    assert "<strong>1／" in page
    assert written.cache_info().misses == known + 3, "the task's row, its area's and the year's"


def test_a_cancelled_task_is_taken_off_the_counts_of_its_area(client: Client):
    Task.objects.filter(code="T1-1").update(status=TaskStatus.CANCELLED)
    assert client.get("/tasks/").content.decode().count("项，减已取消1项</span>") == 1


def test_the_fields_of_the_selection_are_those_of_what_was_asked_and_of_what_there_is(client: Client):
    for _ in range(2):
        assert '<option value="done" selected>' in client.get("/tasks/?status=done").content.decode()
        assert '<option value="done" selected>' not in client.get("/tasks/").content.decode()
        assert 'value="甲&lt;b&gt;"' in client.get("/tasks/", {"q": "甲<b>"}).content.decode()
    assert "亮灯" not in client.get("/tasks/").content.decode()
    with override_settings(TASKS_PUBLIC_LIGHTS=True):
        assert 'name="light"' in client.get("/tasks/").content.decode()
    assert 'name="light"' not in client.get("/tasks/").content.decode()


def test_what_makes_no_sense_is_said_however_often_it_is_asked(client: Client):
    for _ in range(2):
        assert "没有所选的状态，已显示全部状态。" in client.get("/tasks/?status=nonsense").content.decode()

"""A report's text in the admin: written by editors while it is in hand, read by everybody else."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import User
from reports.models import Edition, Item, KeyFigure, Part, Report, Section, Task
from tests.cast import administrator, editor
from tests.posted import fields


@pytest.fixture
def client_of_editor(loaded: None, client: Client) -> Client:
    client.force_login(editor())
    return client


@pytest.fixture
def draft(loaded: None) -> Item:
    """An item of a report that is being written."""
    report = Report.objects.create(year=2020, title="2020年度报告")
    part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="{{year}}年工作")
    section = Section.objects.create(part=part, marker="（一）", heading="组织领导")
    return Item.objects.create(section=section, marker="1. ", heading="会议。", body="区政府常务会议研究。")


def change(row) -> str:
    return reverse(f"admin:reports_{row._meta.model_name}_change", args=[row.pk])


def save(client: Client, row, **changes: str):
    return client.post(change(row), fields(client.get(change(row)).content.decode()) | changes)


def test_words_are_written_on_the_editors_own_pages_only(client_of_editor: Client, draft: Item):
    """The stock forms show them and lead there; posting to them changes nothing."""
    page = client_of_editor.get(change(draft)).content.decode()
    assert f'href="{reverse("admin:reports_draft_text", args=[2020, "item", draft.pk])}"' in page
    assert client_of_editor.post(change(draft), {"body": "绕过"}).status_code == 403
    save(client_of_editor, draft.section, body="绕过", heading="绕过", marker="九", order="9")
    save(client_of_editor, draft.report, title="绕过", lead="绕过", stage="published")
    for row in (draft, draft.section, draft.report):
        before = type(row).objects.get(pk=row.pk)
        assert "绕过" not in str(vars(before))
        assert before.version == 0


def test_charts_of_a_draft_are_chosen_in_the_stock_forms(client_of_editor: Client, draft: Item):
    chart = {"charts-TOTAL_FORMS": "1", "charts-0-kind": "bar", "charts-0-title": "新图", "charts-0-order": "1"}
    assert save(client_of_editor, draft.section, **chart).status_code == 302
    assert draft.section.charts.get().title == "新图"


def test_a_published_report_is_closed_to_editors(client_of_editor: Client):
    item = Item.objects.filter(section__part__report__year=2019).first()
    assert client_of_editor.get(change(item)).status_code == 200
    assert client_of_editor.post(change(item), {"body": "改写"}).status_code == 403
    assert client_of_editor.post(change(item.report), {"title": "改写"}).status_code == 403


def test_texts_are_neither_added_nor_deleted_in_the_stock_forms(client_of_editor: Client, draft: Item):
    for row in (draft, draft.section, draft.section.part):
        name = row._meta.model_name
        assert client_of_editor.get(reverse(f"admin:reports_{name}_add")).status_code == 403
        assert client_of_editor.post(reverse(f"admin:reports_{name}_delete", args=[row.pk])).status_code == 403


def test_administrators_read_what_editors_write(draft: Item, client: Client):
    client.force_login(administrator())
    assert client.get(change(draft)).status_code == 200
    assert client.post(change(draft), {"body": "改写"}).status_code == 403


def test_the_report_leads_to_every_text_by_its_heading_as_it_reads(client_of_editor: Client, draft: Item):
    page = client_of_editor.get(change(draft.report)).content.decode()
    assert f'<a href="{change(draft)}">1. 会议。</a>' in page
    assert "一、2020年工作" in page


def test_a_text_shows_how_it_reads_and_marks_what_cannot_be_resolved(client_of_editor: Client, draft: Item):
    Item.objects.filter(pk=draft.pk).update(body="召开{{no_such_code}}次会议。")
    page = client_of_editor.get(change(draft)).content.decode()
    assert '<mark class="fault" title="没有这个指标">' in page


def test_key_figures_of_a_published_report_stay(client_of_editor: Client):
    key = KeyFigure.objects.first()
    assert (
        client_of_editor.post(reverse("admin:reports_keyfigure_delete", args=[key.pk]), {"post": "yes"}).status_code
        == 403
    )


def test_editions_are_for_looking_even_for_superusers(loaded: None, client: Client):
    client.force_login(User.objects.create_superuser("root", password="", full_name="王管理"))
    edition = Edition.objects.first()
    page = client.get(change(edition)).content.decode()
    assert edition.hash in page
    assert "与指纹一致" in page
    assert client.post(change(edition), {"note": "伪造"}).status_code == 403
    assert client.get(reverse("admin:reports_edition_add")).status_code == 403


def test_a_task_takes_neither_words_nor_departments_nor_status_from_the_stock_form(client_of_editor: Client):
    """Its words are frozen with its report's edition; who leads is set on the task's own page."""
    task = Task.objects.get(year=2020, code="T1-1")
    before = task.title, task.source_phrase, task.status, task.lead_department_id
    save(
        client_of_editor, task,
        lead_department=str(task.suggested_lead_id), title="改写", source_phrase="改写", status="closed", note="已阅",
    )  # fmt: skip
    task.refresh_from_db()
    assert (task.title, task.source_phrase, task.status, task.lead_department_id) == before
    assert task.note == "已阅"


def test_the_list_of_tasks_shows_suggestions_beside_what_is_confirmed(
    client_of_editor: Client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(18):
        page = client_of_editor.get(reverse("admin:reports_task_changelist")).content.decode()
    assert "2020-T1-1" in page
    assert "建议牵头部门" in page


@pytest.mark.parametrize("row", [Report, Part, Edition])
def test_a_year_in_a_title_is_not_torn_from_its_number(client_of_editor: Client, row: type[Report | Part | Edition]):
    page = client_of_editor.get(reverse(f"admin:reports_{row._meta.model_name}_changelist")).content.decode()
    assert re.search(r'<th class="field-\w+"><a [^>]*>[^<]*<span class="unbroken">2019年', page)

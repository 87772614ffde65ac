"""A report's text in the admin: written by editors while it is in hand, read by everybody else."""

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


def test_an_editor_writes_a_draft_and_is_remembered(client_of_editor: Client, draft: Item):
    assert save(client_of_editor, draft, body="新的文字。").status_code == 302
    draft.refresh_from_db()
    assert (draft.body, draft.version) == ("新的文字。", 1)
    assert draft.edited_by_id == draft.report.edited_by_id == int(client_of_editor.session["_auth_user_id"])


def test_a_text_opened_before_somebody_else_saved_is_refused(client_of_editor: Client, draft: Item):
    old = fields(client_of_editor.get(change(draft)).content.decode())
    save(client_of_editor, draft, body="先到的文字。")
    assert "请对照后再保存" in client_of_editor.post(change(draft), old | {"body": "后到的文字。"}).content.decode()
    draft.refresh_from_db()
    assert draft.body == "先到的文字。"


def test_a_published_report_is_closed_to_editors(client_of_editor: Client):
    item = Item.objects.filter(section__part__report__year=2019).first()
    assert client_of_editor.get(change(item)).status_code == 200
    assert client_of_editor.post(change(item), {"body": "改写"}).status_code == 403
    assert client_of_editor.post(change(item.report), {"title": "改写"}).status_code == 403


def test_nothing_new_joins_a_published_report(client_of_editor: Client, draft: Item):
    published = Section.objects.filter(part__report__year=2019).first()
    new = {"section": published.pk, "marker": "9. ", "heading": "混入", "body": "", "order": "9"}
    answer = client_of_editor.post(reverse("admin:reports_item_add"), new)
    assert answer.status_code == 200
    assert not Item.objects.filter(heading="混入").exists()


def test_an_editor_adds_and_removes_items_of_a_draft(client_of_editor: Client, draft: Item):
    new = {"section": draft.section_id, "marker": "2. ", "heading": "培训。", "body": "", "order": "2"}
    client_of_editor.post(reverse("admin:reports_item_add"), new)
    added = Item.objects.get(heading="培训。")
    client_of_editor.post(reverse("admin:reports_item_delete", args=[added.pk]), {"post": "yes"})
    assert not Item.objects.filter(pk=added.pk).exists()
    assert Item.history.filter(id=added.pk, history_type="-").exists()


def test_administrators_read_what_editors_write(draft: Item, client: Client):
    client.force_login(administrator())
    assert client.get(change(draft)).status_code == 200
    assert client.post(change(draft), {"body": "改写"}).status_code == 403


def test_the_report_leads_to_every_text_by_its_heading_as_it_reads(client_of_editor: Client, draft: Item):
    page = client_of_editor.get(change(draft.report)).content.decode()
    assert f'<a href="{change(draft)}">1. 会议。</a>' in page
    assert "一、2020年工作" in page


def test_a_text_shows_how_it_reads_and_marks_what_cannot_be_resolved(client_of_editor: Client, draft: Item):
    save(client_of_editor, draft, body="召开{{no_such_code}}次会议。")
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


def test_a_task_gets_its_departments_but_keeps_its_words(client_of_editor: Client):
    task = Task.objects.get(year=2020, code="T1-1")
    words = task.title, task.source_phrase, task.status
    lead = task.suggested_lead_id
    save(client_of_editor, task, lead_department=str(lead), title="改写", source_phrase="改写", status="closed")
    task.refresh_from_db()
    assert (task.title, task.source_phrase, task.status) == words
    assert task.lead_department_id == lead


def test_the_list_of_tasks_shows_suggestions_beside_what_is_confirmed(
    client_of_editor: Client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(18):
        page = client_of_editor.get(reverse("admin:reports_task_changelist")).content.decode()
    assert "2020-T1-1" in page
    assert "建议牵头部门" in page

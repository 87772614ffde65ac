"""Bringing a report in through the pages: refusals beside the field, bulk yes, nothing public."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators.models import Department, Theme, User
from reports.models import ImportedReport, ImportStage
from tests import cast
from tests.reports.importing.conftest import OWN
from tests.reports.reading.documents import docx

ADD = "/admin/reports/report/imports/add/"


@pytest.fixture
def editor(loaded: None, client: Client) -> User:
    editor = cast.editor()
    client.force_login(editor)
    return editor


@pytest.fixture
def imported(editor: User, client: Client) -> ImportedReport:
    client.post(ADD, {"file": SimpleUploadedFile("2023.docx", docx(OWN))})
    return ImportedReport.objects.get()


def post(client: Client, imported: ImportedReport, page: str, **typed: object) -> str:
    imported.refresh_from_db()
    data = {"seen": imported.version, **typed}
    response = client.post(f"{imported.get_absolute_url()}{page}", data, follow=True)
    imported.refresh_from_db()
    imported.__dict__.pop("text_rows", None)
    return response.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.docx", "这个文件是空的"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "a.doc", "请"),
        ("平安是福。".encode() * 9, "a.txt", "没有找到法治政府建设年度报告的正文"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence_beside_the_field(
    editor: User, client: Client, content: bytes, name: str, said: str
) -> None:
    html = client.post(ADD, {"file": SimpleUploadedFile(name, content)}).content.decode()
    assert "errorlist" in html
    assert said in html
    assert not ImportedReport.objects.exists()


def test_file_or_text_but_not_both_and_not_neither(editor: User, client: Client) -> None:
    assert "请选择报告文件，或者粘贴报告全文。" in client.post(ADD, {}).content.decode()
    both = {"file": SimpleUploadedFile("2023.docx", docx(OWN)), "text": "\n".join(OWN)}
    assert "只能选一样" in client.post(ADD, both).content.decode()
    assert not ImportedReport.objects.exists()


def test_from_file_to_the_second_pair_of_eyes(imported: ImportedReport, client: Client) -> None:
    assert "全文3个数：绑定0，新指标2，不作为数据1（各有理由），待定0" in post(
        client, imported, "numbers/yes/", which="new"
    )
    place = {"theme": Theme.objects.all()[0].pk, "department": Department.objects.all()[0].pk}
    assert "没有主题或牵头部门的新指标已填好" in post(client, imported, "numbers/place/", **place)
    head = {name: value or "" for name, value in imported.head.items()}
    assert "已保存" in post(client, imported, "head/", **head, published_on="2024-03-20", address="")
    assert "已提请确认" in post(client, imported, "hand-in/")
    assert imported.stage == ImportStage.CONFIRMING
    assert "不能核对" in post(client, imported, "amend/", row=1, act="raise")

    publisher = cast.publisher()
    client.force_login(publisher)
    inbox = client.get("/inbox/").content.decode()
    assert "去确认" in inbox
    assert client.get("/reports/2023/").status_code == 404


def test_what_is_under_review_stands_in_the_editors_inbox_with_the_reason(
    imported: ImportedReport, client: Client
) -> None:
    inbox = client.get("/inbox/").content.decode()
    assert "去核对" in inbox
    assert "现在没有需要您办理的事" not in inbox
    ImportedReport.objects.update(stage=ImportStage.CONFIRMING)
    assert "去核对" not in client.get("/inbox/").content.decode()
    imported.refresh_from_db()
    imported.send_back(by=cast.publisher(), reason="原文第三部分漏了一段。")
    assert "原文第三部分漏了一段。" in client.get("/inbox/").content.decode()


def test_a_number_is_bound_by_hand_and_a_new_one_is_named(imported: ImportedReport, client: Client) -> None:
    key, code = imported.numbers[0]["key"], imported.numbers[1]["code"]
    post(client, imported, f"numbers/{key}/", say="bound", indicator="audit_project_count", new="", why="")
    assert (imported.numbers[0]["say"], imported.numbers[0]["code"]) == ("bound", "audit_project_count")
    facts = {"name": "会前学法期数", "unit": "期", "kind": "count", "decimals": 0}
    place = {"theme": Theme.objects.all()[0].pk, "department": Department.objects.all()[0].pk}
    post(client, imported, f"indicators/{code}/", **facts, **place)
    assert imported.proposed[code]["name"] == "会前学法期数"


def test_words_are_changed_on_their_page_and_the_reason_is_asked(imported: ImportedReport, client: Client) -> None:
    row = next(row for row in imported.text_rows if row.text.startswith("基层执法"))
    post(client, imported, f"rows/{row.id}/", marker="", text="基层执法力量仍显不足。")
    html = client.get(f"{imported.get_absolute_url()}words/").content.decode()
    assert "基层执法力量不足。" in html
    assert "基层执法力量仍显不足。" in html


def test_the_same_file_again_is_warned_about(imported: ImportedReport, client: Client) -> None:
    with imported.file.open("rb") as file:
        same = SimpleUploadedFile("b.docx", file.read())
    again = client.post(ADD, {"file": same}, follow=True).content.decode()
    assert "多余的一份请整份弃用" in again


def test_nonsense_is_a_sentence_and_changes_nothing(imported: ImportedReport, client: Client) -> None:
    before = imported.rows
    for typed in ({"row": "x", "act": "raise"}, {"row": 99, "act": "join"}, {"act": ""}, {"row": "９", "act": "raise"}):
        assert "已经不在了" in post(client, imported, "amend/", **typed)
    assert "改动过" in post(client, imported, "amend/", row=1, act="raise", seen="-5")
    assert imported.rows == before


def test_thrown_away_its_file_is_gone(imported: ImportedReport, client: Client) -> None:
    assert "已弃用" in post(client, imported, "discard/")
    assert client.get(f"{imported.get_absolute_url()}file/").status_code == 404
    assert client.get(imported.get_absolute_url()).status_code == 200

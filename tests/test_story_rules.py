"""One department's year: a workbook with five kinds of mistakes, mended; a threshold explained; approved; signed.

Board and confirmation sheet are read at every step.
"""

import html
import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from indicators.models import Explanation, Figure
from indicators.models.figure_steps import FigureStatus
from tests import cast
from tests.indicators.excel.workbooks import typed
from tests.posted import fields
from tests.pressed import signed_in
from tests.uploads import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

ROUND = "/admin/indicators/collection/2020/"
DESK = f"{ROUND}desk/audit_bureau/"
SHEET = f"{ROUND}confirmation/audit_bureau/"
REVIEW = f"{ROUND}review/audit_bureau/"
WHY = "今年新增专项审计，建议随项目增加。"


def text(response) -> str:
    """The page as it reads, without a space in it."""
    assert response.status_code == 200, response.content.decode()[:500]
    return stripped(response.content.decode())


def stripped(fragment: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", fragment)))


def board(reviewer: Client) -> tuple[str, ...]:
    """The department's row: its theme, then 应填, 草稿, 已提交, 通过, 按时; last the signed sheet."""
    page = reviewer.get(f"{ROUND}board/").content.decode()
    [row] = [row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "desk/audit_bureau/" in row]
    cells = [
        stripped(cell).partition("：")[-1] or stripped(cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
    ]
    sheet = stripped(re.findall(r"<td.*?</td>", row, re.DOTALL)[12]).partition("：")[0]
    return (cells[4], *cells[6:11], sheet)


def sent(officer: Client, content: bytes):
    return officer.post(f"{DESK}upload/", {"file": SimpleUploadedFile("审计局.xlsx", content)}, follow=True)


def cells(book: bytes) -> dict[str, str]:
    """Where each figure's value stands in the workbook."""
    sheet = load_workbook(io.BytesIO(book)).active
    names = dict(Figure.objects.filter(year=2020).values_list("indicator__name", "indicator__code"))
    return {names[cell.value]: f"F{cell.row}" for row in sheet.iter_rows() for cell in row if cell.value in names}


def statuses() -> set[str]:
    return set(Figure.objects.filter(year=2020, department__code="audit_bureau").values_list("status", flat=True))


@time_machine.travel("2021-01-10T09:00+08:00")
def test_a_department_from_download_to_signature():
    cast.opened_round(2020, with_rules=True)
    officer = signed_in(cast.officer(cast.department("audit_bureau"), name="赵六"))
    reviewer = signed_in(cast.reviewer(name="李敏"))

    # Nothing yet.
    assert board(reviewer) == ("已交0/4", "4", "0", "0", "0", "0", "未交")
    assert "未定稿：还有4项没有提交" in text(officer.get(SHEET))

    # A workbook with five kinds of mistakes: each is named with its cell, nothing is written.
    book = officer.get(f"{DESK}workbook.xlsx").content
    at = cells(book)
    projects, amount = at["audit_project_count"], at["audit_irregular_amount"]
    advice, clues = at["audit_advice_count"], at["audit_clue_transferred_count"]
    note = projects.replace("F", "H")
    wrong = {projects: "25人", amount: "41.555", advice: -3, clues: "无", note: "字" * 501}
    refused = text(sent(officer, typed(book, wrong)))
    for cell, sentence in (
        (projects, "这一项的单位是“个”，与填写的单位不同"),
        (amount, "这一项最多保留2位小数"),
        (advice, "这里不能填负数"),
        (clues, "确实没有发生请填0"),
        (note, "备注不能超过500字"),
    ):
        assert re.search(rf"{cell}\D.*?{sentence}", refused), (cell, sentence)
    assert statuses() == {FigureStatus.PENDING}

    # Mended: the preview shows what changes and what the rules doubt; confirming writes drafts.
    preview = sent(officer, typed(book, {projects: 25, amount: 41.5, advice: 150, clues: 0}))
    assert "由71条增至150条" in text(preview)
    token = re.search(r'name="digest" value="(\w+)"', preview.content.decode())[1]
    assert "已导入4项" in text(officer.post(preview.request["PATH_INFO"], {"digest": token}, follow=True))
    assert statuses() == {FigureStatus.DRAFT}
    assert board(reviewer) == ("已交0/4", "4", "4", "0", "0", "0", "未交")

    # Handing in asks about the threshold; with an answer all four go.
    look = officer.get(f"{DESK}submit/")
    assert "其中1处须写明原因" in text(look)
    posted = fields(look.content.decode())
    assert "有1处说明须补写" in text(officer.post(f"{DESK}submit/", posted))
    [asked] = [name for name in posted if name.startswith("explain-") and not name.endswith("-basis")]
    assert "4项数据已提交审核" in text(officer.post(f"{DESK}submit/", posted | {asked: [WHY]}, follow=True))
    assert board(reviewer) == ("已交4/4", "4", "0", "4", "0", "4", "未交")
    page = text(officer.get(SHEET))
    assert "未定稿" not in page
    assert WHY in page

    # The reviewer reads doubt and answer side by side, and approves.
    review = reviewer.get(REVIEW)
    assert f"说明：{WHY}（赵六" in text(review)
    ticked = fields(review.content.decode())
    ticked["figure"] = list(map(str, Figure.objects.filter(year=2020, department__code="audit_bureau").values_list("pk", flat=True)))  # fmt: skip
    reviewer.post(REVIEW, ticked | {"approve": "all"})
    assert statuses() == {FigureStatus.APPROVED}
    assert board(reviewer) == ("已交4/4", "4", "0", "0", "4", "4", "未交")

    # Signed, scanned, attached.
    officer.post(SHEET, {"scan": upload("审计局确认表.pdf")})
    assert board(reviewer)[-1] == "已签章"
    assert "与系统中的数据一致" in text(officer.get(SHEET))
    assert Explanation.objects.get().text == WHY

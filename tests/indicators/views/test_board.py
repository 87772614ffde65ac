"""The board says what is there, by department and theme; a reminder leaves a record whatever became of it."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail
from openpyxl import load_workbook

from indicators.models import Figure, Reminder
from indicators.numbers.comparison import Measured
from indicators.round.board import board_of
from tests import cast
from tests.pressed import words

pytestmark = pytest.mark.django_db
BOARD = "/admin/indicators/collection/2020/board/"
REMIND = f"{BOARD}remind/audit_bureau/"
AUDIT = ("audit_project_count", "audit_irregular_amount", "audit_advice_count", "audit_clue_transferred_count")


@pytest.fixture(autouse=True)
def opened(loaded):
    with time_machine.travel("2021-01-10T09:00+08:00", tick=False):
        yield cast.opened_round(2020, due_on=date(2021, 1, 31))


@pytest.fixture
def officer():
    officer = cast.officer(cast.department("audit_bureau"), name="赵六")
    officer.phone, officer.email = "84460009", "zhao@audit.example"
    officer.save()
    return officer


@pytest.fixture
def reviewer(client):
    reviewer = cast.reviewer(name="李敏", phone="84460001")
    client.force_login(reviewer)
    return reviewer


def submit(code: str, by, value: object = 5) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(str(value))), note="", source="", by=by, seen=figure.version)
    figure.submit(by=by, seen=figure.version)
    return figure


def row_of(collection, code: str):
    return next(row for row in board_of(collection).rows if row.department.code == code)


# ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_figure_stands_in_one_cell(opened):
    board = board_of(opened)
    assert board.total.owed == sum(cell.owed for row in board.rows for cell in row.cells) == 37
    assert [cell.owed for cell in board.foot] == [5, 3, 4, 6, 9, 10]
    assert (board.completeness, board.on_time_rate) == ("0%", "0%")


def test_a_cell_darkens_as_its_figures_come_in(opened, officer):
    levels = []
    reviewer = cast.reviewer()
    figures = []
    for code in AUDIT:
        figures.append(submit(code, officer))
        levels.append(next(cell.level for cell in row_of(opened, "audit_bureau").cells if cell.owed))
    for figure in figures:
        figure.approve(by=reviewer, seen=figure.version)
    levels.append(next(cell.level for cell in row_of(opened, "audit_bureau").cells if cell.owed))
    assert levels == ["some", "some", "some", "in", "done"]


def test_a_cell_tells_all_its_numbers(client, reviewer, officer):
    [first, *_] = Figure.objects.filter(year=2020, department__code="audit_bureau")
    first.enter(Measured(Decimal(3)), note="", source="", by=officer, seen=0)
    assert "应填4项：待填报3，草稿1" in client.get("/admin/indicators/collection/2020/board/").content.decode()


def test_a_draft_has_begun_and_is_not_in(opened, officer):
    figure = cast.figure(AUDIT[0])
    figure.enter(Measured(Decimal(5)), note="", source="", by=officer, seen=0)
    cell = next(cell for cell in row_of(opened, "audit_bureau").cells if cell.owed)
    assert (cell.level, cell.handed_in, cell.draft) == ("begun", 0, 1)


@pytest.mark.parametrize(("day", "on_time"), [("2021-01-31T23:59+08:00", 1), ("2021-02-01T00:01+08:00", 0)])
def test_on_time_is_until_midnight_of_the_due_day_in_beijing(opened, officer, day, on_time):
    with time_machine.travel(day, tick=False):
        submit(AUDIT[0], officer)
    assert row_of(opened, "audit_bureau").on_time == on_time


def test_what_came_back_and_was_mended_late_was_still_in_time(opened, officer):
    figure, reviewer = submit(AUDIT[0], officer), cast.reviewer()
    figure.send_back(by=reviewer, reason="请核对", seen=figure.version)
    with time_machine.travel("2021-02-03T09:00+08:00", tick=False):
        submit(AUDIT[0], officer, 6)
    assert row_of(opened, "audit_bureau").on_time == 1


def test_the_rates_are_of_all_that_is_owed(opened, officer):
    for code in AUDIT:
        submit(code, officer)
    assert board_of(opened).completeness == "10.8%"


def test_the_board_is_nine_queries_however_much_has_happened(opened, officer, django_assert_max_num_queries):
    for code in AUDIT:
        submit(code, officer)
    with django_assert_max_num_queries(9):
        board_of(opened)


# ── the page ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_cell_leads_to_the_desk_or_to_what_waits_for_review(client, reviewer, officer):
    submit(AUDIT[0], officer)
    page = client.get(BOARD).content.decode()
    assert "/review/audit_bureau/" in page
    assert "/desk/petition_bureau/#theme-dispute_resolution" in page
    assert "区审计局，行政权力监督：已交1/4" in words(client.get(BOARD))


def test_the_page_counts_days_and_late_departments(client, reviewer, opened):
    assert "还有21天" in words(client.get(BOARD))
    with time_machine.travel("2021-02-02T09:00+08:00", tick=False):
        client.force_login(reviewer)
        page = words(client.get(BOARD))
        assert "9个部门逾期" in page
        assert "逾期2天" in page


@pytest.mark.parametrize("person", [cast.editor, cast.publisher, lambda: cast.officer(cast.department())])
def test_the_board_is_for_those_who_run_the_round(client, person):
    client.force_login(person())
    for address in (BOARD, f"{BOARD}board.xlsx", f"{BOARD}remind/", REMIND):
        assert client.get(address).status_code == 403


def test_the_page_is_a_fixed_number_of_queries(client, reviewer, officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        client.get(BOARD)


# ── to take away ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_export_has_a_row_for_each_department_and_numbers_stay_numbers(client, reviewer, officer):
    submit(AUDIT[0], officer)
    sheet = load_workbook(BytesIO(b"".join(client.get(f"{BOARD}board.xlsx")))).worksheets[0]
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows()}
    head = rows["部门"]
    audit = dict(zip(head, rows["区审计局"], strict=True))
    assert (audit["应填"], audit["已提交"], audit["按时提交"], audit["确认表"]) == (4, 1, 1, "未交")
    assert "1项/4项" in audit.values()


def test_the_csv_reads_like_the_page(client, reviewer):
    content = b"".join(client.get(f"{BOARD}board.csv")).decode("utf-8-sig")
    assert len(list(csv.reader(content.splitlines()))) == 10
    assert client.get(f"{BOARD}board.pdf").status_code == 404


# ── reminders ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_text_says_what_is_owed_until_when_and_whom_to_ask(client, reviewer, officer):
    submit(AUDIT[0], officer)
    page = words(client.get(REMIND))
    assert "贵单位应填4项，还有3项没有提交，截止日期2021年1月31日，还有21天" in page
    assert "查出违纪违规和管理不规范金额" in page
    assert "联系人：李敏，84460001" in page
    assert "赵六84460009" in page


@pytest.mark.parametrize(("channel", "result"), [("copied", "催报人已转发"), ("phoned", "催报人已电话告知")])
def test_passing_it_on_is_recorded_with_the_words_used(client, reviewer, officer, channel, result):
    client.post(REMIND, {"text": "请今天报来。", "channel": channel})
    reminder = Reminder.objects.get()
    assert (reminder.department.code, reminder.channel, reminder.result) == ("audit_bureau", channel, result)
    assert (reminder.text, reminder.by, reminder.recipients) == ("请今天报来。", reviewer, "赵六")
    assert "已催1次" in words(client.get(BOARD))


def test_one_text_for_all_is_recorded_with_each(client, reviewer, officer):
    page = words(client.get(f"{BOARD}remind/"))
    assert "以下9个部门尚未交齐" in page
    client.post(f"{BOARD}remind/", {"text": "请各部门尽快填报。", "channel": "copied"})
    assert Reminder.objects.count() == 9


def test_mail_is_offered_only_where_there_is_a_server_and_an_address(client, reviewer, officer, settings):
    assert "用邮件发送" not in words(client.get(REMIND))
    settings.EMAIL_HOST = "mail.example"
    assert "用邮件发送" in words(client.get(REMIND))
    assert "用邮件发送" not in words(client.get(REMIND.replace("audit", "petition")))


def test_a_mail_goes_to_the_departments_officers(client, reviewer, officer, settings):
    settings.EMAIL_HOST = "mail.example"
    client.post(REMIND, {"text": "请今天报来。", "channel": "mail"})
    [sent] = mail.outbox
    assert (sent.to, sent.body, sent.subject) == (["zhao@audit.example"], "请今天报来。", "2020年度填报催报：区审计局")
    assert Reminder.objects.get().result == "已发给1人"


def test_a_mail_that_fails_is_recorded_and_undoes_nothing(client, reviewer, officer, settings):
    settings.EMAIL_HOST = "mail.example"
    figure = submit(AUDIT[0], officer)
    with patch("django.core.mail.message.EmailMessage.send", side_effect=SMTPServerDisconnected("gone")):
        response = client.post(REMIND, {"text": "请今天报来。", "channel": "mail"}, follow=True)
    reminder = Reminder.objects.get()
    assert not reminder.is_delivered
    assert "没有发出：邮件服务器没有响应或拒绝了邮件，已记录。" in words(response)
    assert "gone" not in words(response)
    assert cast.figure(figure.indicator.code).status == "submitted"


def test_each_department_gets_its_own_mail(client, reviewer, officer, settings):
    settings.EMAIL_HOST = "mail.example"
    response = client.post(f"{BOARD}remind/", {"text": "汇总", "channel": "mail"}, follow=True)
    [sent] = mail.outbox
    assert sent.body.startswith("区审计局：\n")
    assert "区信访局的填报员都没有登记邮箱" in words(response)


def test_who_is_done_is_not_reminded(client, reviewer, officer):
    for code in AUDIT:
        submit(code, officer)
    assert "已经交齐，不用催报" in words(client.get(REMIND))
    client.post(REMIND, {"text": "请今天报来。", "channel": "copied"})
    assert not Reminder.objects.exists()

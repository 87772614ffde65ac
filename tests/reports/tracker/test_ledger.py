"""台账 opened again: the customary columns, one row a task, and for the public no word of officers or reviewers."""

from datetime import date
from io import BytesIO
from urllib.parse import quote

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.models import LoadedFixture, User
from reports.models import Edition, Task
from reports.models.task_steps import TaskVerb
from reports.tracker.assignments import AssignmentPlan
from tests import cast
from tests.posted import fields
from tests.promises import closed, led, reported, signed, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

HEAD = ("序号", "目标与任务", "牵头责任单位", "配合单位", "完成时限", "完成情况", "督查情况")


@pytest.fixture(autouse=True)
def summer() -> None:
    with time_machine.travel("2020-07-10 09:00:00+08:00", tick=False):
        yield


def got(person: User | None = None, query: str = "") -> HttpResponse:
    client = Client()
    if person:
        client.force_login(person)
    return client.get(f"/tasks.xlsx{query}")


def sheet(person: User | None = None, query: str = "") -> Worksheet:
    return load_workbook(BytesIO(got(person, query).content)).worksheets[0]


def row(code: str, person: User | None = None) -> tuple:
    rows = sheet(person).iter_rows(values_only=True)
    return next(row for row in rows if str(row[1]).endswith(f"（2020-{code}）"))


def test_the_columns_are_the_customary_ones_and_the_rows_the_plans(client: Client) -> None:
    rows = list(sheet().iter_rows(values_only=True))
    assert rows[0] == HEAD
    assert [row[0] for row in rows[1:]] == list(range(1, 22))
    assert [row[1] for row in rows[1:]] == [f"{one.title}（{one.address}）" for one in Task.objects.order_by("order")]


def test_what_nobody_has_set_is_undecided_and_guesses_are_left_out() -> None:
    for reader in (None, cast.reviewer()):
        assert row("T3-2", reader)[2:6] == ("待定", "待定", "待定", "未启动")


def test_staff_read_what_was_done_and_what_the_supervisors_said() -> None:
    one = led(
        others=["audit_bureau"],
        due_on=date(2020, 6, 30),
        steps=[AssignmentPlan("公布", date(2020, 3, 31)), AssignmentPlan("审议", None)],
    )
    officer = cast.officer(cast.department())
    one.sign(by=officer)
    one.reach(one.milestones.get(title="公布"), by=officer)
    one.report_progress("目录已公布。", by=officer)
    one.inspect("请抓紧审议。", by=cast.reviewer())
    seen = row("T3-2", cast.leader())
    assert seen[2:5] == ("区司法局", "区审计局", "2020年6月30日")
    assert seen[5] == "进行中；节点1/2；2020年7月10日 目录已公布。"
    assert seen[6] == "逾期\n督查：2020年7月10日 请抓紧审议。"


def test_a_department_alone_has_nobody_helping() -> None:
    led()
    assert row("T3-2")[3] == "无"


def test_dropped_and_closed_tasks_say_why() -> None:
    closed("T1-1")
    led("T1-2").settle(TaskVerb.CANCEL, "上级统一部署。", by=cast.reviewer())
    assert row("T1-1", cast.reviewer())[5:] == ("已销号；2020年7月10日 已完成。", "销号：2020年7月10日 同意销号。")
    assert row("T1-2", cast.reviewer())[5:] == ("已取消", "取消：2020年7月10日 上级统一部署。")


def test_the_public_reads_where_it_stands_and_no_more(settings) -> None:
    officer = cast.officer(cast.department(), name="赵主办")
    one = led(due_on=date(2020, 6, 30), owner=officer)
    one.sign(by=officer)
    one.report_progress("内部情况。", by=officer)
    assert row("T3-2")[5:] == ("进行中", None)
    assert row("T3-2", cast.stranger())[5:] == ("进行中", None)
    settings.TASKS_PUBLIC_LIGHTS = True
    assert row("T3-2")[5:] == ("进行中", "逾期")
    assert "赵主办" not in str(list(sheet().iter_rows(values_only=True)))


def test_it_holds_what_the_list_was_narrowed_to() -> None:
    closed("T1-1")
    rows = list(sheet(query="?status=closed").iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == [f"{task('T1-1').title}（2020-T1-1）"]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    reported(text="=1+1")
    workbook = load_workbook(BytesIO(got(cast.reviewer()).content))
    assert all(cell.data_type != "f" for line in workbook.worksheets[0].iter_rows() for cell in line)
    led("T1-2").settle(TaskVerb.CANCEL, "=HYPERLINK(1)", by=cast.reviewer())
    assert "=HYPERLINK" in row("T1-2", cast.reviewer())[6]


def test_remarks_say_the_day_the_count_and_what_undecided_means() -> None:
    closed("T1-1")
    led("T1-2").settle(TaskVerb.CANCEL, "不再开展。", by=cast.reviewer())
    remarks = [row[0] for row in load_workbook(BytesIO(got().content))["说明"].iter_rows(values_only=True)]
    assert remarks[0] == "2020年度法治政府建设任务台账，截至2020年7月10日。"
    assert remarks[1] == "已销号1项／应办20项（共21项，减已取消1项）。"
    assert "待定" in remarks[2]


def test_it_prints_on_landscape_a4_with_its_head_on_every_page() -> None:
    page = sheet()
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == "$1:$1"
    assert page.freeze_panes == "B2"
    assert page.oddHeader.center.text == "2020年度任务台账（截至2020年7月10日）"
    assert page.oddFooter.center.text == "— &P / &N —"


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    one = led()
    one.inspect("请尽快补充审计项目清单的发文编号并报区司法局。", by=cast.reviewer())
    lines = {cell.row: page.row_dimensions[cell.row].height for page in [sheet(cast.reviewer())] for cell in page["A"]}
    assert (lines[10], lines[8]) == (68, 17)  # the light on its line, the remark on three; one line


def test_its_name_says_what_and_when(client: Client) -> None:
    response = got()
    assert "2020%E5%B9%B4%E5%BA%A6%E4%BB%BB%E5%8A%A1%E5%8F%B0%E8%B4%A6" in response["Content-Disposition"]
    assert quote("截至2020年7月10日") in response["Content-Disposition"]


def test_simulated_data_says_so_on_every_row() -> None:
    LoadedFixture.objects.mark_simulated()
    assert {row[-1] for row in sheet().iter_rows(min_row=2, values_only=True)} == {"模拟数据"}


def test_before_anything_is_promised_there_is_none() -> None:
    Edition.objects.all()._raw_delete("default")
    assert got().status_code == 404


def test_its_queries_do_not_grow_with_the_logs(client: Client, django_assert_max_num_queries) -> None:
    for number in range(1, 4):
        closed(f"T5-{number}")
    with django_assert_max_num_queries(9):
        client.get("/tasks.xlsx")
    signed("T5-4")
    client.force_login(cast.reviewer())
    with django_assert_max_num_queries(14):
        client.get("/tasks.xlsx")


def test_the_filter_of_the_page_is_the_filter_of_the_file(client: Client) -> None:
    page = client.get("/tasks/?area=p3-1&view=board").content.decode()
    assert 'href="/tasks.xlsx?area=p3-1"' in page
    assert fields(page) == {}  # reading posts nothing

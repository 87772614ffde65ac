"""登录记录 and 权限变更 are administrators' to read, to narrow and to take away; nobody writes them."""

import csv
import io

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from indicators.models import User
from indicators.office.signing_in import note_failure, note_success
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
LOGS = ("signinattempt", "rightschange")


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(cast.administrator())
    return client


@pytest.fixture
def user() -> User:
    user = cast.reviewer(name="=冯审")
    note_success(user, address="10.0.0.1", browser="Firefox")
    note_failure(user.username, address="10.0.0.2", browser="Firefox")
    call_command("set_roles", user.username, "--add", "编辑")
    return user


def table(client: Client, log: str, query: str = "") -> list[list[str]]:
    content = client.get(f"/admin/indicators/{log}/export.csv{query}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "editor", "publisher"])
def test_it_is_nobody_elses_business(client: Client, user: User, log: str, who: str):
    client.force_login(getattr(cast, who)())
    for page in ("", "export.csv", "export.xlsx"):
        assert client.get(f"/admin/indicators/{log}/{page}").status_code == 403


def test_the_lists_say_who_what_and_from_where(desk: Client, user: User):
    page = desk.get("/admin/indicators/signinattempt/").content.decode()
    assert all(word in page for word in (user.username, "10.0.0.1", "登录成功", "用户名或密码错误", "下载 Excel"))
    page = desk.get("/admin/indicators/rightschange/").content.decode()
    assert all(word in page for word in (user.username, "审核员", "审核员、编辑", "命令行", "下载 CSV"))


def test_a_file_holds_what_the_filters_leave_and_no_formula(desk: Client, user: User):
    head, *rows = table(desk, "signinattempt")
    assert head == ["时间", "用户名", "姓名", "结果", "来源地址", "浏览器"]
    assert [row[3:5] for row in rows] == [["用户名或密码错误", "10.0.0.2"], ["登录成功", "10.0.0.1"]]
    assert all(row[2] == "'=冯审" for row in rows)
    [_, row] = table(desk, "signinattempt", "?outcome__exact=success")
    assert row[3] == "登录成功"


def test_a_workbook_holds_before_and_after(desk: Client, user: User):
    content = desk.get("/admin/indicators/rightschange/export.xlsx?q=" + user.username).content
    head, row = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    assert head == ("时间", "用户名", "姓名", "事项", "变更前", "变更后", "操作人", "途径")
    assert row[3:] == ("角色", "审核员", "审核员、编辑", "命令行", "命令行")


@pytest.mark.parametrize("log", LOGS)
def test_nonsense_is_not_found(desk: Client, log: str):
    assert desk.get(f"/admin/indicators/{log}/export.exe").status_code == 404
    assert desk.get(f"/admin/indicators/{log}/export.csv?pk__in=9223372036854775808").status_code == 404


@pytest.mark.parametrize("log", LOGS)
def test_nobody_adds_to_a_log_by_hand(client: Client, log: str):
    client.force_login(User.objects.create_superuser("root", password="", full_name="王管理"))
    assert client.post(f"/admin/indicators/{log}/add/", {}).status_code == 403

"""Each row of the sheet of people is a newcomer, or its faults are named cell by cell."""

import io

import pytest
from openpyxl import load_workbook

from indicators.models import Department
from indicators.office.files.small_tables import table
from indicators.office.files.unreadable import Unreadable
from indicators.office.people_sheet import COLUMNS, judge, newcomers
from indicators.office.people_template import template
from indicators.office.roles import Role
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
HEAD = list(COLUMNS)
GOOD = ["li.ming", "李明", "027-84460000", "区司法局", "填报员"]


def faults(*rows):
    return [(fault.address, fault.sentence) for fault in judge([HEAD, *rows]).faults]


def row(**changed):
    return [
        changed.get(name, value) for name, value in zip(("user", "name", "phone", "dept", "role"), GOOD, strict=True)
    ]


def test_a_good_row_becomes_a_newcomer():
    (newcomer,) = judge([HEAD, GOOD]).newcomers
    assert (newcomer.username, newcomer.full_name, newcomer.phone) == ("li.ming", "李明", "027-84460000")
    assert newcomer.departments == (cast.department("justice_bureau"),)
    assert newcomer.roles == (Role.OFFICER,)


@pytest.mark.parametrize("separator", ["、", ";", "；", "，", "、 "])
def test_several_departments_and_roles_are_parted_in_any_usual_way(separator):
    (newcomer,) = judge(
        [HEAD, row(dept=separator.join(["区司法局", "审计局"]), role=separator.join(["填报员", "部门负责人"]))]
    ).newcomers
    assert [department.code for department in newcomer.departments] == ["justice_bureau", "audit_bureau"]
    assert newcomer.roles == (Role.OFFICER, Role.HEAD)


def test_columns_may_stand_in_any_order_and_blank_rows_are_passed_over():
    order = [4, 0, 3, 1, 2]
    sheet = [[HEAD[place] for place in order], [""] * 5, [GOOD[place] for place in order]]
    assert [newcomer.full_name for newcomer in judge(sheet).newcomers] == ["李明"]


@pytest.mark.parametrize(
    ("changed", "cell", "words"),
    [
        ({"user": ""}, "A2", "没有填写用户名"),
        ({"user": "li ming"}, "A2", "只能用字母"),
        ({"name": ""}, "B2", "没有填写姓名"),
        ({"name": "=A1"}, "B2", "公式"),
        ({"name": "名" * 51}, "B2", "50个字"),
        ({"phone": "见通讯录"}, "C2", "不像电话号码"),
        ({"dept": "区水务局"}, "D2", "没有名为“区水务局”的在用部门"),
        ({"dept": ""}, "D2", "填报员须填写所属部门"),
        ({"role": ""}, "E2", "没有填写角色"),
        ({"role": "局长"}, "E2", "没有“局长”这个角色，可填：填报员"),
    ],
)
def test_a_fault_is_named_by_its_cell_and_a_sentence(changed, cell, words):
    ((address, sentence),) = faults(row(**changed))
    assert address == cell
    assert words in sentence


def test_every_fault_of_every_row_is_named_at_once():
    assert [address for address, _ in faults(row(user="", role="局长"), row(phone="x"))] == ["A2", "E2", "C3"]


def test_a_username_is_taken_whatever_its_capitals():
    person = cast.editor()
    assert faults(row(user=person.username.upper())) == [("A2", f"用户名“{person.username}”已经有账号。")]
    assert faults(GOOD, row(user="Li.Ming")) == [("A3", "用户名“li.ming”与第2行重复。")]


@pytest.mark.parametrize(
    "typed", ["ｌｉ．ｍｉｎｇ", "LI.Ming", "li\u200b.ming", "\u202dli.ming\u202c", " li.ming\u00a0"]
)
def test_a_username_has_one_spelling_however_it_is_typed(typed):
    assert judge([HEAD, row(user=typed)]).newcomers[0].username == "li.ming"


def test_a_closed_department_takes_nobody():
    Department.objects.filter(code="justice_bureau").update(is_active=False)
    assert "在用部门" in faults(GOOD)[0][1]


def test_a_reviewer_needs_no_department():
    assert judge([HEAD, row(dept="", role="审核员")]).newcomers[0].departments == ()


def test_a_sheet_without_a_column_or_without_people_is_refused_whole():
    with pytest.raises(Unreadable, match="缺少“电话”“角色”"):
        judge([["用户名", "姓名", "部门"], GOOD])
    with pytest.raises(Unreadable, match="没有人员"):
        judge([HEAD, [""] * 5])


def test_a_judged_sheet_is_read_again_without_asking_who_has_an_account():
    sheet = [HEAD, row(user=cast.editor().username)]
    assert len(newcomers(sheet)) == 1
    Department.objects.filter(code="justice_bureau").update(is_active=False)
    with pytest.raises(Unreadable, match="重新上传"):
        newcomers(sheet)


def test_the_template_can_be_filled_in_and_names_what_may_be_written():
    content = template()
    assert table(content, width=5, height=101).rows == [HEAD]
    words = load_workbook(io.BytesIO(content))["可填内容"]
    listed = {cell.value for line in words.iter_rows() for cell in line}
    assert {*Role.values, *Department.objects.values_list("name", flat=True)} <= listed

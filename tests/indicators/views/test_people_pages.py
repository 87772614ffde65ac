"""Accounts from a sheet: a preview, a confirmation, passwords shown once. Hand-over, merger, new name: told, then done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from indicators.models import Department, User
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
SHEET = reverse("admin:indicators_people_sheet")
CREATE = reverse("admin:indicators_people_create")
HEAD = "用户名,姓名,电话,部门,角色\n"
GOOD = HEAD + "li,李明,027,区司法局、区审计局,填报员\nwang,王芳,,,审核员\n"


@pytest.fixture
def administrator(client):
    administrator = cast.administrator()
    client.force_login(administrator)
    return administrator


def upload(client, text):
    return client.post(SHEET, {"file": SimpleUploadedFile("人员.csv", text.encode())})


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_the_template_is_offered_under_its_chinese_name(client, administrator):
    response = client.get(reverse("admin:indicators_people_template"))
    assert response.content.startswith(b"PK")
    assert "%E4%BA%BA%E5%91%98%E8%A1%A8.xlsx" in response["Content-Disposition"]


def test_the_preview_makes_nobody(client, administrator):
    response = upload(client, GOOD)
    assert "预览：2人" in response.content.decode()
    assert response.context["token"]
    assert not User.objects.filter(username="li").exists()


def test_faults_are_named_and_nothing_can_be_confirmed(client, administrator):
    response = upload(client, HEAD + ",李明,,区司法局,局长\n")
    page = response.content.decode()
    assert "A2" in page
    assert "E2" in page
    assert response.context["token"] == ""


@pytest.mark.parametrize(("text", "words"), [("", "空"), ("甲,乙\n1,2\n", "缺少"), (HEAD, "没有人员")])
def test_a_sheet_that_is_none_is_refused_beside_the_field(client, administrator, text, words):
    assert words in str(upload(client, text).context["form"].errors["file"])


def test_confirming_makes_all_and_shows_passwords_that_open_the_door_once(client, administrator):
    token = upload(client, GOOD).context["token"]
    response = client.post(CREATE, {"token": token})
    page = response.content.decode()
    for row in response.context["issued"]:
        assert row.password in page
        assert row.user.check_password(row.password)
    assert [department.name for department in User.objects.get(username="li").departments.all()] == [
        "区司法局",
        "区审计局",
    ]
    assert "no-store" in response["Cache-Control"]


def test_a_second_click_shows_passwords_that_work(client, administrator):
    token = upload(client, GOOD).context["token"]
    client.post(CREATE, {"token": token})
    issued = client.post(CREATE, {"token": token}).context["issued"]
    assert User.objects.get(username="li").check_password(issued[0].password)


def test_a_forged_or_missing_preview_makes_nobody(client, administrator):
    assert "预览已失效" in said(client.post(CREATE, {"token": "x:y:z"}, follow=True))[0]
    assert client.get(CREATE).status_code == 405


def test_a_name_taken_between_preview_and_confirmation_stops_all(client, administrator):
    token = upload(client, GOOD).context["token"]
    User.objects.create_user("wang", full_name="另一位", password="already-here-1")
    assert "wang" in said(client.post(CREATE, {"token": token}, follow=True))[0]
    assert not User.objects.filter(username="li").exists()


def test_a_hand_over_is_told_and_then_done(client, administrator):
    justice = cast.department()
    leaving, successor = cast.officer(justice, name="旧人"), cast.officer(name="新人")
    address = reverse("admin:indicators_hand_over", args=[leaving.pk])
    chosen = {"departments": [justice.pk], "successor": successor.pk, "deactivate": "on"}
    page = client.post(address, chosen).content.decode()
    assert "新人加入区司法局" in page
    assert "旧人的账号停用" in page
    assert list(leaving.departments.all()) == [justice]
    response = client.post(address, chosen | {"confirmed": "1"}, follow=True)
    assert said(response) == ["旧人的工作已交接给新人。"]
    assert list(successor.departments.all()) == [justice]
    assert client.post(address, chosen | {"confirmed": "1"}).status_code == 200


def test_a_merger_is_told_and_then_done_once(client, administrator):
    audit, justice = cast.department("audit_bureau"), cast.department()
    address = reverse("admin:indicators_department_merge", args=[audit.pk])
    page = client.post(address, {"into": justice.pk}).content.decode()
    assert "区审计局将并入区司法局" in page
    assert "4项牵头指标" in page
    assert Department.objects.get(pk=audit.pk).is_active
    response = client.post(address, {"into": justice.pk, "confirmed": "1"}, follow=True)
    assert said(response) == ["区审计局已并入区司法局。"]
    assert "不能再合并" in said(client.post(address, {"into": justice.pk, "confirmed": "1"}, follow=True))[-1]
    assert "不能再合并" in client.get(address).content.decode()


def test_a_new_name_is_told_and_then_given(client, administrator):
    justice = cast.department()
    address = reverse("admin:indicators_department_rename", args=[justice.pk])
    names = {"name": "区司法和信访局", "short_name": "司法信访局"}
    assert "改名为区司法和信访局" in client.post(address, names).content.decode()
    assert Department.objects.get(pk=justice.pk).name == "区司法局"
    client.post(address, names | {"confirmed": "1"})
    assert Department.objects.get(pk=justice.pk).name == "区司法和信访局"
    last = timezone.localdate().year - 1
    assert f"历年名称：区司法局（到{last}年）" in client.get(address).content.decode()


def test_a_name_another_department_has_is_refused(client, administrator):
    address = reverse("admin:indicators_department_rename", args=[cast.department().pk])
    response = client.post(address, {"name": "区审计局", "short_name": "", "confirmed": "1"})
    assert response.context["form"].errors["name"]


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "editor", "publisher"])
def test_only_administrators_come_in(client, who):
    client.force_login(getattr(cast, who)())
    pk = cast.department().pk
    addresses = [
        SHEET,
        reverse("admin:indicators_people_template"),
        reverse("admin:indicators_hand_over", args=[cast.officer().pk]),
        reverse("admin:indicators_department_merge", args=[pk]),
        reverse("admin:indicators_department_rename", args=[pk]),
    ]
    assert {client.get(address).status_code for address in addresses} == {403}
    assert {client.post(address).status_code for address in [*addresses, CREATE] if "template" not in address} == {403}

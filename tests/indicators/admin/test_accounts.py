"""Accounts in the admin: roles instead of permissions, and nobody lifts themselves up."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from indicators.models import User
from indicators.office.roles import IN_A_DEPARTMENT, STAFF_ROLES, Role
from tests.cast import administrator, department, officer, stranger
from tests.posted import fields


@pytest.fixture
def admin_client(loaded: None, client: Client) -> Client:
    client.force_login(administrator())
    return client


def change(user: User) -> str:
    return reverse("admin:indicators_user_change", args=[user.pk])


def test_an_account_is_made_with_name_department_and_role(admin_client: Client):
    role = Group.objects.get(name=Role.OFFICER)
    answer = admin_client.post(
        reverse("admin:indicators_user_add"),
        {
            "username": "zhangsan",
            "full_name": "张三",
            "password1": "a-long-enough-one",
            "password2": "a-long-enough-one",
            "departments": [department().pk],
            "groups": [role.pk],
        },
    )
    made = User.objects.get(username="zhangsan")
    assert answer.status_code == 302
    assert (made.full_name, made.role_names, made.is_superuser) == ("张三", {Role.OFFICER}, False)
    assert made.is_staff
    assert made.check_password("a-long-enough-one")


@pytest.mark.parametrize("role", Role)
def test_a_role_that_works_in_the_admin_opens_it_and_the_last_one_taken_closes_it(admin_client: Client, role: Role):
    user = stranger()
    form = fields(admin_client.get(change(user)).content.decode()) | {"departments": [department().pk]}
    admin_client.post(change(user), form | {"groups": [Group.objects.get(name=role).pk]})
    user = User.objects.get(pk=user.pk)
    assert (user.role_names, user.is_staff) == ({role}, role in STAFF_ROLES)
    form = fields(admin_client.get(change(user)).content.decode())
    admin_client.post(change(user), form | {"groups": []})
    assert not User.objects.get(pk=user.pk).is_staff


def test_a_superuser_keeps_the_way_in_without_a_role(loaded: None, client: Client):
    client.force_login(User.objects.create_superuser("root", password="", full_name="王管理"))
    other = User.objects.create_superuser("other", password="", full_name="李管理")
    client.post(change(other), fields(client.get(change(other)).content.decode()) | {"phone": "027"})
    other.refresh_from_db()
    assert (other.phone, other.is_staff) == ("027", True)


@pytest.mark.parametrize("role", IN_A_DEPARTMENT)
def test_who_could_do_nothing_without_a_department_is_not_saved(admin_client: Client, role: Role):
    user = stranger()
    form = fields(admin_client.get(change(user)).content.decode()) | {"groups": [Group.objects.get(name=role).pk]}
    assert f"{role.value}须填写所属部门。" in admin_client.post(change(user), form).content.decode()
    assert not User.objects.get(pk=user.pk).role_names


def test_a_closed_account_may_be_without_a_department(admin_client: Client):
    user = officer()
    form = fields(admin_client.get(change(user)).content.decode())
    form.pop("is_active")
    assert admin_client.post(change(user), form).status_code == 302


def test_an_administrator_makes_nobody_a_superuser(admin_client: Client):
    user = officer(department())
    form = fields(admin_client.get(change(user)).content.decode())
    admin_client.post(change(user), form | {"is_superuser": "on", "phone": "027"})
    user.refresh_from_db()
    assert (user.phone, user.is_superuser) == ("027", False)


def test_an_administrator_does_not_touch_superusers(admin_client: Client):
    root = User.objects.create_superuser("root", password="", full_name="王管理")
    assert admin_client.post(change(root), {"username": "root"}).status_code == 403
    assert admin_client.get(reverse("admin:auth_user_password_change", args=[root.pk])).status_code == 403


def test_nobody_wakes_the_account_of_the_import(loaded: None, client: Client):
    client.force_login(User.objects.create_superuser("root", password="", full_name="王管理"))
    importer = User.objects.importer()
    assert client.post(change(importer), {"username": "importer", "is_active": "on"}).status_code == 403
    assert client.get(reverse("admin:auth_user_password_change", args=[importer.pk])).status_code == 403


def test_a_password_is_set_in_chinese(admin_client: Client):
    user = officer(department())
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    assert "设置新密码" in admin_client.get(address).content.decode()
    admin_client.post(address, {"password1": "another-long-one", "password2": "another-long-one", "set-password": "1"})
    user.refresh_from_db()
    assert user.check_password("another-long-one")


def test_officers_do_not_see_accounts(loaded: None, client: Client):
    client.force_login(officer(department()))
    assert client.get(reverse("admin:indicators_user_changelist")).status_code == 403


def test_roles_are_shown_with_their_duties_and_not_edited(admin_client: Client):
    group = Group.objects.get(name=Role.REVIEWER)
    page = admin_client.get(reverse("admin:auth_group_change", args=[group.pk])).content.decode()
    assert Role.REVIEWER.label in page
    assert admin_client.post(reverse("admin:auth_group_change", args=[group.pk]), {"name": "其他"}).status_code == 403

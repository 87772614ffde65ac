"""Every change to what an account may do is logged with before, after, who and how; nobody lifts themselves."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from indicators.models import RightsChange, User
from indicators.office.accounts import create_people
from indicators.office.handover import hand_over
from indicators.office.people_sheet import Newcomer
from indicators.office.rights import Door, What
from indicators.office.roles import Role
from indicators.office.steps import Refused
from indicators.round.people import merge
from tests import cast
from tests.posted import fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def administrator() -> User:
    return cast.administrator()


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def lines(user: User) -> list[tuple[str, str, str, str, str]]:
    """Oldest first: what, before, after, who, door."""
    found = RightsChange.objects.filter(user=user).order_by("pk")
    return [(one.what, one.before, one.after, one.actor, one.door) for one in found]


def saved(desk: Client, user: User, **typed: object) -> int:
    address = f"/admin/indicators/user/{user.pk}/change/"
    form = fields(desk.get(address).content.decode())
    for name, value in typed.items():
        form.pop(name, None)
        if value:
            form[name] = value
    return desk.post(address, form).status_code


def groups(*roles: Role) -> list[int]:
    return list(Group.objects.filter(name__in=roles).values_list("pk", flat=True))


# ── doors ──


def test_the_users_page_logs_what_was_and_what_is(desk: Client, administrator: User):
    user = cast.reviewer()
    assert saved(desk, user, groups=groups(Role.EDITOR, Role.PUBLISHER)) == 302
    assert lines(user) == [(What.ROLES, "审核员", "编辑、发布人", str(administrator), Door.PAGE)]
    assert saved(desk, user, is_active=None) == 302
    assert lines(user)[1:] == [(What.ACCOUNT, "在用", "停用", str(administrator), Door.PAGE)]


def test_departments_are_rights_too(desk: Client, administrator: User):
    user = cast.officer(cast.department())
    saved(desk, user, departments=[cast.department("audit_bureau").pk])
    assert lines(user) == [(What.DEPARTMENTS, "区司法局", "区审计局", str(administrator), Door.PAGE)]


def test_what_changes_no_right_leaves_no_line(desk: Client):
    user = cast.reviewer()
    saved(desk, user, phone="027-1")
    assert lines(user) == []


def test_a_new_account_is_logged_with_all_it_may_do(desk: Client, administrator: User):
    typed = {
        "username": "zhang",
        "full_name": "张三",
        "password1": "a-long-enough-one",
        "password2": "a-long-enough-one",
    }
    typed |= {"departments": [cast.department().pk], "groups": groups(Role.OFFICER)}
    desk.post("/admin/indicators/user/add/", typed)
    assert [line[:3] for line in lines(User.objects.get(username="zhang"))] == [
        (What.ACCOUNT, "", "在用"),
        (What.ROLES, "", "填报员"),
        (What.DEPARTMENTS, "", "区司法局"),
    ]


def test_setting_somebodys_password_is_logged_and_a_refused_one_is_not(desk: Client, administrator: User):
    user, address = cast.reviewer(), "/admin/indicators/user/{}/password/"
    desk.post(address.format(user.pk), {"password1": "short", "password2": "short"})
    assert lines(user) == []
    desk.post(address.format(user.pk), {"password1": "another-long-one", "password2": "another-long-one"})
    assert lines(user) == [(What.PASSWORD, "", "重新设置", str(administrator), Door.PAGE)]


def test_the_sheet_of_people_logs_accounts_and_passwords_issued_again(administrator: User):
    newcomer = Newcomer("li.ming", "李明", "", (cast.department(),), (Role.OFFICER,))
    [issued] = create_people([newcomer], by=administrator)
    assert {line[0] for line in lines(issued.user)} == {What.ACCOUNT, What.ROLES, What.DEPARTMENTS}
    create_people([newcomer], by=administrator)
    assert lines(issued.user)[-1] == (What.PASSWORD, "", "重新设置", str(administrator), Door.SHEET)


def test_a_hand_over_is_logged_on_both_sides(administrator: User):
    leaving, successor = cast.officer(cast.department()), cast.stranger()
    hand_over(leaving, successor, [cast.department()], by=administrator, deactivate=True)
    assert [line[:3] for line in lines(leaving)] == [
        (What.ACCOUNT, "在用", "停用"),
        (What.ROLES, "填报员", ""),
        (What.DEPARTMENTS, "区司法局", ""),
    ]
    assert [line[:3] for line in lines(successor)] == [
        (What.ROLES, "", "填报员"),
        (What.DEPARTMENTS, "", "区司法局"),
    ]


def test_a_merger_is_logged_for_every_member_also_who_decides_it():
    both = cast.person(Role.ADMINISTRATOR, cast.department("audit_bureau"))
    merge(cast.department("audit_bureau"), cast.department(), by=both)
    assert lines(both) == [(What.DEPARTMENTS, "区审计局", "区司法局", str(both), Door.MERGER)]


def test_a_superuser_made_on_the_machine_is_logged_as_that():
    root = User.objects.create_superuser("root", password="", full_name="王管理")
    assert [line[0] for line in lines(root)] == [What.ACCOUNT, What.SUPERUSER]
    assert {line[3] for line in lines(root)} == {"命令行"}


def test_a_form_opened_before_another_administrators_change_does_not_undo_it(desk: Client):
    user = cast.reviewer()
    address = f"/admin/indicators/user/{user.pk}/change/"
    form = fields(desk.get(address).content.decode())
    other = Client()
    other.force_login(cast.administrator())
    saved(other, user, groups=groups(Role.EDITOR))
    page = desk.post(address, form | {"phone": "027-9"})
    assert "权限已被改动" in page.content.decode()
    again = User.objects.get(pk=user.pk)
    assert (again.role_names, again.phone) == ({"编辑"}, "")
    assert saved(desk, user, phone="027-9") == 302


def test_what_is_no_right_may_change_meanwhile(desk: Client):
    user = cast.reviewer()
    address = f"/admin/indicators/user/{user.pk}/change/"
    form = fields(desk.get(address).content.decode())
    saved(desk, user, phone="027-1")
    assert desk.post(address, form | {"email": "a@example.gov.cn"}).status_code == 302


# ── nobody lifts themselves ──


def test_ones_own_rights_are_shown_and_not_changed(desk: Client, administrator: User):
    page = desk.get(f"/admin/indicators/user/{administrator.pk}/change/").content.decode()
    assert "请由另一位管理员办理" in page
    assert 'name="groups"' not in page
    typed = {"groups": groups(*Role), "departments": [cast.department().pk], "is_superuser": "on", "phone": "027-5"}
    assert saved(desk, administrator, **typed) == 302
    again = User.objects.get(pk=administrator.pk)
    assert (again.phone, again.role_names, again.is_superuser, again.is_active) == ("027-5", {"管理员"}, False, True)
    assert again.departments.count() == 0
    assert lines(administrator) == []


def test_a_superuser_does_not_change_their_own_either(client: Client):
    root = User.objects.create_superuser("root", password="", full_name="王管理")
    client.force_login(root)
    saved(client, root, groups=groups(Role.REVIEWER))
    assert not User.objects.get(pk=root.pk).role_names


def test_another_administrator_does(desk: Client, administrator: User):
    colleague = cast.administrator()
    saved(desk, colleague, groups=groups(Role.ADMINISTRATOR, Role.REVIEWER))
    assert User.objects.get(pk=colleague.pk).role_names == {"管理员", "审核员"}


@pytest.mark.parametrize("takes", [True, False])
def test_a_hand_over_to_or_from_oneself_is_refused_whole(takes: bool):
    own = cast.person(Role.ADMINISTRATOR, cast.department())
    own.take_roles([Role.ADMINISTRATOR, Role.OFFICER])
    other = cast.officer(cast.department())
    leaving, successor = (other, own) if takes else (own, other)
    if takes:
        own.departments.clear()
    with pytest.raises(Refused, match="另一位管理员"):
        hand_over(leaving, successor, [cast.department()], by=own)
    assert leaving.departments.count() == 1
    assert not RightsChange.objects.filter(user__in=[own, other]).exists()


# ── the machine ──


def test_the_only_administrator_is_given_a_role_by_a_command(administrator: User, capsys):
    call_command("set_roles", administrator.username, "--add", "审核员")
    user = User.objects.get(pk=administrator.pk)
    assert user.role_names == {"管理员", "审核员"}
    assert lines(user) == [(What.ROLES, "管理员", "审核员、管理员", "命令行", Door.COMMAND)]
    assert "角色：审核员、管理员" in capsys.readouterr().out


def test_the_command_gives_departments_and_takes_roles_away():
    user = cast.reviewer()
    call_command("set_roles", user.username, "--add", "填报员", "--remove", "审核员", "--join", "audit_bureau")
    assert User.objects.get(pk=user.pk).role_names == {"填报员"}
    call_command("set_roles", user.username, "--remove", "填报员", "--leave", "audit_bureau")
    user = User.objects.get(pk=user.pk)
    assert (user.role_names, user.is_staff, user.departments.count()) == (frozenset(), False, 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nobody"], "没有用户“nobody”"),
        (["{}", "--join", "no_such"], "没有代码为“no_such”"),
        (["{}", "--add", "填报员"], "填报员须填写所属部门"),
    ],
)
def test_a_command_that_makes_no_sense_changes_nothing(arguments: list[str], words: str):
    user = cast.reviewer()
    with pytest.raises(CommandError, match=words):
        call_command("set_roles", *(argument.format(user.username) for argument in arguments))
    assert User.objects.get(pk=user.pk).role_names == {"审核员"}
    assert lines(user) == []


def test_asking_shows_and_changes_nothing(administrator: User, capsys):
    call_command("set_roles", administrator.username)
    assert "角色：管理员；部门：无。" in capsys.readouterr().out
    assert lines(administrator) == []


# ── kept ──


def test_a_line_is_never_changed_nor_removed(administrator: User):
    call_command("set_roles", administrator.username, "--add", "审核员")
    line = RightsChange.objects.get(user=administrator)
    for attempt in (line.save, line.delete, RightsChange.objects.all().delete):
        with pytest.raises(ValidationError, match="永久保存"):
            attempt()
    with pytest.raises(ValidationError, match="永久保存"):
        RightsChange.objects.update(by=None)


def test_only_the_machine_may_act_without_a_name(administrator: User):
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsChange.objects.create(user=administrator, what=What.ROLES, door=Door.PAGE, by=None)

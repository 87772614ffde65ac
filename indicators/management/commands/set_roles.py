"""`manage.py set_roles shen --add 审核员`: an account's roles, for whoever has the machine; logged as 命令行."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators.models import Department, User
from indicators.office.rights import Door, Rights, changing_rights
from indicators.office.roles import Role, homeless


class Command(BaseCommand):
    help = "查看或更改一个账号的角色和部门。只有一位管理员时用它更改管理员自己的角色；每次更改都记入“权限变更”。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="用户名；不带其他参数时只显示现在的角色")
        parser.add_argument("--add", nargs="+", default=[], choices=Role.values, metavar="ROLE", help="增加的角色")
        parser.add_argument("--remove", nargs="+", default=[], choices=Role.values, metavar="ROLE", help="收回的角色")
        parser.add_argument("--join", nargs="+", default=[], metavar="CODE", help="加入的部门（代码）")
        parser.add_argument("--leave", nargs="+", default=[], metavar="CODE", help="退出的部门（代码）")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = _account(username)
        roles = (user.role_names | set(options["add"])) - set(options["remove"])
        joined, left = (_departments(options[name]) for name in ("join", "leave"))
        with changing_rights(user, by=None, door=Door.COMMAND):
            user.departments.add(*joined)
            user.departments.remove(*left)
            if roles != user.role_names:
                user.take_roles(roles)
            if complaint := homeless(sorted(roles), user.departments.all()):
                raise CommandError(f"没有更改：{complaint}")
        rights = Rights.of(user.pk)
        self.stdout.write(
            f"{user}（{user.username}）角色：{rights.roles or '无'}；部门：{rights.departments or '无'}。"
        )


def _account(username: str) -> User:
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist:
        raise CommandError(f"没有用户“{username}”。") from None


def _departments(codes: list[str]) -> list[Department]:
    found = list(Department.objects.active().filter(code__in=codes))
    if unknown := set(codes) - {department.code for department in found}:
        raise CommandError(f"没有代码为“{'”“'.join(sorted(unknown))}”的在用部门。")
    return found

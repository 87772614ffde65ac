"""`manage.py reset_second_factor shen`: a lost phone, for whoever has the machine; logged as 命令行."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hanyang_report.second_factor.devices import reset
from indicators.models import User
from indicators.office.rights import Door
from indicators.office.steps import Refused


class Command(BaseCommand):
    help = "重置一个账号的第二重验证：手机和恢复码作废，下次须设置新的手机。记入“权限变更”，途径为命令行。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="用户名")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(username)
            reset(user, by=None, door=Door.COMMAND)
        except User.DoesNotExist:
            raise CommandError(f"没有用户“{username}”。") from None
        except Refused as refused:
            raise CommandError("".join(refused.messages)) from None
        self.stdout.write(f"已重置{user}（{user.username}）的第二重验证。")

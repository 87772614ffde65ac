"""`manage.py verify_editions`: whether everything public still is what was published."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.models import Edition
from reports.verification import faults


class Command(BaseCommand):
    help = "核对各版次的指纹、前后衔接，以及公开数据与当前版次是否一致。有不符的逐条列出，退出码为1。"

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"共{Edition.objects.count()}版，指纹、衔接与公开数据全部相符。")

"""`manage.py verify_editions`: whether everything public still is what was published, and every file what was handed in."""

from typing import Any

from django.core.management.base import CommandError

from indicators.office.files import stored_files
from indicators.office.timers import Job, ReportsItsRun
from reports.models import Edition
from reports.publishing.verification import faults


class Command(ReportsItsRun):
    job = Job.VERIFY
    help = "核对各版次的指纹、前后衔接、公开数据与当前版次是否一致，以及每个存放的文件；收走没有记录的文件。有不符的逐条列出，退出码为1。"

    def handle(self, *args: Any, **options: Any) -> None:
        found = [*faults(), *stored_files.faults()]
        if swept := stored_files.sweep():
            self.stdout.write(f"收走没有记录的文件{swept}个（移到数据目录的swept/，30天后删除）。")
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"共{Edition.objects.count()}版，指纹、衔接与公开数据全部相符。")
        if files := stored_files.count():
            self.stdout.write(f"存放的文件{files}个，全部与上传时的指纹相符。")

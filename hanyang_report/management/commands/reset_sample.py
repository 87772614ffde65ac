"""`manage.py reset_sample`: the shipped report with all that came with it is gone; the site is as on its first day."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hanyang_report.first_day.sample import remove_sample
from reports.management.acting import refusals_end_it


class Command(BaseCommand):
    help = (
        "整体删除随附的示例报告及其数据、任务、目录和部门，回到“开始使用”；账号保留。有了本地区自己的内容后不能再用。"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals_end_it():
            stay = remove_sample(settings.BASE_DIR / "fixtures")
        kept = f"有人员的部门保留：{'、'.join(stay)}。" if stay else ""
        self.stdout.write(f"示例已整体删除，账号未动。{kept}请用管理员账号登录，从“开始使用”继续。")

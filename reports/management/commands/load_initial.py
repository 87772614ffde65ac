"""`manage.py load_initial`: the shipped report and figures, into a database that has not received them yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from indicators.models import Site
from reports.loading import THEMES, YEAR, load_initial

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = "载入随软件附带的报告与数据；已载入过的不再载入，人工修改不受影响。"

    def handle(self, *args: Any, **options: Any) -> None:
        site = Site.objects.begin()
        loaded = load_initial(FIXTURES, district=site.district if settings.SAMPLE else "")
        self.stdout.write(f"已载入：{'、'.join(loaded)}" if loaded else "随附数据此前已载入，未作改动。")
        if THEMES in loaded:
            self.stdout.write(
                f"没有载入随附的{YEAR}年报告、目录与部门。请用管理员账号登录网站，从“开始使用”建立本地区的部门和指标目录。"
            )

"""`manage.py load_initial`: the shipped report and figures, into a database that has not received them yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.loading import REPORT, YEAR, load_initial

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = "载入随软件附带的报告与数据；已载入过的不再载入，人工修改不受影响。"

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_initial(FIXTURES, district=settings.DISTRICT_NAME)
        self.stdout.write(f"已载入：{'、'.join(loaded)}" if loaded else "随附数据此前已载入，未作改动。")
        if "catalogue" in loaded and REPORT not in loaded:
            self.stdout.write(
                f"随附的{YEAR}年报告、数据与任务是另一个区的，没有载入；载入的单位是示例，请在后台改为本区的名称。"
            )

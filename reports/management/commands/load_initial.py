"""`manage.py load_initial`: the shipped report and figures, into a database that has not received them yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.loading import load_initial


class Command(BaseCommand):
    help = "载入随软件附带的报告与数据；已载入过的不再载入，人工修改不受影响。"

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_initial(settings.BASE_DIR / "fixtures")
        self.stdout.write(f"已载入：{'、'.join(loaded)}" if loaded else "随附数据此前已载入，未作改动。")

"""`manage.py load_demo`: a simulated district, in a database of its own; prints how to sign in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hanyang_report.demo.loading import load_demo
from hanyang_report.demo.people import new_passwords
from indicators.office.steps import Refused


class Command(BaseCommand):
    help = "在单独的数据库中载入模拟数据，供演示和试用；有正式数据的数据库不受理。"

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures"
        try:
            taken = load_demo(folder)
        except Refused as refused:
            raise CommandError(refused.message) from None
        self.stdout.write(f"模拟数据：新载入{len(taken)}步。每次启动都重新生成密码，本次可用的账号：")
        for account in new_passwords(folder / "demo"):
            columns = (account.username, account.password, account.role, account.full_name, account.departments)
            self.stdout.write("  " + "\t".join(columns).rstrip())

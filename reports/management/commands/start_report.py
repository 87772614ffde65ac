"""`manage.py start_report 2020 --by wangfang`: next year's draft, by the same verb as the button."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators.models import User
from indicators.office.steps import Refused
from reports.drafting.rollover import start_report


class Command(BaseCommand):
    help = "以上一年度的报告为底稿，起草一份新的年度报告。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help="要起草的年度")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="以谁的名义：须为编辑")

    def handle(self, *args: Any, year: int, by: str, **options: Any) -> None:
        try:
            report = start_report(year, by=User.objects.get_by_natural_key(by))
        except User.DoesNotExist:
            raise CommandError(f"没有用户“{by}”。") from None
        except Refused as refused:
            raise CommandError(refused.message) from None
        self.stdout.write(f"已起草《{report}》。")

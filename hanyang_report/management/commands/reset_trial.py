"""`manage.py reset_trial`: what was tried is gone; accounts, departments, catalogue and rules stay."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hanyang_report.first_day.trial_reset import empty_trial, tried
from indicators.models import Site
from reports.management.acting import refusals_end_it


class Command(BaseCommand):
    help = "清空试用留下的填报、数据、报告、任务及其全部记录；账号、部门、指标目录和规则保留。清空前请先 backup。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="不再询问；不带时要求键入本地区名称确认")
        parser.add_argument("--published", type=int, default=0, metavar="N", help="连同试用时发布的N个版次一起清空")

    def handle(self, *args: Any, yes: bool, published: int, **options: Any) -> None:
        found = "、".join(f"{what}{count}条" for what, count in tried().items() if count) or "没有任何内容"
        self.stdout.write(f"将要清空：{found}。账号、部门、指标目录和规则保留。清空后不能恢复，除非有备份。")
        if not yes:
            self._confirm(Site.objects.here().district)
        with refusals_end_it():
            empty_trial(published=published)
        self.stdout.write("已清空。磁盘上的附件由每天的 verify_editions 移走。")

    def _confirm(self, district: str) -> None:
        try:
            typed = input(f"请键入“{district}”确认：").strip()
        except EOFError:
            typed = ""
        if typed != district:
            raise CommandError("没有确认，什么都没有改动。不便键入时可加 --yes。")

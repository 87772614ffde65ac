"""`manage.py publish_report 2020 --by zhangwei`: an approved report made public, by the same verb as the button."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reports.management.acting import actor, add_by, refusals_end_it, report_of
from reports.publishing.verbs import publish


class Command(BaseCommand):
    help = "发布一份已批准的年度报告；不能发布时说明原因，退出码为1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help="报告年度")
        add_by(parser, "发布人，且不能是最后修改的人")

    def handle(self, *args: Any, year: int, by: str, **options: Any) -> None:
        with refusals_end_it():
            edition = publish(report_of(year), by=actor(by))
            self.stdout.write(f"已发布《{edition.report}》第{edition.number}版，指纹{edition.hash}。")

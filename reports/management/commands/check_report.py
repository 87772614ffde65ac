"""`manage.py check_report 2019 [--json]`: what the checker finds, as people or programs read it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.models import Report


class Command(BaseCommand):
    help = "发布前检查。有错误时退出码为1；提醒须在后台写明理由后才能发布。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help="报告年度")
        parser.add_argument("--json", action="store_true", dest="as_json", help="输出 JSON")

    def handle(self, *args: Any, year: int, as_json: bool = False, **options: Any) -> None:
        report = Report.objects.filter(year=year).first()
        if report is None:
            raise CommandError(f"没有{year}年度报告。", returncode=2)
        found = check(report)
        self.stdout.write(_json(found) if as_json else _text(found))
        if errors := sum(finding.is_error for finding in found):
            raise CommandError(f"发现{errors}处错误。", returncode=1)


def _json(found: list[Finding]) -> str:
    return json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=2)


def _text(found: list[Finding]) -> str:
    lines = [f"【{f.severity.label}】{f.title}（{f.place.label}）{f.message}" for f in found]
    return "\n".join(lines) or "没有发现问题。"

"""`manage.py check_text FILE [--year 2020] [--json]`: what the checker finds in a text that is not in the database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.checks.examined import examine_file
from reports.checks.texts import TextFinding
from reports.reading.refusals import Refused


class Command(BaseCommand):
    help = "检查不在本系统里的文稿：数字、增减、合计、占比、法规题名、年份和法定内容。有错误时退出码为1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="文稿：纯文本、Word、WPS、PDF、网页")
        parser.add_argument("--year", type=int, help="报告年度；不写则从文稿里读，读不出则为去年")
        parser.add_argument("--json", action="store_true", dest="as_json", help="输出 JSON")

    def handle(self, *args: Any, file: Path, year: int | None = None, as_json: bool = False, **options: Any) -> None:
        try:
            examined = examine_file(file.read_bytes(), file.name, year)
        except OSError as error:
            raise CommandError(f"读不了文件“{file}”：{error.strerror}。", returncode=2) from error
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(_json(examined.findings) if as_json else _lines(examined.findings))
        if examined.errors:
            raise CommandError(f"发现{examined.errors}处错误。", returncode=1)


def _json(found: Iterable[TextFinding]) -> str:
    return json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=2)


def _lines(found: Iterable[TextFinding]) -> str:
    lines = [f"【{f.severity.label}】{f.title}　{f.message}" for f in found]
    return "\n".join(lines) or "没有发现问题。"

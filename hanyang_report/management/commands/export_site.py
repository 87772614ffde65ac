"""`manage.py export_site OUT`: the whole public site as plain files, for any place that can hand out files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hanyang_report.exporting.places import base_of
from hanyang_report.exporting.site import export_site
from indicators.office.steps import Refused


class Command(BaseCommand):
    help = "把整个公开网站导出成一个目录的静态文件：不需要服务器，也可以直接从磁盘打开。再次导出会整体替换上次的。"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="OUT", help="写到哪个目录：空目录，或上次导出的目录")
        parser.add_argument(
            "--url",
            default="",
            help="这些文件将放在哪个网址下，如https://www.example.gov.cn/fzbg；给出时才写站点地图等",
        )

        parser.add_argument("--gzip", action="store_true", help="文本文件旁边再放一份压缩好的（nginx的gzip_static）")

    def handle(self, *args: Any, path: Path, url: str, gzip: bool, **options: Any) -> None:
        try:
            count = export_site(path, base_of(url), packed=gzip, progress=self.tell)
        except Refused as refused:
            raise CommandError(refused.message) from None
        except OSError as error:
            raise CommandError(f"没有导出：{error.strerror}（{error.filename or path}）。") from None
        self.stdout.write(f"已导出到{path}：{count}个文件，首页是index.html。")

    def tell(self, done: int, of: int) -> None:
        if done % 50 == 0 or done == of:
            self.stderr.write(f"{done}/{of}")

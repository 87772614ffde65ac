"""`manage.py export_portal YEAR OUT`: one report as a portal's editor takes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hanyang_report.exporting.places import base_of
from hanyang_report.exporting.portal import FIELDS, FRAGMENT, PREVIEW, export_portal
from indicators.office.steps import Refused
from reports.models import Edition


class Command(BaseCommand):
    help = "把一年的公开报告导出成门户网站（集约化平台）可以直接采用的一个目录：正文片段、图片、附件和信息公开字段。再次导出会整体替换上次的。"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, metavar="YEAR", help="哪一年的报告")
        parser.add_argument("path", type=Path, metavar="OUT", help="写到哪个目录：空目录，或上次导出的目录")
        parser.add_argument(
            "--url",
            default="",
            help="图片和附件将放在哪个网址下，如https://www.example.gov.cn/upload/2019；不给时正文里用相对地址",
        )

    def handle(self, *args: Any, year: int, path: Path, url: str, **options: Any) -> None:
        edition = Edition.objects.current().of_year(year).first()
        if edition is None:
            raise CommandError(f"{year}年度报告没有公开的版本，没有可导出的。")
        try:
            count = export_portal(edition, path, base_of(url), self.stderr.write)
        except Refused as refused:
            raise CommandError(refused.message) from None
        except OSError as error:
            raise CommandError(f"没有导出：{error.strerror}（{error.filename or path}）。") from None
        self.stdout.write(
            f"已导出到{path}：{count}个文件。先看{PREVIEW}；把{FRAGMENT}的内容贴进门户编辑器的源代码，"
            f"再按{FIELDS}填写信息公开的各栏，其中空着的由门户给出。"
        )

"""`manage.py entered_since FILE`: what would be lost if this backup were restored now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from hanyang_report.backup import restoring
from hanyang_report.backup.since import Since, entered_since
from indicators.office.steps import Refused


class Command(BaseCommand):
    help = "列出这份备份以后新增、改动和删去的内容：回退到这份备份，这些就没有了。什么也不改动。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", help="manage.py backup写的文件")
        parser.add_argument("--identity", type=Path, metavar="KEYFILE", help="加密备份的私钥文件")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            with restoring.opened(path, options["identity"]) as archive:
                found = list(entered_since(archive, connection))
                made_at = archive.manifest.made_at[:19].replace("T", " ")
        except Refused as refused:
            raise CommandError(refused.message) from None
        except OSError as error:
            raise CommandError(f"{error.strerror}（{error.filename or path}）。") from None
        if not found:
            self.stdout.write(f"自{made_at}的备份以来没有改动，回退不会丢失任何内容。")
            return
        self.stdout.write(f"自{made_at}的备份以来改动过{len(found)}张表，回退以后这些内容就没有了，请先保存这份清单：")
        for since in found:
            self._tell(since)

    def _tell(self, since: Since) -> None:
        self.stdout.write(f"{since.name}：新增{len(since.new)}，改动{len(since.changed)}，删去{since.gone}")
        for sign, words in (("＋", since.new), ("～", since.changed)):
            for line in words:
                self.stdout.write(f"  {sign} {line}")

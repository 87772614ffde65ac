"""`make move-to-postgres DATABASE_URL=…`: from the SQLite file in DATA_DIR into an empty PostgreSQL database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from hanyang_report.backup.moving import move
from indicators.office.files import stored_files
from indicators.office.steps import Refused
from reports.models import Edition


class Command(BaseCommand):
    help = (
        "把DATA_DIR里SQLite数据库的全部内容搬进DATABASE_URL所指的空PostgreSQL数据库，并逐表核对；SQLite文件和附件不动。"
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.DATA_DIR / "db.sqlite3"
        if connection.vendor != "postgresql":
            raise CommandError("请用DATABASE_URL指明要搬进哪个PostgreSQL数据库。")
        if not path.is_file():
            raise CommandError(f"没有{path}，没有可以搬的数据。")
        try:
            manifest, faults = move(path, connection)
        except Refused as refused:
            raise CommandError(refused.message) from None
        if faults:
            raise CommandError("\n".join(["搬完后核对，有不符之处，请不要启用这个数据库：", *faults]))
        self.stdout.write(
            f"已搬到PostgreSQL：{len(manifest.tables)}张表{manifest.row_count}行，逐表与SQLite相同；"
            f"{Edition.objects.count()}个版次的指纹、{stored_files.count()}个文件核对相符。"
        )
        self.stdout.write(f"现在把DATABASE_URL写进.env再启动网站。{path}没有动，确认一切正常后再收起来。")

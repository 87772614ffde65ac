"""`manage.py restore FILE`: an archive of `manage.py backup` into an empty place, verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError, connection

from hanyang_report.backup import restoring
from hanyang_report.backup.archive import BackupArchive
from hanyang_report.backup.manifest import Manifest
from indicators.office.steps import Refused
from indicators.office.timers import Job, ReportsItsRun
from reports.models import Edition


class Command(ReportsItsRun):
    job = Job.RESTORE
    help = "把备份恢复到空的数据库和空的DATA_DIR，再核对每张表、每个版次和每个文件。不受理更新版本的和别的系统的备份。"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", help="manage.py backup写的文件")
        parser.add_argument("--identity", type=Path, metavar="KEYFILE", help="加密备份的私钥文件")
        parser.add_argument("--check", action="store_true", help="只从头到尾核对备份文件，什么也不恢复")

    def is_run(self, options: dict[str, Any]) -> bool:
        return not options["check"]

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            with restoring.opened(path, options["identity"]) as archive:
                restoring.require_whole(archive, connection)
                if options["check"]:
                    self.stdout.write(f"备份完好，可以恢复：{_described(archive.manifest)}。")
                else:
                    self._restore(archive)
        except Refused as refused:
            raise CommandError(refused.message) from None
        except DatabaseError as error:
            raise CommandError(f"没有恢复成，数据库出错：{error}") from None
        except OSError as error:
            raise CommandError(f"没有恢复成：{error.strerror}（{error.filename or path}）。") from None

    def _restore(self, archive: BackupArchive) -> None:
        restoring.require_empty_database(connection)
        restoring.require_no_files()
        faults = restoring.restore(archive, connection)
        self.stdout.write(f"已恢复：{_described(archive.manifest)}。")
        if faults:
            raise CommandError("\n".join(["恢复后核对，有不符之处：", *faults]))
        self.stdout.write(
            f"核对相符：每张表的行与备份相同，共{Edition.objects.count()}版的指纹、衔接与公开数据，以及全部文件。"
        )


def _described(manifest: Manifest) -> str:
    return (
        f"{manifest.site}，{manifest.made_at[:19].replace('T', ' ')}（版本{manifest.release}），"
        f"{len(manifest.tables)}张表{manifest.row_count}行，{len(manifest.files)}个文件"
    )

"""`manage.py backup FILE`: database and files of one moment in one archive, while people work."""

from __future__ import annotations

import time
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError, connection
from django.utils import timezone

from hanyang_report.backup import retention, sealing
from hanyang_report.backup.manifest import Manifest
from hanyang_report.backup.retention import Keep
from hanyang_report.backup.taking import Extent, back_up
from indicators.office.steps import Refused
from indicators.office.timers import Job, ReportsItsRun

ABANDONED = 24 * 60 * 60
"""Seconds after which nobody is writing a `.partial` any more."""


class Command(ReportsItsRun):
    job = Job.BACKUP
    help = "把数据库和全部文件备份成一个文件，写好后读回核对；备份时可以照常填报。不含密钥和登录状态，除非另行要求。"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", help="写到哪里；给出目录时，按时间取名")
        parser.add_argument(
            "--encrypt-to", metavar="KEY", default="", help="公钥：age1…或ssh-ed25519 …；只有私钥能打开"
        )
        parser.add_argument("--with-sessions", action="store_true", help="连同谁正登录着")
        parser.add_argument("--with-secret-key", action="store_true", help="连同DATA_DIR里的secret_key")
        parser.add_argument(
            "--keep",
            type=_count,
            nargs=3,
            metavar=("DAYS", "WEEKS", "MONTHS"),
            help="备份成功后，目录里留下几天、几周、几月的",
        )

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if options["keep"] and not path.is_dir():
            raise CommandError("--keep要求给出目录。没有做备份。")
        extent = Extent(options["with_sessions"], options["with_secret_key"])
        try:
            to = sealing.recipient(options["encrypt_to"]) if options["encrypt_to"] else None
            target = _target(path, is_sealed=to is not None)
            manifest = back_up(target, connection, extent, to)
            removed = _remove_superfluous(target, Keep(*options["keep"])) if options["keep"] else 0
        except Refused as refused:
            raise CommandError(refused.message) from None
        except DatabaseError as error:
            raise CommandError(f"没有备份成，数据库出错：{error}") from None
        except OSError as error:
            raise CommandError(f"没有备份成：{error.strerror}（{error.filename or path}）。") from None
        self._tell(target, manifest, removed)

    def _tell(self, target: Path, manifest: Manifest, removed: int) -> None:
        size = target.stat().st_size / 1024 / 1024
        self.stdout.write(
            f"已备份到{target}（{size:.1f} MB）：{len(manifest.tables)}张表{manifest.row_count}行，"
            f"{len(manifest.files)}个文件，读回核对相符。"
        )
        if removed:
            self.stdout.write(f"按保留规则删去旧备份{removed}份。")
        if manifest.missing_files:
            named = "\n".join(manifest.missing_files)
            raise CommandError(f"备份可用，但有{len(manifest.missing_files)}个文件在服务器上已经不见：\n{named}")


def _count(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()):
        raise ArgumentTypeError("应当是0或正整数")
    return int(typed)


def _target(path: Path, *, is_sealed: bool) -> Path:
    target = path / retention.name(timezone.localtime(), is_sealed=is_sealed) if path.is_dir() else path
    if target.exists():
        raise Refused(f"{target}已经有了，没有改写它。")
    if not target.parent.is_dir():
        raise Refused(f"没有{target.parent}这个目录。")
    return target


def _remove_superfluous(newest: Path, keep: Keep) -> int:
    """Whatever the clock says, what was written just now stays; what a broken run left behind for a day goes."""
    folder = newest.parent
    names = set(retention.superfluous([path.name for path in folder.iterdir()], keep)) - {newest.name}
    for name in names:
        (folder / name).unlink()
    for path in folder.glob("backup-*.partial"):
        if path.stat().st_mtime < time.time() - ABANDONED:
            path.unlink()
    return len(names)

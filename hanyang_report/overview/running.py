"""运行状况: what runs by the clock, how much room is left, which versions stand here, and what was verified last."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone

from indicators.models import TimerRun
from indicators.office.timers import PATIENCE, Job

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Timer:
    """A job with its last run; `run` is None where it has never run."""

    job: Job
    run: TimerRun | None
    has_stopped: bool

    @property
    def is_well(self) -> bool:
        return self.run is not None and not self.has_stopped and not self.run.is_fault


@dataclass(frozen=True, slots=True)
class MachineFact:
    name: str
    value: str
    is_fault: bool = False


def timers() -> list[Timer]:
    """Those that a clock should run, in the order of the day."""
    runs, now = TimerRun.objects.by_job(), timezone.now()
    return [Timer(job, run := runs.get(job), run is None or run.has_stopped(now)) for job in PATIENCE]


def last_restore() -> TimerRun | None:
    return TimerRun.objects.by_job().get(Job.RESTORE)


def machine() -> Iterator[MachineFact]:
    """Room and database."""
    usage = shutil.disk_usage(settings.DATA_DIR)
    is_low = usage.free < settings.DISK_SPACE_WARNING
    yield MachineFact("磁盘剩余", f"{_size(usage.free)}，共{_size(usage.total)}", is_low)
    yield MachineFact("附件", _size(_sum(Path(settings.MEDIA_ROOT))))
    yield MachineFact("数据库", _database())
    yield MachineFact(
        "邮件", f"由{settings.EMAIL_HOST}发送" if settings.EMAIL_URL else "没有配置，催报的文字由人复制发送"
    )
    if settings.HOOK_URL:
        yield MachineFact("通知接口", f"发往{urlsplit(settings.HOOK_URL).hostname}")


def versions() -> Iterator[MachineFact]:
    yield MachineFact("本软件", settings.RELEASE)
    yield MachineFact("Python", platform.python_version())
    yield MachineFact("Django", django.get_version())
    yield MachineFact("操作系统", f"{platform.system()} {platform.release()}（{sys.platform}）")


def _database() -> str:
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        return f"SQLite {sqlite3.sqlite_version}" + (f"，{_size(name.stat().st_size)}" if name.is_file() else "")
    version = str(connection.pg_version)  # type: ignore[attr-defined]  # 150004 for 15.4
    return f"PostgreSQL {int(version) // 10000}.{int(version) % 10000}"


def _sum(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _size(count: int) -> str:
    megabytes = count / MEGABYTE
    return f"{megabytes / 1024:.1f} GB" if megabytes >= 1024 else f"{megabytes:.1f} MB"

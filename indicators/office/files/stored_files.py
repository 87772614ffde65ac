"""The files on disk against their records: what is missing or altered, and what no record knows.

A file is written and flushed to disk before its row: what breaks off in between leaves a file without a row, never a
row without its file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from indicators.office.files.handed_file import StoredFile

YOUNG = 60 * 60
"""Seconds for which a file without a row may belong to a click that is still under way."""
KEPT = 30 * 24 * 60 * 60
"""Seconds for which a swept file lies in `swept/`, should its record turn up in a backup after all."""


class FlushedStorage(FileSystemStorage):
    """A file is on the disk, not only in memory, before anybody may write that it is there."""

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]  # the hook of Django's storages
        path = Path(self.path(saved))
        for entry in (path, path.parent) if os.name == "posix" else (path,):
            opened = os.open(entry, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
        return saved


def kinds() -> list[type[StoredFile]]:
    """Every model whose rows have a file."""
    return [model for model in apps.get_models() if issubclass(model, StoredFile)]


def faults() -> Iterator[str]:
    """A sentence for every file that is missing or is not what came."""
    for record in _records():
        what = f"{record._meta.verbose_name}“{record.name}”（{record.file.name}）"
        try:
            with record.file.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            yield f"{what}：服务器上的文件不见了。"
            continue
        if sha256 != record.sha256:
            yield f"{what}：文件内容与上传时的指纹不符，被改动或已损坏。"


def count() -> int:
    return sum(1 for _ in _records())


def sweep() -> int:
    """Put away the files that no record knows and that are older than an hour; how many those were.

    They are moved, not deleted, and deleted a month later.
    """
    root, away = Path(settings.MEDIA_ROOT), _away()
    known = {record.file.name for record in _records()}
    swept = [path for path in _older_than(YOUNG, root) if path.relative_to(root).as_posix() not in known]
    for path in swept:
        target = away / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
        os.utime(target)
    for path in _older_than(KEPT, away):
        path.unlink()
    return len(swept)


def _away() -> Path:
    return Path(settings.MEDIA_ROOT).with_name("swept")


def _older_than(seconds: int, root: Path) -> list[Path]:
    latest = time.time() - seconds
    return [path for path in root.rglob("*") if path.is_file() and path.stat().st_mtime <= latest]


def _records() -> Iterator[Any]:
    kind: Any  # each has its own `file`
    for kind in kinds():
        yield from kind._default_manager.exclude(file="").order_by("pk").iterator()

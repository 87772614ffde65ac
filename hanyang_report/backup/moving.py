"""The rows of the SQLite file brought into an empty PostgreSQL database; the files stay where they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from hanyang_report.backup import restoring, taking
from hanyang_report.backup.archive import BackupArchive
from hanyang_report.backup.manifest import Manifest
from hanyang_report.settings import sqlite

SOURCE = "sqlite"


def move(path: Path, target: BaseDatabaseWrapper) -> tuple[Manifest, list[str]]:
    """What was moved, and a sentence for what is not as it was. Raises Refused, the target untouched."""
    restoring.require_empty_database(target)
    with opened(path) as source, TemporaryFile(dir=settings.DATA_DIR) as file:
        manifest = taking.write_rows(file, source)
        archive = BackupArchive(file)
        restoring.require_whole(archive, target)
        return manifest, restoring.put_rows(archive, target) + restoring.public_faults()


@contextmanager
def opened(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """The SQLite file as a second database beside the site's own, for as long as it is read."""
    configured = connections.configure_settings({DEFAULT_DB_ALIAS: sqlite(path)})
    connections.settings[SOURCE] = configured[DEFAULT_DB_ALIAS]
    source = connections[SOURCE]
    try:
        yield source
    finally:
        source.close()
        del connections[SOURCE]
        del connections.settings[SOURCE]

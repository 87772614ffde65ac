"""Everything a site holds, written into one archive while people work, and read again before it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from hanyang_report.backup import keys, rows, schema
from hanyang_report.backup.archive import SECRET_KEY, BackupArchive, Writer, file_of, rows_of, whole
from hanyang_report.backup.manifest import Manifest, TableRows
from hanyang_report.backup.schema import SESSIONS, Model
from indicators.models import Site
from indicators.office.later import Later
from indicators.office.steps import Refused

if TYPE_CHECKING:
    from hanyang_report.backup import sealing
else:
    sealing = Later("hanyang_report.backup.sealing")


@dataclass(frozen=True)
class Extent:
    """What goes along beyond the data: who is signed in, and the key that signs their cookies."""

    sessions: bool = False
    secret_key: bool = False


def back_up(path: Path, connection: BaseDatabaseWrapper, extent: Extent, to: sealing.Recipient | None) -> Manifest:
    """Write, read back and only then name the archive; `to` closes it. Raises Refused, with no file left."""
    with whole(path) as file:
        if to is None:
            return _verified(file, connection, extent)
        with TemporaryFile(dir=settings.DATA_DIR) as plain:  # has no name, and stands where all of it stands anyway
            manifest = _verified(plain, connection, extent)
            sealing.seal(plain, file, to)
            return manifest


def write_rows(file: IO[bytes], connection: BaseDatabaseWrapper) -> Manifest:
    """An archive of the tables alone."""
    with Writer(file) as writer:
        with rows.snapshot(connection):
            manifest = begun(connection)
            _write_tables(writer, manifest, schema.tables(connection, manifest.migrations), connection)
        writer.finish(manifest)
    return manifest


def begun(connection: BaseDatabaseWrapper) -> Manifest:
    migrations = schema.applied(connection)
    return Manifest(settings.RELEASE, timezone.localtime().isoformat(), _site_name(connection), migrations)


def _site_name(connection: BaseDatabaseWrapper) -> str:
    """As the row says; a database of an earlier release has none, and the environment speaks for it."""
    with connection.cursor() as cursor:
        if Site._meta.db_table not in connection.introspection.table_names(cursor):
            return settings.SITE_NAME
        cursor.execute("SELECT name FROM indicators_site")
        return next((name for (name,) in cursor.fetchall()), settings.SITE_NAME)


def _verified(file: IO[bytes], connection: BaseDatabaseWrapper, extent: Extent) -> Manifest:
    manifest = _write(file, connection, extent)
    file.flush()
    if faults := list(BackupArchive(file).faults()):
        raise Refused("\n".join(["写好后读回核对，内容与写入的不同：磁盘可能有故障。没有留下备份。", *faults]))
    return manifest


def _write(file: IO[bytes], connection: BaseDatabaseWrapper, extent: Extent) -> Manifest:
    """Rows first, of one moment; files after them: each was on the disk before its row, and none is ever replaced."""
    with Writer(file) as writer:
        with rows.snapshot(connection):
            manifest = begun(connection)
            tables = schema.tables(connection, manifest.migrations)
            held = [model for model in tables if extent.sessions or model._meta.db_table != SESSIONS]
            _write_tables(writer, manifest, held, connection)
            named = _file_names(tables, connection)
        _write_files(writer, manifest, named)
        if extent.secret_key:
            with (settings.DATA_DIR / SECRET_KEY).open("rb") as key:
                manifest.secret_key = writer.copy(SECRET_KEY, key)
        writer.finish(manifest)
    return manifest


def _write_tables(writer: Writer, manifest: Manifest, held: Iterable[Model], connection: BaseDatabaseWrapper) -> None:
    for model in held:
        table = model._meta.db_table
        with writer.packed(rows_of(table)) as member:
            count = rows.write(model, member, using=connection.alias)
        last = keys.last_key(model, connection)
        manifest.tables[table] = TableRows(rows.columns(model), count, last, member.content)


def _file_names(tables: Iterable[Model], connection: BaseDatabaseWrapper) -> list[str]:
    """Every file that a row names."""
    found: set[str] = set()
    for model in tables:
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                names = model._base_manager.using(connection.alias).values_list(field.attname, flat=True)
                found.update(name for name in names.iterator() if name)
    return sorted(found)


def _write_files(writer: Writer, manifest: Manifest, named: Iterable[str]) -> None:
    for name in named:
        try:
            with default_storage.open(name) as file:
                manifest.files[name] = writer.copy(file_of(name), file)
        except FileNotFoundError:
            manifest.missing_files.append(name)

"""An archive put into an empty place, and held against what it says it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.utils import validate_file_name
from django.core.management import call_command
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from hanyang_report.backup import keys, rows, schema
from hanyang_report.backup.archive import SECRET_KEY, BackupArchive, Hashing, file_of, rows_of, whole
from hanyang_report.backup.manifest import Manifest
from hanyang_report.backup.schema import SESSIONS, Model
from indicators.office.files import stored_files
from indicators.office.later import Later
from indicators.office.steps import Refused
from reports.publishing import verification

if TYPE_CHECKING:
    from hanyang_report.backup import sealing
else:
    sealing = Later("hanyang_report.backup.sealing")


@contextmanager
def opened(path: Path, identity: Path | None) -> Iterator[BackupArchive]:
    """Raises Refused for what is no archive, and for a closed one without its private key."""
    with path.open("rb") as file:
        if not sealing.is_sealed(file):
            yield BackupArchive(file)
            return
        if identity is None:
            raise Refused("这份备份是加密的：请用--identity给出私钥文件。")
        with TemporaryFile(dir=settings.DATA_DIR) as plain:
            sealing.unseal(file, plain, sealing.identities(identity))
            yield BackupArchive(plain)


def require_whole(archive: BackupArchive, connection: BaseDatabaseWrapper) -> None:
    """Raises Refused unless all of it is as it was written, and of this release or an earlier one."""
    manifest = archive.manifest
    schema.require_known(connection, manifest.migrations)
    _require_safe_names(manifest)
    if faults := list(archive.faults()):
        raise Refused("\n".join(["备份已损坏，没有恢复。", *faults]))
    known = {model._meta.db_table: set(rows.columns(model)) for model in schema.tables(connection, manifest.migrations)}
    held = {name: set(table.columns) for name, table in manifest.tables.items()}
    if known != {SESSIONS: known.get(SESSIONS)} | held:
        raise Refused("备份里的表与它所说的版本不符，不能恢复。")


def _require_safe_names(manifest: Manifest) -> None:
    """Raises Refused for a file that would be written elsewhere than among the files."""
    for name in manifest.files:
        try:
            validate_file_name(name, allow_relative_path=True)
        except SuspiciousFileOperation:
            raise Refused(f"备份里有名称可疑的文件“{name}”，不能恢复。") from None


def require_empty_database(connection: BaseDatabaseWrapper) -> None:
    if connection.introspection.table_names():
        where = "数据库" if settings.DATABASE_URL else f"数据库{settings.DATABASES['default']['NAME']}"
        raise Refused(
            f"{where}里已经有表，什么也没有写入。只能写到空的地方：请换一个空的数据库或DATA_DIR，原来的不要删。"
        )


def require_no_files() -> None:
    root = Path(settings.MEDIA_ROOT)
    if any(path.is_file() for path in root.rglob("*")):
        raise Refused(f"{root}里已经有文件，什么也没有写入。只能写到空的地方：请换一个DATA_DIR，原来的不要删。")


def restore(archive: BackupArchive, connection: BaseDatabaseWrapper) -> list[str]:
    """Files first, then all rows at once: whoever finds a row finds its file. Sentences for what is not as it was."""
    _put_files(archive)
    if archive.manifest.secret_key:
        _put_secret_key(archive)
    return put_rows(archive, connection) + public_faults()


def put_rows(archive: BackupArchive, connection: BaseDatabaseWrapper) -> list[str]:
    """The tables as the archive's release had them, its rows, then whatever this release changes; faults of the rows."""
    manifest = archive.manifest
    schema.build(connection, manifest.migrations)
    tables = schema.tables(connection, manifest.migrations)
    with transaction.atomic(using=connection.alias):
        for model in tables:
            rows.empty(model, connection)
        for model in tables:
            if table := manifest.tables.get(model._meta.db_table):
                with archive.open(rows_of(model._meta.db_table)) as lines:
                    rows.read(model, lines, table.columns, connection)
                keys.go_on_from(model, table.last_key, connection)
    faults = [fault for model in tables for fault in _row_faults(model, manifest, connection)]
    ContentType.objects.clear_cache()
    call_command("migrate", database=connection.alias, interactive=False, verbosity=0)
    return faults


def public_faults() -> list[str]:
    """What is not as it was published, and every file that is not what was handed in."""
    return [*verification.faults(), *stored_files.faults()]


def _row_faults(model: Model, manifest: Manifest, connection: BaseDatabaseWrapper) -> Iterator[str]:
    """The rows read back from the database, written as they were for the archive: the same bytes, or a sentence."""
    table = manifest.tables.get(model._meta.db_table)
    if table is None:
        return
    with TemporaryFile(dir=settings.DATA_DIR) as nowhere:
        told = Hashing(nowhere)
        count = rows.write(model, told, using=connection.alias)
    if count != table.rows:
        yield f"表{model._meta.db_table}：备份里有{table.rows}行，恢复后是{count}行。"
    elif told.content != table.content:
        yield f"表{model._meta.db_table}：恢复后的内容与备份不同。"


def _put_files(archive: BackupArchive) -> None:
    for name in archive.manifest.files:
        with archive.open(file_of(name)) as member:
            saved = default_storage.save(name, File(member))
        if saved != name:
            raise Refused(f"“{name}”不能照原名存放，没有恢复完。")


def _put_secret_key(archive: BackupArchive) -> None:
    """In an empty place, the key that is there was made for this very command."""
    with archive.open(SECRET_KEY) as member, whole(settings.DATA_DIR / SECRET_KEY) as key:
        key.write(member.read())

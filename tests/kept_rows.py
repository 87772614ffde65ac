"""What the long loadings leave behind, rows and files: loaded by one worker, read by the others and by later runs."""

import hashlib
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from tests.database import Rows, put_rows, quoted, take_rows
from tests.prepared import alone, fingerprint_of_migrations, these_apps

Left = tuple[Rows, dict[str, bytes]]
"""All rows by table, all stored files by their path below MEDIA_ROOT."""

SOURCES = ("hanyang_report", "indicators", "reports", "fixtures")
"""Whatever decides what a loading leaves behind."""


def kept_rows(name: str, load: Callable[[], object]) -> Rows:
    """The rows that `load` leaves in an empty database, which stays empty; its files lie in MEDIA_ROOT."""
    directory = settings.DATA_DIR / "prepared"
    of = f"{name}_{connection.vendor}_{these_apps()}"
    kept = directory / f"{of}_{_fingerprint()}.rows"
    with alone(directory / f"{name}.lock"):
        if not kept.exists():
            _keep(kept, _left_by(load), directory.glob(f"{of}_*.rows"))
        rows, files = pickle.loads(kept.read_bytes())  # noqa: S301  written by these tests, on this machine
    for path, content in files.items():
        stored = settings.MEDIA_ROOT / path
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(content)
    if connection.vendor == "postgresql":
        _count_beyond(rows)
    return rows


def _left_by(load: Callable[[], object]) -> Left:
    before = set(_stored())
    with transaction.atomic():
        _count_from_the_start()
        load()
        rows = take_rows()
        transaction.set_rollback(True)
    cache.clear()
    added = set(_stored()) - before
    return rows, {str(path.relative_to(settings.MEDIA_ROOT)): path.read_bytes() for path in added}


def _count_from_the_start() -> None:
    """SQLite goes on counting after rows that are long gone: which keys a loading gives must not hang on the tests before it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_sequence")


def _count_beyond(rows: Rows) -> None:
    """PostgreSQL counts keys apart from the tables, and goes on counting when rows are rolled back."""
    with transaction.atomic(), connection.cursor() as cursor:
        put_rows(rows)
        for table in rows:
            for keys in connection.introspection.get_sequences(cursor, table):
                last = f"SELECT max({connection.ops.quote_name(keys['column'])}) FROM {quoted(table)}"
                cursor.execute(f"SELECT setval(%s, greatest(nextval(%s), ({last})))", [keys["name"]] * 2)
        transaction.set_rollback(True)


def _keep(kept: Path, left: Left, outdated: Iterable[Path]) -> None:
    for path in outdated:
        path.unlink()
    half_made = kept.with_suffix(".half")
    half_made.write_bytes(pickle.dumps(left))
    half_made.rename(kept)


def _stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def _fingerprint() -> str:
    """Changes with the project's code and fixtures, and with the day: what is due in the demo hangs on it."""
    digest = hashlib.sha256(f"{fingerprint_of_migrations()} {timezone.localdate()}".encode())
    for source in SOURCES:
        for path in sorted((settings.BASE_DIR / source).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]

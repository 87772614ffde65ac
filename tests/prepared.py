"""The migrated database, made once for all workers and runs and copied: migrating takes longer than most tests do.

On SQLite one that was prepared for fewer migrations, none of which has changed, is migrated further: by who has written
another, and by tests that install more apps.
"""

import fcntl
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def use_prepared_database(directory: Path) -> None:
    """Lets the test database that is made next be a copy of the prepared one; to be called before it is made."""
    directory.mkdir(parents=True, exist_ok=True)
    with alone(directory / "lock"):
        copy = {"sqlite": _copy_into_memory, "postgresql": _copy_on_the_server}[connection.vendor]
        copy(directory, f"prepared_{fingerprint_of_migrations()}")


Migrations = dict[str, str]
"""Django's version and each migration of every app by its module, as a hash."""


def migrations() -> Migrations:
    modules = {type(migration).__module__ for migration in MigrationLoader(None).disk_migrations.values()}
    found = {
        spec.name: hashlib.sha256(Path(str(spec.origin)).read_bytes()).hexdigest()
        for spec in filter(None, map(find_spec, sorted(modules)))
    }
    return {"django": version("django")} | found


def fingerprint_of_migrations() -> str:
    """Changes with every migration of every app, and with Django."""
    return hashlib.sha256(json.dumps(migrations()).encode()).hexdigest()[:16]


def these_apps() -> str:
    """Tests that install more apps keep things of their own."""
    return hashlib.sha256(repr(settings.INSTALLED_APPS).encode()).hexdigest()[:4]


def listed(directory: Path) -> dict[Path, Migrations]:
    """Each database in the directory with what it was prepared for."""
    return {path.with_suffix(".sqlite3"): json.loads(path.read_text()) for path in directory.glob("prepared_*.json")}


def beginning(directory: Path, wanted: Migrations) -> Path | None:
    """The database that was prepared for the most of these migrations and for no others."""
    fit = {path: known for path, known in listed(directory).items() if known.items() <= wanted.items()}
    return max(fit, key=lambda path: len(fit[path]), default=None)


def outdated(directory: Path, wanted: Migrations) -> list[Path]:
    """The databases for which a migration said something else, or another Django was there."""
    return [
        path
        for path, known in listed(directory).items()
        if any(known[name] != wanted[name] for name in known.keys() & wanted.keys())
    ]


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One worker prepares, the others wait for it."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy_into_memory(directory: Path, name: str) -> None:
    prepared = directory / f"{name}.sqlite3"
    if not prepared.exists():
        _prepare(prepared)
    make_empty = connection.creation._create_test_db

    def make_copy(*args: Any, **kwargs: Any) -> str:
        address = make_empty(*args, **kwargs)
        # A database in memory lives as long as somebody holds it open: this connection does until the tests end.
        connection.creation.holder = holder = sqlite3.connect(address, uri=True, check_same_thread=False)
        source = sqlite3.connect(prepared)
        source.backup(holder)
        source.close()
        return address

    connection.creation._create_test_db = make_copy


def _prepare(prepared: Path) -> None:
    directory, wanted, half_made = prepared.parent, migrations(), prepared.with_name("half_made.sqlite3")
    for path in outdated(directory, wanted):
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink()
    half_made.unlink(missing_ok=True)
    if begun := beginning(directory, wanted):
        shutil.copy(begun, half_made)
    _migrate(str(half_made), keepdb=begun is not None)
    prepared.with_suffix(".json").write_text(json.dumps(wanted))
    half_made.rename(prepared)


def _copy_on_the_server(directory: Path, name: str) -> None:
    known = _databases()
    if f"test_{name}" not in known:
        for former in known:
            if former.startswith("test_prepared_"):
                _ask(f'DROP DATABASE "{former}"')
        _migrate("test_half_made")
        _ask(f'ALTER DATABASE "test_half_made" RENAME TO "test_{name}"')
    connection.settings_dict["TEST"]["TEMPLATE"] = f"test_{name}"


def _databases() -> list[str]:
    return [row[0] for row in _ask("SELECT datname FROM pg_database")]


def _ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def _migrate(name: str, *, keepdb: bool = False) -> None:
    """Makes a database of this name unless it is kept, migrates it, and leaves the connection as it found it."""
    wanted = connection.settings_dict["TEST"]["NAME"], connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=keepdb)
    finally:
        _let_go()
        connection.settings_dict["TEST"]["NAME"], connection.settings_dict["NAME"] = wanted
        settings.DATABASES["default"]["NAME"] = wanted[1]


def _let_go() -> None:
    connection.close()
    close_pool: Callable[[], None] = getattr(connection, "close_pool", lambda: None)
    close_pool()

"""The last number that each table's key was given. A number is never given twice: a log may speak of its first owner."""

from __future__ import annotations

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from hanyang_report.backup.schema import Model


def last_key(model: Model, connection: BaseDatabaseWrapper) -> int:
    """0 where no key was ever given, and for a table whose keys are no running numbers."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField):
        return 0
    given = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor](model, connection)
    highest = model._base_manager.using(connection.alias).aggregate(highest=models.Max("pk"))["highest"]
    return max(given, highest or 0)


def go_on_from(model: Model, last: int, connection: BaseDatabaseWrapper) -> None:
    """The next row gets the number after `last`."""
    if not last:
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
        else:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [*_named(model, connection), last])


def _sqlite(model: Model, connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        found = cursor.fetchone()
    return found[0] if found else 0


def _postgresql(model: Model, connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        named = _named(model, connection)
        cursor.execute("SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)", named)
        [given] = cursor.fetchone()
    return given or 0


def _named(model: Model, connection: BaseDatabaseWrapper) -> list[str]:
    return [connection.ops.quote_name(model._meta.db_table), str(model._meta.pk.column)]

"""Changes of a table that remember the last number its key was given, for a log may speak of a row that is gone.

SQLite makes a changed table anew, and the new one goes on from the highest row there is.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper


class _NumbersKept:
    """Before an operation of Django's on one model."""

    model_name: str

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        connection = schema_editor.connection
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        last = _last_given(table, connection)
        super().database_forwards(app_label, schema_editor, from_state, to_state)  # type: ignore[misc]
        if last:
            _go_on_from(table, last, connection)


class AlterField(_NumbersKept, migrations.AlterField):
    """Django's, the numbers kept."""


class AddConstraint(_NumbersKept, migrations.AddConstraint):
    """Django's, the numbers kept."""


def _last_given(table: str, connection: BaseDatabaseWrapper) -> int:
    """0 where none was, and on a database that remembers by itself."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    return found[0] if found else 0


def _go_on_from(table: str, last: int, connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])

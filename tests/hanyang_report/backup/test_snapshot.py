"""What a backup reads is of one moment, and nobody who writes waits for it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from hanyang_report.backup import moving, rows
from indicators.models import LoadedFixture


def count(database: BaseDatabaseWrapper) -> int:
    with database.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM indicators_loadedfixture")
        return cursor.fetchone()[0]


def test_on_sqlite_others_write_at_once_and_are_not_seen(tmp_path: Path, django_db_blocker: Any):
    file = sqlite3.connect(tmp_path / "db.sqlite3", timeout=0, isolation_level=None)
    with (
        closing(file) as other,
        django_db_blocker.unblock(),
    ):  # a file of its own: the tests' database has no part in it
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE indicators_loadedfixture (name TEXT)")
        with moving.opened(tmp_path / "db.sqlite3") as database:
            with rows.snapshot(database):
                assert count(database) == 0
                other.execute("INSERT INTO indicators_loadedfixture VALUES ('meanwhile')")
                assert count(database) == 0
            assert count(database) == 1
            assert database.transaction_mode == "IMMEDIATE", "who writes afterwards takes their turn again"


@pytest.mark.django_db(transaction=True)
def test_on_postgresql_others_write_at_once_and_are_not_seen():
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's snapshot is tested where the suite runs on it (make test-postgres)")
    other = connection.copy()
    try:
        with rows.snapshot(connection):
            assert count(connection) == 0
            with other.cursor() as cursor:
                cursor.execute("INSERT INTO indicators_loadedfixture (name, loaded_at) VALUES ('meanwhile', now())")
            assert count(connection) == 0
        assert count(connection) == 1
    finally:
        other.close()
        LoadedFixture.objects.all().delete()

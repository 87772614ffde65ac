"""All rows of the database, taken and put back: the shipped report is loaded once a session, not once a test."""

from hashlib import sha256
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

Rows = dict[str, list[tuple[Any, ...]]]


def take_rows() -> Rows:
    """Every table's rows, history and permissions included; the record of migrations stays where it is."""
    tables = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        return {table: select(cursor, table) for table in tables}


def put_rows(rows: Rows) -> None:
    """Makes the database hold exactly these rows. Foreign keys are checked at the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in rows:
            cursor.execute(f"DELETE FROM {quoted(table)}")
        for table, values in rows.items():
            insert(cursor, table, values)
    ContentType.objects.clear_cache()


def disordered() -> None:
    """Puts every row somewhere else, in an order that nobody would ask for. SQLite keeps rows by their keys: nothing moves."""
    put_rows({table: sorted(rows, key=_hashed) for table, rows in take_rows().items()})


def _hashed(row: tuple[Any, ...]) -> bytes:
    return sha256(repr(row).encode()).digest()


def select(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {quoted(table)}")
    return cursor.fetchall()


def insert(cursor: Any, table: str, values: list[tuple[Any, ...]]) -> None:
    if values and connection.vendor == "postgresql":
        with cursor.copy(f"COPY {quoted(table)} FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
    elif values:
        places = ", ".join(["%s"] * len(values[0]))
        cursor.executemany(f"INSERT INTO {quoted(table)} VALUES ({places})", values)


def quoted(table: str) -> str:
    return connection.ops.quote_name(table)

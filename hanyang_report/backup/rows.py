"""A table's rows as lines of JSON that mean the same to every database, written and read one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Protocol

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from hanyang_report.backup.schema import Model

AT_ONCE = 20
"""Rows held in memory while reading: one may be a workbook of 20 MB."""
BATCH_ROWS, BATCH_BYTES = 500, 1024 * 1024


class Sink(Protocol):
    def write(self, data: bytes) -> int: ...


@contextmanager
def snapshot(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read inside is of one moment, and nobody who writes waits for it.

    The databases say this differently: SQLite must be kept from taking its write lock, PostgreSQL be told to look once.
    """
    connection.ensure_connection()  # opening it sets the mode anew
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode  # type: ignore[attr-defined]


def columns(model: Model) -> tuple[str, ...]:
    return tuple(str(field.column) for field in _fields(model))


def write(model: Model, sink: Sink, *, using: str) -> int:
    """Every row as one line, in the order of the keys; how many."""
    count = 0
    for _, values in plain(model, using=using):
        line = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        sink.write(f"{line}\n".encode())
        count += 1
    return count


def plain(model: Model, *, using: str) -> Iterator[tuple[models.Model, list[Any]]]:
    """Every row with what a line holds of it, in the order of the keys."""
    fields = _fields(model)
    for row in model._base_manager.using(using).order_by("pk").iterator(chunk_size=AT_ONCE):
        yield row, [_plain(field, row) for field in fields]


def empty(model: Model, connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def read(model: Model, source: IO[bytes], named: Iterable[str], connection: BaseDatabaseWrapper) -> None:
    """Insert lines as they are, keys and times included: no model's own `save` has a say."""
    by_column = {field.column: field for field in _fields(model)}
    fields = [by_column[column] for column in named]
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        for lines in _batches(source):
            cursor.executemany(insert, [_stored(fields, line, connection) for line in lines])


def _fields(model: Model) -> list[models.Field]:
    return list(model._meta.local_concrete_fields)


def _plain(field: models.Field, row: models.Model) -> Any:
    value = field.value_from_object(row)
    return value if value is None or isinstance(value, bool | int | str) else field.value_to_string(row)


def _stored(fields: list[models.Field], line: bytes, connection: BaseDatabaseWrapper) -> list[Any]:
    values = zip(fields, json.loads(line), strict=True)
    return [field.get_db_prep_save(field.to_python(value), connection) for field, value in values]


def _batches(source: IO[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for line in source:
        batch.append(line)
        size += len(line)
        if len(batch) >= BATCH_ROWS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch

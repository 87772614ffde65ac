"""What an error says about the machine."""

import errno
import sqlite3

import psycopg
import pytest
from django.db import OperationalError

from hanyang_report.door.outage import is_database_gone, is_disk_full


def of_sqlite(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("said by SQLite")
    cause.sqlite_errorcode = code
    return caused(OperationalError("said by Django"), cause)


def caused(error: OperationalError, cause: Exception) -> OperationalError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        of_sqlite(sqlite3.SQLITE_FULL),
        caused(OperationalError("no room"), psycopg.errors.DiskFull()),
    ],
)
def test_no_room(error: Exception):
    assert is_disk_full(error)


def test_no_room_behind_another_error():
    error = RuntimeError("while saving")
    error.__context__ = OSError(errno.ENOSPC, "full")
    assert is_disk_full(error)


@pytest.mark.parametrize("error", [None, OSError(errno.EACCES, "denied"), of_sqlite(sqlite3.SQLITE_BUSY), ValueError()])
def test_room_enough(error: Exception | None):
    assert not is_disk_full(error)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no route to host"),
        of_sqlite(sqlite3.SQLITE_CANTOPEN),
        of_sqlite(sqlite3.SQLITE_IOERR_SHORT_READ),
        caused(OperationalError("shutting down"), psycopg.errors.AdminShutdown()),
        caused(OperationalError("lost"), psycopg.errors.ConnectionFailure()),
        caused(OperationalError("none left"), psycopg.errors.TooManyConnections()),
    ],
)
def test_the_database_is_gone(error: Exception):
    assert is_database_gone(error)


@pytest.mark.parametrize(
    "error",
    [
        None,
        of_sqlite(sqlite3.SQLITE_BUSY),
        of_sqlite(sqlite3.SQLITE_ERROR),
        caused(OperationalError("deadlock"), psycopg.errors.DeadlockDetected()),
        caused(OperationalError("lock"), psycopg.errors.LockNotAvailable()),
        ValueError(),
    ],
)
def test_the_database_is_there(error: Exception | None):
    assert not is_database_gone(error)

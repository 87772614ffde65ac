"""What an error says about the machine: the disk is full, or the database is gone. Pure."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

RETRY_AFTER = 5
"""Seconds after which a page reloads by itself, and a program may ask again."""

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
_POSTGRESQL_DISK_FULL = "53100"
_POSTGRESQL_GONE = ("08", "57P", "53300")  # a lost line, shutting down or starting, no connection left
_SQLITE_GONE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR})


def is_disk_full(error: BaseException | None) -> bool:
    """Whether something could not be written for want of room: a file, or the database."""
    return any(
        getattr(cause, "errno", None) in _NO_SPACE
        or getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(cause, "sqlstate", None) == _POSTGRESQL_DISK_FULL
        for cause in _causes(error)
    )


def is_database_gone(error: BaseException | None) -> bool:
    """Whether the database could not be reached, or was lost on the way."""
    return any(isinstance(cause, OperationalError | InterfaceError) and _is_lost(cause) for cause in _causes(error))


def _is_lost(error: Exception) -> bool:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_GONE
    state = getattr(cause, "sqlstate", None)
    return state is None or state.startswith(_POSTGRESQL_GONE)  # a server that is not there has no state to give


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

"""What was entered since a backup: all that is lost when it is restored. Said before somebody goes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from hanyang_report.backup import rows
from hanyang_report.backup.archive import BackupArchive, rows_of
from hanyang_report.backup.schema import Model
from indicators.models import PublicVersion, TimerRun, WaitingTurn

OURS = ("indicators", "reports")
WITHOUT_WORK: tuple[Model, ...] = (PublicVersion, TimerRun, WaitingTurn)
"""Tables in which the machine keeps its own count."""


@dataclass
class Since:
    """One table: its rows that are not in the backup, those that are otherwise now, and how many are gone."""

    model: Model
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name)


def entered_since(archive: BackupArchive, connection: BaseDatabaseWrapper) -> Iterator[Since]:
    """Each table with a difference. Of a table whose columns another release changed, those both have are compared."""
    ours = [model for model in apps.get_models() if model._meta.app_label in OURS and not model._meta.proxy]
    worked_in = [model for model in ours if model not in WITHOUT_WORK and not _is_history(model)]
    yield from filter(None, (_compared(model, archive, connection) for model in worked_in))


def _is_history(model: Model) -> bool:
    """Each line of a history is of a change that its own table shows."""
    return hasattr(model, "history_type")


def _compared(model: Model, archive: BackupArchive, connection: BaseDatabaseWrapper) -> Since:
    found, held = Since(model), dict(_held(model, archive))
    table = archive.manifest.tables.get(model._meta.db_table)
    both = [column for column in rows.columns(model) if table and column in table.columns]
    for row, values in rows.plain(model, using=connection.alias):
        before = held.pop(_key(row.pk), None)
        now = dict(zip(rows.columns(model), values, strict=True))
        if before is None:
            found.new.append(_words(row))
        elif any(before[column] != now[column] for column in both):
            found.changed.append(_words(row))
    found.gone = len(held)
    return found


def _held(model: Model, archive: BackupArchive) -> Iterator[tuple[str, dict[str, object]]]:
    """The backup's rows by their keys."""
    table = archive.manifest.tables.get(model._meta.db_table)
    if table is None:
        return
    with archive.open(rows_of(model._meta.db_table)) as lines:
        for line in lines:
            values = dict(zip(table.columns, json.loads(line), strict=True))
            yield _key(values[str(model._meta.pk.column)]), values


def _key(value: object) -> str:
    return str(value)


def _words(row: models.Model) -> str:
    return " ".join(str(row).split())[:120]

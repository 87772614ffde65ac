"""Every row that names an account, found by its foreign keys: no table of a later day can be forgotten.

A row that would go with its account (CASCADE) is the person's own; any other says who did something, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models

from indicators.models import User

Reference: TypeAlias = "models.ForeignKey[Any, Any]"
LOGS_THAT_CASCADE = (LogEntry,)
"""Django would let these go with an account; they say who did something."""
TIMES = ("at", "history_date", "action_time", "saved_at", "uploaded_at", "made_at", "set_at")


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of one table that name a person in one of its columns."""

    reference: Reference
    person: User

    @property
    def table(self) -> str:
        """In words; of a history, whose it is."""
        name = str(self.reference.model._meta.verbose_name)
        tracked = getattr(self.reference.model, "instance_type", None)
        return f"{tracked._meta.verbose_name}{name}" if tracked else name

    @property
    def part(self) -> str:
        """As what the person stands there: 填报人, 操作人."""
        return str(self.reference.verbose_name) if hasattr(self.reference, "verbose_name") else ""

    @property
    def is_own(self) -> bool:
        """Whether the rows are the person's alone and go with the account."""
        return is_own(self.reference)

    @property
    def rows(self) -> models.QuerySet[Any]:
        return self.reference.model._base_manager.filter(**{self.reference.name: self.person})

    @property
    def time_field(self) -> str:
        """The column that says when the person did it; "" where the table keeps no time."""
        names = {field.name for field in self.reference.model._meta.concrete_fields}
        paired = self.reference.name.removesuffix("by") + "at"
        return next((name for name in (paired, *TIMES) if name in names), "")

    @property
    def count(self) -> int:
        return self.rows.count()

    @property
    def latest(self) -> datetime | None:
        return self.rows.aggregate(latest=models.Max(self.time_field))["latest"] if self.time_field else None


def references() -> Iterator[Reference]:
    """Every foreign key to an account, of the site's tables and of the libraries'; not the links to roles and departments."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is User:
                yield field


def is_own(reference: Reference) -> bool:
    return reference.remote_field.on_delete is models.CASCADE and reference.model not in LOGS_THAT_CASCADE


def holdings(person: User) -> list[Holding]:
    """Where the person is named at all, the fullest table first."""
    found = [(holding.count, holding) for holding in (Holding(reference, person) for reference in references())]
    return [holding for count, holding in sorted(found, key=lambda pair: -pair[0]) if count]

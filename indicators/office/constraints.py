"""Fields that are known together: when and by whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


def all_or_none(*fields: str, name: str, said: str | None = None) -> models.CheckConstraint:
    """A constraint that these fields are all set or all null; `said` is the sentence for whoever breaks it."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=none | every, name=name, violation_error_message=said)

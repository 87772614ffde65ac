"""Who else is writing which passage now. Told by what they kept in the last minutes: nobody is watched, nothing is stored for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from indicators.models import User
from reports.drafting.block_pages import value_of
from reports.models import Item, Part, Report, Section

LATELY = timedelta(minutes=2)
"""Whoever kept words so long ago or less is said to be writing."""


@dataclass(frozen=True, slots=True)
class Writing:
    """`version` is the passage's after what they kept last."""

    key: str
    who: User
    at: datetime
    version: int


def others_writing(report: Report, reader: User) -> list[Writing]:
    """Three questions. The lead is not told apart: its date is the whole report's."""
    since = timezone.now() - LATELY
    found: list[Writing] = []
    for model, way in ((Part, "report"), (Section, "part__report"), (Item, "section__part__report")):
        rows = model._default_manager.filter(**{way: report}, edited_at__gte=since)
        others = rows.exclude(edited_by=None).exclude(edited_by=reader).select_related("edited_by")
        found += [Writing(value_of(row), row.edited_by, row.edited_at, row.version) for row in others]
    return found

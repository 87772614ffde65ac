"""Kept while it is typed: what one person writes in one passage at one sitting is one line of its history.

The words go through the verb that the forms use; only the history is drawn together afterwards. What is taken back
within the sitting leaves no line and no editor, because who edited decides who may approve. Who else is writing is
told by what they kept in the last minutes: nobody is watched, nothing is stored for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused
from reports.drafting.block_pages import value_of
from reports.drafting.passage import Passage, Words
from reports.models import Item, Part, Report, Section, TextBlock

LONGEST = timedelta(minutes=10)
"""From the first word kept to the last; whoever goes on longer begins another sitting."""


@transaction.atomic
def keep(passage: Passage, words: Words, *, by: User, seen: int) -> bool:
    """Save what is typed, where it differs from what is there; whether it did.

    Raises Stale when somebody else wrote other words in between, Refused when the writer may not write here now.
    """
    passage.row.hold()
    passage.report.hold()
    if why := passage.refusal(by):
        raise Refused(why)
    if passage.words == words:
        return False
    running = _running(passage, by)
    before = running and _before(passage.row, running)
    name = running.history_change_reason if running else f"起草 {passage.key} {timezone.now().isoformat()}"
    passage.rewrite(words, by=by, seen=seen)
    passage.report.refresh_from_db()
    for row in {passage.row, passage.report}:
        _draw_together(row, name)
    if before is not None and passage.words == _words_of(before):
        _take_back(passage, before, name)
    return True


def _running(passage: Passage, writer: User) -> Any:
    """The line of the sitting this person goes on with: the last words here, theirs, begun not long ago. Else None."""
    last = _newest(passage.row)
    began = _began(last.history_change_reason, passage.key) if last and last.edited_by_id == writer.pk else None
    if began is None or timezone.now() - began > LONGEST:
        return None
    return None if passage.report.moves.filter(at__gte=began).exists() else last


def _began(name: str | None, key: str) -> datetime | None:
    """When a sitting at this passage began, by its name; None for any other line of the history."""
    found = (name or "").removeprefix(f"起草 {key} ")
    return datetime.fromisoformat(found) if name and found != name else None


def _words_of(then: Any) -> Words:
    """The words of a passage in a line of its history."""
    return Words(then.heading, then.body, then.run_on) if hasattr(then, "body") else Words(body=then.lead)


def _history(row: Report | TextBlock) -> Any:
    return row.history.order_by("-history_date", "-history_id")  # type: ignore[union-attr]


def _newest(row: Report | TextBlock) -> Any:
    return _history(row).first()


def _before(row: Report | TextBlock, running: Any) -> Any:
    """The line before the sitting's: how it was found."""
    return _history(row).exclude(history_change_reason=running.history_change_reason).first()


def _draw_together(row: Report | TextBlock, name: str) -> None:
    """The line just written stands for all of the sitting."""
    last = _newest(row)
    _history(row).filter(history_change_reason=name).exclude(pk=last.pk).delete()
    _history(row).filter(pk=last.pk).update(history_change_reason=name)


def _take_back(passage: Passage, before: Any, name: str) -> None:
    """All is as it was: no line is left, and who edited last is who it was before.

    The version goes on counting: somebody may have seen one of those in between.
    """
    rows = {passage.row, passage.report}
    for row in rows:
        _history(row).filter(history_change_reason=name).delete()
    if isinstance(passage.row, TextBlock):
        passage.row.tables = before.tables
        type(passage.row)._default_manager.filter(pk=passage.row.pk).update(tables=before.tables)
    for row in rows:
        last = _newest(row)
        row.edited_at, row.edited_by_id = last.edited_at, last.edited_by_id
        type(row)._default_manager.filter(pk=row.pk).update(edited_at=row.edited_at, edited_by=row.edited_by_id)


# ── who else sits there ──

LATELY = timedelta(minutes=2)
"""Whoever kept words so long ago or less is said to be writing."""
LINES = 50
"""So many lines of the report's history are looked through: more than is written in that time."""


@dataclass(frozen=True, slots=True)
class Writing:
    """`version` is the passage's after what they kept last."""

    key: str
    who: User
    at: datetime
    version: int


def others_writing(report: Report, reader: User) -> list[Writing]:
    """Four questions."""
    since = timezone.now() - LATELY
    found = _at_the_lead(report, reader, since)
    for model, way in ((Part, "report"), (Section, "part__report"), (Item, "section__part__report")):
        rows = model._default_manager.filter(**{way: report}, edited_at__gte=since)
        others = rows.exclude(edited_by=reader).select_related("edited_by")
        found += [
            Writing(value_of(row), row.edited_by, row.edited_at, row.version)
            for row in others
            if row.edited_by and row.edited_at
        ]
    return found


def _at_the_lead(report: Report, reader: User, since: datetime) -> list[Writing]:
    """Who wrote the lead last: its date is the whole report's, so the history says when its words changed."""
    for now, former in pairwise(_history(report).select_related("edited_by")[:LINES]):
        if now.history_date < since:
            break
        if now.lead != former.lead:
            is_other = now.edited_by_id not in (None, reader.pk)
            key = Passage(report, report).key
            return [Writing(key, now.edited_by, now.history_date, now.version)] if is_other else []
    return []

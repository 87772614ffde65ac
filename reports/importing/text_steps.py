"""The steps of a review that change the text: each is saved at once, by one person at a time, and nothing of it is a report yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused
from reports.importing.obstacles import obstacles
from reports.importing.renumbering import number_again
from reports.models import ImportedReport, ImportVerb, user_can_edit
from reports.reading.amending import CannotAmend
from reports.reading.rows import HEAD, ReviewRow, rows_of

Change = Callable[[Sequence[ReviewRow]], list[ReviewRow]]


@transaction.atomic
def amend(imported: ImportedReport, change: Change, *, by: User, seen: int) -> None:
    """One change to the text. Raises Refused with the sentence of why not, Stale for who looked at something older."""
    hold(imported, by, seen)
    try:
        rows = change(imported.text_rows)
    except CannotAmend as cannot:
        raise Refused(str(cannot)) from None
    imported.set_rows(rows)
    number_again(imported)
    written(imported, by)


@transaction.atomic
def start_over(imported: ImportedReport, *, by: User, seen: int) -> None:
    """The text as it was read; decisions on numbers that stand there stay."""
    hold(imported, by, seen)
    imported.set_rows(rows_of(imported.read))
    imported.reasons, imported.settled = {}, []
    number_again(imported)
    written(imported, by)


@transaction.atomic
def rewrite_head(
    imported: ImportedReport, head: Mapping[str, Any], *, address: str, published_on: date | None, by: User, seen: int
) -> None:
    """公文要素, the original's address and the day it was made public."""
    hold(imported, by, seen)
    imported.head = {name: head.get(name) for name in HEAD}
    imported.address, imported.published_on = address, published_on
    written(imported, by)


@transaction.atomic
def give_reasons(imported: ImportedReport, reasons: Mapping[str, str], *, by: User, seen: int) -> None:
    """Why words differ from the file's, by the difference's key."""
    hold(imported, by, seen)
    imported.reasons = {key: said.strip() for key, said in {**imported.reasons, **reasons}.items() if said.strip()}
    written(imported, by)


@transaction.atomic
def settle(imported: ImportedReport, doubts: Iterable[str], *, by: User, seen: int) -> None:
    """Doubts of the file as a whole that were looked at."""
    hold(imported, by, seen)
    imported.settled = sorted({*imported.settled, *doubts})
    written(imported, by)


@transaction.atomic
def hand_in(imported: ImportedReport, *, by: User, seen: int) -> None:
    """Before another who confirms. Raises Refused with everything that stands in the way."""
    imported.hold(seen)
    imported.require(ImportVerb.HAND_IN, allowed=user_can_edit(by))
    if left := obstacles(imported):
        raise Refused("还不能提请确认：" + "".join(obstacle.sentence for obstacle in left))
    imported.version += 1
    imported.take(ImportVerb.HAND_IN, by=by)


# ── how ────────────────────────────────────────────────────────────────────────────────────────────────────


def hold(imported: ImportedReport, by: User, seen: int) -> None:
    """Raises Stale where somebody else wrote meanwhile, Refused where it is not in review or not this person's."""
    imported.hold(seen)
    imported.require(ImportVerb.REVIEW, allowed=user_can_edit(by))


def written(imported: ImportedReport, by: User) -> None:
    """Saved; one line in the log for as long as the same person goes on."""
    imported.version += 1
    imported.reviewed_at, imported.reviewed_by = timezone.now(), by
    imported.save()
    last = imported.moves.first()
    if last is None or (last.verb, last.by_id) != (ImportVerb.REVIEW, by.pk):
        imported.log(ImportVerb.REVIEW, imported.stage, by=by, words="")

"""At the border of a passage, on the page where a report is written in place: the next begins, or it joins the one before."""

from __future__ import annotations

from django.db import transaction

from indicators.models import User
from indicators.office.steps import Refused, require_seen
from reports.drafting import structure
from reports.drafting.blocks import arrangement, before, below, name_of
from reports.models import Item, TextBlock


@transaction.atomic
def begin_next(block: TextBlock, at: int, *, by: User, seen: str, version: int) -> TextBlock:
    """What stands behind `at` in the body becomes a passage of its own; an empty one where nothing stands there.

    Raises Stale where the arrangement or the words are others than were seen.
    """
    block.hold(version)
    if at >= len(block.body):
        return structure.add_after(block, by=by, seen=seen)
    require_seen(seen, arrangement(block.report), block.since)  # type: ignore[attr-defined]
    return structure.split(block, at, heading="", by=by, seen=version)


def join_former(block: TextBlock, *, by: User, seen: str) -> TextBlock:
    """Onto the passage before, where the text of both then stands as it was read."""
    former = before(block)
    if former is not None and not isinstance(block, Item) and below(former).exists():
        raise Refused(f"“{name_of(former)}”下面还有内容，接在一起会改变次序。请到“篇章”页合并。")
    return structure.merge(block, by=by, seen=seen)

"""At the border of a passage, on the page where a report is written in place: the next begins, or it joins the one before."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from indicators.models import User
from indicators.office.steps import Refused, require_seen
from reports.drafting import structure
from reports.drafting.blocks import arrangement, before, below, joined, name_of, parent_of
from reports.models import Item, Part, Section, TextBlock, moved

_PARENT = {Part: "report_id", Section: "part_id", Item: "section_id"}


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


def begin_below(block: TextBlock, *, by: User, seen: str) -> TextBlock:
    """An empty section in a part, an empty item in a section, behind those that are there."""
    if isinstance(block, Item):
        raise Refused("条目下面不再分。在空段上再按一次回车，另起一条。")
    return structure.add(block, heading="", by=by, seen=seen)


@transaction.atomic
def take_out(block: TextBlock, *, by: User, seen: str) -> Any:
    """An empty passage is gone again; the answer is what it stood in."""
    parent = parent_of(block)
    structure.remove(block, by=by, seen=seen)
    return parent


# ── a join taken back ──


@transaction.atomic
def take_apart(former: TextBlock, pk: int, *, by: User, seen: str) -> TextBlock:
    """The passage `pk`, joined onto this one, stands by itself again: heading, text, tables, what stood below it and
    the promises that were answered in it. Charts go with the half that quotes their figures.

    Raises Refused where words written since leave open where the two meet.
    """
    former.hold()
    gone = _joined_onto(former, pk)
    kept = _without(former, gone)
    second = structure.add_after(former, by=by, seen=seen)
    tables = former.tables[: len(former.tables) - len(gone.tables)]
    former.rewrite(heading=former.heading, body=kept, run_on=former.run_on, by=by, seen=former.version)
    second.rewrite(heading=gone.heading, body=gone.body, run_on=gone.run_on, by=by, seen=second.version)
    former.tables, second.tables = tables, gone.tables
    second.own_marker, second.marker = gone.own_marker, gone.marker if gone.own_marker else second.marker
    former.former, second.former = [stem for stem in former.former if stem not in gone.former], gone.former
    former.save(update_fields=["tables", "former"])
    second.save(update_fields=["tables", "own_marker", "marker", "former"])
    _give_back(former, second, pk)
    return second


def _joined_onto(former: TextBlock, pk: int) -> Any:
    """The passage as it was when it went, from the history."""
    parent = _PARENT[type(former)]
    rows = type(former).history.filter(id=pk, history_type="-")  # type: ignore[attr-defined]
    gone = rows.filter(**{parent: getattr(former, parent)}).first()
    if gone is None or type(former)._default_manager.filter(pk=pk).exists():
        raise Refused("找不到合并以前的样子，不能撤销。")
    return gone


def _without(former: TextBlock, gone: Any) -> str:
    """What the former said by itself."""
    tail = joined(type(former)(), gone.instance)
    kept = former.body.removesuffix(tail).removesuffix("\n") if tail else former.body
    lines = len(kept.splitlines()) + bool(gone.heading and not (gone.run_on and gone.body))
    count = len(former.tables) - len(gone.tables)
    is_same = joined(type(former)(body=kept), gone.instance) == former.body
    if not is_same or former.tables[count:] != moved(gone.tables, lines):
        raise Refused("合并以后又改过文字，不能撤销合并。请把光标放在分开的地方，按两次回车。")
    return kept


def _give_back(former: TextBlock, second: TextBlock, pk: int) -> None:
    """What referred to the passage before it went."""
    structure.take_along(former, second)
    for rows, field in structure.referring(former):
        for row in rows:
            if list(row.history.values_list(f"{field}_id", flat=True)[:2]) == [former.pk, pk]:
                setattr(row, field, second)
                row.save()

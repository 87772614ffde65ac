"""A passage taken up and put down elsewhere in its report, over the border of what it stood in: by keys or by hand.

What a reader reads before it says where it lands, so a page needs to know no more than its own order.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from indicators.models import User
from indicators.office.steps import Refused
from reports.drafting.blocks import below, name_of, parent_of, reading_order
from reports.drafting.structure import held, in_order, move, settle, take_along
from reports.models import Item, Part, Report, Section, TextBlock

_WITHIN = {Section: "part", Item: "section"}


@transaction.atomic
def step_over(block: TextBlock, step: int, *, by: User, seen: str) -> None:
    """One place up (−1) or down (+1); past the first or last of its section (part) it stands in the neighbouring one.

    Raises Refused where there is none, Stale where the arrangement is another than was seen.
    """
    neighbours = [each for each in below(parent_of(block)) if not _is_bare(each)]
    if 0 <= neighbours.index(block) + step < len(neighbours):
        move(block, step, by=by, seen=seen)
        return
    report = held(block, by=by, seen=seen)
    parent = _next_parent(report, block, step)
    _put(block, parent, len(below(parent)) if step < 0 else _first_place(parent))
    settle(report, by=by)


@transaction.atomic
def put_after(block: TextBlock, other: Report | TextBlock, *, by: User, seen: str) -> None:
    """Right behind what a reader reads before it: a section goes behind the whole section that `other` stands in, an item
    behind a heading is the first below it.

    Raises Refused where it can't stand there or does already, Stale where the arrangement is another than was seen.
    """
    report = held(block, by=by, seen=seen)
    parent, former = _where(block, other)
    rest = [each for each in below(parent) if each != block]
    at = _first_place(parent) if former is None else rest.index(former) + 1 if former != block else 0
    if former == block or [*rest[:at], block, *rest[at:]] == list(below(parent)):
        raise Refused(f"“{name_of(block)}”已经在那里。")
    _put(block, parent, at)
    settle(report, by=by)


def _where(block: TextBlock, other: Report | TextBlock) -> tuple[Any, Any]:
    """What it will stand in, and the neighbour before it: None where it will be the first."""
    match block, other:
        case Item(), Item():
            return other.section, other
        case Item(), Section():
            return other, None
        case Item(), Part():
            return _bare_section(other, block), None
        case Section(), Part():
            return other, None
        case Section(), Section() | Item():
            former = other.section if isinstance(other, Item) else other
            return former.part, former
        case Part(), TextBlock():
            row: Any = other
            while not isinstance(row, Part):
                row = parent_of(row)
            return block.report, row
        case Part(), Report():
            return other, None
    raise Refused(f"“{name_of(block)}”不能移到导语下面。")


def _bare_section(part: Part, block: TextBlock) -> Section:
    bare = next((section for section in part.sections.all() if section.is_bare), None)
    if bare is None:
        raise Refused(f"“{name_of(part)}”下面要先有小节，才放得下“{name_of(block)}”。")
    return bare


def _next_parent(report: Report, block: TextBlock, step: int) -> Any:
    parent = parent_of(block)
    level = [row for row in reading_order(report) if type(row) is type(parent)]
    at = level.index(parent) + step if parent in level else -1
    if not 0 <= at < len(level):
        raise Refused(f"“{name_of(block)}”已经在最{'前' if step < 0 else '后'}面。")
    return level[at]


def _first_place(parent: Report | TextBlock) -> int:
    """Items that stand directly in a part come before its sections."""
    return sum(_is_bare(each) for each in below(parent))


def _is_bare(block: TextBlock) -> bool:
    return isinstance(block, Section) and block.is_bare


def _put(block: Any, parent: Any, at: int) -> None:
    former = parent_of(block)
    rest = [each for each in below(parent) if each != block]
    if parent != former:
        setattr(block, _WITHIN[type(block)], parent)
        block.save(update_fields=[_WITHIN[type(block)]])
    in_order([*rest[:at], block, *rest[at:]])
    if parent != former:
        take_along(former, parent)

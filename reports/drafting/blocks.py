"""The tree of a report's text as rows: what stands below what, and in which order."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import QuerySet

from indicators.office.kept.held import held
from reports.models import Item, Part, Report, Section, TextBlock

NAMES = {"lead": "导语", "part": "部分", "section": "小节", "item": "条目"}
"""What the levels of a report's text are called."""


LEVELS: dict[str, type[TextBlock]] = {"part": Part, "section": Section, "item": Item}
_WAY_UP = {"part": "report", "section": "part__report", "item": "section__part__report"}


def find(report: Report, level: str, pk: int) -> TextBlock | None:
    """A block of this very report; None for another's and for a level there is not."""
    if level not in LEVELS:
        return None
    way = _WAY_UP[level]
    return LEVELS[level]._default_manager.filter(pk=pk, **{way: report}).select_related(way, "edited_by").first()


def level_of(block: TextBlock) -> str:
    return block._meta.model_name or ""


def name_of(block: TextBlock) -> str:
    """What a block is called in a sentence: marker and heading without its final stop."""
    return str(block).strip().removesuffix("。")


def parent_of(block: TextBlock) -> Any:
    """The report of a part, the part of a section, the section of an item."""
    match block:
        case Part():
            return block.report
        case Section():
            return block.part
        case Item():
            return block.section
    raise TypeError(f"no level of text: {block!r}")


def below(row: Report | TextBlock) -> QuerySet[Any]:
    """The blocks one level further in, in order; nothing below an item."""
    match row:
        case Report():
            return row.parts.all()
        case Part():
            return row.sections.all()
        case Section():
            return row.items.all()
        case _:
            return Item.objects.none()


def reading_order(report: Report) -> list[Any]:
    """Every block, each before what stands below it. Three queries."""
    found: list[Any] = []
    for part in report.parts.prefetch_related("sections__items"):
        found.append(part)
        for section in part.sections.all():
            found += [section, *section.items.all()]
    return found


def arrangement(report: Report) -> str:
    """A stamp of what stands where: changes when anything is moved, added or removed, never when words change."""
    return _stamp(report.pk)


@held
def _stamp(pk: int) -> str:
    parts = Part.objects.filter(report=pk).prefetch_related("sections__items")
    shape = [(p.pk, p.kind, [(s.pk, [i.pk for i in s.items.all()]) for s in p.sections.all()]) for p in parts]
    return hashlib.sha256(repr(shape).encode()).hexdigest()[:16]


def before(block: TextBlock) -> Any:
    """The neighbour before, or None."""
    neighbours = list(below(parent_of(block)))
    at = neighbours.index(block)
    return neighbours[at - 1] if at else None


def joined(former: TextBlock, block: TextBlock) -> str:
    """The text of two blocks as one: the first's, then the second's heading and text as they stood together."""
    gap = "" if block.run_on or not block.heading else "\n"
    return "\n".join(filter(None, [former.body, f"{block.heading}{gap}{block.body}".strip()]))

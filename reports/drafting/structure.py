"""How a report is built up, and every verb that rearranges it: add, move, split, merge, remove.

Each verb names its actor and what the actor was looking at: `seen` is the arrangement of the whole report, or, where
words are cut, the version of the block's text. Markers follow positions. Nothing written is lost: words, charts and
promises go where their text goes, and what a promise or a correction refers to stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused, require_seen
from reports.drafting.blocks import arrangement, before, below, joined, level_of, name_of, parent_of
from reports.drafting.cutting import cuts
from reports.drafting.numbering import marker, renumbered
from reports.models import (
    LONGEST_MARKER,
    Answer,
    Correction,
    Item,
    Part,
    Report,
    Section,
    SectionChart,
    Task,
    TextBlock,
    WrittenTable,
    moved,
)
from reports.models.permissions import user_can_write
from reports.narrative.syntax import tokens

# ── where things stand ──


@transaction.atomic
def add(parent: Report | TextBlock, *, heading: str, by: User, seen: str, kind: str = "") -> TextBlock:
    """A new block at the end of what stands below `parent`; `kind` is a part's statutory kind."""
    report = held(parent, by=by, seen=seen)
    added = _at_the_end(parent, heading=heading, kind=kind)
    settle(report, by=by)
    added.refresh_from_db()
    return added


@transaction.atomic
def add_after(block: TextBlock, *, by: User, seen: str) -> TextBlock:
    """A new neighbour right after a block's own text; what stands below the block stands below the new one then."""
    report = held(block, by=by, seen=seen)
    second = _after(block, heading="", body="", by=by)
    _attach(list(below(block)), second)
    settle(report, by=by)
    second.refresh_from_db()
    return second


@transaction.atomic
def add_item_to_part(part: Part, *, heading: str, by: User, seen: str) -> Item:
    """A new item directly below a part: in its bare section, made as its first where there is none."""
    report = held(part, by=by, seen=seen)
    bare = next((section for section in part.sections.all() if section.is_bare), None)
    if bare is None:
        bare = Section.objects.create(part=part, own_marker=True)
        in_order([bare, *part.sections.exclude(pk=bare.pk)])
    added = _at_the_end(bare, heading=heading)
    settle(report, by=by)
    added.refresh_from_db()
    return added


@transaction.atomic
def mark(block: TextBlock, written: str | None, *, by: User, seen: str) -> None:
    """Number a block by its place (None), or write this before it; "" for no number at all."""
    report = held(block, by=by, seen=seen)
    if written is not None and len(written) > LONGEST_MARKER:
        raise Refused(f"序号最多{LONGEST_MARKER}个字。")
    block.refresh_from_db()
    block.own_marker = written is not None
    block.marker = marker(level_of(block), 1) if written is None else written
    block.save(update_fields=["own_marker", "marker"])
    settle(report, by=by)


@transaction.atomic
def move(block: TextBlock, step: int, *, by: User, seen: str) -> None:
    """Change places with the neighbour before (`step` −1) or after (+1)."""
    report = held(block, by=by, seen=seen)
    neighbours = list(below(parent_of(block)))
    at = neighbours.index(block)
    if not 0 <= at + step < len(neighbours):
        raise Refused(f"“{name_of(block)}”已经在最{'前' if step < 0 else '后'}面。")
    neighbours.insert(at + step, neighbours.pop(at))
    in_order(neighbours)
    settle(report, by=by)


@transaction.atomic
def move_to(block: TextBlock, parent: TextBlock, *, by: User, seen: str) -> None:
    """To the end of another part or section of the same report; an item's charts and promises go with it."""
    report = held(block, by=by, seen=seen)
    former = parent_of(block)
    if parent.report.pk != report.pk or below(parent).model is not type(block):  # type: ignore[attr-defined]
        raise Refused(f"“{name_of(block)}”不能移到那里。")
    if parent == former:
        raise Refused(f"“{name_of(block)}”已经在“{name_of(parent)}”里。")
    _attach([block], parent)
    take_along(former, parent)
    settle(report, by=by)


@transaction.atomic
def classify(part: Part, kind: str, *, by: User, seen: str) -> None:
    """Say which statutory content a part is."""
    report = held(part, by=by, seen=seen)
    if kind not in Part.Kind.values:
        raise Refused("没有这一类内容。")
    part.kind = kind
    part.save(update_fields=["kind"])
    settle(report, by=by)


# ── apart and together ──


@transaction.atomic
def split(block: TextBlock, at: int, *, heading: str, by: User, seen: int) -> TextBlock:
    """Cut a block's text at a place that `cuts(body)` offers; what follows becomes a block of its own after it.

    What stands below goes with the second half. `seen` is the version of the text that was looked at.
    """
    report = held(block, by=by)
    block.refresh_from_db()
    body = block.body
    if block.version == seen and at not in cuts(body):
        raise Refused("不能从那里拆开，请重新选择。")
    first, rest = body[:at].rstrip("\n"), body[at:].lstrip("\n")
    tables = block.tables
    block.rewrite(heading=block.heading, body=first, run_on=block.run_on, by=by, seen=seen)
    second = _after(block, heading=heading, body=rest, by=by, former=block.former)
    _share_tables(tables, block, second, reach=len(body[:at].splitlines()), overlap=body[at - 1] != "\n")
    _attach(list(below(block)), second)
    take_along(block, second)
    settle(report, by=by)
    second.refresh_from_db()
    return second


@transaction.atomic
def split_before(child: TextBlock, *, heading: str, by: User, seen: str) -> TextBlock:
    """Begin a new section (part) with this item (section): it and those after it move there."""
    report = held(child, by=by, seen=seen)
    parent = parent_of(child)
    if isinstance(parent, Report):
        raise Refused("一份报告不能拆成两份。")
    neighbours = list(below(parent))
    if child == neighbours[0] and not parent.body.strip():
        raise Refused(f"从“{name_of(child)}”起全部拆走，“{name_of(parent)}”就空了。请选择后面的一个。")
    second = _after(parent, heading=heading, body="", by=by, former=parent.former)
    _attach(neighbours[neighbours.index(child) :], second)
    take_along(parent, second)
    settle(report, by=by)
    second.refresh_from_db()
    return second


@transaction.atomic
def merge(block: TextBlock, *, by: User, seen: str) -> TextBlock:
    """Join a block onto the neighbour before it. Its heading becomes the beginning of its text, so no word is lost."""
    report = held(block, by=by, seen=seen)
    former = before(block)
    if former is None:
        raise Refused(f"“{name_of(block)}”前面没有可以合并的。")
    _refuse_if_corrected(block)
    block.refresh_from_db()
    tables = [*former.tables, *moved(block.tables, _lines_before(former, block))]
    former.rewrite(heading=former.heading, body=joined(former, block), run_on=former.run_on, by=by, seen=former.version)
    former.tables = tables
    former.former = list(dict.fromkeys([*former.former, *block.former]))
    former.save(update_fields=["tables", "former"])
    _attach(list(below(block)), former)
    _inherit(block, former)
    block.delete()
    settle(report, by=by)
    former.refresh_from_db()
    return former


@transaction.atomic
def remove(block: TextBlock, *, by: User, seen: str) -> None:
    """Take out a block that holds nothing and that nothing refers to."""
    report = held(block, by=by, seen=seen)
    block.refresh_from_db()
    if reason := why_it_stays(block):
        raise Refused(reason)
    block.delete()
    settle(report, by=by)


def why_it_stays(block: TextBlock) -> str:
    """Why a block can't be removed, as a sentence; "" when it can."""
    if block.body.strip() or block.tables or below(block).exists():
        return f"“{name_of(block)}”还有内容，不能删除。请先移走、合并或清空。"
    if isinstance(block, Section) and block.charts.exists():
        return f"“{name_of(block)}”还有图表，不能删除。"
    if any(rows.exists() for rows, _ in referring(block)):
        return f"有任务指向“{name_of(block)}”，不能删除。"
    if _is_corrected(block):
        return f"有更正记录指向“{name_of(block)}”，不能删除。"
    return ""


# ── the hand behind the verbs ──


def _at_the_end(parent: Report | TextBlock, *, heading: str, kind: str = "") -> Any:
    """A new block below its neighbours, in their manner: where the last is numbered by hand, so is this one."""
    last = below(parent).last()
    order = last.order + 1 if last else 1
    match parent:
        case Report():
            place: dict[str, Any] = {"report": parent, "kind": kind or Part.Kind.OTHER}
        case Part():
            place = {"part": parent}
        case _:
            place = {"section": parent}
    model = below(parent).model
    is_own = bool(last and last.own_marker and not _is_bare(last))
    return model.objects.create(
        **place,
        heading=heading.strip(),
        own_marker=is_own,
        marker="" if is_own else marker(model._meta.model_name or "", order),
        order=order,
        run_on=last.run_on if last else isinstance(parent, Section),
    )


def _is_bare(block: TextBlock) -> bool:
    return isinstance(block, Section) and block.is_bare


def held(row: Report | TextBlock, *, by: User, seen: str | None = None) -> Report:
    """The report, locked; refused to who may not write it now, and to who looked at another arrangement."""
    report: Report = row if isinstance(row, Report) else row.report  # type: ignore[attr-defined]
    report.hold()
    if not user_can_write(by, report):
        raise Refused(f"您现在不能调整篇章结构：报告处于“{report.get_stage_display()}”，或您没有编辑权限。")
    require_seen(seen, arrangement(report), lambda: "篇章结构刚刚由他人改动过。请看清现在的样子，再操作一次。")
    return report


def settle(report: Report, *, by: User) -> None:
    """Number everything anew by position, but for what is numbered by hand, and remember who did it."""
    for model, groups in _groups(report):
        for group in groups:
            counted = [block for block in group if not block.own_marker]
            markers = renumbered(model._meta.model_name or "", [block.marker for block in counted])
            written = {block.pk: one for block, one in zip(counted, markers, strict=True)}
            for order, block in enumerate(group, 1):
                now = (order, written.get(block.pk, block.marker))
                if (block.order, block.marker) != now:
                    block.order, block.marker = now
                    block.save(update_fields=["order", "marker"])
    report.touch(by=by)


def _groups(report: Report) -> list[tuple[type[TextBlock], list[list[Any]]]]:
    parts = list(report.parts.prefetch_related("sections__items"))
    sections = [list(part.sections.all()) for part in parts]
    items = [list(section.items.all()) for group in sections for section in group]
    return [(Part, [parts]), (Section, sections), (Item, items)]


def in_order(neighbours: list[Any]) -> None:
    for order, block in enumerate(neighbours, 1):
        if block.order != order:
            block.order = order
            block.save(update_fields=["order"])


def _attach(blocks: list[Any], parent: Any) -> None:
    """Put blocks at the end of what stands below another parent of the same level."""
    last = below(parent).last()
    field = "part" if isinstance(parent, Part) else "section"
    for order, block in enumerate(blocks, last.order + 1 if last else 1):
        setattr(block, field, parent)
        block.order = order
        block.save(update_fields=[field, "order"])


def _after(block: Any, *, heading: str, body: str, by: User, former: Sequence[str] = ()) -> Any:
    """A new neighbour right after a block, of its kind and manner."""
    neighbours = list(below(parent_of(block)))
    place = {"report": block.report, "kind": block.kind} if isinstance(block, Part) else {}
    place |= {"part": block.part} if isinstance(block, Section) else {}
    place |= {"section": block.section} if isinstance(block, Item) else {}
    at = neighbours.index(block) + 1
    second = type(block).objects.create(
        **place,
        marker=marker(level_of(block), 1) if _is_bare(block) else block.marker,
        own_marker=block.own_marker and not _is_bare(block),
        heading=heading.strip(),
        body=body,
        run_on=block.run_on,
        former=list(former),
        order=block.order,
        edited_at=timezone.now(),
        edited_by=by,
    )
    in_order([*neighbours[:at], second, *neighbours[at:]])
    return second


def take_along(first: Any, second: Any) -> None:
    """Charts whose figures are quoted there and no longer here go to the second half, promises whose words do too."""
    if not isinstance(first, Section):
        return
    text, left = _whole_text(second), _whole_text(first)
    quoted, still = ({token.code for token in tokens(half)} for half in (text, left))
    for chart in first.charts.prefetch_related("series__indicator"):
        codes = {series.indicator.code for series in chart.series.all()}
        if codes and codes <= quoted and not codes <= still:
            _rehang(chart, second)
    for task in first.tasks.all():
        if task.source_phrase in text and task.source_phrase not in left:
            task.area = second
            task.save()


def _whole_text(section: Section) -> str:
    return "\n".join([section.body, *(item.heading + item.body for item in section.items.all())])


def _rehang(chart: SectionChart, section: Section) -> None:
    last = section.charts.last()
    chart.section, chart.order = section, last.order + 1 if last else 1
    chart.save()


def _share_tables(tables: list[WrittenTable], first: Any, second: Any, *, reach: int, overlap: bool) -> None:
    """Tables go with the half their paragraph is in. `reach`: paragraphs begun before the cut; `overlap`: the last of
    them was cut through, so that its second half is the second block's first paragraph and takes the table."""
    stay = reach - overlap
    first.tables = [table for table in tables if table["after"] <= stay]
    second.tables = moved((table for table in tables if table["after"] > stay), -stay)
    first.save(update_fields=["tables"])
    second.save(update_fields=["tables"])


def _lines_before(former: TextBlock, block: TextBlock) -> int:
    """How many paragraphs of the joined text stand before the first of `block`'s own."""
    is_line = bool(block.heading) and not (block.run_on and block.body)
    return len(former.body.splitlines()) + is_line


def _inherit(block: Any, former: Any) -> None:
    """What referred to a merged block refers to the block it went into."""
    if isinstance(block, Section):
        for chart in block.charts.all():
            _rehang(chart, former)
    for rows, field in referring(block):
        for row in rows:
            setattr(row, field, former)
            row.save()


def referring(block: TextBlock) -> list[tuple[QuerySet[Any], str]]:
    """What refers to such a block, and in which field: promises stand in sections, items answer promises."""
    match block:
        case Section():
            return [(Task.objects.filter(area=block), "area")]
        case Item():
            return [(Answer.objects.filter(item=block), "item")]
        case _:
            return []


def _is_corrected(block: TextBlock) -> bool:
    return Correction.objects.filter(**{f"{level_of(block)}s": block}).exists()


def _refuse_if_corrected(block: TextBlock) -> None:
    if _is_corrected(block):
        raise Refused(f"有更正记录指向“{name_of(block)}”，不能并入别处。可以把别的并到它里面。")

"""What differs between two documents, in words and in figures: two editions of a year, or two years. Pure.

Blocks are aligned by what they are and say — statutory kind, heading, figures quoted, words — never by position, so
that a section renamed, moved, split or merged is still set against what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from indicators.numbers import formatting
from reports.document.alignment import aligned, paired_lines, places_of
from reports.document.descent import Stems, counterparts, known_stems
from reports.document.tree import Block, Document, Fact, Paragraph, Quote, Span, plain_text

Side = Literal["same", "added", "removed"]
State = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and figures that both documents have, or only the newer, or only the older."""

    side: Side
    spans: Paragraph

    @property
    def text(self) -> str:
        return plain_text(self.spans)


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class BlockDiff:
    """One block against its counterpart, None where there is none. Each line holds the words of both.

    `place` is where the words stand (一（三）2), `moved_from` where they stood before, "" when that is the same.
    """

    old: Block | None
    new: Block | None
    lines: tuple[Line, ...]
    place: str
    moved_from: str = ""

    @property
    def state(self) -> State:
        if self.old is None:
            return "added"
        if self.new is None:
            return "removed"
        return "changed" if any(piece.side != "same" for line in self.lines for piece in line) else "same"

    @property
    def is_same(self) -> bool:
        """In words; the place may be another."""
        return self.state == "same"

    @property
    def block(self) -> Block:
        """The newer of the two, for its level and anchor."""
        return self.new or self.old  # type: ignore[return-value]  # one of them is there

    @property
    def older(self) -> tuple[Line, ...]:
        """The lines as they read before, with what has gone since."""
        return _without("added", self.lines)

    @property
    def newer(self) -> tuple[Line, ...]:
        return _without("removed", self.lines)


@dataclass(frozen=True, slots=True)
class FactDiff:
    """One figure in both documents, as text with its unit; "" where a document has none."""

    code: str
    name: str
    old: str
    new: str

    @property
    def state(self) -> State:
        if not self.old or not self.new:
            return "removed" if self.old else "added"
        return "same" if self.old == self.new else "changed"

    @property
    def is_same(self) -> bool:
        return self.state == "same"

    @property
    def is_added(self) -> bool:
        return self.state == "added"

    @property
    def is_removed(self) -> bool:
        return self.state == "removed"


@dataclass(frozen=True)
class DocumentDiff:
    """`others` are sentences about what is neither text nor figure."""

    blocks: tuple[BlockDiff, ...]
    facts: tuple[FactDiff, ...]
    others: tuple[str, ...]

    @property
    def changed_blocks(self) -> tuple[BlockDiff, ...]:
        return tuple(block for block in self.blocks if not block.is_same or block.moved_from)

    @property
    def changed_facts(self) -> tuple[FactDiff, ...]:
        return tuple(fact for fact in self.facts if not fact.is_same)

    def changed_alone(self) -> DocumentDiff:
        """What changed and nothing else: without the blocks and figures that are equal, and of a block that changed
        without what stands in it. It sums up the same and takes the room of its words."""
        blocks = (replace(one, old=_bare(one.old), new=_bare(one.new)) for one in self.changed_blocks)
        return DocumentDiff(tuple(blocks), self.changed_facts, self.others)

    @property
    def counts(self) -> dict[State, int]:
        """How many blocks are the same, changed, added, removed."""
        states = [block.state for block in self.blocks]
        return {state: states.count(state) for state in get_args(State)}

    @property
    def summary(self) -> str:
        """`改动2段文字、1项数据`; what is equal says so."""
        counts = ((len(self.changed_blocks), "段文字"), (len(self.changed_facts), "项数据"))
        said = "、".join(f"{number}{what}" for number, what in counts if number)
        if said:
            return f"改动{said}"
        return "文字与数据未变，其他内容有调整" if self.others else "内容没有变化"


def _bare(block: Block | None) -> Block | None:
    return replace(block, children=()) if block else None


@lru_cache(maxsize=128)
def between(old: str, new: str) -> DocumentDiff:
    """The difference of two documents given as their canonical JSON: what is frozen is compared only once."""
    return difference(Document.from_json(old), Document.from_json(new))


def difference(old: Document, new: Document, stems: Stems = MappingProxyType({})) -> DocumentDiff:
    """`stems` is what is known of descent; whatever it says nothing of is aligned by what it is and says."""
    return DocumentDiff(tuple(_blocks(old, new, stems)), tuple(_facts(old, new)), tuple(_others(old, new)))


# ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

_UNIT = re.compile(r"[A-Za-z0-9.%]+|\s+|.", re.DOTALL)
"""What changes as a whole: a number, a foreign word, a single 汉字. Figures are units of their own."""


def words(old: Paragraph, new: Paragraph) -> Line:
    """Two paragraphs as one line of pieces: without the added they read as the old, without the removed as the new."""
    if old == new or not old or not new:
        return tuple(_pieces(old == new, *([span for span in side if span] for side in (old, new))))
    before, after = _units(old), _units(new)
    matcher = SequenceMatcher(None, [_said(span) for span in before], [_said(span) for span in after], autojunk=False)
    stretches = [(tag == "equal", before[a:b], after[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    return tuple(piece for stretch in _smoothed(stretches) for piece in _pieces(*stretch))


Stretch = tuple[bool, list[Span], list[Span]]


def _units(paragraph: Paragraph) -> list[Span]:
    return [unit for span in paragraph for unit in ([span] if isinstance(span, Quote) else _UNIT.findall(span))]


def _said(span: Span) -> str:
    return span if isinstance(span, str) else span.text


def _length(spans: Iterable[Span]) -> int:
    return sum(len(_said(span)) for span in spans)


def _smoothed(stretches: Sequence[Stretch]) -> list[Stretch]:
    """A 汉字 or two that two rewritten stretches happen to share reads better as rewritten too."""
    smooth: list[Stretch] = []
    for at, (is_equal, old, new) in enumerate(stretches):
        between_changes = smooth and not smooth[-1][0] and at + 1 < len(stretches)
        if is_equal and between_changes and _is_chance(old, smooth[-1], stretches[at + 1]):
            is_equal = False
        if smooth and smooth[-1][0] == is_equal:
            smooth[-1] = (is_equal, smooth[-1][1] + old, smooth[-1][2] + new)
        else:
            smooth.append((is_equal, old, new))
    return smooth


def _is_chance(shared: list[Span], before: Stretch, after: Stretch) -> bool:
    around = min(max(_length(old), _length(new)) for _, old, new in (before, after))
    return _length(shared) <= min(2, around) and not any(isinstance(span, Quote) for span in shared)


def _pieces(is_equal: bool, old: list[Span], new: list[Span]) -> Iterator[Piece]:
    sides: tuple[tuple[Side, list[Span]], ...] = (("same", new),) if is_equal else (("removed", old), ("added", new))
    return (Piece(side, _joined(spans)) for side, spans in sides if spans)


def _joined(spans: Iterable[Span]) -> Paragraph:
    joined: list[Span] = []
    for span in spans:
        if isinstance(span, str) and joined and isinstance(joined[-1], str):
            joined[-1] += span
        else:
            joined.append(span)
    return tuple(joined)


def lines(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Line]:
    """Paragraphs in order, each beside its counterpart; those without one are removed or added as a whole."""
    left = right = 0
    for at, to in [*paired_lines(old, new), (len(old), len(new))]:
        yield from (words(line, ()) for line in old[left:at])
        yield from (words((), line) for line in new[right:to])
        if at < len(old):
            yield words(old[at], new[to])
        left, right = at + 1, to + 1


def _without(side: Side, whole: tuple[Line, ...]) -> tuple[Line, ...]:
    kept = (tuple(piece for piece in line if piece.side != side) for line in whole)
    return tuple(line for line in kept if line)


# ── blocks ─────────────────────────────────────────────────────────────────────────────────────────────────


def _blocks(old: Document, new: Document, stems: Stems) -> Iterator[BlockDiff]:
    """In the newer document's order; what has gone stands after what it followed."""
    yield _block(_title(old), _title(new), "标题")
    yield _block(_lead(old), _lead(new), "导语")
    pairs, former = _paired(old, new, stems)
    before, after = dict(places_of(old)), dict(places_of(new))
    gone = _gone(old, {*pairs.values(), *(stem for own in stems.values() for stem in own)})
    yield from (_block(lost, None, before[lost.anchor].label) for lost in gone.get("", ()))
    for block in new.walk():
        anchor, place = pairs.get(block.anchor, ""), after[block.anchor]
        is_moved = anchor and pairs.get(place.parent, "") != before[anchor].parent
        yield _block(former.get(block.anchor), block, place.label, before[anchor].label if is_moved else "")
        yield from (_block(lost, None, before[lost.anchor].label) for lost in gone.pop(anchor, ()) if anchor)


def _paired(old: Document, new: Document, stems: Stems) -> tuple[dict[str, str], dict[str, Block]]:
    """Newer anchors with the older one, and with what the newer block was."""
    known = known_stems(old, stems)
    pairs = aligned(old, new, {anchor: own[0] for anchor, own in known.items()})
    older = {block.anchor: block for block in old.walk()}
    former = {anchor: older[stem] for anchor, stem in pairs.items()}
    return pairs, former | counterparts(old, new, known)


def block_difference(old: Document, new: Document, anchor: str, stems: Stems = MappingProxyType({})) -> BlockDiff:
    """What one block of the newer document (`lead` for the lead) says against its counterpart in the older."""
    if anchor == "lead":
        return _block(_lead(old), _lead(new), "导语")
    former = _paired(old, new, stems)[1].get(anchor)
    block = next(block for block in new.walk() if block.anchor == anchor)
    return _block(former, block, dict(places_of(new))[anchor].label)


def _block(old: Block | None, new: Block | None, place: str, moved_from: str = "") -> BlockDiff:
    before, after = (list(block.lines()) if block else [] for block in (old, new))
    return BlockDiff(old, new, tuple(lines(before, after)), place, moved_from)


def _title(document: Document) -> Block:
    return Block("title", "", "", "", (document.title,), (), False)


def _lead(document: Document) -> Block:
    return Block("lead", "", "lead", "", (), document.lead, False)


def _gone(old: Document, kept: set[str]) -> dict[str, list[Block]]:
    """Blocks without a counterpart by the anchor of the nearest block before them that has one ("" at the top)."""
    gone: dict[str, list[Block]] = {}
    last = ""
    for block in old.walk():
        if block.anchor in kept:
            last = block.anchor
        else:
            gone.setdefault(last, []).append(block)
    return gone


# ── figures, and what is neither ───────────────────────────────────────────────────────────────────────────


def _facts(old: Document, new: Document) -> Iterator[FactDiff]:
    before, after = ({fact.code: fact for fact in document.facts} for document in (old, new))
    for code in [*after, *(code for code in before if code not in after)]:
        then, now = before.get(code), after.get(code)
        yield FactDiff(code, (now or before[code]).name, measured(then), measured(now))


def measured(fact: Fact | None) -> str:
    """A frozen figure with its unit: `1235件`; "" for none."""
    if fact is None or not fact.value:
        return ""
    return formatting.measure(Decimal(fact.value), fact.unit, fact.kind, fact.decimals, fact.qualifier)


META = {
    "addressees": "主送",
    "issuer": "落款",
    "document_number": "文号",
    "issued_on": "成文日期",
    "index_number": "索引号",
    "category": "信息分类",
}


def _entered(words: str) -> str:
    return f"为“{words}”" if words else "未写"


def _others(old: Document, new: Document) -> Iterator[str]:
    for key, label in META.items():
        then, now = old.meta.get(key, ""), new.meta.get(key, "")
        if then != now:
            yield f"{label}：原{_entered(then)}，现{_entered(now)}。"
    if old.key_figures != new.key_figures:
        yield "首页的关键数据有调整。"
    if _charts(old) != _charts(new):
        yield "图表有调整。"
    if old.points and new.points and old.points != new.points:
        yield "本年要点有调整。"
    yield from _promises(old, new)
    if _explained(old) != _explained(new):
        yield "指标的口径、目标或历年数据有调整。"


def _charts(document: Document) -> list[object]:
    """What the editor chose; what the charts show by it follows the figures, which are compared by themselves."""
    blocks = (block.charts for block in document.walk() if block.charts)
    return [[replace(chart, finding="") for chart in charts] for charts in blocks]


def _promises(old: Document, new: Document) -> Iterator[str]:
    before, after = ({promise.address: promise for promise in document.promises} for document in (old, new))
    for sign, names in (("增加", after.keys() - before.keys()), ("减少", before.keys() - after.keys())):
        if names:
            yield f"任务{sign}{len(names)}项：{'、'.join(sorted(names))}。"
    changed = sorted(name for name in before.keys() & after.keys() if before[name] != after[name])
    if changed:
        yield f"任务的表述有调整：{'、'.join(changed)}。"


def _explained(document: Document) -> dict[str, object]:
    """What stands with a figure besides its value, for figures of the one year that both documents are about."""
    said = {f.code: (f.name, f.definition, f.target, f.direction, _earlier(f), f.marks) for f in document.facts}
    return dict(sorted(said.items()))


def _earlier(fact: Fact) -> tuple[tuple[int, str | None], ...]:
    """The history without its last year, which is the figure itself."""
    return fact.history[:-1]

"""Reports whose line ends were lost: where paragraphs began is told by indents, by blanks, or by numbers that count on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.reading.lines import Line
from reports.reading.markers import Marker, Rank, marker_at_start

LONG = 150
"""Characters from which a line may be several."""
LONGEST_HEADING = 60

_CJK = r"\u4e00-\u9fff，。：；！？（）“”《》"
_INDENT = r"(?<=\S)\u3000{2,}(?=\S)"
_BLANK = rf"(?<=[{_CJK})]) +(?=[{_CJK}(①-⑳]|\d{{1,2}}[.．、]\D|20\d\d年)"
_LOOSE = rf"(?<=[{_CJK}]) \d+ (?=[{_CJK}])"
"""A text that sets blanks round its digits."""
_INSIDE = re.compile(
    r"(?<![\d一二三四五六七八九十])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
)
_ENDED = re.compile(r"[。！？：:；;][”）)]?$")
_TITLE = re.compile(r"^([^，。；：]{8,44}?(?:报告|总结))(?=[^，。；：》）]{2,12}[，,])")
_PART_HEADING = re.compile(
    r"^(.{2,30}?(?:情况|成效|问题|不足|原因|安排|打算|计划|思路|做法))(?=20\d\d年|[^及和与、的。）”])"
)


def split_flattened(lines: list[Line]) -> list[Line]:
    """Every line that holds several paragraphs, taken apart."""
    return [piece for line in lines for piece in _paragraphs(line)]


def _paragraphs(line: Line) -> Iterator[Line]:
    pieces = [line.text] if line.table or line.marker else list(_pieces(line.text))
    if len(pieces) < 2:
        yield line
        return
    for piece in pieces:
        yield Line(piece, page=line.page, is_indented=True)


def _pieces(text: str) -> Iterator[str]:
    for pattern in (_INDENT, _BLANK):
        is_loose = pattern is _BLANK and re.search(_LOOSE, text)
        if len(text) >= LONG and not is_loose and len(re.findall(rf"[。：]\s*{pattern}", text)) > 1:
            yield from (piece for piece in re.split(pattern, text) if piece.strip())
            return
    starts = list(_starts(text))
    if not starts:
        yield text
        return
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield from _headed(text[start:end]) if Rank.PART in _ranks(text, starts) else [text[start:end]]


def _ranks(text: str, starts: list[int]) -> set[Rank]:
    return {marker.rank for start in starts if (marker := marker_at_start(text[start:]))}


def _starts(text: str) -> Iterator[int]:
    """Where numbers inside a text open paragraphs: each counts on from the last of its kind, or is the first below a heading."""
    first = marker_at_start(text)
    last: dict[Rank, int] = {first.rank: first.number} if first else {}
    before, open_rank = (first.end if first else 0), first.rank if first else Rank.CHAPTER
    inside: set[Rank] = set()
    for found in _INSIDE.finditer(text, before):
        marker = marker_at_start(found[0])
        between = text[max(before, found.start() - LONGEST_HEADING - 1) : found.start()]
        if marker and between.strip() and _opens(marker, between, last, open_rank, inside):
            yield found.start()
            last = {rank: number for rank, number in last.items() if rank < marker.rank} | {marker.rank: marker.number}
            inside.add(marker.rank)
            before, open_rank = found.end(), marker.rank


def _opens(marker: Marker, between: str, last: dict[Rank, int], above: Rank, inside: set[Rank]) -> bool:
    is_heading = "。" not in between and len(between) <= LONGEST_HEADING
    if marker.number == 1 and marker.rank > above > Rank.CHAPTER and is_heading and not _ENDED.search(between):
        return True
    if not _ENDED.search(between.rstrip()):
        return False
    if marker.rank is Rank.PART:
        return marker.number == last.get(Rank.PART, 0) + 1
    if marker.number == 1:
        return marker.rank > above and above in inside
    return marker.rank in inside and marker.number == last.get(marker.rank, 0) + 1


def _headed(piece: str) -> list[str]:
    """A title or a part's heading that its text follows without anything between."""
    marker = marker_at_start(piece)
    start = marker.end if marker else 0
    shape = _PART_HEADING if marker and marker.rank is Rank.PART else None if marker else _TITLE
    found = shape.match(piece[start:]) if shape and re.search("[。：:]", piece) else None
    return [piece[: start + found.end()], piece[start + found.end() :]] if found else [piece]

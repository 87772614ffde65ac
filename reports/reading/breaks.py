"""Soft line breaks: some part paragraphs, most only broke a printed line. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.reading.markers import marker_at_start

BREAK = "\n"
LONGEST_HEADING = 40
MANY = 6
"""Who breaks one paragraph into more lines than this means paragraphs."""

Runs = list[tuple[str, bool]]


def pieces(runs: Sequence[tuple[str, bool]]) -> Iterator[Runs]:
    """Runs of (text, bold) cut at the breaks that part paragraphs; at the others the line goes on."""
    lines = _printed(runs)
    are_paragraphs = len(lines) > MANY
    piece = lines[0]
    for line in lines[1:]:
        if (are_paragraphs and not _text(piece).endswith(("，", "、"))) or _parts(_text(piece), _text(line)):
            yield piece
            piece = line
        else:
            piece = [*piece, *line]
    yield piece


def _printed(runs: Sequence[tuple[str, bool]]) -> list[Runs]:
    """The runs of every line between breaks."""
    lines: list[Runs] = [[]]
    for text, bold in runs:
        first, *more = text.split(BREAK)
        lines[-1].append((first, bold))
        lines += [[(after, bold)] for after in more]
    return lines


def _text(runs: Runs) -> str:
    return "".join(text for text, _bold in runs).strip(" \u3000")


def _parts(before: str, after: str) -> bool:
    """Whether a break stands between two paragraphs."""
    is_heading = marker_at_start(before) is not None and len(before) < LONGEST_HEADING and "。" not in before
    return before.endswith(("。", "！", "？", "；", "：")) or marker_at_start(after) is not None or is_heading

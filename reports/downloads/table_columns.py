"""How wide the columns of a table on paper are, by what stands in them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.charts.lettering import text_width

NARROWEST, PADDING = 2.0, 1.2
PROSE = 14.0
"""In em: what is longer is read from the left, not centred."""


class PaperColumn(NamedTuple):
    """`share` of the table's width, in thousandths; `is_prose`: its words are set from the left."""

    share: int
    is_prose: bool


def columns_of(header: Sequence[str], rows: Sequence[Sequence[str]], room: float) -> tuple[PaperColumn, ...]:
    """The columns of a table that has `room` em. Where all fits on one line each the rest is shared out evenly; where it
    does not, the longest give way first and none is narrower than two 汉字."""
    count = max(map(len, (header, *rows)), default=0)
    bodies = [_widest(rows, at, count) for at in range(count)]
    wanted = [max(_widest([header], at, count), body, NARROWEST) + PADDING for at, body in enumerate(bodies)]
    spare = room - sum(wanted)
    given = [each + spare / count for each in wanted] if spare >= 0 else _capped(wanted, room)
    return tuple(
        PaperColumn(round(1000 * width / sum(given)), body > PROSE) for width, body in zip(given, bodies, strict=True)
    )


def _widest(rows: Sequence[Sequence[str]], at: int, count: int) -> float:
    """Of one column; a short row's last cell lies across those that are left and widens none."""
    cells = (row[at] for row in rows if at < len(row) and (len(row) == count or at < len(row) - 1))
    return max(map(text_width, cells), default=0.0)


def _capped(wanted: Sequence[float], room: float) -> list[float]:
    """Who wants little gets it; the others get an equal share of what is left."""
    given, left = [0.0] * len(wanted), room
    for rank, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[at] = min(wanted[at], left / (len(wanted) - rank))
        left -= given[at]
    return given

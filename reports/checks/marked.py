"""A text cut where findings begin and end, so that each place can be marked. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.checks.texts import TextFinding

AROUND = 24
"""Characters on both sides of a place that show where it stands."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """A run of one line under the same findings; `numbers` are theirs in the list, `begins` of those that begin here."""

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its number, counted from one, and what stands round it on its line."""

    number: int
    finding: TextFinding
    before: str
    text: str
    after: str

    @property
    def is_of_whole(self) -> bool:
        """It is about no place of the text."""
        return self.finding.end == 0


def placed(text: str, findings: Sequence[TextFinding]) -> list[Placed]:
    return [_placed(text, number, finding) for number, finding in enumerate(findings, 1)]


def _placed(text: str, number: int, finding: TextFinding) -> Placed:
    start, end = finding.start, finding.end
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    return Placed(number, finding, before, text[start:end], after)


def marked(text: str, findings: Sequence[TextFinding]) -> Iterator[tuple[MarkedRun, ...]]:
    """The lines of a text, each in stretches; a blank line has none."""
    waiting = sorted((f.start, f.end, number, f.is_error) for number, f in enumerate(findings, 1) if f.end)
    open_: list[tuple[int, int, int, bool]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        while waiting and waiting[0][0] < end:
            start, stop, number, is_error = waiting.pop(0)
            open_.append((max(start, at), stop, number, is_error))
        yield tuple(_stretches(text, at, end, open_))
        open_ = [each for each in open_ if each[1] > end + 1]
        at = end + 1


def _stretches(text: str, at: int, end: int, found: list[tuple[int, int, int, bool]]) -> Iterator[MarkedRun]:
    inside = (place for start, stop, _, _ in found for place in (start, stop) if at < place < end)
    for first, last in pairwise(sorted({at, end, *inside})):
        over = [each for each in found if each[0] < last and each[1] > first]
        numbers = tuple(number for _, _, number, _ in over)
        begins = tuple(number for start, _, number, _ in over if start == first)
        yield MarkedRun(text[first:last], numbers, begins, any(is_error for *_, is_error in over))

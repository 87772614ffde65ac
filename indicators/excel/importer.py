"""What an uploaded workbook would do, cell by cell, before it does it: the plan both forms share. Pure.

Every row is cleaned before anything is written. One refused cell holds the whole file back until it is mended;
what somebody else changed or handed in meanwhile is named and left as it is.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models

from indicators.excel.layout import FORM_SHEET, QUALIFIERS, Column
from indicators.numbers import Measured
from indicators.numbers.measure import Qualifier
from indicators.numbers.parsing import Unclear, combined, loosened, read
from indicators.office.characters import storable
from indicators.office.files.faults import CellFault

if TYPE_CHECKING:
    from indicators.excel.cells import SheetCell
    from indicators.models import RulePoint


class ImportOutcome(models.TextChoices):
    REFUSED = "refused", "不能导入"
    STALE = "stale", "他人已改"
    CLOSED = "closed", "已提交"
    NEW = "new", "新填"
    CHANGED = "changed", "改动"
    UNCHANGED = "unchanged", "不变"


WRITTEN = (ImportOutcome.NEW, ImportOutcome.CHANGED)
"""What confirming writes."""

LEFT_ALONE = (ImportOutcome.STALE, ImportOutcome.CLOSED)
"""What the file says differently, and confirming leaves as it is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell: what the system holds and what the file says, both as people read them."""

    column: str
    address: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportLine:
    """What becomes of one figure. `seen` is the version the plan was made over.

    `points` are the rules' doubts about what would be written: they do not stop a draft, they stop handing it in.
    """

    code: str
    name: str
    year: int
    row: int
    outcome: ImportOutcome
    differences: tuple[Difference, ...] = ()
    faults: tuple[CellFault, ...] = ()
    remark: str = ""
    measured: Measured = field(default_factory=Measured)
    note: str = ""
    source: str = ""
    seen: int = 0
    points: tuple[RulePoint, ...] = ()

    @property
    def address(self) -> str:
        """The cell to look at first."""
        named = [fault.address for fault in self.faults] + [cell.address for cell in self.differences]
        return next(iter(named), "")


@dataclass(frozen=True)
class ImportPlan:
    """All of a file's lines in its own order, and what is to be said about the file as a whole."""

    lines: tuple[ImportLine, ...]
    notices: tuple[str, ...] = field(default=())

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(line.outcome.value for line in self.lines)

    @property
    def groups(self) -> list[tuple[ImportOutcome, list[ImportLine]]]:
        """The lines by outcome, what needs attention first; outcomes without a line are left out."""
        found = [(outcome, [line for line in self.lines if line.outcome == outcome]) for outcome in ImportOutcome]
        return [(outcome, lines) for outcome, lines in found if lines]

    @property
    def differing(self) -> list[tuple[ImportOutcome, list[ImportLine]]]:
        """The groups to be read cell by cell; what is refused is listed by its faults."""
        return [(outcome, lines) for outcome, lines in self.groups if outcome in (*WRITTEN, *LEFT_ALONE)]

    @property
    def unchanged(self) -> list[ImportLine]:
        return [line for line in self.lines if line.outcome == ImportOutcome.UNCHANGED]

    @property
    def written(self) -> list[ImportLine]:
        return [line for line in self.lines if line.outcome in WRITTEN]

    @property
    def faults(self) -> list[CellFault]:
        return [fault for line in self.lines for fault in line.faults]

    @property
    def is_confirmable(self) -> bool:
        """Nothing refused, and something to write."""
        return bool(self.written) and not self.faults

    @property
    def digest(self) -> str:
        """Differs as soon as anything shown in the preview does."""
        shown = [(line.code, line.year, line.seen, line.outcome, line.differences, line.remark) for line in self.lines]
        return hashlib.sha256(repr((shown, self.faults, self.notices)).encode()).hexdigest()


def unread_sheets(names: Iterable[str]) -> Iterator[str]:
    """What is said about sheets that somebody added to a form."""
    for name in names:
        yield f"多出的工作表“{name[:31]}”没有读取。要填的数请写在“{FORM_SHEET}”里。"


# ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────


def tidy(text: str) -> str:
    """A text as a workbook brings it back: without what a workbook can't hold, one kind of line break."""
    return storable(text).strip()


def alike(one: str, other: str) -> bool:
    """Whether two texts read the same, however their white space was broken."""
    return tidy(one).split() == tidy(other).split()


def texts(cells: dict[Column, SheetCell]) -> tuple[dict[str, str], list[CellFault]]:
    """The words an officer wrote by column key, each within its length."""
    faults = [CellFault(cell.address, cell.fault) for cell in cells.values() if cell.fault]
    for column, cell in cells.items():
        if column.longest and len(tidy(cell.text)) > column.longest:
            faults.append(
                CellFault(cell.address, f"{column.title}不能超过{column.longest}字，现在有{len(tidy(cell.text))}字。")
            )
    return {column.key: tidy(cell.text) for column, cell in cells.items()}, faults


NOTHING_HELD = Measured()


def number(
    cell: SheetCell, chosen: SheetCell, held: Measured = NOTHING_HELD, *, kind: str, unit: str, decimals: int
) -> tuple[Measured, list[CellFault]]:
    """The number in a cell with the qualifier chosen beside it, or what is wrong with each of the two.

    `held` is what the form was filled with: a qualifier left standing beside another number falls away.
    """
    qualifier, faults = _qualifier(chosen)
    try:
        measured = _measured(cell, kind, unit, decimals)
        if measured.value is None and qualifier:
            faults = [CellFault(chosen.address, "选了修饰，却没有填数。请填上数字，或者去掉修饰。")]
        return (Measured() if faults else combined(measured, loosened(measured, qualifier, held))), faults
    except Unclear as unclear:
        return Measured(), [CellFault(cell.address, str(unclear), "" if cell.fault else tidy(cell.text)[:40]), *faults]


def _measured(cell: SheetCell, kind: str, unit: str, decimals: int) -> Measured:
    if cell.fault:
        raise Unclear(cell.fault)
    return read(cell.text, kind=kind, unit=unit, decimals=decimals)


def _qualifier(chosen: SheetCell) -> tuple[str, list[CellFault]]:
    if chosen.fault:
        return "", [CellFault(chosen.address, chosen.fault)]
    qualifier = _QUALIFIERS.get(tidy(chosen.text))
    if qualifier is None:
        words = "、".join(filter(None, QUALIFIERS.values()))
        return "", [CellFault(chosen.address, f"修饰只能选{words}，或者空着。", tidy(chosen.text)[:40])]
    return qualifier, []


_QUALIFIERS = {word: qualifier.value for qualifier, word in QUALIFIERS.items()}
_QUALIFIERS |= {qualifier.label: qualifier.value for qualifier in Qualifier}

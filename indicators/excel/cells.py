"""What stands in the cells of a form, as it is written and as it is read. Knows no library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from indicators.excel.layout import Contract
from indicators.office.later import Later

if TYPE_CHECKING:
    from indicators.excel import writer
else:
    writer = Later("indicators.excel.writer")

SIMULATED = "这份表和本系统一个是模拟数据、一个是正式数据，不能互相导入。请在本系统重新下载填报表填写。"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What the officer sees in a cell, or why that can't be taken in (`fault`, a Chinese sentence)."""

    address: str
    text: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the form by column key."""

    number: int
    cells: dict[str, SheetCell] = field(repr=False)

    def __getitem__(self, key: str) -> SheetCell:
        return self.cells[key]

    @property
    def is_blank(self) -> bool:
        return not any(cell.text or cell.fault for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class SheetReading:
    """`unread` are the names of sheets that somebody added: what stands there is nobody's figure."""

    contract: Contract
    rows: tuple[SheetRow, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What stands in a cell: a text, or a number measured in `kind` with at most `decimals` places."""

    value: str | int | Decimal | None = None
    kind: str = ""
    decimals: int = 0
    is_open: bool = False


Entries: TypeAlias = dict[str, SheetEntry]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled-in form: `head` are the up to three lines above the table, `guide` the lines of the instruction sheet."""

    contract: Contract
    head: tuple[str, ...]
    rows: Sequence[Entries] = field(repr=False)
    guide: tuple[str, ...] = ()

    def workbook(self) -> bytes:
        """As officers get it."""
        return writer.write(self)

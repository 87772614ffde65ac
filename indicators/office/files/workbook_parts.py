"""The parts of a workbook, each read on a budget and written anew with no more than a reader needs. No database.

Styles, properties, themes and drawings are nobody's content: what is wrong with them makes no workbook damaged, and
nothing of them is passed on but number formats. An empty cell is no content wherever it stands. Both dialects of
Open XML (ISO/IEC 29500 strict and transitional) come out as the transitional one, every cell with its address.
"""

from __future__ import annotations

import io
import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from xml.sax import SAXException, handler
from xml.sax.saxutils import escape, quoteattr
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException, sax

from indicators.office.characters import storable
from indicators.office.files.columns import column_letters, column_number
from indicators.office.files.unreadable import (
    DAMAGED,
    DECLARATIONS,
    LINKS,
    LONG_TEXT,
    TOO_MANY_STYLES,
    TOO_MUCH,
    Unreadable,
    outside,
)

MOST_ROWS, MOST_COLUMNS = 1000, 120
"""Beyond this nothing is looked for: a catalogue of 1000 indicators, a history of 38 years."""

LONGEST_RUN = 64 * 1024
"""Bytes between two tags: no sentence and no honest list of attributes is longer."""

MOST_CELLS = 12_000
MOST_ELEMENTS = 3 * MOST_CELLS
MOST_PASSED_OVER = 200_000
"""Elements that say nothing: empty cells, styles that no cell needs."""

MOST_STYLES = 8_000
MOST_ATTRIBUTES = 100
MOST_INSTRUCTIONS = 8
EXCELS_LAST_COLUMN = 16_384

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

_PLAIN_DRESS = "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
"""What a style sheet can't be without."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class PartHandler(handler.ContentHandler):
    """Counts a part's elements and stops at the first that is too many, whatever the part calls itself."""

    most = MOST_ELEMENTS

    def __init__(self) -> None:
        super().__init__()
        self.elements = self.passed_over = self.instructions = 0
        self.written: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  the parser's own name
        self.elements += 1
        if self.elements > self.most or len(attrs) > MOST_ATTRIBUTES:
            raise Unreadable(TOO_MUCH)
        self.opened(local(name), {local(key): value for key, value in attrs.items()})

    def endElement(self, name: str) -> None:  # noqa: N802
        self.closed(local(name))

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802
        self.instructions += 1
        if self.instructions > MOST_INSTRUCTIONS:
            raise Unreadable(DECLARATIONS)

    def opened(self, name: str, attrs: dict[str, str]) -> None:
        """An element begins; names and attributes without their prefixes."""

    def closed(self, name: str) -> None:
        """An element ends."""

    def pass_over(self, elements: int = 1) -> None:
        """What has just been counted says nothing."""
        self.elements -= elements
        self.passed_over += elements
        if self.passed_over > MOST_PASSED_OVER:
            raise Unreadable(TOO_MUCH)

    def xml(self) -> str:
        """The part anew."""
        return "".join(self.written)


def parse(content: bytes, part: PartHandler) -> None:
    """Raises Unreadable for what is no XML, declares what no workbook does, or is too much."""
    if re.search(rb"<[^<]{%d}" % LONGEST_RUN, content):
        raise Unreadable(LONG_TEXT)
    try:
        sax.parse(io.BytesIO(content), part, forbid_dtd=True)
    except DefusedXmlException:
        raise Unreadable(DECLARATIONS) from None
    except SAXException:
        raise Unreadable(DAMAGED) from None


def local(name: str) -> str:
    return name.rpartition(":")[2]


def unescaped(text: str) -> str:
    """`_x000D_` is how a workbook writes a character that XML can't hold: a line break stays, the others go."""
    return storable(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


# ── what holds a workbook together ─────────────────────────────────────────────────────────────────────────


class Relations(PartHandler):
    """Which part is which; none may lead outside."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def opened(self, name: str, attrs: dict[str, str]) -> None:
        kind = posixpath.basename(attrs.get("Type", ""))
        if name != "Relationship":
            return
        if attrs.get("TargetMode") == "External":
            if kind != "hyperlink":
                raise Unreadable(LINKS)
        elif kind in ("worksheet", "styles", "sharedStrings"):
            key, target = attrs.get("Id", ""), posixpath.normpath(posixpath.join("/xl", attrs.get("Target", "")))
            self.targets[key] = target.lstrip("/")
            self.written.append(
                f'<Relationship Id={quoteattr(key)} Type="{OFFICE}/{kind}" Target={quoteattr(target)}/>'
            )

    def xml(self) -> str:
        return f'<Relationships xmlns="{PACKAGE}">{super().xml()}</Relationships>'


class Book(PartHandler):
    """The list of sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.is_1904 = False

    def opened(self, name: str, attrs: dict[str, str]) -> None:
        if name == "workbookPr":
            self.is_1904 = attrs.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            self.sheets.append((attrs.get("name", ""), attrs.get("id", "")))
            said = {"name": attrs.get("name", ""), "sheetId": str(len(self.sheets)), "r:id": attrs.get("id", "")}
            state = attrs.get("state", "visible")
            pairs = " ".join(f"{key}={quoteattr(value)}" for key, value in (said | {"state": state}).items())
            self.written.append(f"<sheet {pairs}/>")

    def xml(self) -> str:
        head = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(self.is_1904)}"/>'
        return f"{head}<sheets>{super().xml()}</sheets></workbook>"


class NumberFormats(PartHandler):
    """Of all styles only the number formats: `format_of` a cell's style is its place in the list written anew."""

    most = MOST_PASSED_OVER

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, str] = {}
        self.formats: list[str] = []
        self.in_cells = False

    def opened(self, name: str, attrs: dict[str, str]) -> None:
        if name == "cellXfs":
            self.in_cells = True
        elif name == "numFmt":
            self.codes[attrs.get("numFmtId", "")] = attrs.get("formatCode", "General")
        elif name == "xf" and self.in_cells:
            self.formats.append(attrs.get("numFmtId", "0"))
        if max(len(self.codes), len(self.formats)) > MOST_STYLES:
            raise Unreadable(TOO_MANY_STYLES)

    def closed(self, name: str) -> None:
        if name == "cellXfs":
            self.in_cells = False

    def format_of(self, style: str) -> int:
        """Raises Unreadable for a style that isn't there: its number could be a percentage."""
        if not style.isdecimal() or int(style) >= len(self.formats):
            raise Unreadable(DAMAGED)
        return self._distinct[self.formats[int(style)]]

    @cached_property
    def _distinct(self) -> dict[str, int]:
        return {number: place for place, number in enumerate(dict.fromkeys(self.formats))}

    def xml(self) -> str:
        used = dict.fromkeys(self.formats)
        codes = "".join(
            f"<numFmt numFmtId={quoteattr(number)} formatCode={quoteattr(self.codes[number])}/>"
            for number in used
            if number in self.codes
        )
        cells = "".join(f"<xf numFmtId={quoteattr(number)}/>" for number in used)
        return (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>{_PLAIN_DRESS}<cellXfs>{cells}</cellXfs>'
            '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


class Strings(PartHandler):
    """The texts that cells share, without their dress and their pronunciation."""

    most = MOST_CELLS

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.in_text = self.is_spoken = False

    def opened(self, name: str, attrs: dict[str, str]) -> None:
        self.in_text = name == "t" and not self.is_spoken
        self.is_spoken = self.is_spoken or name == "rPh"

    def characters(self, content: str) -> None:
        if self.in_text:
            self.text.append(content)

    def closed(self, name: str) -> None:
        self.in_text = False
        if name == "rPh":
            self.is_spoken = False
        elif name == "si":
            self.written.append(f"<si><t>{escape(unescaped(''.join(self.text)))}</t></si>")
            self.text.clear()

    def xml(self) -> str:
        return f'<sst xmlns="{MAIN}">{super().xml()}</sst>'


# ── a sheet ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Facts:
    """What is to be known of a sheet beside its cells.

    `uncomputed` are the addresses of formulas that nobody calculated, `hidden_row` the first hidden row that holds
    something, `merged` the merged cells that reach farthest down, to row `merged_until`.
    """

    uncomputed: set[str] = field(default_factory=set)
    hidden_row: int = 0
    merged: str = ""
    merged_until: int = 0


class SheetCells(PartHandler):
    """The cells that hold something, each with its address."""

    def __init__(self, styles: NumberFormats) -> None:
        super().__init__()
        self.styles, self.facts = styles, Facts()
        self.cells = self.row = self.column = 0
        self.row_name, self.is_hidden, self.row_said = "", False, False
        self.cell: dict[str, str] = {}
        self.formula: dict[str, str] = {}
        self.has_formula = self.is_spoken = False
        self.said: dict[str, list[str]] = {"v": [], "f": [], "t": []}
        self.hears = ""

    def opened(self, name: str, attrs: dict[str, str]) -> None:
        if look := _LOOKS.get(name):
            look(self, attrs)
        self.hears = name if name in self.said and not self.is_spoken else ""

    def characters(self, content: str) -> None:
        if self.hears:
            self.said[self.hears].append(content)

    def closed(self, name: str) -> None:
        self.hears = ""
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self.is_spoken = False

    def xml(self) -> str:
        return f'<worksheet xmlns="{MAIN}"><sheetData>{super().xml()}</sheetData></worksheet>'

    # ── what begins ──

    def begin_row(self, attrs: dict[str, str]) -> None:
        self.row_name = attrs.get("r", str(self.row + 1))
        row = int(self.row_name) if re.fullmatch("[0-9]{1,7}", self.row_name) else MOST_ROWS + 1
        if row <= self.row and row <= MOST_ROWS:
            raise Unreadable(DAMAGED)  # programs differ about which of two rows they show
        self.row, self.column, self.row_said = row, 0, False
        self.is_hidden = attrs.get("hidden", "0") not in ("0", "false")

    def begin_cell(self, attrs: dict[str, str]) -> None:
        found = _CELL.fullmatch(attrs.get("r", ""))
        column = column_number(found[1]) if found else self.column + 1
        if column <= self.column or column > EXCELS_LAST_COLUMN:
            raise Unreadable(DAMAGED if found else TOO_MUCH)
        self.column, self.cell, self.formula, self.has_formula = column, attrs, {}, False
        for texts in self.said.values():
            texts.clear()

    def begin_formula(self, attrs: dict[str, str]) -> None:
        self.has_formula, self.formula = True, attrs

    def begin_pronunciation(self, attrs: dict[str, str]) -> None:
        self.is_spoken = True

    def merge(self, attrs: dict[str, str]) -> None:
        cells = attrs.get("ref", "")
        ends = [int(found[2]) for found in _CELL.finditer(cells)] or [MOST_ROWS]
        if max(ends) > self.facts.merged_until:
            self.facts.merged, self.facts.merged_until = cells, max(ends)

    # ── what ends ──

    def _end_cell(self) -> None:
        value, formula, text = ("".join(self.said[name]) for name in ("v", "f", "t"))
        if not (self.has_formula or value.strip() or text.strip()):
            return self.pass_over()
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise Unreadable(TOO_MUCH)
        self._require_in_place()
        address = f"{column_letters(self.column)}{self.row}"
        if self.has_formula and not value.strip():
            self.facts.uncomputed.add(address)
        self._write(address, value, formula, text)

    def _require_in_place(self) -> None:
        if self.row > MOST_ROWS:
            raise outside(f"第{self.row_name[:10]}行")
        if self.column > MOST_COLUMNS:
            raise outside(f"{column_letters(self.column)}{self.row}处")
        if self.is_hidden and not self.facts.hidden_row:
            self.facts.hidden_row = self.row

    def _write(self, address: str, value: str, formula: str, text: str) -> None:
        if not self.row_said:
            self.written.append(f'<row r="{self.row}">')
            self.row_said = True
        kind, style = self.cell.get("t", "n"), self.cell.get("s")
        self.written.append(f'<c r="{address}" t={quoteattr(kind)}')
        self.written.append(f' s="{self.styles.format_of(style)}">' if style else ">")
        if self.has_formula:
            shared = {key: self.formula[key] for key in ("t", "si", "ref") if key in self.formula}
            pairs = "".join(f" {key}={quoteattr(said)}" for key, said in shared.items())
            self.written.append(f"<f{pairs}>{escape(formula)}</f>")
        if kind == "inlineStr":
            self.written.append(f"<is><t>{escape(unescaped(text))}</t></is>")
        elif value:
            self.written.append(f"<v>{escape(unescaped(value) if kind == 'str' else value)}</v>")
        self.written.append("</c>")

    def _end_row(self) -> None:
        if self.row_said:
            self.written.append("</row>")
        else:
            self.pass_over()


_LOOKS = {
    "row": SheetCells.begin_row,
    "c": SheetCells.begin_cell,
    "f": SheetCells.begin_formula,
    "rPh": SheetCells.begin_pronunciation,
    "mergeCell": SheetCells.merge,
}

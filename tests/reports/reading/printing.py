"""A PDF as a word processor prints it, small and by hand: characters at their places, borders as lines or as thin bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

SIZE = 12.0
ROW, COLUMN = 24.0, 120.0
LEFT, TOP = 90.0, 740.0
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/DW 1000>>]>>"
)


@dataclass
class Printing:
    """One page after another; the pen moves down with every line and table."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = TOP

    def text(self, *lines: str, left: float = LEFT) -> Printing:
        for line in lines:
            self._set(line, left)
            self.y -= ROW
        return self

    def page(self) -> Printing:
        self.pages.append([])
        self.y = TOP
        return self

    def table(self, rows: Sequence[Sequence[str]], *, bars: bool = False) -> Printing:
        """Every cell ruled; a row with fewer cells than the first has its last one over the rest."""
        columns = len(rows[0])
        top, right = self.y + SIZE + 4, LEFT + columns * COLUMN
        draw = self._bar if bars else self._line
        for number in range(len(rows) + 1):
            draw(LEFT, top - number * ROW, right, top - number * ROW)
        for number, row in enumerate(rows):
            for at in [*range(len(row)), columns]:
                draw(LEFT + at * COLUMN, top - number * ROW, LEFT + at * COLUMN, top - (number + 1) * ROW)
            for at, cell in enumerate(row):
                self._cell(cell, LEFT + at * COLUMN + 2)
            self.y -= ROW
        self.y -= ROW
        return self

    def _cell(self, text: str, left: float) -> None:
        """What is too long for its cell goes on below, in smaller type."""
        lines = text.split("\n")
        for at, line in enumerate(lines):
            lower = self.y + (8 - at * 11 if len(lines) > 1 else 0)
            self._set(line, left, lower, SIZE if len(lines) == 1 else 9)

    def _set(self, text: str, left: float, y: float | None = None, size: float = SIZE) -> None:
        at = self.y if y is None else y
        self.pages[-1].append(f"BT /F {size} Tf {left} {at} Td <{text.encode('utf-16-be').hex()}> Tj ET")

    def _line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.pages[-1].append(f"{x} {y} m {to_x} {to_y} l S")

    def _bar(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.pages[-1].append(f"{min(x, to_x)} {min(y, to_y)} {abs(to_x - x) or 0.5} {abs(to_y - y) or 0.5} re f")

    def bytes(self) -> bytes:
        kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(self.pages)))
        parts = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>".encode(),
            FONT,
        ]
        for number, commands in enumerate(self.pages):
            stream = "\n".join(commands).encode()
            box = "/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>"
            parts.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {5 + 2 * number} 0 R>>".encode())
            parts.append(f"<</Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream")
        written, places = b"%PDF-1.7\n", []
        for number, part in enumerate(parts, 1):
            places.append(len(written))
            written += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        head = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
        end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
        return written + head.encode() + end.encode()

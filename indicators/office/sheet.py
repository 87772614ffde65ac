"""A table that becomes a file, whichever kind: a head, rows of texts and numbers. Knows no library that writes workbooks."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from indicators.office.sending import SIMULATED

Entry: TypeAlias = "str | int | Decimal | None"


# What a spreadsheet takes for the start of a formula, in half and full width.
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


SETTLED_TIME = datetime(2000, 1, 1)  # noqa: DTZ001  the file format knows no time zone


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is exported: a head, rows of texts and numbers (None for an empty cell), and remarks for the reader.

    `name` becomes the file's name and the sheet's; `widths` are in characters of 汉字 size.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    widths: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


def marked(sheet: Sheet) -> Sheet:
    """The sheet with 模拟数据 in its name and on every row, so that no cut or copy loses it; without rows, in its head."""
    return replace(
        sheet,
        name=f"{SIMULATED}-{sheet.name}",
        head=(*sheet.head, "数据性质" if sheet.rows else SIMULATED),
        rows=tuple((*row, SIMULATED) for row in sheet.rows),
    )


def settled(package: bytes, at: datetime = SETTLED_TIME) -> bytes:
    """An Office file that was made `at` a time, not now: the same content gives the same bytes."""
    moment = rb"\g<1>" + at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    file = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", moment, content)
            new.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()

"""A table on the page → the same table as CSV or Excel: numbers stay numbers, text can't turn into a formula.

The same sheet always gives the same bytes, so a file tells whether anything has changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from indicators.office.later import Later
from indicators.office.sending import XLSX, disposition
from indicators.office.sheet import FORMULA_STARTS, SETTLED_TIME, Entry, Sheet, marked
from indicators.office.shipped import LoadedFixture

if TYPE_CHECKING:
    from indicators.office import workbook
else:
    workbook = Later("indicators.office.workbook")


@dataclass(frozen=True, slots=True)
class FileKind:
    content_type: str
    write: Callable[[Sheet], bytes]


def download(sheet: Sheet, extension: str) -> HttpResponse:
    """The sheet as a file named in Chinese; Http404 for an unknown extension."""
    if extension not in FILE_KINDS:
        raise Http404(f"没有“{extension}”格式的下载。")
    kind = FILE_KINDS[extension]
    sheet = marked(sheet) if LoadedFixture.objects.is_simulated() else sheet
    headers = {"Content-Disposition": disposition(f"{sheet.name}.{extension}", f"table.{extension}")}
    return HttpResponse(kind.write(sheet), content_type=kind.content_type, headers=headers)


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the byte order mark that Excel needs to read 汉字."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(sheet.head)
    writer.writerows([_guarded(entry) for entry in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def to_xlsx(*sheets: Sheet, at: datetime = SETTLED_TIME) -> bytes:
    """A workbook of sheets with frozen, filterable heads; remarks stand on a sheet 说明. `at` is all it knows of time."""
    return workbook.of(sheets, at)


def _guarded(entry: Entry) -> Entry:
    """Text that a spreadsheet would run as a formula gets an apostrophe; numbers, also negative ones, do not."""
    if isinstance(entry, str) and entry.startswith(FORMULA_STARTS):
        return f"'{entry}"
    return entry


FILE_KINDS = {
    "csv": FileKind("text/csv; charset=utf-8", to_csv),
    "xlsx": FileKind(XLSX, to_xlsx),
}

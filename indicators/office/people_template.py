"""The sheet of people as it goes out, empty. Loaded when somebody asks for it."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from indicators.office.departments import Department
from indicators.office.files.columns import column_letters
from indicators.office.people_sheet import COLUMNS, MOST_PEOPLE
from indicators.office.roles import Role


def template() -> bytes:
    """An empty sheet to fill in, with the words that 部门 and 角色 accept on a second one."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet("可填内容")
    sheet.title = "人员"
    sheet.append(COLUMNS)
    words.append(["部门", "角色", "角色的职责"])
    names = [department.name for department in Department.objects.active()]
    for place in range(max(len(names), len(Role))):
        role = list(Role)[place] if place < len(Role) else None
        words.append(
            [names[place] if place < len(names) else "", role.value if role else "", role.label if role else ""]
        )
    for table, widths in ((sheet, (18, 14, 18, 32, 24)), (words, (24, 14, 48))):
        _dress(table, widths)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _dress(sheet: Worksheet, widths: tuple[int, ...]) -> None:
    """Readable widths, a bold head that stays in sight, and text cells, so that a phone number keeps its zeros."""
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, start=1):
        letter = column_letters(place)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
        for row in range(2, MOST_PEOPLE + 2):
            sheet[f"{letter}{row}"].number_format = "@"
            sheet[f"{letter}{row}"].alignment = Alignment(wrap_text=True, vertical="top")

"""The people's sheet as it is handed in: opened, judged row by row, and read again when its preview is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from indicators.office import people_sheet
from indicators.office.files.small_tables import table
from indicators.office.files.unreadable import Unreadable
from indicators.office.later import Later
from indicators.office.people_sheet import MOST_PEOPLE, Newcomer, Roster, Rows
from indicators.office.steps import Refused

if TYPE_CHECKING:
    from indicators.office import people_template
else:
    people_template = Later("indicators.office.people_template")


class PeopleSheetForm(forms.Form):
    """A valid one has its `rows` of text and the `roster` that they make, with whatever is wrong in it."""

    file = forms.FileField(
        label="人员表",
        help_text="Excel（.xlsx）或CSV，不超过2MB、100人。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    rows: Rows
    roster: Roster

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in cleaned:
            try:
                handed = table(cleaned["file"].read(), width=12, height=MOST_PEOPLE + 1)
                self.rows, self.roster = handed.rows, people_sheet.judge(handed.rows, handed.faults)
            except Unreadable as unreadable:
                self.add_error("file", _of_people(unreadable))
        return cleaned


def newcomers(rows: Rows) -> list[Newcomer]:
    """The people of a sheet that was looked at. Raises Refused where it no longer holds."""
    try:
        return people_sheet.newcomers(rows)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from None


def _of_people(unreadable: Unreadable) -> str:
    """The guard speaks of the form it mostly reads; this is another one."""
    return str(unreadable).replace("填报表", "人员表")


def empty_sheet() -> bytes:
    """The workbook to fill in."""
    return people_template.template()

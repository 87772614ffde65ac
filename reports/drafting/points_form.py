"""In which order the sentences of 本年要点 stand, and which are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from reports.document.main_points import MainPoint, PointKey
from reports.document.year_facts import points_of
from reports.drafting.composition import compose
from reports.models import Report
from reports.narrative.binding import FigureBook

PLACES = [(number, str(number)) for number in range(1, len(PointKey) + 1)]
LEFT_OUT = (0, "不列入")


class PointsForm(forms.Form):
    """A place for each sentence by its key. `seen` is the version the editor has before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = report.version
        for key in PointKey:
            self.fields[key.value] = forms.TypedChoiceField(
                label=key.label, choices=[*PLACES, LEFT_OUT], coerce=int, initial=_place(key, report.points)
            )

    def clean(self) -> dict[str, Any]:
        places = [self.cleaned_data.get(key.value) for key in PointKey]
        if not any(places) and None not in places:
            raise forms.ValidationError("至少保留一句。")
        return self.cleaned_data

    @property
    def order(self) -> list[str]:
        """Keys as `chosen` reads them; those of one place in their usual order."""
        places = {key.value: self.cleaned_data[key.value] for key in PointKey}
        kept = sorted((key for key in places if places[key]), key=lambda key: places[key])
        return [*kept, *(f"-{key}" for key in places if not places[key])]


def draft_points(report: Report) -> dict[str, MainPoint]:
    """Every sentence that the draft's figures make now, by its key."""
    return {point.key: point for point in points_of(compose(report, FigureBook.for_draft(report.year)))}


@dataclass(frozen=True)
class PointRow:
    """A sentence as it would be published now, with the field of its place."""

    field: forms.BoundField
    point: MainPoint


def rows_of(form: PointsForm, made: Mapping[str, MainPoint]) -> Iterator[PointRow]:
    """Those that can be made now, in the order they stand in; the others keep their places unseen."""
    for key in sorted(made, key=lambda key: form[key].initial or len(PLACES) + 1):
        yield PointRow(form[key], made[key])


def _place(key: PointKey, order: list[str]) -> int:
    if f"-{key}" in order:
        return 0
    usual = [each.value for each in PointKey if each.value not in order and f"-{each}" not in order]
    kept = [each for each in order if not each.startswith("-")]
    return [*kept, *usual].index(key.value) + 1

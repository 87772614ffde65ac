"""Which years may be loaded: finished ones that have no life of their own in this system."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from indicators.models import FIRST_YEAR, Collection, Figure, FigureStatus

MOST_YEARS = 30


def closed_years() -> dict[int, str]:
    """The years that have a life of their own in this system, each with the sentence that says so."""
    entered = Figure.objects.exclude(status=FigureStatus.PENDING).order_by().values_list("year", flat=True).distinct()
    years = dict.fromkeys(entered, "数据由部门填报，不能从这里导入")
    years |= dict.fromkeys(
        Collection.objects.values_list("year", flat=True), "已开启填报，由各部门填报，不能从这里导入"
    )
    locked = Figure.objects.filter(status=FigureStatus.LOCKED).order_by().values_list("year", flat=True).distinct()
    return years | dict.fromkeys(locked, "已由本系统发布版次，改动要走更正程序")


def open_years(first: int, last: int) -> list[int]:
    """The finished years from first to last that may be loaded, at most `MOST_YEARS`, newest kept."""
    closed = closed_years()
    last = min(last, timezone.localdate().year - 1)
    return [year for year in range(first, last + 1) if year not in closed][-MOST_YEARS:]


class YearsForm(forms.Form):
    """Which years an empty sheet is for."""

    first = forms.IntegerField(label="从", min_value=FIRST_YEAR)
    last = forms.IntegerField(label="到")

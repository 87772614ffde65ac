"""How the report's words are typed, in the face and measure they are read in, and how they stand in a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.safestring import SafeString

from indicators.numbers.unbroken import numbers_unbroken

NARRATIVE: dict[type[models.Field], dict[str, Any]] = {
    models.TextField: {"widget": forms.Textarea(attrs={"class": "narrative", "rows": 8})},
    models.CharField: {"widget": forms.TextInput(attrs={"class": "vTextField"})},
}


def words(field: str, description: str) -> Any:
    """A list column of a title, or with "" of the row's name, whose numbers stay whole where a narrow cell breaks it."""

    @admin.display(description=description, ordering=field or None)
    def column(row: models.Model) -> SafeString:
        return numbers_unbroken(getattr(row, field) if field else str(row))

    return column

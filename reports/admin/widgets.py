"""How the report's words are typed: in the face and measure they are read in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

NARRATIVE: dict[type[models.Field], dict[str, Any]] = {
    models.TextField: {"widget": forms.Textarea(attrs={"class": "narrative", "rows": 8})},
    models.CharField: {"widget": forms.TextInput(attrs={"class": "vTextField"})},
}

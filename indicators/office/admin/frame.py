"""What every admin page here does alike: rights by role, nothing lost, faults said in sentences."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse

from indicators.office.admin.questions import OfferedQuestions
from indicators.office.permissions import user_has_role
from indicators.office.roles import Role


class LabelledForm(forms.ModelForm):
    """Its labels end in a Chinese colon, which Django's own translation leaves out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": "："} | kwargs))


class CheckedForm(LabelledForm):
    """Checks the database's constraints also where they reach fields the form doesn't show.

    Django passes over those, and the officer would meet an error page instead of a sentence.
    """

    def validate_unique(self) -> None:
        super().validate_unique()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(None, error)


class VersionedForm(CheckedForm):
    """Of a row that is `Shared`: refuses to write over what somebody else saved after this form was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.mark

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            self.instance.require_seen(cleaned.get("seen"))
        return cleaned


class ByRole:
    """Rights come from the account's roles, not from Django's table of model permissions. Nobody deletes."""

    readers: tuple[Role, ...] = tuple(Role)
    writers: tuple[Role, ...] = (Role.ADMINISTRATOR,)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return user_has_role(request.user, *self.readers)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return user_has_role(request.user, *self.writers)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return user_has_role(request.user, *self.writers)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class Viewed(ByRole):
    """What only verbs write: read-only for everybody, superusers too."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class Removable(ByRole):
    """Parts of a draft: whoever may write them may take them out again."""

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_change_permission(request, obj)


class PlainTitles(OfferedQuestions):
    """Headings as people would write them: 数据, 修改数据; the stock ones read 选择 数据 来修改."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = {"title": str(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["title"] = str(context["title"]).replace(" ", "")
        return super().render_change_form(request, context, *args, **kwargs)


class Page(PlainTitles):
    """A model's pages. `fixed` fields are chosen once, when a row is added."""

    form: type[forms.ModelForm] = CheckedForm
    list_per_page = 50
    fixed: tuple[str, ...] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        readonly = tuple(super().get_readonly_fields(request, obj))
        return readonly + self.fixed if obj else readonly


class Versioned(Page):
    """Pages of a row whose form is a `VersionedForm`."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj and self.has_change_permission(request, obj):
            fieldsets.append((None, {"fields": ("seen",), "classes": ("hidden",)}))
        return fieldsets


class KeptAdmin(ByRole, Page):
    """Written by those who hold the role, deleted by nobody."""


class ViewedAdmin(Viewed, Page):
    """Written by verbs alone."""


def yes_no(field: str, description: str, *, yes: str = "是", no: str = "") -> Any:
    """A list column that says a switch in words; the stock icon speaks English to screen readers."""

    @admin.display(description=description, ordering=field)
    def column(obj: models.Model) -> str:
        return yes if getattr(obj, field) else no

    return column

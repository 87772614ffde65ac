"""数据: figures, their evidence and their log."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from indicators.models import Collection, Evidence, Figure, FigureMove, user_can_manage_collection
from indicators.numbers import Measured, formatting
from indicators.office.admin import KeptAdmin, Recorded, Versioned, VersionedForm, Viewed, ViewedAdmin, actor, yes_no
from indicators.office.roles import Role
from indicators.views import reopened

ENTERED_FIELDS = ("value", "qualifier", "note", "source")


class FigureForm(VersionedForm):
    """The working value in as many decimals as the figure has: 1235, not 1235.0000."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value = self.fields.get("value")
        if value and self.instance.pk:
            stored = formatting.plain(self.instance.value, self.instance.decimals)
            self.initial["value"] = Decimal(stored) if stored else None  # a string would always count as changed
            value.widget.attrs["step"] = f"{10**-self.instance.decimals:.{self.instance.decimals}f}"


class MovesInline(Viewed, admin.TabularInline):
    model = FigureMove
    fields = readonly_fields = ("at", "verb", "status_from", "status_to", "by", "then", "note")
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[FigureMove]:
        return super().get_queryset(request).select_related("by", "figure__indicator")

    @admin.display(description="当时的值")
    def then(self, move: FigureMove) -> str:
        return move.figure.cell_of(Measured(move.value, move.qualifier))


@admin.register(Figure)
class FigureAdmin(KeptAdmin, Versioned, Recorded):
    """The working value can be corrected here; status and published value move through verbs alone."""

    form = FigureForm
    list_display = ("indicator", "year", "working", "public", "status", "department", "entered_by", "entered_at")
    list_filter = ("year", "status", "indicator__theme", "kind", ("department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("indicator", "department", "entered_by")
    search_fields = ("indicator__name", "indicator__code", "note", "source")
    ordering = ("-year", "indicator__order")
    autocomplete_fields = ("indicator",)
    fixed = ("indicator", "year")
    formfield_overrides = {models.CharField: {"widget": forms.TextInput(attrs={"class": "vTextField"})}}
    readonly_fields = (
        "measure",
        "department",
        "status",
        "version",
        "entered_by",
        "entered_at",
        "public",
        "published_source",
        "published_by",
        "published_at",
    )
    fieldsets = (
        (None, {"fields": ("indicator", "year", "measure", "department")}),
        ("填报", {"fields": (*ENTERED_FIELDS, "status", "version", "entered_by", "entered_at")}),
        (
            "公开",
            {
                "fields": ("public", "published_source", "published_by", "published_at"),
                "description": "公众看到的是这里的发布值。改动填报值不会改变它，须经审核后由发布人发布或更正。",
            },
        ),
    )
    inlines = (MovesInline,)

    def get_urls(self) -> list[Any]:
        """Below a figure: entering it again for a correction."""
        return [*reopened.addresses(self.admin_site.admin_view), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody's: a figure comes with its year's round, or joins it by a verb of the round's."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The door by which a figure does come in, for those who may take it."""
        may_join = user_can_manage_collection(request.user)
        door = {"joinable": Collection.objects.open() if may_join else ()}
        return super().changelist_view(request, door | (extra_context or {}))

    @admin.display(description="填报值", ordering="value")
    def working(self, figure: Figure) -> str:
        return figure.cell_of(figure.entry)

    @admin.display(description="发布值", ordering="published_value")
    def public(self, figure: Figure) -> str:
        return figure.cell_of(Measured(figure.published_value, figure.published_qualifier))

    @admin.display(description="计量")
    def measure(self, figure: Figure) -> str:
        decimals = f"，最多{figure.decimals}位小数" if figure.decimals else "，整数"
        return f"{figure.get_kind_display()}，单位“{figure.unit}”{decimals}"

    def save_model(self, request: HttpRequest, obj: Figure, form: forms.ModelForm, change: bool) -> None:
        """A new working value goes through its verb: a draft of whoever changed it, with a line in the log."""
        if set(ENTERED_FIELDS).intersection(form.changed_data):
            figure = Figure.objects.get(indicator=obj.indicator, year=obj.year)
            entered = figure.overtyped(Measured(obj.value, obj.qualifier))
            if entered.qualifier != obj.qualifier:
                label = obj.get_qualifier_display()
                sentence = f"原来的“{label}”随旧数一起去掉了；现在的数仍是“{label}”的，请再选上并保存。"
                messages.warning(request, sentence)
            figure.amend(entered, note=obj.note, source=obj.source, by=actor(request), seen=obj.version)
        obj.refresh_from_db()


@admin.register(FigureMove)
class FigureMoveAdmin(ViewedAdmin):
    list_display = (
        "at",
        "figure",
        "verb",
        "status_from",
        "status_to",
        "then",
        "by",
        yes_no("on_behalf", "代填", yes="代填"),
        yes_no("own_department", "自审", yes="本部门自审"),
        "note",
    )
    list_display_links = ("at",)
    list_filter = ("verb", "figure__year", ("figure__department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("figure__indicator", "by")
    search_fields = ("figure__indicator__name", "figure__indicator__code", "by__full_name", "note")
    date_hierarchy = "at"
    fields = ("figure", "verb", "status_from", "status_to", "then", "by", "at", "note", "version", "behalf")

    @admin.display(description="当时的值")
    def then(self, move: FigureMove) -> str:
        return move.figure.cell_of(Measured(move.value, move.qualifier))

    @admin.display(description="代填")
    def behalf(self, move: FigureMove) -> str:
        return "是" if move.on_behalf else "否"


@admin.register(Evidence)
class EvidenceAdmin(ViewedAdmin):
    """What was handed in as proof. The files themselves are served by a page that checks who asks."""

    readers = (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.LEADER, Role.ADMINISTRATOR)
    list_display = ("name", "figure", "content_type", "size", "uploaded_by", "uploaded_at", "withdrawn_at")
    list_filter = ("figure__year", ("figure__department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("figure__indicator", "uploaded_by")
    search_fields = ("name", "figure__indicator__name", "figure__indicator__code")
    date_hierarchy = "uploaded_at"
    fields = (
        "figure",
        "name",
        "content_type",
        "size",
        "sha256",
        "uploaded_by",
        "uploaded_at",
        "withdrawn_by",
        "withdrawn_at",
    )

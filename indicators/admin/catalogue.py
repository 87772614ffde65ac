"""目录: indicators, their annotations, themes, departments."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.models import Annotation, Department, Figure, Indicator, Theme
from indicators.models.permissions import user_can_manage_collection
from indicators.office.admin import KeptAdmin, Recorded, Removable, Viewed, yes_no
from indicators.round.joining import places_of
from indicators.templatetags.changes import published_cell, value_cell
from indicators.views import departments

RELATED = admin.RelatedOnlyFieldListFilter


class AnnotationInline(Removable, admin.TabularInline):
    model = Annotation
    extra = 0


class FiguresInline(Viewed, admin.TabularInline):
    """The indicator's years, to look at; each is changed on its own page."""

    model = Figure
    verbose_name_plural = "历年数据"
    fields = readonly_fields = ("page", "working", "public", "status", "department")
    ordering = ("-year",)
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        return super().get_queryset(request).select_related("indicator", "department")

    @admin.display(description="年度")
    def page(self, figure: Figure) -> SafeString:
        address = reverse("admin:indicators_figure_change", args=[figure.pk])
        return format_html('<a href="{}">{}年</a>', address, figure.year)

    @admin.display(description="填报值")
    def working(self, figure: Figure) -> str:
        return value_cell(figure)

    @admin.display(description="发布值")
    def public(self, figure: Figure) -> str:
        return published_cell(figure)


@admin.register(Indicator)
class IndicatorAdmin(KeptAdmin, Recorded):
    list_display = (
        "name",
        "unit",
        "kind",
        "theme",
        "department",
        yes_no("department_inferred", "部门系推断", yes="推断"),
        "direction",
        yes_no("is_active", "在用", yes="在用", no="停用"),
    )
    list_filter = ("theme", "kind", "direction", "is_active", "department_inferred", ("department", RELATED))
    list_select_related = ("theme", "department")
    search_fields = ("name", "code", "definition")
    ordering = ("order", "code")
    autocomplete_fields = ("co_departments", "successor")
    fixed = ("code",)
    inlines = (AnnotationInline, FiguresInline)
    fieldsets = (
        (None, {"fields": ("code", "name", "theme", "definition", "direction", "target")}),
        ("计量", {"fields": ("kind", "unit", "decimals"), "description": "已有公开数据的指标，类型和单位不再更改。"}),
        ("责任部门", {"fields": ("department", "department_inferred", "co_departments")}),
        ("沿革", {"fields": ("first_year", "last_year", "is_active", "successor")}),
        (None, {"fields": ("order",)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        readonly = super().get_readonly_fields(request, obj)
        is_public = obj is not None and obj.figures.published().exists()
        return (*readonly, "kind", "unit") if is_public else readonly

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Where it stands in the rounds that are open, for those who may let it join or leave."""
        indicator = self.get_object(request, unquote(object_id))
        places = {"places": places_of(indicator) if indicator and user_can_manage_collection(request.user) else []}
        return super().change_view(request, object_id, form_url, places | (extra_context or {}))


@admin.register(Annotation)
class AnnotationAdmin(Removable, KeptAdmin, Recorded):
    list_display = ("text", "indicator", "year", "effect")
    list_filter = ("year", "effect")
    list_select_related = ("indicator",)
    search_fields = ("text", "indicator__name", "indicator__code")
    autocomplete_fields = ("indicator",)


@admin.register(Theme)
class ThemeAdmin(KeptAdmin, Recorded):
    list_display = ("name", "short_name", "description", "indicator_count", "order")
    search_fields = ("name", "short_name", "code")
    fixed = ("code",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        return super().get_queryset(request).annotate(counted=Count("indicators"))

    @admin.display(description="指标数", ordering="counted")
    def indicator_count(self, theme: Any) -> int:
        return theme.counted


@admin.register(Department)
class DepartmentAdmin(KeptAdmin, Recorded):
    list_display = (
        "name",
        "short_name",
        "indicator_count",
        yes_no("needs_sign_off", "须负责人签发", yes="须签发"),
        yes_no("is_active", "在用", yes="在用", no="停用"),
        "order",
    )
    list_filter = ("is_active", "needs_sign_off")
    search_fields = ("name", "short_name", "code")
    readonly_fields = ("merged_into",)
    fixed = ("code",)

    def get_urls(self) -> list[Any]:
        return [*departments.addresses(self.admin_site.admin_view), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        return super().get_queryset(request).annotate(counted=Count("indicators"))

    @admin.display(description="牵头指标", ordering="counted")
    def indicator_count(self, department: Any) -> int:
        return department.counted

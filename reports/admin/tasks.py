"""任务: what was promised, who answers for it, and what has become of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from indicators.admin.base import KeptAdmin, Viewed, ViewedAdmin
from indicators.admin.history import Recorded
from indicators.roles import Role
from reports.admin.widgets import NARRATIVE
from reports.models import Task, TaskUpdate

RELATED = admin.RelatedOnlyFieldListFilter


class TaskUpdateInline(Viewed, admin.TabularInline):
    model = TaskUpdate
    fields = readonly_fields = ("at", "by", "text", "status_from", "status_to")
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaskUpdate]:
        return super().get_queryset(request).select_related("by")


@admin.register(Task)
class TaskAdmin(KeptAdmin, Recorded):
    """Who leads is confirmed here, from the suggestion or against it; the status moves through dated updates."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("number", "title", "status", "lead", "suggested_lead", "suggested_others", "due")
    list_display_links = ("number", "title")
    list_filter = ("year", "status", ("area", RELATED), ("lead_department", RELATED), ("suggested_lead", RELATED))
    list_select_related = ("area", "lead_department", "suggested_lead")
    search_fields = ("title", "code", "source_phrase", "measure", "lead_department__name", "suggested_lead__name")
    autocomplete_fields = ("indicators",)
    readonly_fields = ("status", "suggested_lead", "suggested_others")
    fixed = ("report", "year", "code", "area")
    formfield_overrides = NARRATIVE
    inlines = (TaskUpdateInline,)
    fieldsets = (
        (None, {"fields": ("report", "year", "code", "area", "title", "source_phrase", "measure", "indicators")}),
        (
            "责任",
            {
                "fields": ("lead_department", "suggested_lead", "co_departments", "suggested_others", "due_on"),
                "description": "报告没有写明责任部门。“建议”是编目人员的推断，不对外显示；确认后填入牵头部门。",
            },
        ),
        ("落实", {"fields": ("status", "note")}),
        (None, {"fields": ("order",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Task]:
        return super().get_queryset(request).prefetch_related("suggested_co_departments")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The words of a promise are frozen with its report's first edition."""
        readonly = super().get_readonly_fields(request, obj)
        is_frozen = isinstance(obj, Task) and obj.report.editions.exists()
        return (*readonly, "title", "source_phrase", "measure") if is_frozen else readonly

    @admin.display(description="编号", ordering="order")
    def number(self, task: Task) -> str:
        return task.address

    @admin.display(description="牵头部门", ordering="lead_department__order")
    def lead(self, task: Task) -> str:
        return task.lead_department.label if task.lead_department else "待定"

    @admin.display(description="建议配合部门")
    def suggested_others(self, task: Task) -> str:
        if not task.pk:
            return ""
        return "、".join(department.label for department in task.suggested_co_departments.all())

    @admin.display(description="完成时限", ordering="due_on")
    def due(self, task: Task) -> str:
        return f"{task.due_on:%Y-%m-%d}" if task.due_on else "待定"


@admin.register(TaskUpdate)
class TaskUpdateAdmin(ViewedAdmin):
    list_display = ("at", "task", "status_from", "status_to", "text", "by")
    list_filter = ("status_to", "task__year")
    list_select_related = ("task", "by")
    search_fields = ("text", "task__title", "by__full_name")
    date_hierarchy = "at"
    fields = ("task", "at", "by", "text", "status_from", "status_to")

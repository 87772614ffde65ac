"""任务: what was promised, who answers for it, and what has become of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.office.admin.frame import KeptAdmin, Viewed, ViewedAdmin, yes_no
from indicators.office.admin.history import Recorded
from indicators.office.roles import Role
from reports.admin.widgets import NARRATIVE
from reports.models import Answer, LightRule, Milestone, Task, TaskInstruction, TaskReminder, TaskTarget, TaskUpdate
from reports.views import answering, deliberating

RELATED = admin.RelatedOnlyFieldListFilter


class TaskUpdateInline(Viewed, admin.TabularInline):
    model = TaskUpdate
    fields = readonly_fields = ("at", "by", "verb", "text", "status_from", "status_to")
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaskUpdate]:
        return super().get_queryset(request).select_related("by")


class MilestoneInline(Viewed, admin.TabularInline):
    model = Milestone
    fields = readonly_fields = ("title", "due_on", "reached_at", "reached_by")
    extra = 0


class TaskTargetInline(Viewed, admin.TabularInline):
    model = TaskTarget
    fields = readonly_fields = ("indicator", "bound", "value")
    extra = 0


@admin.register(Task)
class TaskAdmin(KeptAdmin, Recorded):
    """What is promised is written here; who leads, by when and how it goes on moves by the verbs of the task's page."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("number", "title", "status", "lead", "suggested_lead", "suggested_others", "due")
    list_display_links = ("number", "title")
    list_filter = ("year", "status", ("area", RELATED), ("lead_department", RELATED), ("suggested_lead", RELATED))
    list_select_related = ("area", "lead_department", "suggested_lead")
    search_fields = ("title", "code", "source_phrase", "measure", "lead_department__name", "suggested_lead__name")
    autocomplete_fields = ("indicators", "suggested_lead", "suggested_co_departments")
    readonly_fields = (
        "page",
        "deliberation",
        "status",
        "lead_department",
        "others",
        "owner",
        "starts_on",
        "due_on",
        "suggested_others",
    )
    fixed = ("report", "year", "code", "area")
    formfield_overrides = NARRATIVE
    inlines = (MilestoneInline, TaskTargetInline, TaskUpdateInline)
    fieldsets = (
        (
            None,
            {"fields": ("page", "report", "year", "code", "area", "deliberation", "title", "source_phrase", "measure")},
        ),
        ("相关指标", {"fields": ("indicators",)}),
        (
            "责任",
            {
                "fields": ("lead_department", "others", "owner", "starts_on", "due_on"),
                "description": "由审核员或管理员在任务页上分派、调整，每一步都有记录。",
            },
        ),
        (
            "建议",
            {
                "fields": ("suggested_lead", "suggested_co_departments"),
                "description": "报告没有写明责任部门。“建议”是推断，不对外显示，分派时确认或另选。",
            },
        ),
        ("落实", {"fields": ("status", "note")}),
        (None, {"fields": ("order",)}),
    )

    def get_urls(self) -> list[Any]:
        """Beside the list: last year's promises answered, next year's found in the plan or asked for by the congress."""
        wrap = self.admin_site.admin_view
        return [*answering.addresses(wrap), *deliberating.addresses(wrap), *super().get_urls()]

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

    @admin.display(description="办理")
    def page(self, task: Task) -> SafeString | str:
        """The way to the task's own page, once its report is published."""
        if not task.pk or not task.report.editions.exists():
            return "报告发布后，从这里进入任务页。"
        return format_html('<a href="{}">打开任务页</a>', task.get_absolute_url())

    @admin.display(description="牵头部门", ordering="lead_department__order")
    def lead(self, task: Task) -> str:
        return task.lead_department.label if task.lead_department else "待定"

    @admin.display(description="配合部门")
    def others(self, task: Task) -> str:
        return "、".join(map(str, task.co_departments.all())) if task.pk else ""

    @admin.display(description="建议配合部门")
    def suggested_others(self, task: Task) -> str:
        if not task.pk:
            return ""
        return "、".join(department.label for department in task.suggested_co_departments.all())

    @admin.display(description="完成时限", ordering="due_on")
    def due(self, task: Task) -> str:
        return date_format(task.due_on) if task.due_on else "待定"


@admin.register(TaskUpdate)
class TaskUpdateAdmin(ViewedAdmin):
    list_display = ("at", "task", "verb", "status_to", "text", "by")
    list_filter = ("verb", "status_to", "task__year")
    list_select_related = ("task", "by")
    search_fields = ("text", "task__title", "by__full_name")
    date_hierarchy = "at"
    fields = ("task", "at", "by", "verb", "text", "status_from", "status_to", "figure")


@admin.register(LightRule)
class LightRuleAdmin(KeptAdmin, Recorded):
    """From when a task is 临近, 滞后 or 逾期; a rule no longer wanted is switched off."""

    list_display = ("basis", "days", "light", yes_no("is_active", "启用"))
    list_filter = ("light", "is_active")
    fields = ("basis", "days", "light", "is_active")


@admin.register(Answer)
class AnswerAdmin(ViewedAdmin, Recorded):
    """Read here; written on the page that shows all promises of a year together."""

    list_display = ("task", "outcome", "item", "words", "by", "at", "page")
    list_filter = ("outcome", "task__year")
    list_select_related = ("task", "item", "by")
    search_fields = ("task__title", "words")
    fields = ("task", "outcome", "item", "words", "by", "at", "page")

    @admin.display(description="填写")
    def page(self, answer: Answer) -> SafeString:
        address = f"{reverse('admin:reports_answers', args=[answer.task.year])}#{answer.task.address}"
        return format_html('<a href="{}">打开</a>', address)


@admin.register(TaskReminder)
class TaskReminderAdmin(ViewedAdmin):
    readers = (Role.REVIEWER, Role.ADMINISTRATOR)
    list_display = ("on", "task", "due_on", yes_no("is_delivered", "已送出"), "result", "recipients")
    list_filter = ("is_delivered", "task__year")
    list_select_related = ("task",)
    date_hierarchy = "on"
    fields = ("task", "on", "due_on", "text", "recipients", "is_delivered", "result", "by")


@admin.register(TaskInstruction)
class TaskInstructionAdmin(ViewedAdmin):
    list_display = ("at", "about", "text", "by", "answer", "answered_by")
    list_select_related = ("about", "by", "answered_by")
    search_fields = ("text", "answer", "about__title")
    fields = ("about", "at", "by", "text", "answer", "answered_at", "answered_by")

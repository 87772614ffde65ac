"""The log of a task, and the files that prove what it says. Written once."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

from indicators.office.files.handed_file import StoredFile
from indicators.office.public import Public, PublicQuerySet
from indicators.office.records import Kept, KeptQuerySet
from reports.models.task_steps import TaskStatus, TaskVerb


class TaskUpdateQuerySet(KeptQuerySet["TaskUpdate"], PublicQuerySet["TaskUpdate"]):  # type: ignore[override]
    def with_context(self) -> TaskUpdateQuerySet:
        """With all that a line of the log names."""
        return self.select_related("by", "task", "figure__indicator").prefetch_related("evidence")

    def verbs(self, *verbs: TaskVerb) -> TaskUpdateQuerySet:
        return self.filter(verb__in=verbs)


class TaskUpdate(Kept, Public):
    """One step: who, when, from where to where, and in which words."""

    task = models.ForeignKey("reports.Task", models.PROTECT, verbose_name="任务", related_name="updates")
    verb = models.CharField("动作", max_length=10, choices=TaskVerb.choices)
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="记录人", related_name="+")
    text = models.TextField("内容", blank=True)
    status_from = models.CharField("原状态", max_length=15, choices=TaskStatus.choices)
    status_to = models.CharField("新状态", max_length=15, choices=TaskStatus.choices)
    own_department = models.BooleanField("本部门自审", default=False)
    figure = models.ForeignKey(
        "indicators.Figure", models.PROTECT, verbose_name="引用数据", null=True, blank=True, related_name="+"
    )

    objects = TaskUpdateQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "任务进展"
        verbose_name_plural = "任务进展"
        ordering = ["task", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{date_format(localtime(self.at))} {self.get_verb_display()}"


def storage_name(evidence: TaskEvidence, filename: str) -> str:
    """A name nobody can guess or collide with; what the file was called is kept in `name`."""
    return f"tasks/{evidence.entry.task.year}/{uuid.uuid4().hex}"


class TaskEvidence(StoredFile, Kept):
    entry = models.ForeignKey(TaskUpdate, models.PROTECT, verbose_name="进展", related_name="evidence")
    file = models.FileField("文件", upload_to=storage_name, editable=False)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "任务佐证材料"
        verbose_name_plural = "任务佐证材料"
        ordering = ["entry", "pk"]

"""节点: the steps of a task. With its status they are its progress; nobody types a percentage."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from indicators.office.constraints import all_or_none
from indicators.office.public import Public, PublicQuerySet
from reports.models.lights import MilestoneStep


class Milestone(Public):
    task = models.ForeignKey("reports.Task", models.PROTECT, verbose_name="任务", related_name="milestones")
    title = models.CharField("节点", max_length=100)
    due_on = models.DateField("节点时限", null=True, blank=True)
    reached_at = models.DateTimeField("完成时间", null=True, blank=True, editable=False)
    reached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="填报人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    order = models.PositiveSmallIntegerField("排序", default=0)

    objects = PublicQuerySet["Milestone"].as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "任务节点"
        verbose_name_plural = "任务节点"
        ordering = ["task", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "title"],
                name="milestone_once_per_task",
                violation_error_message="这项任务已有同名节点。",
            ),
            all_or_none("reached_at", "reached_by", name="milestone_reached_at_and_by"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_reached(self) -> bool:
        return self.reached_at is not None

    @property
    def step(self) -> MilestoneStep:
        return MilestoneStep(self.due_on, timezone.localdate(self.reached_at) if self.reached_at else None)

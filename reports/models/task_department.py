"""Which departments help with a task."""

from __future__ import annotations

from django.db import models

from indicators.office.public import Public, PublicQuerySet


class TaskCoDepartment(Public):
    """A row of `Task.co_departments`: a table of its own class, for public pages read it."""

    task = models.ForeignKey("reports.Task", models.CASCADE, related_name="+")
    department = models.ForeignKey("indicators.Department", models.CASCADE, related_name="+")

    objects = PublicQuerySet["TaskCoDepartment"].as_manager()

    class Meta:
        base_manager_name = "objects"
        db_table = "reports_task_co_departments"
        unique_together = [("task", "department")]
        default_permissions = ()
        verbose_name = "配合部门"
        verbose_name_plural = "配合部门"

    def __str__(self) -> str:
        return f"{self.task_id}-{self.department_id}"

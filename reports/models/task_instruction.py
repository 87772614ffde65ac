"""批示 on a task."""

from __future__ import annotations

from django.db import models

from indicators.models.instruction import ANSWERED, OPEN, Instruction
from reports.models.task import Task


class TaskInstruction(Instruction):
    about = models.ForeignKey(Task, models.PROTECT, verbose_name="任务", related_name="instructions")

    class Meta(Instruction.Meta):
        verbose_name = "任务批示"
        verbose_name_plural = "任务批示"
        constraints = [models.CheckConstraint(condition=ANSWERED | OPEN, name="task_instruction_answered_whole")]

    @property
    def department_id(self) -> int | None:
        return self.about.lead_department_id

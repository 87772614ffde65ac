"""批示: what a leader writes on a figure or a task, and what the responsible department answers."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from indicators.models.permissions import user_can_answer_instruction, user_can_instruct
from indicators.office.records import KeptQuerySet, Lasting
from indicators.office.steps import Refused, Shared
from indicators.office.users import User

ANSWERED = Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")
OPEN = Q(answered_at__isnull=True, answered_by__isnull=True, answer="")


class InstructionQuerySet(KeptQuerySet[Any]):
    def open(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_at=None)


class Instruction(Lasting, Shared):
    """Written once, answered once. What it is about is a field `about` of each kind."""

    about: Any
    text = models.TextField("批示")
    at = models.DateTimeField("批示时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="批示人", related_name="+")
    answer = models.TextField("办理情况", blank=True)
    answered_at = models.DateTimeField("回复时间", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="回复人", null=True, blank=True, related_name="+"
    )

    objects = InstructionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text[:30]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def department_id(self) -> int | None:
        """Whose officers have to answer; None where nobody is responsible yet."""
        raise NotImplementedError

    @classmethod
    def give(cls, about: models.Model, text: str, *, by: User) -> Self:
        """A leader's words on a figure or task. Raises Refused for who is none, or without words."""
        if not user_can_instruct(by):
            raise Refused("只有领导可以批示。")
        if not text.strip():
            raise Refused("请写明批示内容。")
        instruction = cls(text=text.strip(), by=by)
        instruction.about = about
        instruction.save()
        return instruction

    @transaction.atomic
    def reply(self, answer: str, *, by: User) -> None:
        """What was done about it; the instruction then leaves the inbox."""
        self.hold()
        if not user_can_answer_instruction(by, self.department_id):
            raise Refused("批示由责任部门的填报员回复。")
        if not self.is_open:
            raise Refused("这条批示已经回复过了。")
        if not answer.strip():
            raise Refused("请写明办理情况。")
        self.answer, self.answered_at, self.answered_by = answer.strip(), timezone.now(), by
        self.save()


class FigureInstruction(Instruction):
    about = models.ForeignKey("indicators.Figure", models.PROTECT, verbose_name="数据", related_name="instructions")

    class Meta(Instruction.Meta):
        verbose_name = "数据批示"
        verbose_name_plural = "数据批示"
        constraints = [models.CheckConstraint(condition=ANSWERED | OPEN, name="figure_instruction_answered_whole")]

    @property
    def department_id(self) -> int | None:
        return self.about.department_id

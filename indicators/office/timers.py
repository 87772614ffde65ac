"""What runs by the clock, and when each did so last: a timer that has stopped is seen before it is missed."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, models, transaction
from django.utils import timezone


class Job(models.TextChoices):
    """The value is the command that a timer runs."""

    PUBLISH = "publish_due", "定时发布"
    VERIFY = "verify_editions", "核对版次与文件"
    REMIND = "send_reminders", "任务提醒"
    BACKUP = "backup", "备份"
    RESTORE = "restore", "恢复演练"


PATIENCE = {
    Job.PUBLISH: timedelta(hours=1),
    Job.VERIFY: timedelta(days=2),
    Job.REMIND: timedelta(days=4),  # on working days: over a long weekend it does not run
    Job.BACKUP: timedelta(days=2),
}
"""After how long without a run a timer is taken to have stopped. A restore is tried by hand, once."""


class TimerRunQuerySet(models.QuerySet["TimerRun"]):
    def note(self, job: Job, *, fault: str = "", said: str = "") -> None:
        """The job has just run; `fault` is what it complained of. A database that cannot take the note does not fail it."""
        now = timezone.now()
        done = {"ran_at": now, "said": (fault or said)[:500], "is_fault": bool(fault)}
        with suppress(DatabaseError), transaction.atomic():
            self.update_or_create(job=job, defaults=done if fault else {**done, "succeeded_at": now})

    def by_job(self) -> dict[Job, TimerRun]:
        return {Job(run.job): run for run in self.all()}


class TimerRun(models.Model):
    """The last run of a job; one row a job."""

    job = models.CharField("事项", max_length=20, choices=Job.choices, unique=True)
    ran_at = models.DateTimeField("最近运行")
    succeeded_at = models.DateTimeField("最近成功", null=True, blank=True)
    is_fault = models.BooleanField("最近一次没有成功", default=False)
    said = models.CharField("说明", max_length=500, blank=True)

    objects = TimerRunQuerySet.as_manager()

    class Meta:
        verbose_name = "定时事项"
        verbose_name_plural = "定时事项"
        ordering = ["job"]

    def __str__(self) -> str:
        return self.get_job_display()

    def has_stopped(self, now: datetime) -> bool:
        """Whether it has not run for longer than it may."""
        patience = PATIENCE.get(Job(self.job))
        return patience is not None and now - self.ran_at > patience


class ReportsItsRun(BaseCommand):
    """A command that notes its run, whoever started it: a timer, cron or a person."""

    job: ClassVar[Job]

    def is_run(self, options: dict[str, Any]) -> bool:
        """Whether a call with these options counts; looking only does not."""
        return True

    def execute(self, *args: Any, **options: Any) -> str | None:
        if not self.is_run(options):
            return super().execute(*args, **options)
        try:
            said = super().execute(*args, **options)
        except CommandError as error:
            if self.job in PATIENCE:
                TimerRun.objects.note(self.job, fault=str(error))
            raise
        TimerRun.objects.note(self.job)
        return said

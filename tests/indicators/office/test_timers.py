"""What runs by the clock: a timer has stopped once it has not run for longer than it may, and a fault is kept."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management.base import CommandError

from indicators.office.timers import Job, ReportsItsRun, TimerRun

MOMENT = timedelta(microseconds=1)
RAN = datetime(2021, 1, 20, 9, tzinfo=UTC)
LONGEST = {
    Job.PUBLISH: timedelta(hours=1),
    Job.VERIFY: timedelta(days=2),
    Job.REMIND: timedelta(days=4),
    Job.BACKUP: timedelta(days=2),
}


class Timed(ReportsItsRun):
    def __init__(self, job: Job, fault: str = "") -> None:
        super().__init__()
        self.job, self.fault = job, fault  # type: ignore[misc]

    def handle(self, *args: Any, **options: Any) -> None:
        if self.fault:
            raise CommandError(self.fault)


def run(job: Job, fault: str = "") -> None:
    Timed(job, fault).execute(no_color=True, force_color=False, skip_checks=True)


@pytest.mark.parametrize(("job", "longest"), LONGEST.items())
def test_a_timer_has_stopped_a_moment_after_its_patience_ends(job: Job, longest: timedelta):
    last = TimerRun(job=job, ran_at=RAN)
    assert not last.has_stopped(RAN + longest)
    assert last.has_stopped(RAN + longest + MOMENT)


def test_a_restore_is_tried_by_hand_and_never_overdue():
    assert not TimerRun(job=Job.RESTORE, ran_at=RAN).has_stopped(RAN + timedelta(days=3650))


@pytest.mark.django_db
def test_a_fault_is_kept_with_the_last_success_and_gone_with_the_next():
    for hour, fault in ((8, ""), (9, "磁盘已满"), (10, "")):
        with time_machine.travel(RAN.replace(hour=hour), tick=False):
            TimerRun.objects.note(Job.BACKUP, fault=fault)
        row = TimerRun.objects.by_job()[Job.BACKUP]
        success = 8 if hour == 9 else hour
        assert (row.ran_at.hour, row.succeeded_at.hour) == (hour, success)
        assert (row.is_fault, row.said) == (bool(fault), fault)


@pytest.mark.django_db
def test_what_a_command_complains_of_is_noted_where_a_timer_runs_it():
    for job in (Job.VERIFY, Job.RESTORE):
        with pytest.raises(CommandError, match="版次不符"):
            run(job, fault="版次不符")
    assert {job: row.said for job, row in TimerRun.objects.by_job().items()} == {Job.VERIFY: "版次不符"}


@pytest.mark.django_db
def test_a_run_is_noted_and_a_mere_look_is_not():
    class Looking(Timed):
        def is_run(self, options: dict[str, Any]) -> bool:
            return False

    Looking(Job.VERIFY).execute(no_color=True, force_color=False, skip_checks=True)
    assert TimerRun.objects.by_job() == {}
    run(Job.RESTORE)
    assert list(TimerRun.objects.by_job()) == [Job.RESTORE]

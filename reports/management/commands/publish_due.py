"""`manage.py publish_due`: every report whose set time has come. For a timer; see docs/operations.md."""

from typing import Any

from django.core.management.base import CommandError

from indicators.office.timers import Job, ReportsItsRun
from reports.models import Edition
from reports.publishing.verbs import publish_due


class Command(ReportsItsRun):
    job = Job.PUBLISH
    help = "发布设定时间已到的年度报告，以设定人的名义。没有到时间的什么也不做；有不能发布的，退出码为1。"

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = publish_due()
        for done in (outcome for outcome in outcomes if isinstance(outcome, Edition)):
            self.stdout.write(f"已发布《{done.report}》第{done.number}版，指纹{done.hash}。")
        if refused := [str(outcome.message) for outcome in outcomes if not isinstance(outcome, Edition)]:
            raise CommandError("\n".join(refused))

"""`manage.py send_reminders --by lihua`: tasks that fall due and whose turn it is, each told once; run by a timer."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from hanyang_report.overview.telling import tell
from indicators.models import User
from indicators.office.steps import Refused
from indicators.office.timers import Job, ReportsItsRun
from reports.tracker.reminding import notices, send


class Command(ReportsItsRun):
    job = Job.REMIND
    help = (
        "提醒牵头部门即将到期和已经逾期的任务；配置了邮件或通知接口的，再告知每个人新的待办。"
        "重复运行不会重复告知；没有配置邮件时，任务提醒只作记录。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, metavar="USERNAME", help="以谁的名义：须为审核员或管理员")
        parser.add_argument("--dry-run", action="store_true", help="只列出要提醒的任务，不发送")

    def is_run(self, options: dict[str, Any]) -> bool:
        return not options["dry_run"]

    def handle(self, *args: Any, by: str, dry_run: bool = False, **options: Any) -> None:
        try:
            actor = User.objects.get_by_natural_key(by)
            self._remind_of_tasks(actor, dry_run=dry_run)
            for notice in [] if dry_run else tell(by=actor):
                self.stdout.write(f"{notice}：{notice.result}")
        except User.DoesNotExist:
            raise CommandError(f"没有用户“{by}”。") from None
        except Refused as refused:
            raise CommandError(refused.message) from None

    def _remind_of_tasks(self, actor: User, *, dry_run: bool) -> None:
        today = timezone.localdate()
        for notice in notices(today, by=actor):
            reminder = None if dry_run else send(notice, today, by=actor)
            result = "（未发送）" if dry_run else reminder.result if reminder else "今天已提醒过"
            self.stdout.write(f"{notice.task.address} {notice.task.lead_department}：{result}")

"""What was promised: the tasks in a report's plan for the next year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from indicators.models import PUBLISHABLE, Figure, User
from indicators.office.addressing import address_of
from indicators.office.constraints import all_or_none
from indicators.office.form_numbers import NOBODYS, number
from indicators.office.four_eyes import is_own_department
from indicators.office.permissions import user_has_role
from indicators.office.public import Public, PublicQuerySet
from indicators.office.roles import Role
from indicators.office.steps import Refused, Stepwise
from reports.models import permissions
from reports.models.deliberation import Deliberation
from reports.models.edition import Edition
from reports.models.lights import TaskFacts
from reports.models.milestone import Milestone
from reports.models.proofs import checked
from reports.models.report import Report
from reports.models.task_steps import IN_HAND, MOVES, TaskStatus, TaskVerb
from reports.models.task_update import TaskUpdate
from reports.models.text import Section


class TaskQuerySet(PublicQuerySet["Task"]):
    def of_year(self, year: int) -> Self:
        return self.filter(year=year)

    def in_plans(self, reports: Iterable[int]) -> Self:
        """Of these reports (by key), each plan's in its order."""
        return self.filter(report__in=reports).order_by("order", "code")

    def at(self, address: str) -> Self:
        """`2020-T1-1` → its task, or none."""
        year, _, code = address.partition("-")
        return self.none() if number(year) == NOBODYS else self.filter(year=number(year), code=code)

    def in_hand(self) -> Self:
        """Something is still to be done by the departments."""
        return self.filter(status__in=IN_HAND)

    def of_plan(self) -> Self:
        """What a report promised itself, and the next one answers; what was asked of it (审议意见) is not."""
        return self.filter(deliberation=None)

    def promised(self) -> Self:
        """What a published report made public; nothing else is followed. What a running correction adds is not yet."""
        return self.promised_in(Edition.objects.current().values("report"))

    def promised_in(self, current: Iterable[int] | models.QuerySet[Any]) -> Self:
        """The same where a page has asked for the reports that are public (by key) already."""
        return self.filter(report__in=current).filter(Q(added_by=None) | Q(added_by__edition__isnull=False))

    def running(self) -> Self:
        """Promised, in hand, and not yet answered for by the published report of its own year; an 审议意见 until it is
        closed."""
        current = Edition.objects.current()
        return self.running_beside(current.values("report"), current.values("report__year"))

    def running_beside(
        self, current: Iterable[int] | models.QuerySet[Any], answered: Iterable[int] | models.QuerySet[Any]
    ) -> Self:
        """The same where a page has asked for the reports that are public, and for their years, already."""
        return self.promised_in(current).in_hand().exclude(deliberation=None, year__in=answered)

    def with_context(self) -> Self:
        """With area, departments and linked indicators, for pages that name them."""
        return self.select_related(
            "area", "deliberation", "lead_department", "suggested_lead", "report"
        ).prefetch_related("indicators", "co_departments", "suggested_co_departments")

    def tracked(self) -> Self:
        """With all that `standing` and a list of tasks need. Three queries, however many tasks."""
        return (
            self.select_related("lead_department", "owner", "deliberation")
            .prefetch_related("milestones", "co_departments")
            .annotate(last_entry_at=Max("updates__at"))
        )


class Task(Public, Stepwise):
    """A promise of one year, to be answered in the next. What the source does not say stays 待定.

    Who leads and by when is set by `reports.tracker.assignments`; the status moves through the verbs below alone.
    """

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="作出承诺的报告", related_name="tasks")
    year = models.PositiveSmallIntegerField("落实年度")
    code = models.CharField("编号", max_length=20, help_text="如 T1-1；网址为“年度-编号”。")
    area = models.ForeignKey(Section, models.PROTECT, verbose_name="所属方面", null=True, related_name="tasks")
    deliberation = models.ForeignKey(
        Deliberation,
        models.PROTECT,
        verbose_name="审议意见",
        null=True,
        blank=True,
        editable=False,
        related_name="tasks",
        help_text="不是报告自己的承诺，而是审议报告时提出的。",
    )
    title = models.CharField("任务", max_length=200)
    source_phrase = models.TextField("报告原文", help_text="报告中作出承诺的原话，一字不改。")
    measure = models.CharField("怎样衡量", max_length=100, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    lead_department = models.ForeignKey(
        "indicators.Department",
        models.PROTECT,
        verbose_name="牵头部门",
        null=True,
        blank=True,
        related_name="led_tasks",
        help_text="空着即为“待定”。",
    )
    co_departments = models.ManyToManyField(
        "indicators.Department",
        through="TaskCoDepartment",
        verbose_name="配合部门",
        blank=True,
        related_name="co_tasks",
    )
    suggested_lead = models.ForeignKey(
        "indicators.Department",
        models.PROTECT,
        verbose_name="建议牵头部门",
        null=True,
        blank=True,
        related_name="+",
        help_text="编目人员的推断，只供工作人员参考，不对外显示。",
    )
    suggested_co_departments = models.ManyToManyField(
        "indicators.Department", verbose_name="建议配合部门", blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="责任人",
        null=True,
        blank=True,
        related_name="owned_tasks",
        help_text="牵头部门中具体负责的人。",
    )
    indicators = models.ManyToManyField("indicators.Indicator", verbose_name="相关指标", blank=True, related_name="+")
    starts_on = models.DateField("启动日期", null=True, blank=True)
    due_on = models.DateField("完成时限", null=True, blank=True, help_text="空着即为“待定”。")
    status = models.CharField("状态", max_length=15, choices=TaskStatus.choices, default=TaskStatus.NOT_STARTED)
    assigned_at = models.DateTimeField("分派时间", null=True, blank=True, editable=False)
    completed_at = models.DateTimeField("报告完成时间", null=True, blank=True, editable=False)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="报告完成人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    added_by = models.ForeignKey(
        "reports.Correction",
        models.PROTECT,
        verbose_name="由更正增列",
        null=True,
        blank=True,
        editable=False,
        related_name="added_tasks",
    )
    order = models.PositiveSmallIntegerField("排序", default=0)

    history = HistoricalRecords(verbose_name="修改记录")
    objects = TaskQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "任务"
        verbose_name_plural = "任务"
        ordering = ["-year", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "code"],
                name="task_code_once_per_year",
                violation_error_message="该编号已被使用。",
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=True) ^ Q(deliberation__isnull=True), name="task_of_a_plan_or_of_an_opinion"
            ),
            all_or_none("completed_at", "completed_by", name="task_completed_at_and_by"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="task_due_after_start",
                violation_error_message="完成时限不能早于启动日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.title}"

    def get_absolute_url(self) -> str:
        return address_of("task", self.address)

    @property
    def address(self) -> str:
        """What the task is called in addresses and conversations: `2020-T1-1`."""
        return f"{self.year}-{self.code}"

    @property
    def area_title(self) -> str:
        """The plan's area it stands in, or the paper that asks for it."""
        return f"{self.area.marker}{self.area.heading}".removesuffix("。") if self.area else str(self.deliberation)

    @property
    def standing(self) -> TaskFacts:
        """What its light depends on; the last entry is known on rows of `tracked()` only."""
        return TaskFacts(
            status=self.status,
            has_lead=self.lead_department_id is not None,
            due_on=self.due_on,
            starts_on=self.starts_on,
            assigned_on=_day(self.assigned_at),
            completed_on=_day(self.completed_at),
            last_entry_on=_day(getattr(self, "last_entry_at", None)),
            steps=tuple(milestone.step for milestone in self.milestones.all()),
        )

    # ── verbs: each checks who asks, moves the status by the one table, and writes the log ──

    @transaction.atomic
    def sign(self, *, by: User) -> TaskUpdate:
        """The lead department takes it on."""
        self.hold()
        return self.move(TaskVerb.SIGN, by=by, allowed=permissions.user_leads(by, self))

    @transaction.atomic
    def report_progress(self, text: str, *, by: User, uploads: Sequence[UploadedFile] = ()) -> TaskUpdate:
        """What was done, by the lead or a co-responsible department. ValidationError names each file that is wrong."""
        self.hold()
        allowed = permissions.user_contributes(by, self)
        return self.move(TaskVerb.UPDATE, by=by, allowed=allowed, text=text, uploads=uploads)

    @transaction.atomic
    def reach(self, milestone: Milestone, *, by: User, text: str = "") -> TaskUpdate:
        """A milestone is done."""
        self.hold()
        milestone.refresh_from_db()
        if milestone.is_reached:
            raise Refused(f"节点“{milestone}”已经完成。")
        milestone.reached_at, milestone.reached_by = timezone.now(), by
        milestone.save()
        return self.move(TaskVerb.REACH, by=by, allowed=permissions.user_leads(by, self), text=f"{milestone}。{text}")

    @transaction.atomic
    def undo_reach(self, milestone: Milestone, *, by: User, text: str) -> TaskUpdate:
        """A milestone was marked by mistake."""
        self.hold()
        self.require_words(TaskVerb.UNREACH, text)
        milestone.refresh_from_db()
        if not milestone.is_reached:
            raise Refused(f"节点“{milestone}”还没有完成。")
        milestone.reached_at = milestone.reached_by = None
        milestone.save()
        return self.move(TaskVerb.UNREACH, by=by, allowed=permissions.user_leads(by, self), text=f"{milestone}。{text}")

    @transaction.atomic
    def cite(self, figure: Figure, *, by: User) -> TaskUpdate:
        """A person confirms an approved figure of a linked indicator as evidence."""
        self.hold()
        if figure.status not in PUBLISHABLE or figure.year != self.year:
            raise Refused(f"只能引用{self.year}年审核通过的数据。")
        if not self.indicators.filter(pk=figure.indicator_id).exists():
            raise Refused(f"“{figure.indicator}”不是这项任务的相关指标。")
        target = self.targets.filter(indicator=figure.indicator_id).first()
        text = f"{figure}：{figure.value_text}{f'（目标{target.text}）' if target else ''}。"
        if self.updates.filter(figure=figure, text=text).exists():
            raise Refused(f"“{figure}”已经引用过了。")
        return self.move(TaskVerb.CITE, by=by, allowed=permissions.user_leads(by, self), text=text, figure=figure)

    @transaction.atomic
    def complete(self, text: str, *, by: User, uploads: Sequence[UploadedFile] = ()) -> TaskUpdate:
        """The lead department says it is done; a reviewer looks at it next."""
        self.hold()
        if left := [milestone.title for milestone in self.milestones.all() if not milestone.is_reached]:
            raise Refused(f"还有{len(left)}个节点没有完成：{'、'.join(left)}。")
        self.completed_at, self.completed_by = timezone.now(), by
        allowed = permissions.user_leads(by, self)
        return self.move(TaskVerb.COMPLETE, by=by, allowed=allowed, text=text, uploads=uploads)

    @transaction.atomic
    def send_back(self, reason: str, *, by: User, seen: int | None = None) -> TaskUpdate:
        """Not done yet, in a reviewer's eyes. `seen` is the last entry of the log they looked at."""
        self.hold(seen)
        self.completed_at = self.completed_by = None
        return self.move(TaskVerb.RETURN, by=by, allowed=permissions.user_can_supervise(by, self), text=reason)

    @transaction.atomic
    def close(self, text: str = "", *, by: User, seen: int | None = None) -> TaskUpdate:
        """Strike it off: a reviewer who had no hand in it, and saw what was (`seen`)."""
        self.hold(seen)
        if user_has_role(by, Role.REVIEWER) and (why := permissions.objection_to_closing(by, self)):
            raise Refused(f"任务{why}")
        return self.move(TaskVerb.CLOSE, by=by, allowed=permissions.user_can_close(by, self), text=text)

    @transaction.atomic
    def inspect(self, text: str, *, by: User) -> TaskUpdate:
        """A reviewer's remark for the ledger; nothing moves."""
        self.hold()
        return self.move(TaskVerb.INSPECT, by=by, allowed=permissions.user_can_supervise(by, self), text=text)

    @transaction.atomic
    def settle(self, verb: TaskVerb, reason: str, *, by: User) -> TaskUpdate:
        """暂缓, 取消, and back: 恢复, 重新办理."""
        self.hold()
        if verb not in (TaskVerb.SUSPEND, TaskVerb.CANCEL, TaskVerb.RESUME, TaskVerb.REOPEN):
            raise Refused(f"不能这样{verb.label}。")
        if verb == TaskVerb.REOPEN:
            self.completed_at = self.completed_by = None
        return self.move(verb, by=by, allowed=permissions.user_can_drop(by, self), text=reason)

    def move(
        self,
        verb: TaskVerb,
        *,
        by: User,
        allowed: bool,
        text: str = "",
        figure: Figure | None = None,
        uploads: Sequence[UploadedFile] = (),
    ) -> TaskUpdate:
        """One step of the table, saved with its line in the log. For the verbs here and `reports.tracker.assignments`."""
        self.require_right(verb, allowed=allowed)
        proofs = checked(uploads)
        self._require_news(verb, by, text.strip(), figure, {proof["sha256"] for proof in proofs})
        entry: TaskUpdate = self.take(verb, by=by, words=text, figure=figure)
        for proof in proofs:
            entry.evidence.create(**proof)
        return entry

    def _require_news(self, verb: TaskVerb, by: User, text: str, figure: Figure | None, files: set[str]) -> None:
        """Refuses the very entry, of today, that the log ends with: a button was pressed twice."""
        last = self.updates.first()
        if last is None or timezone.localdate(last.at) != timezone.localdate():
            return
        said = (last.verb, last.by_id, last.text, last.figure_id)
        proved = {one.sha256 for one in last.evidence.all()}
        if (said, proved) == ((verb, by.pk, text, figure and figure.pk), files):
            raise Refused(f"今天已经登记过同样的“{verb.label}”，没有重复登记。")

    # ── what `Stepwise` asks of a task ──

    table = MOVES

    @property
    def mark(self) -> int:
        """The last entry of the log; 0 before the first."""
        last = self.updates.first()
        return last.pk if last else 0

    def since(self) -> str:
        last = self.updates.select_related("by").first()
        if last is None:
            return super().since()
        at = timezone.localtime(last.at)
        return (
            f"您打开页面以后，{last.by}于{date_format(at, 'DATETIME_FORMAT')}登记了“{last.get_verb_display()}”。"
            "请看过下面的办理记录再决定，您写的内容仍在。"
        )

    def why_not_now(self, verb: models.TextChoices) -> str:
        return f"“{self.title}”现在是“{self.get_status_display()}”，不能{verb.label}。"

    def why_not_you(self, verb: models.TextChoices) -> str:
        return f"您没有权限{verb.label}“{self.title}”。"

    def log(self, verb: TaskVerb, before: str, *, by: User, words: str, figure: Figure | None = None) -> TaskUpdate:
        return TaskUpdate.objects.create(
            task=self,
            verb=verb,
            by=by,
            text=words,
            status_from=before,
            status_to=self.status,
            figure=figure,
            own_department=verb == TaskVerb.CLOSE and is_own_department(by, self.lead_department_id),
        )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None

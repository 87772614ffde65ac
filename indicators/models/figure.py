"""What was counted: one indicator in one year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from indicators.models.collection import Collection
from indicators.models.figure_limits import FIGURE_INDEXES, FIGURE_LIMITS, FIRST_YEAR, LAST_YEAR
from indicators.models.figure_move import FigureMove
from indicators.models.figure_public import PublicValue
from indicators.models.figure_set import FigureQuerySet
from indicators.models.figure_steps import MOVES, PUBLISHABLE, WRITTEN_FOR_ANOTHER, FigureStatus, FigureVerb
from indicators.models.indicator import Indicator
from indicators.models.permissions import (
    objection_to_approval,
    user_can_approve,
    user_can_enter,
    user_can_handle,
    user_can_reopen,
    user_can_review,
    user_can_sign_off,
)
from indicators.models.rule_findings import require_kept
from indicators.numbers import Change, Measured, formatting
from indicators.numbers.measure import Kind, Qualifier
from indicators.numbers.parsing import loosened
from indicators.office.four_eyes import is_own_department
from indicators.office.permissions import user_can_administer
from indicators.office.public import Public
from indicators.office.steps import Refused, Stepwise
from indicators.office.users import User


class Figure(PublicValue, Public, Stepwise):
    """A number with two lives: the working value that people enter and review, and the published value that
    everybody sees. Only `publish` carries the first over into the second.

    Kind, unit, decimals and department are copied from the indicator when the figure is made: a figure keeps what
    it was measured in, and a database constraint can't reach into another table.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="指标", related_name="figures")
    year = models.PositiveSmallIntegerField(
        "年度", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    kind = models.CharField("类型", max_length=10, choices=Kind.choices, editable=False)
    unit = models.CharField("单位", max_length=10, editable=False)
    decimals = models.PositiveSmallIntegerField("小数位数", editable=False)
    department = models.ForeignKey(
        "indicators.Department",
        models.PROTECT,
        verbose_name="填报部门",
        related_name="figures",
        editable=False,
    )

    value = models.DecimalField("填报值", max_digits=18, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField("修饰", max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT, blank=True)
    note = models.CharField("备注", max_length=500, blank=True, help_text="供审核与编写报告的人看，不对外发布。")
    source = models.CharField(
        "数据来源", max_length=200, blank=True, help_text="随数据一并公开，如文件名称、统计报表。"
    )
    status = models.CharField("审核状态", max_length=10, choices=FigureStatus.choices, default=FigureStatus.PENDING)
    is_reopened = models.BooleanField("更正中", default=False, editable=False)
    version = models.PositiveIntegerField("填报版本", default=0, editable=False)
    entered_at = models.DateTimeField("填报时间", null=True, blank=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="填报人",
        null=True,
        blank=True,
        editable=False,
        related_name="entered_figures",
    )

    history = HistoricalRecords(verbose_name="修改记录")
    objects = FigureQuerySet.as_manager()

    # What one viewer may see; there only on figures that come from `FigureQuerySet.seen_by`.
    seen_value: Decimal
    seen_qualifier: str
    seen_source: str
    is_draft: bool

    class Meta:
        base_manager_name = "objects"
        verbose_name = "数据"
        verbose_name_plural = "数据"
        ordering = ["-year", "indicator"]
        constraints = FIGURE_LIMITS
        indexes = FIGURE_INDEXES

    def __str__(self) -> str:
        return f"{self.year}年{self.indicator}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.measure_like(self.indicator)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self._state.adding and self.indicator_id:
            self.measure_like(self.indicator)
        if self.value is not None and self.value != round(self.value, self.decimals):
            raise ValidationError({"value": f"最多保留{self.decimals}位小数。" if self.decimals else "应为整数。"})

    def measure_like(self, indicator: Indicator) -> None:
        """Take over what the indicator is measured in and who answers for it."""
        self.kind, self.unit, self.decimals = indicator.kind, indicator.unit, indicator.decimals
        self.department = indicator.department

    @property
    def seen_text(self) -> str:
        """What the viewer of `seen_by` reads, with its unit: `1,235件`, `100%`."""
        return self.cell_of(Measured(self.seen_value, self.seen_qualifier))

    @property
    def seen_number(self) -> Decimal:
        """What the viewer of `seen_by` may calculate with, rounded as it reads."""
        return Decimal(formatting.plain(self.seen_value, self.decimals))

    @property
    def seen_number_text(self) -> str:
        """The same as `seen_text` for a column whose unit stands beside it: `1,235`, `约300`."""
        return formatting.measure(self.seen_value, "", Kind.COUNT, self.decimals, self.seen_qualifier, thousands=True)

    @property
    def seen_qualifier_label(self) -> str:
        """How exact `seen_number` is: `约`, `不少于`; empty when exact."""
        return Qualifier(self.seen_qualifier).label if self.seen_qualifier else ""

    @property
    def draft_label(self) -> str:
        """How far the working value is on its way, for the mark beside it: `草稿`, `已提交`, `审核通过`."""
        return FigureStatus(self.status).label

    @property
    def entry(self) -> Measured:
        """The working value; a qualifier without a number says nothing."""
        return Measured() if self.value is None else Measured(self.value, self.qualifier)

    def overtyped(self, typed: Measured) -> Measured:
        """What is meant by a number typed over the working value: a qualifier only left standing beside it falls away."""
        return Measured(typed.value, loosened(Measured(typed.value), typed.qualifier, self.entry))

    @property
    def stated(self) -> Measured:
        """The number another year is compared with: the published one where there is one, else the working value."""
        if self.published_value is None:
            return self.entry
        return Measured(self.published_value, self.published_qualifier)

    def text_of(self, measured: Measured) -> str:
        """A number of this figure with its unit: `1235件`, `约300件`, `—`."""
        return formatting.measure(measured.value, self.unit, self.kind, self.decimals, measured.qualifier)

    def cell_of(self, measured: Measured) -> str:
        """The same as tables, lists and desks have it: `1,235件`."""
        value, mark = measured.value, measured.qualifier
        return formatting.measure(value, self.unit, self.kind, self.decimals, mark, thousands=True)

    def change_since(self, before: Figure | None, entry: Measured | None = None) -> Change:
        """From what last year's figure states to this one's working value, or to `entry` in its place.

        Reads the indicator's (prefetched) annotations.
        """
        now = self.entry if entry is None else entry
        rows = [(self.year, now.value, now.qualifier)]
        if before:
            rows.append((before.year, before.stated.value, before.stated.qualifier))
        return self.indicator.series(rows).change(self.year)

    @property
    def is_returned(self) -> bool:
        return self.status == FigureStatus.RETURNED

    @property
    def is_submitted(self) -> bool:
        return self.status == FigureStatus.SUBMITTED

    @property
    def awaits_sign_off(self) -> bool:
        return self.status == FigureStatus.SIGNING

    @property
    def is_only_sourced(self) -> bool:
        """Public by another publication, and never entered here."""
        return self.value is None and self.entered_at is None and self.published_value is not None

    @property
    def value_text(self) -> str:
        """The working value with its unit."""
        return self.text_of(self.entry)

    @property
    def published_text(self) -> str:
        """The published value with its unit: `1235件`, `100%`, `—`."""
        return self.text_of(Measured(self.published_value, self.published_qualifier))

    # ── verbs: each checks who asks, moves the status by the one table, and writes the log ──

    @transaction.atomic
    def enter(self, measured: Measured, *, note: str, source: str, by: User, seen: int, remark: str = "") -> None:
        """Write the working value (None clears it) as a draft. `seen` is the version the writer was looking at.

        Raises Stale when somebody wrote in between, Refused when the writer may not enter here now,
        ValidationError when the number doesn't fit what is measured. `remark` goes into the log: a file's name.
        """
        self.hold(seen)
        self.require(FigureVerb.ENTER, allowed=user_can_enter(by, self, Collection.objects.of(self.year)))
        self._write(measured, note=note, source=source, by=by)
        self.take(FigureVerb.ENTER, by=by, words=remark)

    @transaction.atomic
    def amend(self, measured: Measured, *, note: str, source: str, by: User, seen: int) -> None:
        """Put a working value right in the admin, whatever state it is in: a draft again, to be reviewed again.

        For 管理员. What is published stands; a figure that was public counts as reopened for a correction.
        """
        self.hold(seen)
        self.require(FigureVerb.AMEND, allowed=user_can_administer(by))
        self.is_reopened = self.is_reopened or self.status == FigureStatus.LOCKED
        self._write(measured, note=note, source=source, by=by)
        self.take(FigureVerb.AMEND, by=by)

    @transaction.atomic
    def submit(self, *, by: User, seen: int) -> None:
        """Hand the draft on: to the department's head where one signs off, else to the reviewers."""
        self.hold(seen)
        self.require(FigureVerb.SUBMIT, allowed=user_can_handle(by, self, Collection.objects.of(self.year)))
        if self.value is None:
            raise Refused(f"“{self.indicator}”还没有填报值，不能提交。")
        require_kept(self, FigureVerb.SUBMIT)
        self.take(FigureVerb.HAND_IN if self.department.needs_sign_off else FigureVerb.SUBMIT, by=by)

    @transaction.atomic
    def sign_off(self, *, by: User, seen: int) -> None:
        """The department's head answers for it. The rules are asked again: figures beside it may have changed."""
        self.hold(seen)
        self.require(FigureVerb.SIGN_OFF, allowed=user_can_sign_off(by, self.department))
        require_kept(self, FigureVerb.SIGN_OFF)
        self.take(FigureVerb.SIGN_OFF, by=by)

    @transaction.atomic
    def withdraw(self, *, by: User, seen: int) -> None:
        """Take it back before anybody reviewed it."""
        self.hold(seen)
        self.require(FigureVerb.WITHDRAW, allowed=user_can_handle(by, self, Collection.objects.of(self.year)))
        self.take(FigureVerb.WITHDRAW, by=by)

    @transaction.atomic
    def send_back(self, *, by: User, reason: str, seen: int) -> None:
        """Return it to the officer with a reason: by a reviewer, or by the head before signing off."""
        self.hold(seen)
        is_signing = self.status == FigureStatus.SIGNING
        may = user_can_sign_off(by, self.department) if is_signing else user_can_review(by)
        self.require(FigureVerb.RETURN, allowed=may)
        if not self.is_reopened and Collection.objects.locked().filter(year=self.year).exists():
            raise Refused(f"{self.year}年度填报已锁定，退回后没有人能改。须先由发布人或管理员解锁。")
        self.take(FigureVerb.RETURN, by=by, words=reason)

    @transaction.atomic
    def approve(self, *, by: User, seen: int) -> None:
        """Another pair of eyes says yes to exactly the version seen."""
        self.hold(seen)
        self.require(FigureVerb.APPROVE, allowed=user_can_review(by))
        if not user_can_approve(by, self):
            raise Refused(f"“{self.indicator}”{objection_to_approval(by, self)}")
        require_kept(self, FigureVerb.APPROVE)
        self.take(FigureVerb.APPROVE, by=by)

    @transaction.atomic
    def reopen(self, *, by: User, reason: str, seen: int) -> None:
        """Unlock for a correction. What is published stands until the correcting edition."""
        self.hold(seen)
        self.require(FigureVerb.REOPEN, allowed=user_can_reopen(by))
        self.is_reopened = True
        self.take(FigureVerb.REOPEN, by=by, words=reason)

    def publish(self, *, by: User) -> None:
        """Make the approved working value the public one and lock it.

        Called by `reports.publishing.verbs` alone, inside the transaction that writes the edition.
        Raises Refused unless the figure is approved.
        """
        if self.status not in PUBLISHABLE or self.value is None:
            raise Refused(f"“{self}”尚未审核通过，不能发布。")
        self.make_public(self.value, self.qualifier, self.source, by)
        self.is_reopened = False
        self.take(FigureVerb.LOCK, by=by)

    def restore(self, *, by: User, reason: str) -> None:
        """Give up a correction: the published value is the working value again. For `reports.publishing.verbs` alone."""
        self.value, self.qualifier, self.source = self.published_value, self.published_qualifier, self.published_source
        self.version, self.is_reopened = self.version + 1, False
        self.take(FigureVerb.RESTORE, by=by, words=reason)

    def retract(self, *, by: User, reason: str) -> None:
        """Take the published value from the public with its edition. For `reports.publishing.verbs` alone."""
        self.make_private()
        self.take(FigureVerb.RETRACT, by=by, words=reason)

    def publish_from_source(
        self, value: Decimal, *, source: str, by: User, qualifier: str = Qualifier.EXACT, remark: str = ""
    ) -> None:
        """Make a value public that another official publication states; the working value stays to be entered.

        `remark` goes into the history: the file and cell it was loaded from.
        """
        if not source:
            raise Refused("引用已公开的数据须写明来源。")
        self.make_public(value, qualifier, source, by)
        self._change_reason = remark[:100]
        self.save()

    def take_in(self, measured: Measured, *, source: str, sentence: str, by: User) -> None:
        """Write what a document published elsewhere says, as if it had been published here: working value and public
        value, locked, the document as source, its sentence in the log.

        In a confirmed import's transaction. Raises Refused for a locked figure, ValidationError for what doesn't fit.
        """
        if measured.value is None:
            raise Refused(f"“{self}”没有数，不能导入。")
        self._write(measured, note=self.note, source=source, by=by)
        self.make_public(measured.value, measured.qualifier, source, by)
        self.take(FigureVerb.IMPORT, by=by, words=sentence)

    def _write(self, measured: Measured, *, note: str, source: str, by: User) -> None:
        self.value, self.qualifier, self.note, self.source = measured.value, measured.qualifier, note, source
        self.version += 1
        self.entered_at, self.entered_by = timezone.now(), by
        self.clean()

    # ── what `Stepwise` asks of a figure ──

    table = MOVES

    def since(self) -> str:
        when = date_format(timezone.localtime(self.entered_at), "DATETIME_FORMAT")
        return f"“{self.indicator}”已由{self.entered_by or '他人'}于{when}改为{self.value_text}，请核对后再操作。"

    def why_not_now(self, verb: models.TextChoices) -> str:
        return f"“{self.indicator}”现在是“{self.get_status_display()}”，不能{verb.label}。"

    def why_not_you(self, verb: models.TextChoices) -> str:
        return f"您不能{verb.label}“{self.indicator}”：没有相应权限，或本年度填报未开放。"

    def log(self, verb: FigureVerb, before: str, *, by: User, words: str) -> FigureMove:
        return FigureMove.objects.create(
            figure=self,
            verb=verb,
            status_from=before,
            status_to=self.status,
            by=by,
            note=words,
            version=self.version,
            value=self.value,
            qualifier=self.qualifier,
            on_behalf=verb in WRITTEN_FOR_ANOTHER and self.department.pk not in by.department_ids,
            own_department=verb == FigureVerb.APPROVE and is_own_department(by, self.department_id),
        )

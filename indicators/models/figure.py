"""What was counted: one indicator in one year."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils import timezone
from simple_history.models import HistoricalRecords

from indicators import formatting
from indicators.measure import WHOLE_KINDS, Kind, Qualifier
from indicators.models.indicator import Indicator
from indicators.models.user import User
from indicators.review import PUBLISHABLE, Status

FIRST_YEAR, LAST_YEAR = 1949, 2100


class FigureQuerySet(models.QuerySet["Figure"]):
    def of_year(self, year: int) -> Self:
        return self.filter(year=year)

    def published(self) -> Self:
        """What everybody may see, through `published_value` alone."""
        return self.filter(published_value__isnull=False)

    def publishable(self) -> Self:
        """Entered and approved: what the next edition may quote."""
        return self.filter(status__in=PUBLISHABLE, value__isnull=False)

    def newest_published_year(self) -> int | None:
        return self.published().aggregate(year=models.Max("year"))["year"]


def _number_constraints(field: str, label: str) -> list[models.CheckConstraint]:
    """The limits of a stored number, alike for the working and the published value (unit: the figure's own)."""
    empty = Q(**{f"{field}__isnull": True})
    whole = Q(**{field: Cast(F(field), models.BigIntegerField())})
    return [
        models.CheckConstraint(
            condition=empty | Q(**{f"{field}__gte": 0}),
            name=f"figure_{field}_not_negative",
            violation_error_message=f"{label}不能小于0。",
        ),
        models.CheckConstraint(
            condition=empty | ~Q(kind=Kind.RATE) | Q(**{f"{field}__lte": 100}),
            name=f"figure_{field}_rate_at_most_100",
            violation_error_message=f"{label}是比率，应在0到100之间。",
        ),
        models.CheckConstraint(
            condition=empty | Q(decimals__gt=0) | whole,
            name=f"figure_{field}_whole",
            violation_error_message=f"{label}应为整数。",
        ),
    ]


class Figure(models.Model):
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
    status = models.CharField("审核状态", max_length=10, choices=Status.choices, default=Status.PENDING)
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

    published_value = models.DecimalField(
        "发布值", max_digits=18, decimal_places=4, null=True, blank=True, editable=False
    )
    published_qualifier = models.CharField(
        "发布修饰",
        max_length=10,
        choices=Qualifier.choices,
        default=Qualifier.EXACT,
        blank=True,
        editable=False,
    )
    published_source = models.CharField("发布来源", max_length=200, blank=True, editable=False)
    published_at = models.DateTimeField("发布时间", null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="发布人",
        null=True,
        blank=True,
        editable=False,
        related_name="published_figures",
    )

    history = HistoricalRecords(verbose_name="修改记录")
    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "数据"
        verbose_name_plural = "数据"
        ordering = ["-year", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="figure_one_per_indicator_and_year",
                violation_error_message="该指标这一年的数据已经存在。",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="figure_year_in_range",
                violation_error_message=f"年度应在{FIRST_YEAR}到{LAST_YEAR}之间。",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=WHOLE_KINDS) | Q(decimals=0),
                name="figure_whole_kind_without_decimals",
                violation_error_message="计数、连续年数和覆盖面只能是整数。",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.RATE) | Q(unit="%"),
                name="figure_rate_in_percent",
                violation_error_message="比率的单位须为“%”。",
            ),
            *_number_constraints("value", "填报值"),
            *_number_constraints("published_value", "发布值"),
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True, entered_by__isnull=True)
                | Q(entered_at__isnull=False, entered_by__isnull=False),
                name="figure_entered_at_and_by",
                violation_error_message="填报时间与填报人须同时有或同时无。",
            ),
            models.CheckConstraint(
                condition=Q(published_value__isnull=True, published_at__isnull=True, published_by__isnull=True)
                | Q(published_value__isnull=False, published_at__isnull=False, published_by__isnull=False),
                name="figure_published_at_and_by",
                violation_error_message="发布值、发布时间与发布人须同时有或同时无。",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=PUBLISHABLE) | Q(value__isnull=False),
                name="figure_approved_has_value",
                violation_error_message="没有填报值的数据不能通过审核或锁定。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}年{self.indicator}"

    def save(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
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
    def value_text(self) -> str:
        """The working value with its unit: `1235件`, `约300件`, `—`."""
        return formatting.measure(self.value, self.unit, self.kind, self.decimals, self.qualifier)

    @property
    def published_text(self) -> str:
        """The published value with its unit: `1235件`, `100%`, `—`."""
        return formatting.measure(self.published_value, self.unit, self.kind, self.decimals, self.published_qualifier)

    def publish(self, *, by: User) -> None:
        """Make the approved working value the public one and lock it.

        Called by `reports.publishing` alone, inside the transaction that writes the edition.
        Raises ValidationError unless the figure is approved.
        """
        if self.status not in PUBLISHABLE or self.value is None:
            raise ValidationError(f"“{self}”尚未审核通过，不能发布。")
        self._set_published(self.value, self.qualifier, self.source, by)
        self.status = Status.LOCKED
        self.save()

    def publish_from_source(self, value: Decimal, *, source: str, by: User) -> None:
        """Make a value public that another official publication states; the working value stays to be entered."""
        if not source:
            raise ValidationError("引用已公开的数据须写明来源。")
        self._set_published(value, Qualifier.EXACT, source, by)
        self.save()

    def _set_published(self, value: Decimal, qualifier: str, source: str, by: User) -> None:
        self.published_value, self.published_qualifier, self.published_source = value, qualifier, source
        self.published_at, self.published_by = timezone.now(), by

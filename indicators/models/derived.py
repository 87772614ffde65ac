"""Numbers computed from two indicators (推算指标), as rows: which two, times what, and what must be said with it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from indicators.models.indicator import CODE, Indicator
from indicators.numbers.derived import DerivedFigure, Formula, computed_years, quotient
from indicators.numbers.measure import Direction, Kind
from indicators.numbers.succession import SeenYears
from indicators.office.permissions import Person, user_can_read_drafts
from indicators.office.public import Public, PublicQuerySet

if TYPE_CHECKING:
    from indicators.models.figure_set import FigureQuerySet
    from indicators.models.theme import Theme
    from indicators.numbers import Series
    from indicators.office.departments import Department


class DerivedIndicatorQuerySet(PublicQuerySet["DerivedIndicator"]):
    def seen_by(self, viewer: Person) -> Self:
        """In use; those the reports don't state themselves for readers of drafts alone."""
        found = self.filter(is_active=True)
        return found if user_can_read_drafts(viewer) else found.filter(is_public=True)

    def called(self, code: str, figures: FigureQuerySet) -> DerivedIndicator | None:
        """The one with this code, computed from its share of these figures."""
        wanted = self.filter(code=code)
        is_operand = Q(pk__in=wanted.values("numerator")) | Q(pk__in=wanted.values("denominator"))
        operands = Indicator.objects.filter(is_operand).with_context().with_figures(figures)
        return next(iter(wanted.beside(operands.with_annotations())), None)

    def beside(self, known: Iterable[Indicator]) -> list[DerivedIndicator]:
        """Each computed from these indicators' `seen` figures; left out where one of its two is not among them."""
        return DerivedIndicator.computed(self, known)


class DerivedIndicator(SeenYears[DerivedFigure], Public):
    """Reads like an `Indicator` wherever a list or a chart shows both; it has no figures of its own."""

    code = models.SlugField("代码", max_length=80, unique=True, validators=[CODE], help_text="建立后不再更改。")
    name = models.CharField("名称", max_length=60, unique=True)
    numerator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="分子", related_name="+")
    denominator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="分母", related_name="+")
    scale = models.DecimalField(
        "乘数", max_digits=9, decimal_places=2, default=Decimal(100), help_text="占比为100；每百件、每万人等按需填写。"
    )
    unit = models.CharField("单位", max_length=10, default="%", help_text="乘数为100的占比写“%”。")
    decimals = models.PositiveSmallIntegerField("小数位数", default=1)
    direction = models.CharField("方向", max_length=10, choices=Direction.choices, default=Direction.NEUTRAL)
    definition = models.TextField("口径提示", help_text="两数能否相除、有什么不能说的。显示推算数的地方都显示这句话。")
    is_public = models.BooleanField(
        "对外公开", default=False, help_text="报告没有写明的推算数只供工作人员分析；确认口径无误后才勾选。"
    )
    is_active = models.BooleanField("在用", default=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    history = HistoricalRecords(verbose_name="修改记录")
    objects = DerivedIndicatorQuerySet.as_manager()

    # Computed years as one viewer sees them, oldest first; there only after `DerivedIndicatorQuerySet.beside`.
    seen: tuple[DerivedFigure, ...]

    class Meta:
        base_manager_name = "objects"
        verbose_name = "推算指标"
        verbose_name_plural = "推算指标"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(numerator=F("denominator")),
                name="derived_of_two_indicators",
                violation_error_message="分子与分母不能是同一项指标。",
            ),
            models.CheckConstraint(
                condition=Q(scale__gt=0), name="derived_scale_positive", violation_error_message="乘数须大于0。"
            ),
            models.CheckConstraint(
                condition=~Q(unit="%") | Q(scale=100),
                name="derived_share_in_percent",
                violation_error_message="单位为“%%”时，乘数须为100。",
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=4),
                name="derived_decimals_at_most_four",
                violation_error_message="小数位数不能超过4位。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicator", args=[self.code])

    def clean(self) -> None:
        super().clean()
        if Indicator.objects.filter(code=self.code).exists():
            raise ValidationError({"code": "已有指标使用这个代码。"})

    @staticmethod
    def computed(derived: Iterable[DerivedIndicator], known: Iterable[Indicator]) -> list[DerivedIndicator]:
        """Those of which both numbers are among these indicators, from their `seen` figures."""
        by_pk = {indicator.pk: indicator for indicator in known}
        found: list[DerivedIndicator] = []
        for one in derived:
            if one.numerator_id in by_pk and one.denominator_id in by_pk:
                one.numerator, one.denominator = by_pk[one.numerator_id], by_pk[one.denominator_id]
                found.append(one.compute())
        return found

    def compute(self) -> Self:
        """Fill `seen` from what the viewer sees of numerator and denominator."""
        drafts = {figure.year for operand in self.operands for figure in operand.seen if figure.is_draft}
        self.seen = computed_years(self.seen_series, self.formula, drafts)
        return self

    @property
    def operands(self) -> tuple[Indicator, Indicator]:
        return self.numerator, self.denominator

    @property
    def formula(self) -> Formula:
        return Formula(self.scale, self.unit, self.kind, self.decimals, self.direction)

    @property
    def kind(self) -> str:
        """How changes of it are told: shares move by 百分点."""
        return Kind.RATE if self.unit == "%" else Kind.AMOUNT

    @property
    def formula_text(self) -> str:
        """`社区律师参与调解纠纷件数 ÷ 全年调解纠纷件数 × 100`."""
        return f"{self.numerator} ÷ {self.denominator} × {self.scale.normalize():f}"

    @property
    def seen_series(self) -> Series:
        """The one computation; reads the operands' `seen` figures and annotations."""
        return quotient(self.numerator.seen_series, self.denominator.seen_series, self.formula)

    # ── what it takes from its numerator, and what it has of an indicator ──

    target: Decimal | None = None

    @property
    def theme(self) -> Theme:
        return self.numerator.theme

    @property
    def department(self) -> Department:
        return self.numerator.department

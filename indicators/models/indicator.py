"""What is counted: the catalogue of indicators, and what must be known to compare their years."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from simple_history.models import HistoricalRecords

from indicators.models.seen_figure import as_numbers
from indicators.numbers.measure import WHOLE_KINDS, Direction, Kind
from indicators.numbers.series import Series
from indicators.numbers.succession import SeenYears
from indicators.office.addressing import address_of
from indicators.office.public import Public, PublicQuerySet

if TYPE_CHECKING:
    from indicators.models.figure import Figure, FigureQuerySet


CODE = RegexValidator(
    r"^(?!year$)[a-z][a-z0-9_]*$", "代码只能用小写英文字母、数字和下划线，并以字母开头，且不能是 year。"
)


class IndicatorQuerySet(PublicQuerySet["Indicator"]):
    def active(self) -> IndicatorQuerySet:
        return self.filter(is_active=True)

    def collected_in(self, year: int) -> IndicatorQuerySet:
        """What a year's round asks for: active, and counted in that year as far as known."""
        return (
            self.active()
            .filter(Q(first_year__isnull=True) | Q(first_year__lte=year))
            .filter(Q(last_year__isnull=True) | Q(last_year__gte=year))
        )

    def with_context(self) -> IndicatorQuerySet:
        """With theme and lead department, for a list that names them."""
        return self.select_related("theme", "department")

    def with_figures(self, figures: FigureQuerySet) -> IndicatorQuerySet:
        """Each with its share of these figures as `seen`, oldest first."""
        return self.prefetch_related(Prefetch("figures", figures.order_by("year"), to_attr="seen"))  # type: ignore[no-redef]

    def with_annotations(self) -> IndicatorQuerySet:
        """Each with its annotations at hand, as `remarks` reads them."""
        return self.prefetch_related(annotations_at_hand())

    def with_numbers(self, figures: FigureQuerySet) -> list[Indicator]:
        """The same for pages that need no more of a figure than a viewer sees of it: a century is numbers, not rows."""
        numbers = as_numbers(figures)
        found = list(self)
        for one in found:
            one.seen = numbers.get(one.pk, [])  # type: ignore[assignment]  # as much of a `Figure` as the viewer sees
        return found

    def listed_beside(self, figures: FigureQuerySet) -> IndicatorQuerySet:
        """What a page about these figures lists: everything in use, and what was given up but has one of them."""
        return self.filter(Q(is_active=True) | Exists(figures.filter(indicator=OuterRef("pk"))))

    def having(self, figures: FigureQuerySet) -> IndicatorQuerySet:
        """Those that have one of these figures."""
        return self.filter(Exists(figures.filter(indicator=OuterRef("pk"))))

    def matching(self, text: str) -> IndicatorQuerySet:
        """Those whose name, code or 口径 contain every word of `text`; full-width letters and digits count as plain."""
        found = self
        for word in unicodedata.normalize("NFKC", text).split():
            found = found.filter(Q(name__icontains=word) | Q(code__icontains=word) | Q(definition__icontains=word))
        return found


class Indicator(SeenYears["Figure"], Public):
    code = models.SlugField(
        "代码",
        max_length=80,
        unique=True,
        validators=[CODE],
        help_text="报告正文按代码引用本指标，建立后不再更改。",
    )
    name = models.CharField("名称", max_length=60, unique=True)
    unit = models.CharField("单位", max_length=10, help_text="如：件、次、亿元、%。")
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    theme = models.ForeignKey("indicators.Theme", models.PROTECT, verbose_name="主题", related_name="indicators")
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="牵头部门", related_name="indicators"
    )
    co_departments = models.ManyToManyField(
        "indicators.Department", verbose_name="配合部门", blank=True, related_name="co_indicators"
    )
    department_inferred = models.BooleanField(
        "部门系推断",
        default=False,
        help_text="原报告未写明责任部门，由编目人员推断；只用于安排填报，不对外发布。",
    )
    direction = models.CharField(
        "方向",
        max_length=10,
        choices=Direction.choices,
        default=Direction.NEUTRAL,
        help_text="数量多少不等于好坏时选中性。",
    )
    definition = models.TextField("口径", blank=True, help_text="统计范围、分母、不能与什么相加或相比。")
    decimals = models.PositiveSmallIntegerField("小数位数", default=0, help_text="最多保留几位小数；件数、次数为0。")
    target = models.DecimalField("目标值", max_digits=18, decimal_places=4, null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(
        "统计起始年度",
        null=True,
        blank=True,
        help_text="知道从哪一年开始统计时填写；此前没有数据即显示为“新增指标”。",
    )
    last_year = models.PositiveSmallIntegerField(
        "统计终止年度", null=True, blank=True, help_text="不再统计时填写最后一年；此后显示为“不再统计”。"
    )
    order = models.PositiveSmallIntegerField("排序", default=0)
    is_active = models.BooleanField("在用", default=True, help_text="停用后不再列入新一年的填报，历年数据不变。")
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="接替指标",
        null=True,
        blank=True,
        related_name="predecessors",
        help_text="类型或单位改变时另建新指标，并在这里指向它。",
    )

    history = HistoricalRecords(verbose_name="修改记录")
    objects = IndicatorQuerySet.as_manager()

    noted: list[Annotation]  # there where `annotations_at_hand` was asked for

    # Figures as one viewer sees them, oldest first; there only after `IndicatorQuerySet.with_figures`.
    seen: list[Figure]
    # Those whose place it took in the same measure; there only after `indicators.numbers.succession.joined`.
    replaced: tuple[Indicator, ...] = ()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "指标"
        verbose_name_plural = "指标"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.RATE) | Q(unit="%"),
                name="indicator_rate_in_percent",
                violation_error_message="比率的单位须为“%%”。",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=WHOLE_KINDS) | Q(decimals=0),
                name="indicator_whole_kind_without_decimals",
                violation_error_message="计数、连续年数和覆盖面只能是整数，小数位数须为0。",
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=4),
                name="indicator_decimals_at_most_four",
                violation_error_message="小数位数不能超过4位。",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="indicator_not_its_own_successor",
                violation_error_message="指标不能接替自己。",
            ),
            models.CheckConstraint(
                condition=Q(first_year__isnull=True) | Q(last_year__isnull=True) | Q(last_year__gte=F("first_year")),
                name="indicator_last_year_not_before_first",
                violation_error_message="统计终止年度不能早于起始年度。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("indicator", self.code)

    def clean(self) -> None:
        super().clean()
        if self.pk and self.measure_changed() and self.figures.published().exists():
            raise ValidationError(
                "本指标已有公开发布的数据，类型和单位不能再改。请另建一个新指标，并在“接替指标”中指向它。"
            )

    @property
    def direction_sentence(self) -> str:
        """How a change is to be read: `越高越好`; for neutral ones that more is neither better nor worse."""
        if self.direction == Direction.NEUTRAL:
            return "不分优劣，增减只说明工作量或情况的变化"
        return self.get_direction_display()

    @property
    def seen_series(self) -> Series:
        """The `seen` figures as a series, after those of what it `replaced`. Reads the (prefetched) annotations."""
        return self.continued(
            self.series((figure.year, figure.seen_value, figure.seen_qualifier) for figure in self.seen)
        )

    def series(self, rows: Iterable[tuple[int, Decimal | None, str]]) -> Series:
        """These (year, value, qualifier) rows as a series that knows its breaks. Reads the (prefetched) annotations."""
        return Series.of(
            rows,
            unit=self.unit,
            kind=self.kind,
            decimals=self.decimals,
            direction=self.direction,
            notes=self.remarks,
            introduced=self.first_year,
            dropped=None if self.last_year is None else self.last_year + 1,
        )

    @property
    def remarks(self) -> Iterable[Annotation]:
        """Its annotations, oldest first: those at hand, else asked for."""
        return self.noted if "noted" in self.__dict__ else self.annotations.all()

    def measure_changed(self) -> bool:
        """Whether kind or unit differ from what the database holds."""
        before = type(self).objects.filter(pk=self.pk).values_list("kind", "unit").first()
        return before is not None and before != (self.kind, self.unit)


class Annotation(Public):
    """A remark that belongs to one year of an indicator, shown wherever that year is shown."""

    class Effect(models.TextChoices):
        NOTE = "note", "仅作说明"
        INCOMPARABLE = "incomparable", "本年与其他年份不可比"
        REDEFINED = "redefined", "自本年起口径变更，与此前不可比"

    indicator = models.ForeignKey(Indicator, models.CASCADE, verbose_name="指标", related_name="annotations")
    year = models.PositiveSmallIntegerField("年度")
    text = models.CharField("说明", max_length=200, help_text="如：机构改革换证。")
    effect = models.CharField("对可比性的影响", max_length=15, choices=Effect.choices, default=Effect.NOTE)

    history = HistoricalRecords(verbose_name="修改记录")

    objects = PublicQuerySet["Annotation"].as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "年度注释"
        verbose_name_plural = "年度注释"
        ordering = ["indicator", "year"]

    def __str__(self) -> str:
        return f"{self.year}年：{self.text}"


def annotations_at_hand(path: str = "annotations") -> Prefetch:
    """For `prefetch_related`, wherever the indicators stand. As a list: to fill a related manager's own store Django
    composes a query for each indicator, which costs more than all of them together."""
    return Prefetch(path, Annotation.objects.order_by("year", "pk"), to_attr="noted")

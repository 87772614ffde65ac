"""The rules a year's figures are held against, as rows: `indicators.rules` says what each kind means."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from simple_history.models import HistoricalRecords

from indicators import rules
from indicators.numbers.measure import Kind
from indicators.office.kept.held import held
from indicators.office.public import Public, PublicQuerySet
from indicators.rules.rule import ACROSS, RuleKind, RuleSeverity

NUMBERS: dict[str, tuple[str, ...]] = {
    RuleKind.RANGE: ("minimum", "maximum"),
    RuleKind.CHANGE: ("percent", "floor"),
    RuleKind.SAME: ("floor",),
}
"""Which numbers a kind of rule reads."""


class RuleQuerySet(PublicQuerySet["Rule"]):
    def in_force(self) -> Self:
        """What figures are held against, with all each rule needs. Two queries."""
        terms = RuleTerm.objects.select_related("indicator").order_by("order", "pk")
        return self.filter(is_active=True).prefetch_related(Prefetch("terms", terms))


class Rule(Public):
    name = models.CharField("名称", max_length=60, unique=True, help_text="如：撤销与确认违法之和不大于受理。")
    kind = models.CharField("规则类型", max_length=10, choices=RuleKind.choices)
    severity = models.CharField(
        "程度",
        max_length=12,
        choices=RuleSeverity.choices,
        default=RuleSeverity.EXPLAINABLE,
        help_text="阻断：改正后才能提交。可说明：写明原因后可以提交，说明永久保存。提示：只提醒，不影响提交。",
    )
    measure_kind = models.CharField(
        "适用的指标类型",
        max_length=10,
        choices=Kind.choices,
        blank=True,
        help_text="没有在下面列出指标时，适用于这一类型的全部指标；空着则适用于所有指标。",
    )
    minimum = models.DecimalField(
        "下限", max_digits=18, decimal_places=4, null=True, blank=True, help_text="用于取值范围。"
    )
    maximum = models.DecimalField(
        "上限", max_digits=18, decimal_places=4, null=True, blank=True, help_text="用于取值范围。"
    )
    percent = models.DecimalField(
        "变动幅度（%）",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="变动超过上年的百分之几。比率按百分点看，这里空着，只填下一栏。",
    )
    floor = models.DecimalField(
        "起算值",
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="按指标的单位。变动规则：增减达到此数才算；相同规则：数值达到此数才算。用来放过小数目。",
    )
    instruction = models.CharField(
        "怎么办", max_length=200, help_text="写给填报员看，说清应当核对什么、怎么改或怎么说明。"
    )
    is_active = models.BooleanField("启用", default=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    history = HistoricalRecords(verbose_name="修改记录")
    objects = RuleQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "校验规则"
        verbose_name_plural = "校验规则"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        for field in ("minimum", "maximum", "percent", "floor"):
            if getattr(self, field) is not None and field not in NUMBERS.get(self.kind, ()):
                label = type(self)._meta.get_field(field).verbose_name  # type: ignore[union-attr]
                raise ValidationError({field: f"“{self.get_kind_display()}”不看{label}，请空着。"})
        if self.kind == RuleKind.CHANGE and self.percent is None and self.floor is None:
            raise ValidationError({"percent": "请填变动幅度或起算值，至少一项。"})
        if None not in (self.minimum, self.maximum) and self.minimum > self.maximum:  # type: ignore[operator]
            raise ValidationError({"maximum": "上限不能小于下限。"})
        if self.kind in ACROSS and self.measure_kind:
            raise ValidationError({"measure_kind": "这类规则只看下面列出的指标，请空着。"})

    def plain(self) -> rules.PlainRule:
        """The rule as `indicators.rules` reads it. Reads the (prefetched) terms."""
        return self.over([(term.indicator.code, term.is_whole) for term in self.terms.all()])

    def over(self, terms: list[tuple[str, bool]]) -> rules.PlainRule:
        """The rule over these (code, is it the whole) instead of its stored terms: to try it before it is saved."""
        return rules.PlainRule(
            pk=self.pk or 0,
            kind=RuleKind(self.kind),
            severity=RuleSeverity(self.severity),
            instruction=self.instruction,
            codes=tuple(code for code, is_whole in terms if not is_whole),
            whole=next((code for code, is_whole in terms if is_whole), ""),
            measure_kind=self.measure_kind,
            minimum=self.minimum,
            maximum=self.maximum,
            percent=self.percent,
            floor=self.floor,
        )


class RuleTerm(Public):
    """A figure that a rule names."""

    rule = models.ForeignKey(Rule, models.CASCADE, verbose_name="规则", related_name="terms")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, verbose_name="指标", related_name="+")
    is_whole = models.BooleanField("是整体", default=False, help_text="只用于“部分不大于整体”。")
    order = models.PositiveSmallIntegerField("排序", default=0)

    objects = PublicQuerySet["RuleTerm"].as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "所看的指标"
        verbose_name_plural = "所看的指标"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "indicator"],
                name="rule_names_an_indicator_once",
                violation_error_message="同一指标只列一次。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.indicator)


def term_fault(kind: str, wholes: int, parts: int) -> str:
    """What is wrong with the terms of a rule of this kind, or ''."""
    if kind == RuleKind.PART and (wholes != 1 or not parts):
        return "“部分不大于整体”须列出一个整体和至少一个部分。"
    if kind == RuleKind.EQUAL and (wholes or parts < 2):
        return "“两个部门的同一数据”须列出至少两个指标，都不勾选“是整体”。"
    if kind not in ACROSS and wholes:
        return "只有“部分不大于整体”才有整体，请取消勾选“是整体”。"
    return ""


@held
def rules_in_force() -> tuple[rules.PlainRule, ...]:
    """As `indicators.rules` reads them. They are changed once a year and asked for with every figure."""
    return tuple(rule.plain() for rule in Rule.objects.in_force())

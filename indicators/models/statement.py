"""What a document published elsewhere says of a figure that was public already, and says otherwise."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.numbers.comparison import Measured
from indicators.numbers.measure import Qualifier
from indicators.office.constraints import all_or_none
from indicators.office.public import Public, PublicQuerySet
from indicators.office.records import KeptQuerySet, Lasting


class StatementQuerySet(KeptQuerySet["Statement"], PublicQuerySet["Statement"]):  # type: ignore[override]
    def open(self) -> StatementQuerySet:
        """Those about which nobody has decided yet."""
        return self.filter(choice="")

    def with_context(self) -> StatementQuerySet:
        return self.select_related("figure__indicator", "chosen_by")

    def as_told(self) -> StatementQuerySet:
        """As much as both numbers side by side take: what a figure is now leaves that as it is."""
        told = ("value", "qualifier", "source", "public_value", "public_qualifier", "public_source", "choice", "reason")
        measured = ("figure__year", "figure__kind", "figure__unit", "figure__decimals")
        return self.select_related("figure").only(*told, *measured)


class Statement(Lasting, Public):
    """The document's own report quotes it as it stands; the series keeps what was public until a publisher chooses.

    `reports.publishing.statements` writes the choice. Once the document's number was taken into the series, figure and statement say the same and nothing is quoted from here.
    """

    class Preferred(models.TextChoices):
        SERIES = "series", "沿用原已公开的数"
        DOCUMENT = "document", "改用原文的数"

    figure = models.OneToOneField("indicators.Figure", models.PROTECT, verbose_name="数据", related_name="statement")
    value = models.DecimalField("原文的数", max_digits=18, decimal_places=4)
    qualifier = models.CharField("修饰", max_length=10, choices=Qualifier.choices, blank=True)
    source = models.CharField("出处", max_length=200)
    public_value = models.DecimalField("当时已公开的数", max_digits=18, decimal_places=4)
    public_qualifier = models.CharField("已公开数的修饰", max_length=10, choices=Qualifier.choices, blank=True)
    public_source = models.CharField("已公开数的出处", max_length=200, blank=True)
    sentence = models.TextField("原句")
    choice = models.CharField("取舍", max_length=10, choices=Preferred.choices, blank=True)
    reason = models.CharField("理由", max_length=500, blank=True, help_text="对外公开。")
    chosen_at = models.DateTimeField("取舍时间", null=True, blank=True, editable=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="取舍人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "原文记载"
        verbose_name_plural = "原文记载"
        ordering = ["-figure__year", "figure__indicator"]
        constraints = [
            all_or_none("chosen_at", "chosen_by", name="statement_chosen_at_and_by"),
            models.CheckConstraint(
                condition=Q(choice="", reason="") | (~Q(choice="") & ~Q(reason="") & Q(chosen_at__isnull=False)),
                name="statement_choice_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure}：原文{self.text}"

    @property
    def measured(self) -> Measured:
        return Measured(self.value, self.qualifier)

    @property
    def text(self) -> str:
        """What the document says, with its unit: `1235件`."""
        return self.figure.text_of(self.measured)

    @property
    def public_text(self) -> str:
        """What was public when the document was taken in, with its unit."""
        return self.figure.text_of(Measured(self.public_value, self.public_qualifier))

    @property
    def both(self) -> str:
        """The two numbers side by side, and which of them the series has."""
        said = f"两个来源不同：《{self.source}》原文记载为{self.text}，{self.public_source or '此前'}公布为{self.public_text}"
        if not self.choice:
            return f"{said}；尚未取舍，本站暂用后者"
        return f"{said}；{self.get_choice_display()}，理由：{self.reason}"

    @property
    def is_quoted(self) -> bool:
        """Whether the document's report quotes this rather than the figure itself."""
        return self.choice != self.Preferred.DOCUMENT

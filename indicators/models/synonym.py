"""Words that mean the same: 信访事项 for 信访件, 起 for 件. Every district adds its own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class SynonymQuerySet(models.QuerySet["Synonym"]):
    def in_use(self) -> SynonymQuerySet:
        return self.filter(is_confirmed=True)

    def proposed(self) -> SynonymQuerySet:
        """What editors' bindings suggest and nobody has confirmed yet."""
        return self.filter(is_confirmed=False)


class Synonym(models.Model):
    """A term of reports, and the catalogue's own word for it."""

    class Kind(models.TextChoices):
        WORD = "word", "名称用语"
        UNIT = "unit", "计量单位"

    kind = models.CharField("类别", max_length=10, choices=Kind.choices, default=Kind.WORD)
    term = models.CharField("报告里的写法", max_length=30, help_text="如：信访事项、起。")
    stands_for = models.CharField("指标目录里的写法", max_length=30, help_text="如：信访件、件。")
    note = models.CharField("说明", max_length=200, blank=True)
    is_confirmed = models.BooleanField(
        "已采用",
        default=True,
        help_text="系统从编辑的引用中提出的写法，核实两者同指一事后勾选；未勾选的不起作用。",
    )

    history = HistoricalRecords(verbose_name="修改记录")
    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = "同义写法"
        verbose_name_plural = "同义写法"
        ordering = ["is_confirmed", "kind", "term"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "term"],
                name="synonym_stands_for_one_word",
                violation_error_message="这个写法已经有了。",
            ),
            models.CheckConstraint(
                condition=~Q(term=F("stands_for")),
                name="synonym_is_another_word",
                violation_error_message="两种写法相同，不必登记。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}＝{self.stands_for}"

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.WORD and min(len(self.term), len(self.stands_for)) < 2:
            raise ValidationError("名称用语至少两个字：一个字的写法会误认别的词。")

"""The life of a figure that everybody sees: its published value, whence it is, and who made it public."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone

from indicators.numbers.measure import Qualifier
from indicators.office.users import User


class PublicValue(models.Model):
    """What is published of a figure. Only a figure's own verbs write it, and save it with their line in the log."""

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

    class Meta:
        abstract = True

    def make_public(self, value: Decimal, qualifier: str, source: str, by: User) -> None:
        """From now on this is what everybody sees."""
        self.published_value, self.published_qualifier, self.published_source = value, qualifier, source
        self.published_at, self.published_by = timezone.now(), by

    def make_private(self) -> None:
        """Nobody sees a value any more."""
        self.published_value, self.published_qualifier, self.published_source = None, Qualifier.EXACT, ""
        self.published_at, self.published_by = None, None

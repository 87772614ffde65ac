"""What happened to a figure: who moved it, when, from where to where, and why. Written once."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import zip_longest
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Window
from django.db.models.functions import Lag

from indicators.models.figure_steps import SUBMISSIONS, FigureStatus, FigureVerb
from indicators.numbers.comparison import Measured
from indicators.numbers.measure import Qualifier
from indicators.office.records import Kept, KeptQuerySet


def _before(field: str) -> Window:
    return Window(Lag(field), partition_by=F("figure"), order_by=("at", "pk"))


class FigureMoveQuerySet(KeptQuerySet["FigureMove"]):
    def with_context(self) -> Self:
        """With everything a line of the log names: who moved which figure of which indicator."""
        return self.select_related("by", "figure__indicator")

    def of_indicator(self, indicator_id: int) -> Self:
        """The log of all years of one indicator, newest first: for staff only."""
        return self.filter(figure__indicator_id=indicator_id).with_context().with_value_before()

    def with_value_before(self) -> Self:
        """Each line with the value of the one before it in the same figure's log: for `change_text`."""
        return self.annotate(value_before=_before("value"), qualifier_before=_before("qualifier"))

    def submissions(self) -> Self:
        """The moves that put a figure before the reviewers."""
        return self.filter(verb__in=SUBMISSIONS)


def told_in_turn(moves: Iterable[FigureMove]) -> list[FigureMove]:
    """A figure's whole log, newest first, each line with the value of the one before it: as `with_value_before` asks."""
    log = list(moves)
    for move, earlier in zip_longest(log, log[1:]):
        move.value_before = earlier.value if earlier else None
        move.qualifier_before = earlier.qualifier if earlier else None
    return log


class FigureMove(Kept):
    """One line of a figure's log, with the value as it then was."""

    figure = models.ForeignKey("indicators.Figure", models.PROTECT, verbose_name="数据", related_name="moves")
    verb = models.CharField("动作", max_length=10, choices=FigureVerb.choices)
    status_from = models.CharField("原状态", max_length=10, choices=FigureStatus.choices)
    status_to = models.CharField("新状态", max_length=10, choices=FigureStatus.choices)
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人", related_name="figure_moves")
    note = models.TextField("说明", blank=True)
    version = models.PositiveIntegerField("填报版本")
    value = models.DecimalField("当时的值", max_digits=18, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField("修饰", max_length=10, choices=Qualifier.choices, blank=True)
    on_behalf = models.BooleanField("代填", default=False)
    own_department = models.BooleanField("本部门自审", default=False)

    objects = FigureMoveQuerySet.as_manager()

    # What the figure said before; there only after `FigureMoveQuerySet.with_value_before` or `told_in_turn`.
    value_before: Decimal | None
    qualifier_before: str | None

    class Meta:
        verbose_name = "审核记录"
        verbose_name_plural = "审核记录"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.figure}"

    @property
    def is_reopening(self) -> bool:
        return self.verb == FigureVerb.REOPEN

    @property
    def change_text(self) -> str:
        """`由20个改为21个`; the value alone where it is the first or has not changed."""
        before = Measured(self.value_before, self.qualifier_before or "")
        if before.value is None or before == Measured(self.value, self.qualifier):
            return self.value_text
        if self.value is None:
            return f"清空了{self.figure.text_of(before)}"
        return f"由{self.figure.text_of(before)}改为{self.value_text}"

    @property
    def value_text(self) -> str:
        """The value at that moment with its unit: `1235件`, `—`."""
        return self.figure.text_of(Measured(self.value, self.qualifier))

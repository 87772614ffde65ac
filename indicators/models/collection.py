"""One year's round of entry (年度填报)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from indicators.models.round_move import RoundMove
from indicators.models.round_steps import MANAGERS_ONLY, MOVES, NOT_NOW, UNLOCKERS_ONLY, RoundState, RoundVerb
from indicators.office.constraints import all_or_none
from indicators.office.departments import Department
from indicators.office.permissions import Person, user_can_read_drafts
from indicators.office.steps import Stepwise

if TYPE_CHECKING:
    from indicators.office.users import User


class CollectionQuerySet(models.QuerySet["Collection"]):
    def open(self) -> Self:
        """Opened and not yet locked."""
        return self.filter(opened_at__isnull=False, locked_at__isnull=True)

    def locked(self) -> Self:
        """Nobody enters any more."""
        return self.filter(locked_at__isnull=False)

    def of(self, year: int) -> Collection | None:
        """The round of a year, None when there is none."""
        return self.filter(year=year).first()

    def newest_open_year(self) -> int | None:
        return self.open().aggregate(year=models.Max("year"))["year"]

    def open_year_for(self, viewer: Person) -> int | None:
        """The year being entered, for those who may see what is entered."""
        return self.newest_open_year() if user_can_read_drafts(viewer) else None


class Collection(Stepwise):
    """When a year's figures are collected. Deadlines count only once the round was opened."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    opens_on = models.DateField("开始填报日期")
    due_on = models.DateField("截止日期")
    note = models.TextField("填报说明", blank=True, help_text="显示在每个部门的填报页顶部。")
    opened_at = models.DateTimeField("开启时间", null=True, blank=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="开启人",
        null=True,
        blank=True,
        editable=False,
        related_name="opened_collections",
    )
    locked_at = models.DateTimeField("锁定时间", null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="锁定人",
        null=True,
        blank=True,
        editable=False,
        related_name="locked_collections",
    )

    history = HistoricalRecords(verbose_name="修改记录")
    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = "年度填报"
        verbose_name_plural = "年度填报"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")),
                name="collection_due_after_opening",
                violation_error_message="截止日期不能早于开始日期。",
            ),
            all_or_none("opened_at", "opened_by", name="collection_opened_at_and_by"),
            all_or_none("locked_at", "locked_by", name="collection_locked_at_and_by"),
        ]

    def __str__(self) -> str:
        return f"{self.year}年度填报"

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.due_on and self.due_on < self.opens_on:
            raise ValidationError({"due_on": "截止日期不能早于开始日期。"})

    @property
    def is_open(self) -> bool:
        """Opened and not yet locked: people can enter. Lateness is noted, not refused."""
        return self.state == RoundState.OPEN

    def due_for(self, department: Department) -> date:
        """The day a department's figures are due: the round's, or later where it was granted more time."""
        return self.extended().get(department.pk, self.due_on)

    def granted(self) -> models.QuerySet[Extension]:
        """What gives a department more time than the round has, the longest first."""
        return self.extensions.filter(due_on__gt=self.due_on).order_by("-due_on")

    def extended(self) -> dict[int, date]:
        """The day each department (by key) that has more time than the round is due. One query."""
        return dict(self.granted().order_by().values_list("department").annotate(models.Max("due_on")))

    def days_left(self, today: date | None = None) -> int:
        """Days until due in Asia/Shanghai; 0 on the day itself, negative when late."""
        return (self.due_on - (today or timezone.localdate())).days

    # ── what `Stepwise` asks of a round: who opened and who locked it says where it stands ──

    table = MOVES

    @property
    def state(self) -> str:
        if self.locked_at:
            return RoundState.LOCKED
        return RoundState.OPEN if self.opened_at else RoundState.PLANNED

    def arrive(self, state: str, *, by: User) -> None:
        if state == RoundState.OPEN and not self.opened_at:
            self.opened_at, self.opened_by = timezone.now(), by
        is_locked = state == RoundState.LOCKED
        self.locked_at, self.locked_by = (timezone.now(), by) if is_locked else (None, None)

    def why_not_now(self, verb: models.TextChoices) -> str:
        return f"{self}{NOT_NOW[RoundVerb(verb)]}"

    def why_not_you(self, verb: models.TextChoices) -> str:
        return UNLOCKERS_ONLY if verb == RoundVerb.UNLOCK else MANAGERS_ONLY

    def log(self, verb: RoundVerb, before: str, *, by: User, words: str, **about: Any) -> RoundMove:
        """`about` is what joined or left: `indicator` and `department`."""
        return RoundMove.objects.create(collection=self, verb=verb, by=by, note=words, **about)


class Extension(models.Model):
    """More time for one department, granted with a reason."""

    collection = models.ForeignKey(Collection, models.PROTECT, verbose_name="年度填报", related_name="extensions")
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="部门", related_name="extensions"
    )
    due_on = models.DateField("延至")
    reason = models.CharField("理由", max_length=200)
    granted_at = models.DateTimeField("批准时间", auto_now_add=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="批准人", editable=False, related_name="+"
    )

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "延期"
        verbose_name_plural = "延期"
        ordering = ["collection", "department"]

    def __str__(self) -> str:
        return f"{self.department}延至{self.due_on}"

"""待办通知: what waits for whom and whether it was told outside the site, and the log of every attempt to tell it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from indicators.office.records import Kept, KeptQuerySet
from indicators.office.steps import held
from indicators.office.users import User

STILL_NEWS = timedelta(days=2)
"""So long something that could not be told is tried again; after that it stands in the 待办 alone."""


class NoticeChannel(models.TextChoices):
    MAIL = "mail", "电子邮件"
    HOOK = "hook", "通知接口"


class WaitingTurnQuerySet(models.QuerySet["WaitingTurn"]):
    def renew(self, person: User, keys: Iterable[str]) -> None:
        """What waits for the person now: what is done is forgotten, so that it is told anew when it comes back."""
        keys = set(keys)
        self.filter(person=person).exclude(key__in=keys).delete()
        known = set(self.filter(person=person).values_list("key", flat=True))
        new = (self.model(person=person, key=key) for key in sorted(keys - known))
        self.bulk_create(new, ignore_conflicts=True)

    def untold(self, channel: NoticeChannel) -> WaitingTurnQuerySet:
        """Not told there yet, and still news."""
        return self.filter(**{_told_at(channel): None}, at__gt=timezone.now() - STILL_NEWS)

    @transaction.atomic
    def claim(self, channel: NoticeChannel) -> list[WaitingTurn]:
        """Those of `self` that this run is to tell: another one at the same time gets none of them."""
        rows = list(held(self.untold(channel)))
        WaitingTurn.objects.filter(pk__in=[row.pk for row in rows]).update(**{_told_at(channel): timezone.now()})
        return rows

    def give_back(self, channel: NoticeChannel, rows: Iterable[WaitingTurn]) -> None:
        """They could not be told: the next run tries again."""
        self.filter(pk__in=[row.pk for row in rows]).update(**{_told_at(channel): None})


class WaitingTurn(models.Model):
    """One line of a person's 待办 that stands there now; `key` tells it from the others."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="账号", related_name="+")
    key = models.CharField("事项", max_length=500)
    at = models.DateTimeField("轮到的时间", auto_now_add=True)
    mailed_at = models.DateTimeField("邮件告知时间", null=True, blank=True)
    posted_at = models.DateTimeField("接口告知时间", null=True, blank=True)

    objects = WaitingTurnQuerySet.as_manager()

    class Meta:
        verbose_name = "轮到的事项"
        verbose_name_plural = "轮到的事项"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="waiting_turn_once_a_person")]

    def __str__(self) -> str:
        return self.key

    @property
    def step(self) -> str:
        """The heading in the 待办: the first word of the key."""
        return self.key.partition(" ")[0]


class TurnNotice(Kept):
    """An attempt to tell, and what became of it. Written once; it holds steps of the year, no figure and no address."""

    channel = models.CharField("方式", max_length=10, choices=NoticeChannel.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="接收人", related_name="+", null=True, blank=True
    )
    steps = models.CharField("步骤", max_length=500)
    is_delivered = models.BooleanField("已送出", default=False)
    result = models.CharField("结果", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="发送人", related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "待办通知"
        verbose_name_plural = "待办通知"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}：{self.steps}"

    def with_result(self, result: str, *, is_delivered: bool) -> TurnNotice:
        """Keep it with what became of it."""
        self.result, self.is_delivered = result, is_delivered
        self.save()
        return self


def _told_at(channel: NoticeChannel) -> str:
    return {NoticeChannel.MAIL: "mailed_at", NoticeChannel.HOOK: "posted_at"}[channel]

"""What was published: a numbered, hashed, frozen document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from indicators.office.addressing import address_of
from indicators.office.kept.asked_again import unheard
from indicators.office.public import Public, PublicQuerySet
from indicators.office.records import Kept, KeptQuerySet
from reports.document.tree import Document
from reports.models.report import Report

if TYPE_CHECKING:
    from reports.models.original import Original

TEXTS = 128
"""Of editions, in one process; some 20 kB each."""


def _later() -> Exists:
    """There is a later edition of the same report."""
    return Exists(Edition.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number")))


class EditionQuerySet(KeptQuerySet["Edition"], PublicQuerySet["Edition"]):  # type: ignore[override]
    def newest(self) -> Self:
        """The newest edition of each report, withdrawn or not; its text when it is asked for."""
        return self.filter(~_later()).select_related("report__original", "withdrawal").defer("text")

    def current(self) -> Self:
        """What everybody reads: the newest edition of each report unless it was withdrawn."""
        return self.newest().filter(withdrawal=None)

    def of_year(self, year: int) -> Self:
        return self.filter(report__year=year)

    def shelved(self) -> Self:
        """Number, date, note and withdrawal of each, newest first; texts when they are asked for."""
        return self.select_related("report__original", "withdrawal").defer("text").order_by("-number")

    def newest_first(self) -> Self:
        return self.order_by("-report__year", "-number")


class Edition(Kept, Public):
    """One publication of a report. Written once by `reports.publishing.verbs`, never changed, never removed."""

    class Origin(models.TextChoices):
        IMPORTED = "imported", "导入"
        PUBLISHED = "published", "发布"
        CORRECTION = "correction", "更正"

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="editions")
    number = models.PositiveSmallIntegerField("版次")
    origin = models.CharField("来历", max_length=12, choices=Origin.choices, default=Origin.PUBLISHED)
    note = models.TextField("公开说明", blank=True, help_text="更正的理由，对外公开。")
    text = models.TextField("文档（JSON）", editable=False)
    explanations = models.TextField("随版说明（JSON）", blank=True, default="", editable=False)
    previous_hash = models.CharField("上一版指纹", max_length=64, blank=True, editable=False)
    hash = models.CharField("指纹（SHA-256）", max_length=64, editable=False)
    published_at = models.DateTimeField("发布时间", editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="发布人",
        related_name="editions",
        editable=False,
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "版次"
        verbose_name_plural = "版次"
        ordering = ["-report__year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="edition_number_once_per_report"),
            models.CheckConstraint(
                condition=Q(number=1, previous_hash="") | (Q(number__gt=1) & ~Q(previous_hash="")),
                name="edition_chained_to_the_one_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}（第{self.number}版）"

    def save(self, **kwargs: Any) -> None:
        self.hash = fingerprint(self.text, self.previous_hash)
        super().save(**kwargs)

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: models.QuerySet[Edition] | None = None,
    ) -> None:
        """A text that was left out comes from memory, where it stands under its fingerprint."""
        if fields == ["text"]:
            with suppress(ValueError):
                self.text = text_named(self.pk, self.hash)
                return
        super().refresh_from_db(using, fields, from_queryset)

    def get_absolute_url(self) -> str:
        return address_of("report", self.report.year)

    @property
    def permalink(self) -> str:
        """The address at which exactly this text stays, whatever is published after it."""
        return address_of("edition", self.report.year, self.number)

    @cached_property
    def sm3(self) -> str:
        """The same by SM3 (GB/T 32905); "" where this machine's library hasn't it."""
        return fingerprint(self.text, self.previous_hash, "sm3") if "sm3" in hashlib.algorithms_available else ""

    @cached_property
    def document(self) -> Document:
        return Document.from_json(self.text)

    @cached_property
    def explained(self) -> list[dict[str, str]]:
        """What was said about the checker's findings and approved with the text: where, message, reason, by, on."""
        return json.loads(self.explanations) if self.explanations else []

    @property
    def explanations_are_intact(self) -> bool:
        """Whether they still are those whose fingerprint the text names. Raises as reading the document does."""
        return (fingerprint(self.explanations, "") if self.explanations else "") == self.document.explained

    @property
    def is_imported(self) -> bool:
        """Whether it says what was published elsewhere before this site was."""
        return self.origin == self.Origin.IMPORTED

    @property
    def reads_other_years(self) -> bool:
        """What other years say stands beside it, live: nothing of them is frozen in what came from elsewhere."""
        return self.is_imported or self.original is not None

    @property
    def original(self) -> Original | None:
        """Where its report was published before, also of an edition that corrects it; None for the shipped one."""
        return getattr(self.report, "original", None)

    @property
    def notice(self) -> str:
        """What every page and file of it must say of that; "" where nothing."""
        return self.original.notice if self.original else ""

    @property
    def is_intact(self) -> bool:
        """Whether the stored text still is what the fingerprint was taken of."""
        return self.hash == fingerprint(self.text, self.previous_hash)


def fingerprint(text: str, previous_hash: str, by: str = "sha256") -> str:
    """Over the content and the previous edition's fingerprint, not over time or actor."""
    return hashlib.new(by, f"{previous_hash}\n{text}".encode()).hexdigest()


@lru_cache(TEXTS)
def text_named(edition: int, hash: str) -> str:
    """The text with this fingerprint. Raises ValueError where the stored one is another by now, which is for each page to hear."""
    with unheard():
        text, previous_hash = Edition.objects.values_list("text", "previous_hash").get(pk=edition)
    if fingerprint(text, previous_hash) != hash:
        raise ValueError(f"The text of edition {edition} is not what its fingerprint was taken of.")
    return text

"""A report that was published before this site was there: read from its file, reviewed by one, confirmed by another."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from indicators.models import User
from indicators.office.constraints import all_or_none
from indicators.office.files.handed_file import StoredFile
from indicators.office.steps import Stepwise
from reports.models.imported_move import ImportMove
from reports.models.imported_steps import IMPORT_MOVES, IN_HAND, ImportStage, ImportVerb
from reports.models.permissions import user_can_correct, user_can_edit
from reports.reading.answer import document
from reports.reading.rows import ReviewRow, outline_of


def storage_name(imported: ImportedReport, filename: str) -> str:
    """Where the file is kept."""
    return f"imports/{uuid.uuid4().hex}"


class ImportedReportQuerySet(models.QuerySet["ImportedReport"]):
    def in_hand(self) -> Self:
        """Being reviewed, or before the one who confirms."""
        return self.filter(stage__in=IN_HAND)

    def listed(self) -> Self:
        """Newest first, with what a list names and without what only the review needs."""
        return self.select_related("read_in_by", "reviewed_by", "confirmed_by").defer(
            "read", "rows", "numbers", "proposed"
        )

    def waiting_for(self, *, reviewer: User | None, confirmer: User | None) -> Self:
        """What waits for a person as the one who reviews, or as the one who confirms what another read in."""
        mine = Q(pk__in=())
        if reviewer:
            mine |= Q(stage=ImportStage.REVIEWING)
        if confirmer:
            mine |= Q(stage=ImportStage.CONFIRMING) & ~Q(read_in_by=confirmer) & ~Q(reviewed_by=confirmer)
        return self.filter(mine)


class ImportedReport(StoredFile, Stepwise):
    """A file, what was read in it, and what its reviewer made of that.

    `read` is the reading as it came (keys of `import_report --json`, and `lines`); `head` and `rows` are the text under
    review, from which `outline` is made. `numbers` are all its numbers, each with what it `say`s: bound to the indicator of
    its `code`, a new one (its facts by code in `proposed`), no figure (`why`), or open. `reasons` says why words differ
    from the file's, by the difference's key; `settled` are the doubts that were looked at.
    """

    file = models.FileField("原文件", upload_to=storage_name, editable=False)
    address = models.URLField("原文网址", max_length=500, blank=True, help_text="原来在网上发布的地址；没有则空着。")
    published_on = models.DateField("原发布日期", null=True, blank=True, help_text="原来公开发布的日期。")
    read = models.JSONField("读出的内容", default=dict, editable=False)
    head = models.JSONField("公文要素", default=dict, editable=False)
    rows = models.JSONField("核对中的文本", default=list, editable=False)
    numbers = models.JSONField("数字的处理", default=list, editable=False)
    proposed = models.JSONField("拟新增的指标", default=dict, editable=False)
    reasons = models.JSONField("改字的理由", default=dict, editable=False)
    settled = models.JSONField("已核对的疑点", default=list, editable=False)

    version = models.PositiveIntegerField("版本", default=0, editable=False)
    stage = models.CharField(
        "阶段", max_length=12, choices=ImportStage.choices, default=ImportStage.REVIEWING, editable=False
    )
    read_in_at = models.DateTimeField("读入时间", auto_now_add=True)
    read_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="读入人", editable=False, related_name="+"
    )
    reviewed_at = models.DateTimeField("最后核对时间", null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="最后核对人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="确认人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = ImportedReportQuerySet.as_manager()

    class Meta:
        verbose_name = "补录报告"
        verbose_name_plural = "补录报告"
        ordering = ["-read_in_at", "-pk"]
        constraints = [
            all_or_none("reviewed_at", "reviewed_by", name="imported_reviewed_at_and_by"),
            all_or_none("confirmed_at", "confirmed_by", name="imported_confirmed_at_and_by"),
            models.CheckConstraint(
                condition=~Q(stage=ImportStage.PUBLISHED) | Q(confirmed_by__isnull=False),
                name="imported_published_names_who_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.head.get("title") or self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:reports_import", args=[self.pk])

    @property
    def same_file(self) -> ImportedReport | None:
        """The newest other that was made of the very same file and not thrown away."""
        others = ImportedReport.objects.exclude(pk=self.pk).exclude(stage=ImportStage.DISCARDED)
        return others.filter(sha256=self.sha256).first()

    @property
    def year(self) -> int | None:
        """The year it reports on, as reviewed."""
        return self.head.get("year")

    @property
    def is_in_hand(self) -> bool:
        """Neither public nor thrown away."""
        return self.stage in IN_HAND

    @property
    def is_under_review(self) -> bool:
        return self.stage == ImportStage.REVIEWING

    @property
    def is_discarded(self) -> bool:
        return self.stage == ImportStage.DISCARDED

    @cached_property
    def text_rows(self) -> list[ReviewRow]:
        """The text under review, row by row."""
        return [ReviewRow.from_json(row) for row in self.rows]

    def set_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Not saved."""
        self.rows = [row.as_json() for row in rows]
        self.__dict__.pop("text_rows", None)

    @property
    def awaits_confirmation(self) -> bool:
        """Before the one who holds it against the original."""
        return self.stage == ImportStage.CONFIRMING

    @property
    def outline(self) -> dict[str, Any]:
        """The text as reviewed, with the keys of `import_report --json`; its figures undecided: see `numbers`."""
        return document(outline_of(self.head, self.text_rows))

    def user_had_a_hand_in(self, user: User) -> bool:
        """Whether this person read it in or reviewed it: then another confirms."""
        if user.pk in (self.read_in_by_id, self.reviewed_by_id):
            return True
        return self.moves.filter(by=user).exclude(verb=ImportVerb.SEND_BACK).exists()

    @transaction.atomic
    def send_back(self, *, by: User, reason: str) -> None:
        """Back to the one who reviews, with what the second person found. Raises Refused."""
        self.hold()
        self.require(ImportVerb.SEND_BACK, allowed=user_can_correct(by))
        self.take(ImportVerb.SEND_BACK, by=by, words=reason)

    @transaction.atomic
    def discard(self, *, by: User) -> None:
        """Thrown away whole: file, text and numbers go; who brought which file, and what became of it, stays known."""
        self.hold()
        self.require(ImportVerb.DISCARD, allowed=user_can_edit(by))
        self.file = ""
        self.head = {name: self.head[name] for name in ("title", "year") if name in self.head}
        self.read, self.rows, self.numbers, self.proposed, self.reasons, self.settled = {}, [], [], {}, {}, []
        self.version += 1
        self.take(ImportVerb.DISCARD, by=by)

    # ── what `Stepwise` asks ──

    table = IMPORT_MOVES
    state_field = "stage"

    def since(self) -> str:
        return f"《{self}》已由{self.reviewed_by or '他人'}改动过。请看清现在的样子，再操作一次；您刚才的改动没有写入。"

    def why_not_now(self, verb: models.TextChoices) -> str:
        return f"《{self}》现在是“{self.get_stage_display()}”，不能{verb.label}。"

    def why_not_you(self, verb: models.TextChoices) -> str:
        if verb == ImportVerb.CONFIRM:
            return "读入或核对过这份报告的人不能确认发布，须由另一位发布人对照原文确认。"
        return f"您没有权限{verb.label}补录报告。"

    def log(self, verb: ImportVerb, before: str, *, by: User, words: str) -> ImportMove:
        return ImportMove.objects.create(
            imported=self, verb=verb, stage_from=before, stage_to=self.stage, by=by, note=words
        )

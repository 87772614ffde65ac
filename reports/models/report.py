"""A year's report as it is written. These rows are a draft for ever: what readers see is an Edition made from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from indicators.models import User
from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR
from indicators.office.constraints import all_or_none
from indicators.office.public import Public, PublicQuerySet
from indicators.office.steps import Refused, Stale, Stepwise
from reports.models.outdated import rewritten
from reports.models.permissions import user_can_reword
from reports.models.report_move import ReportMove
from reports.models.report_steps import MOVES, ReportVerb, Stage

if TYPE_CHECKING:
    from reports.models.correction import Correction
    from reports.models.edition import Edition


HEAD = ("title", "addressees", "issuer", "document_number", "issued_on", "index_number", "category")
"""What stands above and below the text: 公文要素."""
QUOTING_HELP = "引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。"


class Report(Public, Stepwise):
    """Head and lead of a year's report, and where it stands on its way to publication."""

    year = models.PositiveSmallIntegerField(
        "年度", unique=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    title = models.CharField("标题", max_length=100)
    lead = models.TextField("导语", blank=True, help_text=f"每行一段。{QUOTING_HELP}")
    addressees = models.CharField("主送", max_length=200, blank=True, help_text="如：市人民政府。公开文本不写则空着。")
    issuer = models.CharField("落款（发布机构）", max_length=60, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True, help_text="原文未载明则空着。")
    issued_on = models.DateField("成文日期", null=True, blank=True, help_text="原文未载明则空着。")
    index_number = models.CharField("索引号", max_length=60, blank=True, help_text="信息公开目录所用。")
    category = models.CharField("信息分类", max_length=60, blank=True, help_text="信息公开目录所用。")
    points = models.JSONField("要点的次序和取舍", default=list, blank=True, editable=False)
    """Keys of 本年要点 in the editor's order, those after a `-` left out; the sentences are made, never written."""

    version = models.PositiveIntegerField("文本版本", default=0, editable=False)
    stage = models.CharField("阶段", max_length=12, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    edited_at = models.DateTimeField("最后修改时间", null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="最后修改人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    approved_hash = models.CharField(
        "批准的文本指纹", max_length=64, blank=True, editable=False, help_text="批准后文本或数据有变，须重新批准。"
    )
    publish_at = models.DateTimeField("定时发布", null=True, blank=True, editable=False)
    publish_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="定时发布人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    history = HistoricalRecords(verbose_name="修改记录")

    objects = PublicQuerySet["Report"].as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        ordering = ["-year"]
        constraints = [
            all_or_none("edited_at", "edited_by", name="report_edited_at_and_by"),
            all_or_none("publish_at", "publish_by", name="report_publish_at_and_by"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.APPROVED) | ~Q(approved_hash=""),
                name="report_approved_names_what",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.year])

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def is_being_corrected(self) -> bool:
        return self.stage == Stage.CORRECTING

    @property
    def is_from_elsewhere(self) -> bool:
        """It was published before this site knew it, and brought in."""
        return hasattr(self, "original")

    @property
    def last_edition(self) -> Edition | None:
        """The last edition, withdrawn or not."""
        return self.editions.order_by("-number").first()

    @property
    def running_correction(self) -> Correction | None:
        """The correction that is open now."""
        return self.corrections.filter(closed_at=None).first()

    def clear_approval(self) -> None:
        """Approval and set time belong to one text; when it leaves the stage 已批准 they fall away. Not saved."""
        self.approved_hash, self.publish_at, self.publish_by = "", None, None

    @transaction.atomic
    def rewrite(self, *, by: User, seen: int, **words: Any) -> None:
        """Change what the report says as a whole: title, lead, addressees … (fields by name).

        `seen` is the version the writer was looking at. Raises Stale when somebody changed one of these very
        fields in between, Refused when the writer may not write here now.
        """
        self.hold()
        if not user_can_reword(by, self, *words):
            raise Refused(f"您现在不能修改“{self}”：报告处于“{self.get_stage_display()}”，或您没有编辑权限。")
        if self._differs_from(seen, words):
            raise Stale(self.since())
        for field, value in words.items():
            setattr(self, field, value)
        self.version += 1
        self.edited_at, self.edited_by = timezone.now(), by
        self.save()

    def _differs_from(self, seen: int, fields: Iterable[str]) -> bool:
        """Whether one of the fields reads otherwise than in the version `seen`; a version nobody can have seen does."""
        if seen == self.version:
            return False
        then = self.history.filter(version=seen).order_by("-history_date", "-history_id").first()
        return then is None or any(getattr(then, field) != getattr(self, field) for field in fields)

    def restore(self, moment: datetime, fields: Iterable[str]) -> None:
        """Some of its fields as they were at a moment, from the history."""
        then = self.history.as_of(moment)
        for field in fields:
            setattr(self, field, getattr(then, field))
        self.version += 1
        self.save()

    def touch(self, *, by: User) -> None:
        """Remember who last changed the text: that person does not approve it."""
        self.edited_at, self.edited_by = timezone.now(), by
        self.save(update_fields=["edited_at", "edited_by"])

    # ── what `Stepwise` asks of a report. Who may take a step is asked by `reports.publishing` ──

    table = MOVES
    state_field = "stage"

    def since(self) -> str:
        """By who wrote this version; what was taken back at one sitting has no line, then it is who wrote before."""
        written = self.history.filter(version=self.version).order_by("history_date", "history_id").first()
        return rewritten(self, written or self)

    def why_not_now(self, verb: models.TextChoices) -> str:
        return f"报告现在是“{self.get_stage_display()}”，不能{verb.label}。"

    def why_not_you(self, verb: models.TextChoices) -> str:
        return f"您没有权限{verb.label}。"

    def log(self, verb: ReportVerb, before: str, *, by: User, words: str) -> ReportMove:
        return ReportMove.objects.create(
            report=self,
            verb=verb,
            stage_from=before,
            stage_to=self.stage,
            by=by,
            by_command=by.acts_by_command,
            note=words,
        )

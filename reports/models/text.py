"""The text of a report: Part 一、 → Section （一） → Item 1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords

from indicators.models import User
from indicators.office.steps import Refused, Shared
from reports.models.outdated import rewritten
from reports.models.permissions import user_can_rewrite
from reports.models.report import QUOTING_HELP, Report
from reports.narrative.syntax import with_year
from reports.narrative.written_table import WrittenTable, carried_along, in_order
from reports.reading.sizes import LONGEST_HEADING

LONGEST_MARKER = 20


class TextBlock(Shared):
    """What every level of text has: a marker, an optional heading, a body, and whether they share a paragraph."""

    marker = models.CharField(
        "序号",
        max_length=LONGEST_MARKER,
        blank=True,
        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
    )
    own_marker = models.BooleanField(
        "序号自定", default=False, help_text="勾选后序号照写，不随位置编排；没有序号的也不编。"
    )
    heading = models.CharField("标题", max_length=LONGEST_HEADING, blank=True)
    body = models.TextField("正文", blank=True, help_text=f"每行一段。{QUOTING_HELP}")
    run_on = models.BooleanField("标题与正文连排", default=False, help_text="勾选后正文第一段紧接标题，不另起一段。")
    tables = models.JSONField("表格", default=list, blank=True, editable=False)
    former = models.JSONField("上年所在", default=list, blank=True, editable=False)
    """Anchors, in the edition this draft was started from, of the blocks its words go on from."""
    order = models.PositiveSmallIntegerField("排序", default=0)
    version = models.PositiveIntegerField("文本版本", default=0, editable=False)
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

    class Meta:
        abstract = True

    def __str__(self) -> str:
        text = f"{self.marker}{self.heading}" or self.body[:20]
        return with_year(text, self.report.year) if "{{" in text else text  # type: ignore[attr-defined]

    @transaction.atomic
    def rewrite(self, *, heading: str, body: str, run_on: bool, by: User, seen: int) -> None:
        """Change the words. `seen` is the version the writer was looking at.

        Raises Stale when somebody wrote in between, Refused when the writer may not write here now.
        """
        report = self._held_for(by)
        self.require_seen(seen)
        body = body.replace("\r\n", "\n").strip()
        self.tables = carried_along(self.tables, self.body, body)
        self.heading, self.body, self.run_on = heading.strip(), body, run_on
        self._written(report, by=by)

    @transaction.atomic
    def set_tables(self, tables: Iterable[WrittenTable], *, by: User, seen: int) -> None:
        """Put these tables in the place of those there are; `seen`, Stale and Refused as in `rewrite`."""
        report = self._held_for(by)
        self.require_seen(seen)
        self.tables = in_order(tables)
        self._written(report, by=by)

    def _held_for(self, writer: User) -> Report:
        """The block and its report, held; Refused to who may not write here now."""
        self.hold()
        report: Report = self.report  # type: ignore[attr-defined]
        report.hold()
        if not user_can_rewrite(writer, report, self):
            raise Refused(f"您现在不能修改“{self}”：报告处于“{report.get_stage_display()}”，或您没有编辑权限。")
        return report

    def _written(self, report: Report, *, by: User) -> None:
        self.version += 1
        self.edited_at, self.edited_by = timezone.now(), by
        self.save()
        report.touch(by=by)

    def since(self) -> str:
        return rewritten(self, self)

    def restore(self, moment: datetime) -> None:
        """The words as they were at a moment, from the history."""
        then = self.history.as_of(moment)  # type: ignore[attr-defined]
        self.heading, self.body, self.run_on, self.tables = then.heading, then.body, then.run_on, then.tables
        self.version += 1
        self.save()


class Part(TextBlock):
    """A part 一、二、三 by its statutory kind (《法治政府建设与责任落实督察工作规定》 on what a report contains)."""

    class Kind(models.TextChoices):
        ACHIEVEMENTS = "achievements", "主要举措和成效"
        PROBLEMS = "problems", "存在的不足和原因"
        LEADERS_DUTY = "leaders_duty", "党政主要负责人履行第一责任人职责情况"
        PLAN = "plan", "下一年度工作安排"
        OTHER = "other", "其他"
        ATTACHMENT = "attachment", "附件"

    report = models.ForeignKey(Report, models.CASCADE, verbose_name="报告", related_name="parts")
    kind = models.CharField("内容类别", max_length=15, choices=Kind.choices)

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "部分"
        verbose_name_plural = "部分（一、二、三）"
        ordering = ["report", "order", "pk"]


class Section(TextBlock):
    """A bare one — no marker, no heading, no text — is not printed: what stands in it stands directly in its part."""

    part = models.ForeignKey(Part, models.CASCADE, verbose_name="所属部分", related_name="sections")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "小节"
        verbose_name_plural = "小节（一）（二）（三）"
        ordering = ["part", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.part}（不分小节）" if self.is_bare else super().__str__()

    @property
    def is_bare(self) -> bool:
        return not (self.marker or self.heading or self.body or self.tables)

    @property
    def report(self) -> Report:
        return self.part.report


class Item(TextBlock):
    section = models.ForeignKey(Section, models.CASCADE, verbose_name="所属小节", related_name="items")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "条目"
        verbose_name_plural = "条目 1. 2. 3."
        ordering = ["section", "order", "pk"]

    @property
    def report(self) -> Report:
        return self.section.part.report

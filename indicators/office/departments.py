"""Who is responsible: the departments (单位) of a district."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from indicators.office.department_names import NameUntil, name_in, read_names, written
from indicators.office.public import Public, PublicQuerySet


class DepartmentQuerySet(PublicQuerySet["Department"]):
    def active(self) -> DepartmentQuerySet:
        return self.filter(is_active=True)


class Department(Public):
    code = models.SlugField("代码", max_length=60, unique=True, help_text="英文小写与下划线，建立后不再更改。")
    name = models.CharField("名称", max_length=60, unique=True)
    short_name = models.CharField("简称", max_length=20, blank=True, help_text="用于表格与图表；空着则用名称。")
    names_before = models.TextField(
        "历年名称",
        blank=True,
        max_length=2000,
        help_text="曾用名称一行一个，后面写用到哪一年（含当年），如：区政府法制办公室，2018。补录早年报告时按它认部门。",
    )
    order = models.PositiveSmallIntegerField("排序", default=0)
    is_active = models.BooleanField(
        "在用", default=True, help_text="撤销或并入其他部门后取消勾选；历年数据仍归原部门。"
    )
    needs_sign_off = models.BooleanField(
        "须负责人签发", default=False, help_text="勾选后，填报员送签，部门负责人签发后才提交审核。"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name="并入", null=True, blank=True, editable=False, related_name="absorbed"
    )
    """Who answers for it today, always a department in use: its people act for this one too."""

    history = HistoricalRecords(verbose_name="修改记录")
    objects = DepartmentQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "部门"
        verbose_name_plural = "部门"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.is_active and self.merged_into:
            raise ValidationError({"is_active": f"{self}已并入{self.merged_into}，不能重新启用。"})
        try:
            former = read_names(self.names_before)
        except ValidationError as faults:
            raise ValidationError({"names_before": faults.messages}) from None
        if any(one.name == self.name for one in former):
            raise ValidationError({"names_before": f"“{self.name}”是现在的名称，不必写进历年名称。"})
        self.names_before = written(former)

    @property
    def former_names(self) -> tuple[NameUntil, ...]:
        """What it was called before, each name with its last year, in the order of the years."""
        return read_names(self.names_before)

    def called_in(self, year: int) -> str:
        """Its name in a year."""
        return name_in(year, self.former_names, self.name)

    @property
    def label(self) -> str:
        """The short name where there is one: what tables and charts show."""
        return self.short_name or self.name

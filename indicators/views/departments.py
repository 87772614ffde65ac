"""Departments merged and renamed. 管理员 only; every change is confirmed first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import Department
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.department_names import EARLIEST, LATEST
from indicators.office.permissions import user_can_administer
from indicators.round import people


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of departments."""
    return [
        path("<int:pk>/merge/", wrap(merge), name="indicators_department_merge"),
        path("<int:pk>/rename/", wrap(rename), name="indicators_department_rename"),
    ]


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(label="并入", queryset=Department.objects.none(), empty_label="请选择")

    def __init__(self, department: Department, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["into"]).queryset = Department.objects.active().exclude(
            pk=department.pk
        )


class RenameForm(forms.ModelForm):
    until = forms.IntegerField(
        label="原名称用到哪一年",
        min_value=EARLIEST,
        max_value=LATEST,
        required=False,
        help_text="含当年；不填则为去年。早年的报告和任务按当年的名称认。",
    )

    class Meta:
        model = Department
        fields = ["name", "short_name"]


@dataclass(frozen=True)
class _Names:
    """The names typed in, beside the ones that stand."""

    name: str
    short_name: str
    until: int | None


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the department that takes over; read what will move and what stays; confirm."""
    administrator = require(user_can_administer, request)
    department = get_object_or_404(Department, pk=pk)
    form = MergeForm(department, request.POST or None)
    into = form.cleaned_data["into"] if form.is_valid() else None
    if into and "confirmed" in request.POST:
        with refusals_said(request):
            people.merge(department, into, by=administrator)
            messages.success(request, f"{department}已并入{into}。")
        return redirect("admin:indicators_department_changelist")
    return admin_page(
        request,
        "admin/indicators/department/merge.html",
        f"合并部门：{department}",
        department=department,
        form=form,
        into=into,
        merger=people.Merger(department),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Type the new name; read where it will stand; confirm."""
    administrator = require(user_can_administer, request)
    department = get_object_or_404(Department, pk=pk)
    form = RenameForm(request.POST or None, instance=get_object_or_404(Department, pk=pk))
    names = _Names(**form.cleaned_data) if request.method == "POST" and form.is_valid() else None
    if names and "confirmed" in request.POST:
        with refusals_said(request):
            people.rename(department, name=names.name, short_name=names.short_name, until=names.until, by=administrator)
            messages.success(request, f"部门名称已改为“{names.name}”。")
        return redirect("admin:indicators_department_changelist")
    return admin_page(
        request,
        "admin/indicators/department/rename.html",
        f"更改部门名称：{department}",
        department=department,
        form=form,
        names=names,
        former=department.former_names,
    )

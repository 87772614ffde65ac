"""Accounts from a sheet, departments handed over, merged and renamed. 管理员 only; every change is confirmed first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.models import Department, User
from indicators.office import accounts, handover, people_sheet
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.files.small_tables import SmallTable, table
from indicators.office.files.unreadable import Unreadable
from indicators.office.permissions import user_can_administer
from indicators.office.roles import IN_A_DEPARTMENT
from indicators.office.steps import Refused
from indicators.round import people

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "indicators.round.people.sheet"
PREVIEW_LASTS = 60 * 60  # seconds


def user_addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of users."""
    return [
        path("sheet/", wrap(sheet), name="indicators_people_sheet"),
        path("sheet/create/", wrap(create), name="indicators_people_create"),
        path("sheet/template.xlsx", wrap(template), name="indicators_people_template"),
        path("<int:pk>/hand-over/", wrap(hand_over), name="indicators_hand_over"),
    ]


def department_addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of departments."""
    return [
        path("<int:pk>/merge/", wrap(merge), name="indicators_department_merge"),
        path("<int:pk>/rename/", wrap(rename), name="indicators_department_rename"),
    ]


# ── people from a sheet ──


class SheetForm(forms.Form):
    file = forms.FileField(
        label="人员表",
        help_text="Excel（.xlsx）或CSV，不超过2MB、100人。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> SmallTable:
        """The sheet's rows of text, and which of its cells are none."""
        try:
            return table(self.cleaned_data["file"].read(), width=12, height=people_sheet.MOST_PEOPLE + 1)
        except Unreadable as unreadable:
            raise ValidationError(_of_people(unreadable)) from None


def _of_people(unreadable: Unreadable) -> str:
    """The guard speaks of the form it mostly reads; this is another one."""
    return str(unreadable).replace("填报表", "人员表")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    require(user_can_administer, request)
    response = HttpResponse(people_sheet.template(), content_type=SHEET)
    response["Content-Disposition"] = "attachment; filename*=UTF-8''%E4%BA%BA%E5%91%98%E8%A1%A8.xlsx"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Upload a sheet; then its preview, with every fault or with the button that makes the accounts."""
    require(user_can_administer, request)
    form = SheetForm(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            handed: SmallTable = form.cleaned_data["file"]
            found = people_sheet.judge(handed.rows, handed.faults)
        except Unreadable as unreadable:
            form.add_error("file", _of_people(unreadable))
    is_good = found is not None and not found.faults
    return admin_page(
        request,
        "admin/indicators/user/sheet.html",
        "由人员表建立账号",
        form=form,
        roster=found,
        columns=people_sheet.COLUMNS,
        token=signing.dumps(form.cleaned_data["file"].rows, salt=SALT, compress=True) if is_good else "",
    )


@require_POST
@sensitive_variables("issued")
def create(request: HttpRequest) -> HttpResponse:
    """Make the accounts of a preview, all or none, and show their initial passwords this once."""
    administrator = require(user_can_administer, request)
    try:
        found = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=PREVIEW_LASTS)
    except signing.BadSignature:
        messages.error(request, "预览已失效，请重新上传人员表。")
        return redirect("admin:indicators_people_sheet")
    with refusals_said(request):
        issued = accounts.create_people(_newcomers(found), by=administrator)
        return admin_page(request, "admin/indicators/user/issued.html", f"已建立{len(issued)}个账号", issued=issued)
    return redirect("admin:indicators_people_sheet")


def _newcomers(rows: people_sheet.Rows) -> list[people_sheet.Newcomer]:
    try:
        return people_sheet.newcomers(rows)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from None


def _choice(form: forms.Form, name: str) -> forms.ModelChoiceField:
    return cast(forms.ModelChoiceField, form.fields[name])


# ── one person's departments to another ──


class HandOverForm(forms.Form):
    departments = forms.ModelMultipleChoiceField(
        label="交接的部门", queryset=Department.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    successor = forms.ModelChoiceField(label="接手人", queryset=User.objects.none(), empty_label="请选择")
    deactivate = forms.BooleanField(
        label="同时停用交出人的账号", required=False, help_text="停用后不能再登录；其填报记录全部保留。"
    )

    def __init__(self, leaving: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = _choice(self, "departments")
        departments.queryset = departments.initial = leaving.departments.all()
        _choice(self, "successor").queryset = User.objects.filter(is_active=True).exclude(pk=leaving.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose; read what will happen; confirm."""
    administrator = require(user_can_administer, request)
    leaving = get_object_or_404(User, pk=pk)
    form = HandOverForm(leaving, request.POST or None)
    if not form.is_valid():
        return admin_page(
            request, "admin/indicators/user/hand_over.html", f"{leaving}：工作交接", leaving=leaving, form=form
        )
    if "confirmed" not in request.POST:
        return _confirm_hand_over(request, leaving, form)
    chosen = form.cleaned_data
    with refusals_said(request):
        handover.hand_over(leaving, by=administrator, **chosen)
        messages.success(request, f"{leaving}的工作已交接给{chosen['successor']}。")
    return redirect("admin:indicators_user_changelist")


def _confirm_hand_over(request: HttpRequest, leaving: User, form: HandOverForm) -> HttpResponse:
    chosen = form.cleaned_data
    return admin_page(
        request,
        "admin/indicators/user/hand_over_confirm.html",
        f"确认交接：{leaving} → {chosen['successor']}",
        leaving=leaving,
        form=form,
        roles=leaving.groups.filter(name__in=IN_A_DEPARTMENT),
        is_last=not leaving.departments.exclude(pk__in=chosen["departments"]).exists(),
        **chosen,
    )


# ── departments ──


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(label="并入", queryset=Department.objects.none(), empty_label="请选择")

    def __init__(self, department: Department, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "into").queryset = Department.objects.active().exclude(pk=department.pk)


class RenameForm(forms.ModelForm):
    class Meta:
        model = Department
        fields = ["name", "short_name"]


@dataclass(frozen=True)
class _Names:
    """The names typed in, beside the ones that stand."""

    name: str
    short_name: str


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
            people.rename(department, name=names.name, short_name=names.short_name, by=administrator)
            messages.success(request, f"部门名称已改为“{names.name}”。")
        return redirect("admin:indicators_department_changelist")
    return admin_page(
        request,
        "admin/indicators/department/rename.html",
        f"更改部门名称：{department}",
        department=department,
        form=form,
        names=names,
        former=people.former_names(department),
    )

"""One person's departments handed over to another (工作交接). 管理员 only; every change is confirmed first."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import Department, User
from indicators.office import handover
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.permissions import user_can_administer
from indicators.office.roles import IN_A_DEPARTMENT


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of users."""
    return [path("<int:pk>/hand-over/", wrap(hand_over), name="indicators_hand_over")]


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
        departments = cast(forms.ModelMultipleChoiceField, self.fields["departments"])
        departments.queryset = departments.initial = leaving.departments.all()
        cast(forms.ModelChoiceField, self.fields["successor"]).queryset = User.objects.filter(is_active=True).exclude(
            pk=leaving.pk
        )


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

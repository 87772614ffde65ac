"""第二重验证: entering a code, setting a phone up, new recovery codes, and the reset by another administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from hanyang_report.second_factor.devices import (
    has_phone,
    new_recovery_codes,
    recovery_codes_left,
    reset,
    take_phone,
)
from hanyang_report.second_factor.proving import prove, proved_by
from indicators.models import User
from indicators.office.admin.pages import actor, refusals_said, require
from indicators.office.permissions import user_can_administer
from indicators.office.rights import Door
from indicators.office.second_factor import is_fresh, proved
from indicators.office.steps import Refused
from reports.downloads.colophon import qr_svg

ASKING = ("GET", "HEAD", "POST")
KEY = "second_factor_key"
CODE = {"autocomplete": "one-time-code", "autofocus": True}


class CodeForm(forms.Form):
    code = forms.CharField(
        label="动态码",
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
        help_text="手机上“身份验证器”显示的6位数字，每30秒换一次；手机不在身边的，输入一个恢复码。",
    )


class PhoneForm(forms.Form):
    password = forms.CharField(
        label="登录密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    code = forms.CharField(
        label="手机上显示的6位数字", max_length=20, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )


@never_cache
@login_required
@sensitive_post_parameters()
@require_http_methods(ASKING)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Asks for a code and goes on to where somebody was going; without a phone, first to setting one up."""
    user, onward = actor(request), _onward(request)
    form = CodeForm(request.POST or None)
    if form.is_valid() and not (complaint := _complaint(request, form.cleaned_data["code"])):
        return redirect(onward)
    if form.is_bound and form.is_valid():
        form.add_error("code", complaint)
    context = {
        "form": form,
        "next": onward,
        "has_phone": has_phone(user),
        "is_proved": is_fresh(user.proved_at),
        "codes_left": recovery_codes_left(user),
    }
    return render(request, "pages/second_factor.html", context)


@never_cache
@login_required
@sensitive_post_parameters()
@require_http_methods(ASKING)
def set_up(request: HttpRequest) -> HttpResponse:
    """A key for the phone as picture and letters; password and first code make it count. A second phone asks the first."""
    user = actor(request)
    if has_phone(user):
        proved(user)
    key = request.session.setdefault(KEY, default_key())
    form = PhoneForm(request.POST or None)
    if form.is_valid():
        phone = _phone(request, user, key, form)
        if phone is not None:
            del request.session[KEY]
            proved_by(request, phone.persistent_id)
            return _codes(request, new_recovery_codes(user))
    address = TOTPDevice(user=user, key=key).config_url
    context = {"form": form, "letters": _letters(address), "picture": qr_svg(address), "is_other": has_phone(user)}
    return render(request, "pages/second_factor_set_up.html", context)


@never_cache
@login_required
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new ones instead of those before; shown once."""
    user = actor(request)
    if not has_phone(user):
        return redirect("second_factor_set_up")
    proved(user)
    return _codes(request, new_recovery_codes(user))


@never_cache
@login_required
@require_http_methods(ASKING)
def reset_for(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody's phone is gone: another administrator ends it, and the person sets up a new one."""
    administrator = require(user_can_administer, request)
    person = get_object_or_404(User, pk=pk)
    proved(administrator)
    if request.method == "POST":
        with refusals_said(request):
            reset(person, by=administrator, door=Door.PAGE)
            messages.success(request, f"已重置{person}的第二重验证。下次需要动态码时，须先设置新的手机。")
        return redirect("admin:indicators_user_change", pk)
    return render(request, "pages/second_factor_reset.html", {"person": person, "has_phone": has_phone(person)})


def _complaint(request: HttpRequest, typed: str) -> str:
    try:
        return prove(request, typed)
    except Refused as refused:
        return "".join(refused.messages)


def _phone(request: HttpRequest, user: User, key: str, form: PhoneForm) -> TOTPDevice | None:
    """The phone that counts from now on; None with what is wrong said in the form. Wrong passwords count in the lockout."""
    if authenticate(request, username=user.username, password=form.cleaned_data["password"]) != user:
        form.add_error("password", "密码不对。")
        return None
    phone = take_phone(user, key, form.cleaned_data["code"])
    if phone is None:
        form.add_error("code", "这不是手机上现在显示的数字。请核对手机的时间是否准确，再输入新出现的6位数字。")
    return phone


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "pages/second_factor_codes.html", {"codes": codes})


def _onward(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else resolve_url("second_factor")


def _letters(address: str) -> str:
    """The key in groups of four, to be typed where nothing can be photographed."""
    secret = address.partition("secret=")[2].partition("&")[0]
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


urlpatterns: list[Any] = [
    path("", second_factor, name="second_factor"),
    path("set-up/", set_up, name="second_factor_set_up"),
    path("recovery-codes/", recovery_codes, name="second_factor_codes"),
    path("reset/<int:pk>/", reset_for, name="second_factor_reset"),
]

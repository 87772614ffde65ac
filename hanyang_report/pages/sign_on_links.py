"""统一身份认证: one's own link, and what administrators do with links and proposals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hanyang_report.sign_on.following import agree, decline
from hanyang_report.sign_on.linking import identity_of, is_break_glass, link_for, link_own, unlink_for, unlink_own
from hanyang_report.sign_on.provider import forget_found, lately_found
from indicators.models import ProposedRight, User
from indicators.office.admin.pages import actor, refusals_said, require
from indicators.office.permissions import user_can_administer
from indicators.office.second_factor import proved
from indicators.office.steps import Refused

ASKING = ("GET", "HEAD", "POST")


class LinkForm(forms.Form):
    password = forms.CharField(
        label="本站登录密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="再输一次，确认是您本人在绑定。",
    )


class SubjectForm(forms.Form):
    subject = forms.CharField(
        label="身份标识",
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="认证平台里这个人的标识（sub），由平台管理员提供，或由本人从登录时的提示页抄给您。不是姓名，也不是邮箱。",
    )


@never_cache
@login_required
@sensitive_post_parameters()
@require_http_methods(ASKING)
def own(request: HttpRequest) -> HttpResponse:
    """One's own link: none yet, somebody the provider has just proved, or the one there is."""
    user, found = actor(request), lately_found(request)
    form = LinkForm(request.POST or None)
    if found and form.is_valid() and _links(request, user, found["subject"], form):
        return redirect("sign_on_own")
    context = {
        "form": form,
        "found": found,
        "linked": identity_of(user),
        "is_break_glass": is_break_glass(user),
        "by_password": settings.PASSWORD_SIGN_IN,
    }
    return render(request, "pages/sign_on_own.html", context)


def _links(request: HttpRequest, user: User, subject: str, form: LinkForm) -> bool:
    """Whether the link is made; else what is wrong is said in the form. Wrong passwords count in the lockout."""
    if authenticate(request, username=user.username, password=form.cleaned_data["password"]) != user:
        form.add_error("password", "密码不对。")
        return False
    try:
        link_own(user, subject)
    except Refused as refused:
        form.add_error(None, refused)
        return False
    forget_found(request)
    messages.success(request, "已绑定。以后可以用统一身份认证登录本站。")
    return True


@never_cache
@login_required
@require_POST
def unlink(request: HttpRequest) -> HttpResponse:
    forget_found(request)
    with refusals_said(request):
        unlink_own(actor(request))
        messages.success(request, "已解除绑定。以后用密码登录。")
    return redirect("sign_on_own")


@never_cache
@login_required
@require_http_methods(ASKING)
def of(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody's link, for administrators: made by the subject that the provider knows the person by, or ended."""
    administrator, person = require(user_can_administer, request), get_object_or_404(User, pk=pk)
    proved(administrator)
    form = SubjectForm(request.POST if "link" in request.POST else None)
    if request.method == "POST" and _changed(request, person, administrator, form):
        return redirect("sign_on_of", pk)
    context = {"person": person, "linked": identity_of(person), "form": form, "is_break_glass": is_break_glass(person)}
    return render(request, "pages/sign_on_of.html", context)


def _changed(request: HttpRequest, person: User, by: User, form: SubjectForm) -> bool:
    try:
        if "unlink" in request.POST:
            ended = unlink_for(person, by=by)
            messages.success(request, f"已解除{person}的绑定，结束了{ended}处登录。")
            return True
        if form.is_valid():
            link_for(person, form.cleaned_data["subject"], by=by)
            messages.success(request, f"已为{person}绑定。")
            return True
    except Refused as refused:
        messages.error(request, "".join(refused.messages))
    return False


@never_cache
@login_required
@require_http_methods(ASKING)
def proposals(request: HttpRequest) -> HttpResponse:
    """Roles and departments that the sign-on says of somebody and that wait for an administrator's yes."""
    administrator = require(user_can_administer, request)
    if request.method == "POST":
        settle = decline if "decline" in request.POST else agree
        with refusals_said(request):
            settled = settle(_numbers(request.POST.getlist("proposed")), by=administrator)
            _say_settled(request, len(settled), "不同意" if settle is decline else "同意")
        return redirect("sign_on_proposals")
    waiting = ProposedRight.objects.waiting().select_related("user", "department")
    return render(request, "pages/sign_on_proposals.html", {"waiting": waiting, "account_missing": _account_missing()})


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 19]


def _say_settled(request: HttpRequest, count: int, word: str) -> None:
    if count:
        messages.success(request, f"已{word}{count}项。")
    else:
        messages.info(request, "没有办理：没有勾选，或者别人已经办了。")


def _account_missing() -> str:
    """The name in BREAK_GLASS where no administrator in service has it; else ""."""
    found = User.objects.filter(username=User.normalize_username(settings.BREAK_GLASS)).first()
    return "" if found and user_can_administer(found) else settings.BREAK_GLASS


urlpatterns: list[Any] = [
    path("own/", own, name="sign_on_own"),
    path("own/unlink/", unlink, name="sign_on_unlink"),
    path("of/<int:pk>/", of, name="sign_on_of"),
    path("proposals/", proposals, name="sign_on_proposals"),
]

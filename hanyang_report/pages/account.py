"""Signing in and passwords: for officers and leaders alike."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse_lazy

from indicators.models import User
from indicators.permissions import Person, user_has_role
from indicators.roles import STAFF_ROLES, Role


def first_page(user: Person) -> str:
    """Where a working day begins: people with something to do at their inbox, leaders at their desk."""
    if user_has_role(user, *STAFF_ROLES):
        return resolve_url("inbox")
    return resolve_url("dashboard" if user_has_role(user, Role.LEADER) else "home")


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Under which name somebody tries to sign in: five spellings of one name are one account's failures."""
    return User.normalize_username((credentials or request.POST).get("username") or "")


class SignIn(auth.LoginView):
    """Goes where the person was going, else to their first page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who is signed in already and was not sent here for want of a right has no business here."""
        if request.user.is_authenticated and not self.get_redirect_url():
            return redirect(first_page(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_default_redirect_url(self) -> str:
        return first_page(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's `site`, which is the host name and would stand in the way of our own."""
        return {name: value for name, value in super().get_context_data(**kwargs).items() if name != "site"}


class NewPasswordForm(PasswordChangeForm):
    """Django's, which would accept the initial password again as the new one."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        old, new = (self.cleaned_data.get(name) for name in ("old_password", "new_password1"))
        if new and new == old:
            self.add_error("new_password1", "新密码不能与现在的密码相同。")
        return cleaned


class ChangePassword(auth.PasswordChangeView):
    """One's own password. Afterwards the account is fully its owner's."""

    form_class = NewPasswordForm
    success_url = reverse_lazy("password_done")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_valid(form)
        user = cast(User, self.request.user)
        if not user.must_change_password:
            return response
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
        messages.success(self.request, "密码已修改。下次登录请使用新密码。")
        return HttpResponseRedirect(first_page(user))

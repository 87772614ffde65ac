"""Signing in and passwords: for officers and leaders alike."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from hanyang_report.door.client import whence
from hanyang_report.door.entering import first_page
from hanyang_report.door.lockout import remember
from hanyang_report.door.own_sessions import remember_where
from indicators.models import User
from indicators.office.password_rules import is_due
from indicators.office.signing_in import note_failure, note_lock, note_success

SIGN_ON_ONLY = "sign_on_only"


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Under which name somebody tries to sign in: five spellings of one name are one account's failures."""
    return User.normalize_username((credentials or request.POST).get("username") or "")


class LocalSignInForm(AuthenticationForm):
    """Where the authority's own sign-on is the way in, one account is left that comes in by password, for the day it fails."""

    def clean(self) -> dict[str, Any]:
        """Asked before any password is looked at: nobody learns whether theirs was right."""
        name = User.normalize_username(self.cleaned_data.get("username") or "")
        if not settings.PASSWORD_SIGN_IN and name != User.normalize_username(settings.BREAK_GLASS):
            raise ValidationError("本站用统一身份认证登录，这里只供应急账号使用。", code=SIGN_ON_ONLY)
        return super().clean()


class SignIn(auth.LoginView):
    """Goes where the person was going, else to their first page."""

    authentication_form = LocalSignInForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who is signed in already and was not sent here for want of a right has no business here."""
        if request.user.is_authenticated and not self.get_redirect_url():
            return redirect(first_page(request.user))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        note_success(form.get_user(), **whence(self.request))
        response = super().form_valid(form)
        remember_where(self.request, **whence(self.request))
        remember(response)
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """A failure leaves its line, and so does the lock that it leads to; a form half filled in is no attempt."""
        name = attempted_name(self.request)
        if name and self.request.POST.get("password") and not form.has_error(NON_FIELD_ERRORS, SIGN_ON_ONLY):
            self._note_refusal(name)
        return super().form_invalid(form)

    def _note_refusal(self, name: str) -> None:
        is_locked = getattr(self.request, "axes_locked_out", False)
        failures = getattr(self.request, "axes_failures_since_start", 0)
        if not is_locked or failures == settings.AXES_FAILURE_LIMIT:  # the last password that was looked at
            note_failure(name, **whence(self.request))
        if is_locked:
            note_lock(name, lasts=settings.AXES_COOLOFF_TIME, **whence(self.request))

    def get_default_redirect_url(self) -> str:
        return first_page(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's `site`, which is the host name and would stand in the way of our own."""
        context = super().get_context_data(**kwargs) | {"by_password": settings.PASSWORD_SIGN_IN}
        return {name: value for name, value in context.items() if name != "site"}


class ChangePassword(auth.PasswordChangeView):
    """One's own password. Afterwards the account is fully its owner's."""

    success_url = reverse_lazy("password_done")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "is_due": is_due(self.request.user),
            "days": settings.PASSWORD_DAYS,
        }

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_valid(form)
        user = cast(User, self.request.user)
        if not user.must_change_password:
            return response
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
        messages.success(self.request, "密码已修改。下次登录请使用新密码。")
        return HttpResponseRedirect(first_page(user))

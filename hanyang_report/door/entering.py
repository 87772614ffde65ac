"""Coming in by the authority's sign-on, and where a working day begins, whichever way somebody came in."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest
from django.shortcuts import resolve_url

from hanyang_report.door.client import whence
from hanyang_report.door.own_sessions import remember_where
from indicators.models import User
from indicators.office.permissions import Person, user_has_role
from indicators.office.roles import STAFF_ROLES, Role
from indicators.office.signing_in import BY_SIGN_ON


def first_page(user: Person) -> str:
    """Where a working day begins: people with something to do at their inbox, leaders at their desk."""
    if user_has_role(user, *STAFF_ROLES):
        return resolve_url("inbox")
    return resolve_url("dashboard" if user_has_role(user, Role.LEADER) else "home")


def begin_session(request: HttpRequest, user: User) -> None:
    """Of somebody whom the sign-on has proved: like one that a password began, but that no password is due in it."""
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[BY_SIGN_ON] = True
    remember_where(request, **whence(request))

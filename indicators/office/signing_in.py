"""Every attempt to sign in leaves a line, told apart by its outcome; an attack leaves few."""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from typing import TypeAlias

from django.utils import timezone

from indicators.office.sign_in_attempt import SignInAttempt
from indicators.office.users import User

Outcome: TypeAlias = SignInAttempt.Outcome
BY_SIGN_ON = "by_sign_on"
"""In a session: begun by the authority's sign-on, so no password was asked and none is due."""


def note_success(user: User, *, address: str, browser: str) -> None:
    SignInAttempt.objects.create(user=user, outcome=Outcome.SUCCESS, address=_address(address), browser=browser[:200])


def note_sign_on(user: User, *, address: str, browser: str) -> bool:
    """Somebody whom the authority's sign-on has proved; whether their account is in service, else it says so."""
    outcome = Outcome.SIGNED_ON if user.is_active else Outcome.CLOSED
    SignInAttempt.objects.create(user=user, outcome=outcome, address=_address(address), browser=browser[:200])
    return user.is_active


def note_nobody(outcome: Outcome, *, address: str, browser: str, lasts: timedelta) -> None:
    """The sign-on proved somebody no account is linked to, or nobody: said once while it lasts, however often it is tried."""
    _note_once(None, outcome, _address(address), browser, lasts)


def note_failure(username: str, *, address: str, browser: str) -> None:
    """A wrong password, a name nobody has, or an account that was closed."""
    user = _named(username)
    outcome = Outcome.FAILURE if user is None or user.is_active else Outcome.CLOSED
    SignInAttempt.objects.create(user=user, outcome=outcome, address=_address(address), browser=browser[:200])


def note_proof(user: User, *, right: bool, address: str, browser: str) -> None:
    """A code of the second factor, right or wrong."""
    outcome = Outcome.PROVED if right else Outcome.WRONG_CODE
    SignInAttempt.objects.create(user=user, outcome=outcome, address=_address(address), browser=browser[:200])


def note_lock(username: str, *, address: str, browser: str, lasts: timedelta) -> None:
    """That the door is shut to an account from an address, said once while it lasts, however often it is tried."""
    _note_once(_named(username), Outcome.LOCKED, _address(address), browser, lasts)


def _note_once(user: User | None, outcome: Outcome, where: str | None, browser: str, lasts: timedelta) -> None:
    since = timezone.now() - lasts
    if not SignInAttempt.objects.filter(outcome=outcome, user=user, address=where, at__gte=since).exists():
        SignInAttempt.objects.create(user=user, outcome=outcome, address=where, browser=browser[:200])


def _named(username: str) -> User | None:
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist:
        return None


def _address(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return None

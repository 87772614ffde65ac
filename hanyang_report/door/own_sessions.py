"""Where somebody is signed in, and the end of it: a session is known to its owner by a mark, never by its key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hanyang_report.door.programs import program_of
from indicators.models import User

SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One of a person's sessions. What a session of an earlier release did not keep is empty."""

    mark: str
    at: datetime | None
    address: str
    browser: str
    is_this: bool

    @property
    def program(self) -> str:
        return program_of(self.browser)


def remember_where(request: HttpRequest, *, address: str, browser: str) -> None:
    """Kept in the session that has just begun."""
    request.session[SIGNED_IN] = {"at": timezone.now().timestamp(), "address": address, "browser": browser[:200]}


def sessions_of(request: HttpRequest) -> list[OwnSession]:
    """Of who asks, the present one first, then the newest. Reads every live session of the site: it has one a colleague."""
    found = [_own(key, kept, request) for key, kept in _kept_of(request.user.pk)]
    newest = sorted(found, key=lambda own: own.at.timestamp() if own.at else 0, reverse=True)
    return sorted(newest, key=attrgetter("is_this"), reverse=True)


def end(request: HttpRequest, mark: str) -> int:
    """Ends the session with this mark, or with "" all but the present one; how many ended. Others' are never found."""
    present = request.session.session_key
    keys = [key for key, _ in _kept_of(request.user.pk) if (mark_of(key) == mark if mark else key != present)]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def end_all_of(user: User) -> int:
    """Wherever the account is signed in; how many ended."""
    return Session.objects.filter(session_key__in=[key for key, _ in _kept_of(user.pk)]).delete()[0]


def mark_of(key: str) -> str:
    return salted_hmac("own session", key, algorithm="sha256").hexdigest()[:16]


def _kept_of(pk: int | None) -> list[tuple[str, dict]]:
    live = [(row.session_key, row.get_decoded()) for row in Session.objects.filter(expire_date__gt=timezone.now())]
    return [(key, kept) for key, kept in live if kept.get(SESSION_KEY) == str(pk)]


def _own(key: str, kept: dict, request: HttpRequest) -> OwnSession:
    where = kept.get(SIGNED_IN) or {}
    return OwnSession(
        mark=mark_of(key),
        at=datetime.fromtimestamp(where["at"], UTC) if where else None,
        address=where.get("address", ""),
        browser=where.get("browser", ""),
        is_this=key == request.session.session_key,
    )

"""What a session has proved, and how a code is taken: wrong ones count towards the lockout like wrong passwords."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from hanyang_report.door.client import whence
from hanyang_report.second_factor.devices import accepted, is_still_there
from indicators.models import User
from indicators.office.second_factor import is_fresh
from indicators.office.signing_in import note_lock, note_proof

PROOF = "second_factor"
WRONG = "动态码不对，或已经用过。请输入手机上新出现的6位数字，或一个没有用过的恢复码。"


def time_of_proof(request: HttpRequest, user: User) -> datetime | None:
    """When this session proved it is the person; None where it didn't, too long ago, or by what was reset since."""
    kept = request.session.get(PROOF)
    if not kept:
        return None
    at = datetime.fromtimestamp(kept["at"], UTC)
    return at if is_fresh(at) and is_still_there(user, kept["device"]) else None


def prove(request: HttpRequest, typed: str) -> str:
    """Takes a code for this session; "" where it was right, else what to tell. Raises Refused while one must wait."""
    user = cast(User, request.user)
    credentials = {"username": user.username}
    if not AxesProxyHandler.is_allowed(request, credentials):
        request.axes_locked_out = True  # type: ignore[attr-defined]  # its middleware answers
        return WRONG
    device = accepted(user, typed)
    note_proof(user, right=device is not None, **whence(request))
    if device is None:
        _count_failure(request, credentials)
        return WRONG
    proved_by(request, device.persistent_id)
    return ""


def proved_by(request: HttpRequest, device: str) -> None:
    """This session has just proved it; its key is another from now on."""
    now = timezone.now()
    request.session[PROOF] = {"device": device, "at": now.timestamp()}
    request.session.cycle_key()
    request.user.proved_at = now  # type: ignore[union-attr]


def _count_failure(request: HttpRequest, credentials: dict[str, str]) -> None:
    AxesProxyHandler.user_login_failed(__name__, credentials=credentials, request=request)
    if getattr(request, "axes_locked_out", False):
        note_lock(credentials["username"], lasts=settings.AXES_COOLOFF_TIME, **whence(request))

"""第二重验证: what becomes public, or open again, is done by who has just proved with a second thing that it is them.

Only where the district asks for it (SECOND_FACTOR). The proof is kept in the session; what a session's owner proved is
said on the account that a request acts as.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

if TYPE_CHECKING:
    from indicators.office.users import User

Proved = TypeVar("Proved", bound="User")

LASTS = timedelta(minutes=15)
"""How old a proof may be."""


class ProofWanted(PermissionDenied):
    """Who has the right has not proved lately that it is them: they are asked for a code, and then it goes on."""


def proved(user: User) -> bool:
    """True where nothing is asked, or the proof is fresh. Raises ProofWanted otherwise: asked last, of who has the right."""
    if settings.SECOND_FACTOR and not is_fresh(user.proved_at):
        raise ProofWanted("这一步须先输入动态码。")
    return True


def is_fresh(at: datetime | None) -> bool:
    """Whether a proof of that time still counts. One from the future is none."""
    return at is not None and timedelta() <= timezone.now() - at <= LASTS


def vouched(user: Proved, *, by_command: bool = False) -> Proved:
    """Nobody is asked: who has the machine acts by a command, or they were asked when they set the time."""
    user.proved_at, user.acts_by_command = timezone.now(), by_command
    return user

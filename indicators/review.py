"""Where a figure stands between its officer and its publication, and the one table of moves between. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models


class Refused(ValidationError):
    """A verb that may not run now; the message is a Chinese sentence for the person who tried."""


class Status(models.TextChoices):
    PENDING = "pending", "待填报"
    DRAFT = "draft", "草稿"
    SIGNING = "signing", "待签发"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "审核通过"
    LOCKED = "locked", "已锁定"


EDITABLE = (Status.PENDING, Status.DRAFT, Status.RETURNED)
"""The officer has it in hand."""

HANDED_IN = (Status.SUBMITTED, Status.APPROVED, Status.LOCKED)
"""The department has done its part."""

PUBLISHABLE = (Status.APPROVED, Status.LOCKED)
"""What an edition may quote: somebody else has looked at it."""


class Verb(models.TextChoices):
    ENTER = "enter", "填报"
    AMEND = "amend", "后台改动"
    HAND_IN = "hand_in", "送签"
    SIGN_OFF = "sign_off", "签发"
    SUBMIT = "submit", "提交"
    WITHDRAW = "withdraw", "撤回"
    RETURN = "return", "退回"
    APPROVE = "approve", "审核通过"
    LOCK = "lock", "锁定"
    REOPEN = "reopen", "解锁"
    RESTORE = "restore", "恢复发布值"
    RETRACT = "retract", "撤回发布"


DEEDS = (Verb.ENTER, Verb.AMEND, Verb.HAND_IN, Verb.SIGN_OFF, Verb.SUBMIT)
"""What the author side does to a figure: whoever did any of it to a version does not approve that version."""

SUBMISSIONS = (Verb.SUBMIT, Verb.SIGN_OFF)
"""The verbs that put a figure before the reviewers."""


@dataclass(frozen=True, slots=True)
class Move:
    """From any of `sources` to `target`; `reason` says whether the actor must write one."""

    sources: tuple[Status, ...]
    target: Status
    reason: bool = False


MOVES: dict[Verb, Move] = {
    Verb.ENTER: Move(EDITABLE, Status.DRAFT),
    Verb.AMEND: Move(tuple(Status), Status.DRAFT),
    Verb.HAND_IN: Move((Status.DRAFT,), Status.SIGNING),
    Verb.SIGN_OFF: Move((Status.SIGNING,), Status.SUBMITTED),
    Verb.SUBMIT: Move((Status.DRAFT,), Status.SUBMITTED),
    Verb.WITHDRAW: Move((Status.SIGNING, Status.SUBMITTED), Status.DRAFT),
    Verb.RETURN: Move((Status.SIGNING, Status.SUBMITTED, Status.APPROVED), Status.RETURNED, reason=True),
    Verb.APPROVE: Move((Status.SUBMITTED,), Status.APPROVED),
    Verb.LOCK: Move((Status.APPROVED, Status.LOCKED), Status.LOCKED),
    Verb.REOPEN: Move((Status.LOCKED,), Status.DRAFT, reason=True),
    Verb.RESTORE: Move(tuple(Status), Status.LOCKED, reason=True),
    Verb.RETRACT: Move((Status.LOCKED,), Status.APPROVED, reason=True),
}

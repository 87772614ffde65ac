"""Where a figure stands between its officer and its publication, and the one table of moves between. Pure."""

from __future__ import annotations

from django.db import models

from indicators.office.steps import Move


class FigureStatus(models.TextChoices):
    PENDING = "pending", "待填报"
    DRAFT = "draft", "草稿"
    SIGNING = "signing", "待签发"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "审核通过"
    LOCKED = "locked", "已锁定"


EDITABLE = (FigureStatus.PENDING, FigureStatus.DRAFT, FigureStatus.RETURNED)
"""The officer has it in hand."""

HANDED_IN = (FigureStatus.SUBMITTED, FigureStatus.APPROVED, FigureStatus.LOCKED)
"""The department has done its part."""

PUBLISHABLE = (FigureStatus.APPROVED, FigureStatus.LOCKED)
"""What an edition may quote: somebody else has looked at it."""


class FigureVerb(models.TextChoices):
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
    IMPORT = "import", "导入"


DEEDS = (FigureVerb.ENTER, FigureVerb.AMEND, FigureVerb.HAND_IN, FigureVerb.SIGN_OFF, FigureVerb.SUBMIT)
"""What the author side does to a figure: whoever did any of it to a version does not approve that version."""

WRITTEN_FOR_ANOTHER = (FigureVerb.ENTER, FigureVerb.AMEND, FigureVerb.SUBMIT, FigureVerb.HAND_IN)
"""What counts as done on behalf of (代填) a department, where somebody outside it does it."""

SUBMISSIONS = (FigureVerb.SUBMIT, FigureVerb.SIGN_OFF)
"""The verbs that put a figure before the reviewers."""


MOVES: dict[FigureVerb, Move] = {
    FigureVerb.ENTER: Move(EDITABLE, FigureStatus.DRAFT),
    FigureVerb.AMEND: Move(tuple(FigureStatus), FigureStatus.DRAFT),
    FigureVerb.HAND_IN: Move((FigureStatus.DRAFT,), FigureStatus.SIGNING),
    FigureVerb.SIGN_OFF: Move((FigureStatus.SIGNING,), FigureStatus.SUBMITTED),
    FigureVerb.SUBMIT: Move((FigureStatus.DRAFT,), FigureStatus.SUBMITTED),
    FigureVerb.WITHDRAW: Move((FigureStatus.SIGNING, FigureStatus.SUBMITTED), FigureStatus.DRAFT),
    FigureVerb.RETURN: Move(
        (FigureStatus.SIGNING, FigureStatus.SUBMITTED, FigureStatus.APPROVED), FigureStatus.RETURNED, words="理由"
    ),
    FigureVerb.APPROVE: Move((FigureStatus.SUBMITTED,), FigureStatus.APPROVED),
    FigureVerb.LOCK: Move((FigureStatus.APPROVED, FigureStatus.LOCKED), FigureStatus.LOCKED),
    FigureVerb.REOPEN: Move((FigureStatus.LOCKED,), FigureStatus.DRAFT, words="理由"),
    FigureVerb.RESTORE: Move(tuple(FigureStatus), FigureStatus.LOCKED, words="理由"),
    FigureVerb.RETRACT: Move((FigureStatus.LOCKED,), FigureStatus.APPROVED, words="理由"),
    FigureVerb.IMPORT: Move(
        tuple(status for status in FigureStatus if status != FigureStatus.LOCKED), FigureStatus.LOCKED, words="原句"
    ),
}

"""督办: where a task stands between its promise and its closing, and the one table of moves between. Pure."""

from __future__ import annotations

from django.db import models

from indicators.office.steps import Move


class TaskStatus(models.TextChoices):
    NOT_STARTED = "not_started", "未启动"
    ACKNOWLEDGED = "acknowledged", "已签收"
    IN_PROGRESS = "in_progress", "进行中"
    DONE = "done", "已完成待核"
    CLOSED = "closed", "已销号"
    SUSPENDED = "suspended", "已暂缓"
    CANCELLED = "cancelled", "已取消"


SIGNED = (TaskStatus.ACKNOWLEDGED, TaskStatus.IN_PROGRESS)
"""The lead department has taken it on and works at it."""

IN_HAND = (TaskStatus.NOT_STARTED, *SIGNED)
"""Something is still to be done by the departments."""

SETTLED = (TaskStatus.CLOSED, TaskStatus.SUSPENDED, TaskStatus.CANCELLED)
"""Nobody waits for anything: no light is lit."""


class TaskVerb(models.TextChoices):
    ASSIGN = "assign", "分派"
    REASSIGN = "reassign", "改派"
    ADJUST = "adjust", "调整"
    SIGN = "sign", "签收"
    UPDATE = "update", "填报进展"
    REACH = "reach", "完成节点"
    UNREACH = "unreach", "撤销节点完成"
    CITE = "cite", "引用数据"
    COMPLETE = "complete", "报告完成"
    RETURN = "return", "退回"
    CLOSE = "close", "销号"
    INSPECT = "inspect", "督查"
    SUSPEND = "suspend", "暂缓"
    CANCEL = "cancel", "取消"
    RESUME = "resume", "恢复"
    REOPEN = "reopen", "重新办理"


DEEDS = (TaskVerb.SIGN, TaskVerb.UPDATE, TaskVerb.REACH, TaskVerb.UNREACH, TaskVerb.CITE, TaskVerb.COMPLETE)
"""What the departments do about a task: whoever did any of it does not close the task."""

SUPERVISING = (
    TaskVerb.RETURN,
    TaskVerb.CLOSE,
    TaskVerb.INSPECT,
    TaskVerb.SUSPEND,
    TaskVerb.CANCEL,
    TaskVerb.RESUME,
    TaskVerb.REOPEN,
)
"""What those who oversee a task do and say: the column 督查情况 of the ledger."""

REPORTING = (TaskVerb.UPDATE, TaskVerb.REACH, TaskVerb.CITE, TaskVerb.COMPLETE)
"""What the departments report: the column 完成情况."""


MOVES: dict[TaskVerb, Move] = {
    TaskVerb.ASSIGN: Move((TaskStatus.NOT_STARTED,)),
    TaskVerb.REASSIGN: Move(SIGNED, TaskStatus.NOT_STARTED, words="理由"),
    TaskVerb.ADJUST: Move(SIGNED, words="理由"),
    TaskVerb.SIGN: Move((TaskStatus.NOT_STARTED,), TaskStatus.ACKNOWLEDGED),
    TaskVerb.UPDATE: Move(SIGNED, TaskStatus.IN_PROGRESS, words="进展情况"),
    TaskVerb.REACH: Move(SIGNED, TaskStatus.IN_PROGRESS),
    TaskVerb.UNREACH: Move(SIGNED, TaskStatus.IN_PROGRESS, words="理由"),
    TaskVerb.CITE: Move(SIGNED, TaskStatus.IN_PROGRESS),
    TaskVerb.COMPLETE: Move(SIGNED, TaskStatus.DONE, words="完成情况"),
    TaskVerb.RETURN: Move((TaskStatus.DONE,), TaskStatus.IN_PROGRESS, words="理由"),
    TaskVerb.CLOSE: Move((TaskStatus.DONE,), TaskStatus.CLOSED),
    TaskVerb.INSPECT: Move((*IN_HAND, TaskStatus.DONE), words="督查意见"),
    TaskVerb.SUSPEND: Move(IN_HAND, TaskStatus.SUSPENDED, words="理由"),
    TaskVerb.CANCEL: Move((*IN_HAND, TaskStatus.SUSPENDED), TaskStatus.CANCELLED, words="理由"),
    TaskVerb.RESUME: Move((TaskStatus.SUSPENDED, TaskStatus.CANCELLED), TaskStatus.NOT_STARTED, words="理由"),
    TaskVerb.REOPEN: Move((TaskStatus.CLOSED,), TaskStatus.IN_PROGRESS, words="理由"),
}


def contradicts(outcome: str, status: str) -> bool:
    """Whether what a report says became of a promise and where its task stands can't both be told without a word: kept
    though nothing was done, or the task was put aside; not kept though the task was struck off as done."""
    if outcome == "kept":
        return status in (TaskStatus.NOT_STARTED, TaskStatus.ACKNOWLEDGED, TaskStatus.SUSPENDED, TaskStatus.CANCELLED)
    return outcome == "not" and status == TaskStatus.CLOSED

"""督办: where a task stands between its promise and its closing, and the one table of moves between. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class Status(models.TextChoices):
    NOT_STARTED = "not_started", "未启动"
    ACKNOWLEDGED = "acknowledged", "已签收"
    IN_PROGRESS = "in_progress", "进行中"
    DONE = "done", "已完成待核"
    CLOSED = "closed", "已销号"
    SUSPENDED = "suspended", "已暂缓"
    CANCELLED = "cancelled", "已取消"


SIGNED = (Status.ACKNOWLEDGED, Status.IN_PROGRESS)
"""The lead department has taken it on and works at it."""

IN_HAND = (Status.NOT_STARTED, *SIGNED)
"""Something is still to be done by the departments."""

SETTLED = (Status.CLOSED, Status.SUSPENDED, Status.CANCELLED)
"""Nobody waits for anything: no light is lit."""


class Verb(models.TextChoices):
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


DEEDS = (Verb.SIGN, Verb.UPDATE, Verb.REACH, Verb.UNREACH, Verb.CITE, Verb.COMPLETE)
"""What the departments do about a task: whoever did any of it does not close the task."""

SUPERVISING = (Verb.RETURN, Verb.CLOSE, Verb.INSPECT, Verb.SUSPEND, Verb.CANCEL, Verb.RESUME, Verb.REOPEN)
"""What those who oversee a task do and say: the column 督查情况 of the ledger."""

REPORTING = (Verb.UPDATE, Verb.REACH, Verb.CITE, Verb.COMPLETE)
"""What the departments report: the column 完成情况."""


@dataclass(frozen=True, slots=True)
class Move:
    """From any of `sources` to `target` (None: stays). `words` names what the actor must write, "" when nothing."""

    sources: tuple[Status, ...]
    target: Status | None = None
    words: str = ""


MOVES: dict[Verb, Move] = {
    Verb.ASSIGN: Move((Status.NOT_STARTED,)),
    Verb.REASSIGN: Move(SIGNED, Status.NOT_STARTED, words="理由"),
    Verb.ADJUST: Move(SIGNED, words="理由"),
    Verb.SIGN: Move((Status.NOT_STARTED,), Status.ACKNOWLEDGED),
    Verb.UPDATE: Move(SIGNED, Status.IN_PROGRESS, words="进展情况"),
    Verb.REACH: Move(SIGNED, Status.IN_PROGRESS),
    Verb.UNREACH: Move(SIGNED, Status.IN_PROGRESS, words="理由"),
    Verb.CITE: Move(SIGNED, Status.IN_PROGRESS),
    Verb.COMPLETE: Move(SIGNED, Status.DONE, words="完成情况"),
    Verb.RETURN: Move((Status.DONE,), Status.IN_PROGRESS, words="理由"),
    Verb.CLOSE: Move((Status.DONE,), Status.CLOSED),
    Verb.INSPECT: Move((*IN_HAND, Status.DONE), words="督查意见"),
    Verb.SUSPEND: Move(IN_HAND, Status.SUSPENDED, words="理由"),
    Verb.CANCEL: Move((*IN_HAND, Status.SUSPENDED), Status.CANCELLED, words="理由"),
    Verb.RESUME: Move((Status.SUSPENDED, Status.CANCELLED), Status.NOT_STARTED, words="理由"),
    Verb.REOPEN: Move((Status.CLOSED,), Status.IN_PROGRESS, words="理由"),
}


def contradicts(outcome: str, status: str) -> bool:
    """Whether what a report says became of a promise and where its task stands can't both be told without a word: kept
    though nothing was done, or the task was put aside; not kept though the task was struck off as done."""
    if outcome == "kept":
        return status in (Status.NOT_STARTED, Status.ACKNOWLEDGED, Status.SUSPENDED, Status.CANCELLED)
    return outcome == "not" and status == Status.CLOSED

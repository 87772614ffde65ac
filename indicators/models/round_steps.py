"""Where a year's round stands between its opening and its lock, and the one table of moves between. Pure."""

from __future__ import annotations

from django.db import models

from indicators.office.steps import Move


class RoundState(models.TextChoices):
    PLANNED = "planned", "未开启"
    OPEN = "open", "填报中"
    LOCKED = "locked", "已锁定"


class RoundVerb(models.TextChoices):
    OPEN = "open", "开启"
    RESCHEDULE = "reschedule", "改期"
    LOCK = "lock", "锁定"
    UNLOCK = "unlock", "解锁"
    JOIN = "join", "列入"
    LEAVE = "leave", "退出"


MOVES: dict[RoundVerb, Move] = {
    RoundVerb.OPEN: Move((RoundState.PLANNED, RoundState.OPEN), RoundState.OPEN),
    RoundVerb.RESCHEDULE: Move((RoundState.PLANNED, RoundState.OPEN)),
    RoundVerb.LOCK: Move((RoundState.OPEN,), RoundState.LOCKED),
    RoundVerb.UNLOCK: Move((RoundState.LOCKED,), RoundState.OPEN, words="理由"),
    RoundVerb.JOIN: Move((RoundState.OPEN,)),
    RoundVerb.LEAVE: Move((RoundState.OPEN,)),
}

NOT_NOW: dict[RoundVerb, str] = {
    RoundVerb.OPEN: "已锁定，不能再开启。",
    RoundVerb.RESCHEDULE: "已锁定，日期与说明不能再改。",
    RoundVerb.LOCK: "没有在填报中，不能锁定。",
    RoundVerb.UNLOCK: "没有锁定，不用解锁。",
    RoundVerb.JOIN: "没有在填报中，不能列入或退出指标。",
    RoundVerb.LEAVE: "没有在填报中，不能列入或退出指标。",
}
"""What the state forbids, after the round's name."""

MANAGERS_ONLY = "只有审核员和管理员可以管理年度填报。"
UNLOCKERS_ONLY = "只有发布人和管理员可以解锁年度填报。"

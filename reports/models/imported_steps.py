"""Where a report that was published elsewhere stands between its file and its readers here, and the one table of moves. Pure."""

from __future__ import annotations

from django.db import models

from indicators.office.steps import Move


class ImportStage(models.TextChoices):
    REVIEWING = "reviewing", "待核对"
    CONFIRMING = "confirming", "待确认"
    PUBLISHED = "published", "已发布"
    DISCARDED = "discarded", "已弃"


IN_HAND = (ImportStage.REVIEWING, ImportStage.CONFIRMING)
"""Neither public nor thrown away."""


class ImportVerb(models.TextChoices):
    READ_IN = "read_in", "读入"
    REVIEW = "review", "核对"
    HAND_IN = "hand_in", "提请确认"
    SEND_BACK = "send_back", "退回核对"
    CONFIRM = "confirm", "确认发布"
    DISCARD = "discard", "弃用"


IMPORT_MOVES: dict[ImportVerb, Move] = {
    ImportVerb.READ_IN: Move((ImportStage.REVIEWING,)),
    ImportVerb.REVIEW: Move((ImportStage.REVIEWING,)),
    ImportVerb.HAND_IN: Move((ImportStage.REVIEWING,), ImportStage.CONFIRMING),
    ImportVerb.SEND_BACK: Move((ImportStage.CONFIRMING,), ImportStage.REVIEWING, words="理由"),
    ImportVerb.CONFIRM: Move((ImportStage.CONFIRMING,), ImportStage.PUBLISHED),
    ImportVerb.DISCARD: Move(IN_HAND, ImportStage.DISCARDED),
}

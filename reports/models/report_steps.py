"""Where a report stands between its editor and its readers, and the one table of moves between. Pure."""

from __future__ import annotations

from django.db import models

from indicators.office.steps import Move


class Stage(models.TextChoices):
    DRAFT = "draft", "起草"
    CONSULTING = "consulting", "征求意见"
    SUBMITTED = "submitted", "送审"
    APPROVED = "approved", "已批准"
    PUBLISHED = "published", "已发布"
    CORRECTING = "correcting", "更正中"


WRITABLE = (Stage.DRAFT, Stage.CONSULTING, Stage.CORRECTING)
"""The editor has the text in hand. While a correction runs, only what it names may be changed."""


class ReportVerb(models.TextChoices):
    CIRCULATE = "circulate", "征求意见"
    SUBMIT = "submit", "送审"
    SEND_BACK = "send_back", "退回修改"
    RESUME = "resume", "退回更正"
    APPROVE = "approve", "批准"
    LAPSE = "lapse", "批准失效"
    PUBLISH = "publish", "发布"
    CORRECT = "correct", "启动更正"
    ABANDON = "abandon", "放弃更正"
    WITHDRAW = "withdraw", "撤回"


MOVES: dict[ReportVerb, Move] = {
    ReportVerb.CIRCULATE: Move((Stage.DRAFT,), Stage.CONSULTING),
    ReportVerb.SUBMIT: Move((Stage.DRAFT, Stage.CONSULTING, Stage.CORRECTING), Stage.SUBMITTED),
    ReportVerb.SEND_BACK: Move((Stage.SUBMITTED, Stage.APPROVED), Stage.DRAFT, words="理由"),
    ReportVerb.RESUME: Move((Stage.SUBMITTED, Stage.APPROVED), Stage.CORRECTING, words="理由"),
    ReportVerb.APPROVE: Move((Stage.SUBMITTED,), Stage.APPROVED),
    ReportVerb.LAPSE: Move((Stage.APPROVED,), Stage.SUBMITTED, words="理由"),
    ReportVerb.PUBLISH: Move((Stage.APPROVED,), Stage.PUBLISHED),
    ReportVerb.CORRECT: Move((Stage.PUBLISHED,), Stage.CORRECTING, words="理由"),
    ReportVerb.ABANDON: Move((Stage.CORRECTING,), Stage.PUBLISHED, words="理由"),
    ReportVerb.WITHDRAW: Move((Stage.PUBLISHED,), Stage.DRAFT, words="理由"),
}

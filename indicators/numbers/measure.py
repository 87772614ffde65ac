"""What a number is measured in: the kinds of indicator and the words that go with a number. Pure."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    COUNT = "count", "计数"
    AMOUNT = "amount", "金额"
    RATE = "rate", "比率"
    STREAK = "streak", "连续年数"
    SCOPE = "scope", "覆盖面"


WHOLE_KINDS = (Kind.COUNT, Kind.STREAK, Kind.SCOPE)
"""Kinds that count whole things: 件, 次, 年, 个."""


class Direction(models.TextChoices):
    """Whether more is better. More disputes or more reviews is not "better": neutral unless the catalogue says so."""

    HIGHER = "higher", "越高越好"
    LOWER = "lower", "越低越好"
    MAINTAIN = "maintain", "保持为宜"
    NEUTRAL = "neutral", "中性"


class Qualifier(models.TextChoices):
    EXACT = "", "准确数"
    APPROX = "approx", "约（≈）"
    OVER = "over", "余（略多于）"
    NEARLY = "nearly", "近（略少于）"
    AT_LEAST = "at_least", "不少于（≥）"
    AT_MOST = "at_most", "不超过（≤）"

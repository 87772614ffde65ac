"""Where a figure stands between its officer and its publication. Pure."""

from __future__ import annotations

from django.db import models


class Status(models.TextChoices):
    PENDING = "pending", "待填报"
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "审核通过"
    LOCKED = "locked", "已锁定"


PUBLISHABLE = (Status.APPROVED, Status.LOCKED)
"""What an edition may quote: somebody else has looked at it."""

"""Records that are written once: neither changed nor deleted, by nobody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

KEPT = "这条记录永久保存，不能修改或删除。"


class KeptQuerySet(models.QuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValidationError(KEPT)

    def update(self, **kwargs: Any) -> int:
        raise ValidationError(KEPT)


class Kept(models.Model):
    """Give the model a manager made from a KeptQuerySet as well."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError(KEPT)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ValidationError(KEPT)

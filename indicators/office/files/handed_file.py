"""Files that are kept: what each was when it came, and of those handed in who brought and who withdrew them."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models

from indicators.office.constraints import all_or_none
from indicators.office.records import KeptQuerySet, Lasting

NAME_LENGTH = 200


class HandedFileQuerySet(KeptQuerySet[Any]):
    def in_force(self) -> Self:
        """What has not been withdrawn."""
        return self.filter(withdrawn_at=None)


class StoredFile(models.Model):
    """Stored outside the web root under a name nobody can guess or collide with; `name` is what it was called.

    Give each kind its own `file`. Whatever is one is verified and swept with all others (`indicators.office.files.stored_files`).
    """

    name = models.CharField("文件名", max_length=NAME_LENGTH, editable=False)
    content_type = models.CharField("类型", max_length=100, editable=False)
    size = models.PositiveIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField("指纹（SHA-256）", max_length=64, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class HandedFile(StoredFile, Lasting):
    """Give each kind, in its Meta, `withdrawn_whole`."""

    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="上传人", editable=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="撤下人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True


def withdrawn_whole(name: str) -> models.CheckConstraint:
    """When and by whom it was withdrawn are both known, or neither."""
    return all_or_none("withdrawn_at", "withdrawn_by", name=name)

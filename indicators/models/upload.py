"""A workbook between its preview and its confirmation."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from indicators.models.collection import Collection
from indicators.office.departments import Department
from indicators.office.users import User

KEPT_FOR = timedelta(days=1)
NAME_LENGTH = 80


class UploadQuerySet(models.QuerySet["Upload"]):
    def keep(
        self,
        *,
        by: User,
        name: str,
        content: bytes,
        collection: Collection | None = None,
        department: Department | None = None,
    ) -> Upload:
        """Keep a file in place of this person's last one for the same target; what lies about for a day is thrown away."""
        replaced = Q(user=by, collection=collection, department=department)
        self.filter(replaced | Q(uploaded_at__lt=timezone.now() - KEPT_FOR)).delete()
        return self.create(
            user=by, name=name[:NAME_LENGTH], content=content, collection=collection, department=department
        )


class Upload(models.Model):
    """A file that one person has uploaded and not yet confirmed: nobody else's business, and nothing to keep.

    For a department's form with its round and department; for earlier years with neither. It goes when it is
    confirmed or replaced; what it wrote is remembered by each figure's log.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="上传人", related_name="+")
    collection = models.ForeignKey(Collection, models.CASCADE, verbose_name="年度填报", null=True, related_name="+")
    department = models.ForeignKey(Department, models.CASCADE, verbose_name="部门", null=True, related_name="+")
    name = models.CharField("文件名", max_length=NAME_LENGTH)
    content = models.BinaryField("内容")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "待确认的上传"
        verbose_name_plural = "待确认的上传"
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.name

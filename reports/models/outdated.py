"""Two people wrote the same words: what the second is told. Nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    from reports.models.report import Report
    from reports.models.text import TextBlock


def rewritten(row: Report | TextBlock, writing: Any) -> str:
    """`writing` says who and when: the row itself, or a record of its history."""
    when = timezone.localtime(writing.edited_at) if writing.edited_at else timezone.localtime()
    return f"“{row}”已由{writing.edited_by or '他人'}于{date_format(when, 'DATETIME_FORMAT')}修改，请对照后再保存。您写的内容仍在下面。"

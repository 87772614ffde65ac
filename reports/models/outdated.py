"""Two people wrote the same words: the second is told, and nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from indicators.office.steps import Refused

if TYPE_CHECKING:
    from reports.models.report import Report
    from reports.models.text import TextBlock


class Outdated(Refused):
    """Somebody else wrote in between. `writing` says who and when: the row itself, or a record of its history."""

    def __init__(self, row: Report | TextBlock, writing: Any = None) -> None:
        self.writing = writing or row
        at, writer = self.writing.edited_at, self.writing.edited_by
        when = timezone.localtime(at) if at else timezone.localtime()
        super().__init__(
            f"“{row}”已由{writer or '他人'}于{when:%m月%d日 %H:%M}修改，请对照后再保存。您写的内容仍在下面。"
        )

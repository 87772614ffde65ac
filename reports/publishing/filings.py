"""上报: noting to whom a report was submitted, when, and with which receipt."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from indicators.models import User
from indicators.office.steps import Refused
from indicators.round.evidence import clean_name, file_type_of, fingerprint
from reports.models import Filing, Report
from reports.models.permissions import user_can_file


@transaction.atomic
def record_filing(
    report: Report, *, recipient: str, filed_on: date, by: User, note: str = "", receipt: UploadedFile | None = None
) -> Filing:
    """Written down once. Raises Refused without the right or for a day to come, ValidationError for a wrong file."""
    if not user_can_file(by):
        raise Refused("您没有权限登记上报：须由编辑或发布人办理。")
    if not recipient.strip():
        raise Refused("请写明报送对象。")
    if filed_on > timezone.localdate():
        raise Refused("报送日期不能晚于今天。")
    filing = Filing(report=report, recipient=recipient.strip(), filed_on=filed_on, note=note.strip(), recorded_by=by)
    if receipt:
        filing.name = clean_name(receipt.name or "")
        filing.content_type = file_type_of(filing.name, receipt).content_type
        filing.size, filing.sha256 = receipt.size or 0, fingerprint(receipt)
        filing.file = receipt
    filing.save()
    return filing

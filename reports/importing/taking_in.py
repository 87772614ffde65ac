"""Taking a file in: it is read, kept as it came, and waits for its reviewer. Nothing of the report is saved."""

from __future__ import annotations

import hashlib
import mimetypes

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import User
from indicators.office.files.handed_file import NAME_LENGTH
from indicators.office.steps import Refused
from reports.importing.binding import bound, decided
from reports.models import ImportedReport, ImportVerb, user_can_edit
from reports.reading.answer import Document
from reports.reading.process import read, read_pasted
from reports.reading.rows import HEAD, rows_of

PASTED = "粘贴的文字.txt"
EDITORS_ONLY = "只有编辑可以补录报告。"


def take_in(content: bytes, name: str, *, by: User, address: str = "") -> ImportedReport:
    """The file, read and waiting. Raises Refused with the reader's sentence, or for who may not."""
    require_editor(by)
    return _keep(read(content, name), content, name[:NAME_LENGTH], by=by, address=address)


def take_in_pasted(text: str, *, by: User, address: str = "") -> ImportedReport:
    """As `take_in`, for a text that was pasted; it is kept as a file of its own."""
    require_editor(by)
    return _keep(read_pasted(text), text.encode("utf-8", "replace"), PASTED, by=by, address=address)


def seen_before(imported: ImportedReport) -> str:
    """That the very same file was taken in before; "" where it was not."""
    other = imported.same_file
    if other is None:
        return ""
    return f"同一个文件{other.read_in_by}已在{date_format(timezone.localtime(other.read_in_at), 'DATETIME_FORMAT')}读入过（《{other}》，{other.get_stage_display()}）。多余的一份请整份弃用。"


def require_editor(by: User) -> None:
    """Raises Refused for who may not bring reports in."""
    if not user_can_edit(by):
        raise Refused(EDITORS_ONLY)


def _keep(said: Document, content: bytes, name: str, *, by: User, address: str) -> ImportedReport:
    if "refused" in said:
        raise Refused(str(said["refused"]))
    said = bound(said)
    imported = ImportedReport(name=name, address=address, read_in_by=by, read=said)
    imported.head = {field: said[field] for field in HEAD}
    imported.set_rows(rows_of(said))
    numbers, imported.proposed = decided(said)
    imported.numbers = [number.as_json() for number in numbers]
    imported.content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    imported.size, imported.sha256 = len(content), hashlib.sha256(content).hexdigest()
    imported.file = ContentFile(content, name)
    with transaction.atomic():  # the file is on the disk before its row
        imported.save()
        imported.log(ImportVerb.READ_IN, imported.stage, by=by, words="")
    return imported

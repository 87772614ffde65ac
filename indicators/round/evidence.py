"""Attaching and withdrawing the files that prove a figure. What comes in is checked by name and by content."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from indicators.models import Evidence, Figure, User
from indicators.office.files import contents
from indicators.office.files.handed_file import NAME_LENGTH

LARGEST = 10 * 1024 * 1024
MOST = 10


@dataclass(frozen=True, slots=True)
class FileType:
    """How a type of file begins; `kind` is what `indicators.office.files.contents` calls it."""

    content_type: str
    magic: bytes
    kind: str


_ZIP = b"PK\x03\x04"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_JPEG = FileType("image/jpeg", b"\xff\xd8\xff", "jpeg")
FILE_TYPES = {
    "pdf": FileType("application/pdf", b"%PDF-", "pdf"),
    "png": FileType("image/png", b"\x89PNG\r\n\x1a\n", "png"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "docx": FileType(f"{_OFFICE}.wordprocessingml.document", _ZIP, "docx"),
    "xlsx": FileType(f"{_OFFICE}.spreadsheetml.sheet", _ZIP, "xlsx"),
    "ofd": FileType("application/ofd", _ZIP, "ofd"),
}
ACCEPTED = ",".join(f".{extension}" for extension in FILE_TYPES)
"""For the `accept` of a file input."""


@transaction.atomic
def attach(figure: Figure, uploads: Sequence[UploadedFile], *, by: User, seen: int) -> list[str]:
    """Add files to a figure its officer has in hand: a new version of it, noted in the log.

    What is right is taken; returns a sentence for each file that is not. Raises Refused and Stale as entering does.
    """
    present = set(figure.evidence.in_force().values_list("sha256", flat=True))
    taken, faults = [], []
    for upload in uploads:
        try:
            taken.append(_checked(figure, upload, present))
        except ValidationError as fault:
            faults += fault.messages
    if taken:
        _enter_again(figure, f"上传佐证材料：{'、'.join(evidence.name for evidence in taken)}", by, seen)
    for evidence in taken:
        evidence.uploaded_by = by
        evidence.save()
    return faults


@transaction.atomic
def withdraw(evidence: Evidence, *, by: User, seen: int) -> None:
    """Take a file off its figure. The record stays: what it was, who attached it, who withdrew it and when."""
    if evidence.withdrawn_at:
        return
    _enter_again(evidence.figure, f"撤下佐证材料：{evidence.name}", by, seen)
    evidence.withdrawn_at, evidence.withdrawn_by = timezone.now(), by
    evidence.save()


def clean_name(name: str) -> str:
    """A file's name as its officer wrote it, without folders and without characters that can't be seen."""
    visible = "".join(sign for sign in name.replace("\\", "/") if unicodedata.category(sign)[0] != "C")
    path = PurePath(visible)
    return f"{path.stem[: NAME_LENGTH - len(path.suffix)]}{path.suffix}"


def _enter_again(figure: Figure, remark: str, by: User, seen: int) -> None:
    figure.refresh_from_db()
    # What is proved is part of what is reviewed: new evidence is a new version, by the same rules as a new number.
    figure.enter(figure.entry, note=figure.note, source=figure.source, by=by, seen=seen, remark=remark)


def _checked(figure: Figure, upload: UploadedFile, present: set[str]) -> Evidence:
    """The upload as a record to be saved; its fingerprint joins those `present` on the figure."""
    name = clean_name(upload.name or "")
    file_type = file_type_of(name, upload)
    sha256 = fingerprint(upload)
    if sha256 in present:
        raise ValidationError(f"“{name}”已经上传过，不用再传。")
    if len(present) >= MOST:
        raise ValidationError(f"“{name}”没有上传：每项数据的佐证材料最多{MOST}个文件。")
    present.add(sha256)
    content_type = file_type.content_type
    return Evidence(
        figure=figure, file=upload, name=name, content_type=content_type, size=upload.size or 0, sha256=sha256
    )


def fingerprint(upload: UploadedFile) -> str:
    """SHA-256 of the content, in hex."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def file_type_of(name: str, upload: UploadedFile) -> FileType:
    """What the file is, by its ending, its first bytes and all that is in it; ValidationError for everything else."""
    file_type = FILE_TYPES.get(PurePath(name).suffix.lstrip(".").lower())
    if file_type is None:
        raise ValidationError(f"“{name}”的格式不能上传。可以上传PDF、PNG、JPG图片、DOCX、XLSX和OFD文件。")
    if not upload.size:
        raise ValidationError(f"“{name}”是空文件，请检查后重新上传。")
    if upload.size > LARGEST:
        raise ValidationError(f"“{name}”超过{LARGEST // 1024 // 1024}MB，请压缩或拆分后再上传。")
    upload.seek(0)
    content = upload.read()
    if not content.startswith(file_type.magic):
        raise ValidationError(f"“{name}”{contents.MISNAMED}")
    try:
        contents.require_whole(content, file_type.kind)
    except contents.Refuse as refused:
        raise ValidationError(f"“{name}”{refused}") from None
    return file_type

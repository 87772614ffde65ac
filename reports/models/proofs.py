"""Files that come with an entry of a task's log: checked like a figure's evidence, all right or none taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from indicators.round.evidence import MOST, clean_name, file_type_of, fingerprint


def checked(uploads: Sequence[UploadedFile]) -> list[dict[str, Any]]:
    """Each file as the fields of a `TaskEvidence`; ValidationError with a sentence for each that is not right."""
    if len(uploads) > MOST:
        raise ValidationError(f"每次最多上传{MOST}个文件。")
    proofs: dict[str, dict[str, Any]] = {}
    faults: list[str] = []
    for upload in uploads:
        try:
            proof = _proof(upload)
            proofs.setdefault(proof["sha256"], proof)
        except ValidationError as fault:
            faults += fault.messages
    if faults:
        raise ValidationError(faults)
    return list(proofs.values())


def _proof(upload: UploadedFile) -> dict[str, Any]:
    name = clean_name(upload.name or "")
    file_type = file_type_of(name, upload)
    return {
        "file": upload,
        "name": name,
        "content_type": file_type.content_type,
        "size": upload.size or 0,
        "sha256": fingerprint(upload),
    }

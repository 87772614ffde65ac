"""Office files whose bytes repeat: the same edition gives the same .docx and .xlsx on every day and machine."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip file can tell


def repeatable(package: bytes, at: datetime) -> bytes:
    """The package with `at` as its only time: in its core properties, and nowhere in the zip directory.

    Writers stamp the current time into both; neither says anything about an edition.
    """
    packed = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            target.writestr(_timeless(member.filename), _stamped(content, at) if member.filename == _CORE else content)
    return packed.getvalue()


def _timeless(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    return info


def _stamped(core: bytes, at: datetime) -> bytes:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return _STAMP.sub(rb"\g<1>" + moment + rb"\g<2>", core)

"""Packed files, opened on a budget: the directory before anything is unpacked, the sizes before the contents.

Workbooks and documents are folders packed as a zip, and every step of opening one can be made to cost minutes or
gigabytes. What a rejection means for the person who brought the file is said by those who open it.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MEGABYTE = 1024 * 1024
LONGEST_ENTRY = 512
"""Bytes of the directory per member."""

_END_OF_DIRECTORY = b"PK\x05\x06"
_ZIP64 = b"PK\x06\x07"
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    struct.error,
    OSError,
    ValueError,
)


class Reason(StrEnum):
    """Why a packed file is not opened."""

    CUT = "cut"
    DAMAGED = "damaged"
    TOO_MANY = "too many"
    SWOLLEN = "swollen"
    ENCRYPTED = "encrypted"
    ODD = "odd"


class Distrusted(ValueError):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Budget:
    """How many members, how many bytes unpacked in all and in one member, and how many times its packed size."""

    members: int
    unpacked: int
    largest: int
    ratio: int


class Archive:
    """A packed file whose directory was looked at. Raises Distrusted."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        self.budget = budget
        _require_small_directory(content, budget.members)
        try:
            self._file = ZipFile(io.BytesIO(content))
            self.members = {member.filename: member for member in self._checked(self._file.infolist())}
        except _BROKEN as error:
            raise error if isinstance(error, Distrusted) else Distrusted(Reason.DAMAGED) from None

    @property
    def names(self) -> list[str]:
        return list(self.members)

    def require_modest(self) -> None:
        """Look at all members at once, also those that will not be read."""
        for member in self.members.values():
            _require_modest(member, self.budget.ratio)

    def read(self, name: str) -> bytes:
        """A member unpacked, if it is as small as it says."""
        member = self.members[name]
        _require_modest(member, self.budget.ratio)
        if member.file_size > self.budget.largest:
            raise Distrusted(Reason.SWOLLEN)
        try:
            with self._file.open(member) as stream:
                content = stream.read(member.file_size + 1)
        except _BROKEN:
            raise Distrusted(Reason.DAMAGED) from None
        if len(content) != member.file_size:
            raise Distrusted(Reason.DAMAGED)
        return content

    def start(self, name: str, length: int) -> bytes:
        """A member's first bytes; no more of it is unpacked."""
        member = self.members[name]
        _require_modest(member, self.budget.ratio)
        try:
            with self._file.open(member) as stream:
                return stream.read(length)
        except _BROKEN:
            raise Distrusted(Reason.DAMAGED) from None

    def _checked(self, members: list[ZipInfo]) -> list[ZipInfo]:
        names = [member.filename for member in members]
        if len(names) > self.budget.members:
            raise Distrusted(Reason.TOO_MANY)
        if len(set(names)) < len(names) or any(map(_climbs, names)):
            raise Distrusted(Reason.ODD)
        if sum(member.file_size for member in members) > self.budget.unpacked:
            raise Distrusted(Reason.SWOLLEN)
        return members


def _require_small_directory(content: bytes, most: int) -> None:
    """The list of members is read whole by any unpacker: see how long it says it is, before it is."""
    end = content.rfind(_END_OF_DIRECTORY)
    if end < 0 or len(content) - end < 22:
        raise Distrusted(Reason.CUT)
    members, size = struct.unpack_from("<HI", content, end + 10)
    if _ZIP64 in content[max(0, end - 64) : end] or members > most or size > most * LONGEST_ENTRY:
        raise Distrusted(Reason.TOO_MANY)


def _require_modest(member: ZipInfo, ratio: int) -> None:
    """A member that is packed in an ordinary way and not beyond measure."""
    if member.flag_bits & 0x1:
        raise Distrusted(Reason.ENCRYPTED)
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Distrusted(Reason.DAMAGED)
    if member.file_size > MEGABYTE and member.file_size > ratio * max(1, member.compress_size):
        raise Distrusted(Reason.SWOLLEN)


def _climbs(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name

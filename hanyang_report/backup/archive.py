"""One file that holds everything: a ZIP whose members are streamed in and out, and which is whole or isn't there.

`rows/<table>.jsonl`, `files/<name>`, perhaps `secret_key`, and last `manifest.json` with the SHA-256 of all of them.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hanyang_report.backup.manifest import Manifest, MemberContent
from indicators.office.steps import Refused

MANIFEST, SECRET_KEY = "manifest.json", "secret_key"  # a member's name
PIECE = 1024 * 1024
BROKEN = (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError)


def rows_of(table: str) -> str:
    return f"rows/{table}.jsonl"


def file_of(name: str) -> str:
    return f"files/{name}"


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that stands under its name only when everything is in it and on the disk; readable to its owner alone."""
    with NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", suffix=".partial", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
    if os.name == "posix":
        _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every network folder can
            os.fsync(opened)
    finally:
        os.close(opened)


class Hashing:
    """Passes on what is written, and knows afterwards what it was."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target, self._hash, self._size = target, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self._size += len(data)
        return self._target.write(data)

    def flush(self) -> None:
        self._target.flush()

    @property
    def content(self) -> MemberContent:
        return MemberContent(self._size, self._hash.hexdigest())


def sha256_of(source: IO[bytes]) -> str:
    found = hashlib.sha256()
    while piece := source.read(PIECE):
        found.update(piece)
    return found.hexdigest()


class Writer:
    """An archive under way. Without `finish` it has no manifest and is refused by every reader."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = ZipFile(file, "w")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        with suppress(OSError, ValueError):  # on a full disk the end can't be written either: the first error is told
            self._zip.close()

    @contextmanager
    def packed(self, name: str) -> Iterator[Hashing]:
        """A member made small: rows."""
        with self._member(name, ZIP_DEFLATED) as member:
            yield member

    def copy(self, name: str, source: IO[bytes]) -> MemberContent:
        """A member as it is: files are small already."""
        with self._member(name, ZIP_STORED) as member:
            while piece := source.read(PIECE):
                member.write(piece)
        return member.content

    def finish(self, manifest: Manifest) -> None:
        with self.packed(MANIFEST) as member:
            member.write(manifest.to_json().encode())
        self._zip.close()

    @contextmanager
    def _member(self, name: str, kind: int) -> Iterator[Hashing]:
        info = ZipInfo(name)
        info.compress_type, info.external_attr = kind, 0o600 << 16
        with self._zip.open(info, "w", force_zip64=True) as member:
            yield Hashing(member)


class BackupArchive:
    """A finished archive, opened. Raises Refused for anything else."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._zip = ZipFile(file)
            text = self._zip.read(MANIFEST)
        except BROKEN:
            raise Refused("这不是本系统的备份，或者文件残缺不全。") from None
        self.manifest = Manifest.from_json(text)

    def contents(self) -> dict[str, MemberContent]:
        """Every member that the manifest speaks of."""
        manifest = self.manifest
        tables = {rows_of(name): table.content for name, table in manifest.tables.items()}
        files = {file_of(name): content for name, content in manifest.files.items()}
        key = {SECRET_KEY: manifest.secret_key} if manifest.secret_key else {}
        return tables | files | key

    def faults(self) -> Iterator[str]:
        """A sentence for every member that is not what was written, read from the first byte to the last."""
        told = self.contents()
        for name, content in told.items():
            try:
                with self.open(name) as member:
                    is_same = sha256_of(member) == content.sha256
            except (*BROKEN, OSError):
                is_same = False
            if not is_same:
                yield f"备份中的“{name}”缺失或已损坏。"
        for name in sorted(set(self._zip.namelist()) - set(told) - {MANIFEST}):
            yield f"备份中多出了清单里没有的“{name}”。"

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(name)

"""A folder that is written beside its place and moved there whole, with a list of what is in it."""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.office.steps import Refused

MANIFEST = "manifest.json"
TEXT = {".html", ".css", ".js", ".json", ".svg", ".txt", ".csv", ".xml"}
ABANDONED = 24 * 60 * 60
"""Seconds after which nobody is writing an unfinished folder any more."""


@contextmanager
def whole(target: Path, kind: str, about: dict[str, Any]) -> Iterator[Path]:
    """An empty folder to write into, which becomes `target` once the block is done; whatever stood there stays till then.

    Raises Refused, with nothing written, where the target is anything but empty or an earlier export of this kind.
    """
    require_ours(target, kind)
    target = target.absolute()
    remove_abandoned(target)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent))
    try:
        yield folder
        write_manifest(folder, kind, about)
        open_to_all(folder)
        put(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def require_ours(target: Path, kind: str) -> None:
    if not target.absolute().parent.is_dir():
        raise Refused(f"没有{target.absolute().parent}这个目录。")
    if not target.exists():
        return
    if target.is_symlink() or not target.is_dir():
        raise Refused(f"{target}不是目录，没有改写它。")
    held = set(names(target))
    if held and not held <= {MANIFEST, *listed(target, kind)}:
        raise Refused(f"{target}里有不是上次导出的文件，没有改写它。请换一个空目录。")


def listed(target: Path, kind: str) -> set[str]:
    """The files that an earlier export of this kind says it wrote; none where there was no such export."""
    try:
        manifest = json.loads((target / MANIFEST).read_text("utf-8"))
        return set(manifest["files"]) if manifest["kind"] == kind else set()
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def names(folder: Path) -> list[str]:
    """Every file below, in order."""
    found = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def write_manifest(folder: Path, kind: str, about: dict[str, Any]) -> None:
    """Says nothing of when: the same content is the same file."""
    files = {name: sha256((folder / name).read_bytes()).hexdigest() for name in names(folder)}
    said = {"kind": kind, **about, "files": files}
    (folder / MANIFEST).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")


def pack(folder: Path) -> None:
    """`page.html.gz` beside each text, the same bytes for the same text: what nginx calls gzip_static."""
    for name in names(folder):
        path = folder / name
        if path.suffix in TEXT:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def open_to_all(folder: Path) -> None:
    """It is public, and whoever hands it out is another account; what this one makes is otherwise its own."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def put(folder: Path, target: Path) -> None:
    """Where the second step fails, the first is undone."""
    old = Path(f"{folder}.old")
    if target.exists():
        target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def remove_abandoned(target: Path) -> None:
    """What a broken run left behind a day ago."""
    for path in target.parent.glob(f".{target.name}.*.partial"):
        if path.stat().st_mtime < time.time() - ABANDONED:
            shutil.rmtree(path, ignore_errors=True)

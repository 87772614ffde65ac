"""Builds what is released and tries it: `python scripts/release.py [FOLDER]`, by `make release` into dist/.

An archive of everything a site runs from, the same bytes for the same files, with the SHA-256 of each in `SHA256SUMS`
inside and of the archive beside it. It is unpacked elsewhere and makes a site there before it gets its name.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
HELD = (
    "CHANGELOG.md", "LICENSE", "Makefile", "README.md", ".env.example", "deploy", "docs", "fixtures", "hanyang_report",
    "indicators", "manage.py", "pyproject.toml", "reports", "requirements", "scripts", "static", "templates",
)  # fmt: skip
MADE = re.compile(r"(^|/)__pycache__/|\.py[co]$")
FIRST_YEAR_OF_ZIP = 315532800
"""1980: every file of an archive is as old, so that the same files make the same archive."""
TRIED = (
    ("check",),
    ("migrate", "--verbosity", "0"),
    ("makemigrations", "--check", "--dry-run", "--verbosity", "0"),
    ("load_initial",),
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("verify_editions",),
)


def version(root: Path = ROOT) -> str:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def files(root: Path = ROOT) -> Iterator[str]:
    """What is released, by its path below the project, in a lasting order."""
    for held in sorted(HELD):
        found = [root / held] if (root / held).is_file() else sorted((root / held).rglob("*"))
        names = (path.relative_to(root).as_posix() for path in found if path.is_file())
        yield from (name for name in names if not MADE.search(name))


def build(folder: Path, root: Path = ROOT) -> Path:
    """The archive and its hash, once it has been tried. Raises SystemExit with what is not so."""
    require_notes(root)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"hanyang-report-{version(root)}"
    content = packed(name, root)
    with TemporaryDirectory() as elsewhere:
        try_out(content, Path(elsewhere), name)
    archive = folder / f"{name}.tar.gz"
    archive.write_bytes(content)
    (folder / f"{archive.name}.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {archive.name}\n")
    return archive


def require_notes(root: Path = ROOT) -> None:
    """A release says what is new in it."""
    if f"\n## {version(root)} " not in (root / "CHANGELOG.md").read_text("utf-8"):
        raise SystemExit(f"CHANGELOG.md has no section “## {version(root)} …”.")


def packed(name: str, root: Path = ROOT) -> bytes:
    written = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=written, mode="wb", mtime=0) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w") as tar,
    ):
        sums = ""
        for file in files(root):
            content = (root / file).read_bytes()
            sums += f"{hashlib.sha256(content).hexdigest()}  {file}\n"
            _add(tar, f"{name}/{file}", content, 0o755 if os.access(root / file, os.X_OK) else 0o644)
        _add(tar, f"{name}/SHA256SUMS", sums.encode(), 0o644)
    return written.getvalue()


def _add(tar: tarfile.TarFile, name: str, content: bytes, mode: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(content), mode, FIRST_YEAR_OF_ZIP
    tar.addfile(entry, io.BytesIO(content))


def unpack(content: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(folder, filter="data")


def try_out(content: bytes, folder: Path, name: str) -> None:
    """Unpacked it is complete by its own sums, and makes a site from nothing."""
    unpack(content, folder)
    for line in (folder / name / "SHA256SUMS").read_text("utf-8").splitlines():
        told, _, file = line.partition("  ")
        if hashlib.sha256((folder / name / file).read_bytes()).hexdigest() != told:
            raise SystemExit(f"{file} is not in the archive as it was read.")
    for command in TRIED:
        manage(folder / name, folder / "data", *command)


def manage(code: Path, data: Path, *command: str, fails: bool = False) -> str:
    """A command of the code in one folder on the data in another; what it said. Raises SystemExit where it did not work."""
    quiet = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT") if name in os.environ}
    env = quiet | {"DATA_DIR": str(data), "ENV_FILE": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *command], cwd=code, env=env, capture_output=True, text=True, check=False
    )
    if (done.returncode != 0) != fails:
        raise SystemExit(f"manage.py {' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


if __name__ == "__main__":
    made = build(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "dist")
    print(made.with_name(f"{made.name}.sha256").read_text().strip())

"""Static files as `make run` collects them: collected by one worker, served by the others and by later runs."""

import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.test import override_settings

from tests.prepared import alone, these_apps

HASHED = {"staticfiles": {"BACKEND": "hanyang_report.staticfiles.HashedStaticFiles"}}


def kept_static() -> Path:
    """The folder they lie in; nobody writes there."""
    directory = settings.DATA_DIR / "prepared"
    directory.mkdir(parents=True, exist_ok=True)
    kept = directory / f"static_{these_apps()}_{fingerprint()}"
    with alone(directory / "static.lock"):
        if not kept.exists():
            for outdated in directory.glob(f"static_{these_apps()}_*"):
                shutil.rmtree(outdated)
            _collect(directory / "half_collected", kept)
    return kept


def _collect(half: Path, kept: Path) -> None:
    shutil.rmtree(half, ignore_errors=True)
    with override_settings(STORAGES=settings.STORAGES | HASHED, STATIC_ROOT=half):
        call_command("collectstatic", interactive=False, verbosity=0)
    half.rename(kept)


def fingerprint() -> str:
    """Changes with every file that is collected, and with what collects."""
    digest = hashlib.sha256(repr([version("django"), version("whitenoise")]).encode())
    for path in sorted((settings.BASE_DIR / "hanyang_report").glob("*.py")):
        digest.update(path.read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                digest.update(name.encode() + file.read())
    return digest.hexdigest()[:16]

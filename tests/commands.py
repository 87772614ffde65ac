"""`manage.py` as an administrator types it: in a process of its own, on a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def manage(directory: Path, *command: object, fails: bool = False, **env: str) -> subprocess.CompletedProcess[str]:
    """The command on what stands in `directory` (SQLite, unless `env` names another database); `fails` says that it must."""
    plain = {"ENV_FILE": os.devnull, "DATA_DIR": str(directory), "DATABASE_URL": "", "SITE_URL": ""}
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, command)],
        cwd=settings.BASE_DIR,
        env=os.environ | plain | env,
        capture_output=True,
        text=True,
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done

"""A disk of a few megabytes, in a mount namespace of the site's own, that a test can fill and empty."""

import os
import subprocess
from pathlib import Path

SIZE = 24  # MB
INSIDE = 'mount -t tmpfs -o size={size}m none "$DATA_DIR" && cp -a "$1"/. "$DATA_DIR" && shift && exec "$@"'


def allowed() -> bool:
    """Whether this machine lets a test mount a disk of its own."""
    return subprocess.run([*_unshare(), "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0


def command(rows: Path) -> list[str]:
    """Runs what follows it with a copy of the folder `rows` on a small disk mounted at $DATA_DIR."""
    return [*_unshare(), "sh", "-c", INSIDE.format(size=SIZE), "sh", str(rows)]


def _unshare() -> list[str]:
    return ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]


class Disk:
    """The small disk as the process sees it that lives on it."""

    def __init__(self, pid: int, mounted: Path) -> None:
        self.root = Path(f"/proc/{pid}/root{mounted}")

    @property
    def free(self) -> int:
        found = os.statvfs(self.root)
        return found.f_bavail * found.f_frsize

    def fill(self, *, leaving: int) -> None:
        """Write until only so many bytes are free."""
        with (self.root / "filler").open("ab") as filler:
            while (missing := self.free - leaving) > 0:
                filler.write(b"\0" * min(missing, 1 << 20))
                filler.flush()

    def empty(self) -> None:
        (self.root / "filler").unlink()

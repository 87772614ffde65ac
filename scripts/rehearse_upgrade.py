"""An upgrade and the way back, rehearsed: `python scripts/rehearse_upgrade.py [PREVIOUS.tar.gz]`, by `make rehearse`.

Backup, the next release on the same data, verified; something is entered; what going back would lose is listed; the backup is
restored under the previous release and verified. Migrations are never reversed. What the later release has backed up the
previous one refuses where it lacks a migration, else restores. Without the archive of a previous release this one is upgraded to
itself with one more migration.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))
from release import manage, packed, unpack

ONE_MORE = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "{last}")]
    operations = [migrations.AddField("theme", "rehearsed", models.CharField(max_length=9, null=True))]
"""
BEFORE, LATER = "entered-before", "entered-later"


def rehearse(folder: Path, previous: bytes | None = None) -> list[str]:
    """What was done and found, in sentences. Raises SystemExit at the first step that is not as it must be."""
    before, after = _releases(folder, previous)
    data, elsewhere = folder / "data", folder / "restored"
    backup = folder / "before-the-upgrade.zip"
    _begin(before, data)
    said = [manage(before, data, "backup", str(backup))]
    _upgrade(after, data)
    said.append(manage(after, data, "verify_editions"))
    _enter(after, data, LATER)
    lost = manage(after, data, "entered_since", str(backup))
    _require(LATER in lost and BEFORE not in lost, f"what would be lost is not listed: {lost}")
    said += [lost, manage(before, elsewhere, "restore", str(backup)), manage(before, elsewhere, "verify_editions")]
    manage(before, elsewhere, "set_roles", BEFORE)
    manage(before, elsewhere, "set_roles", LATER, fails=True)
    said += [_bring_back(after, data, before, folder), manage(after, data, "verify_editions")]
    return said


def _bring_back(after: Path, data: Path, before: Path, folder: Path) -> str:
    """What the release before says to a backup of the later one: refused where that has further migrations, else restored."""
    newer = folder / "newer.zip"
    manage(after, data, "backup", str(newer))
    is_further = _migrations(after) > _migrations(before)
    said = manage(before, folder / "brought-back", "restore", str(newer), fails=is_further)
    _require(("更新的版本" in said) == is_further, f"a later release's backup is not answered as it must be: {said}")
    return said


def _migrations(code: Path) -> set[str]:
    return {str(path.relative_to(code)) for path in code.glob("*/migrations/[0-9]*.py")}


def _releases(folder: Path, previous: bytes | None) -> tuple[Path, Path]:
    """Where the code before and after the upgrade stands."""
    present = packed("report")
    unpack(previous or present, folder / "before")
    unpack(present, folder / "after")
    [before], [after] = (list((folder / name).iterdir()) for name in ("before", "after"))
    if previous is None:
        migrations = after / "indicators" / "migrations"
        last = max(path.stem for path in migrations.glob("0*.py"))
        (migrations / "9999_one_more.py").write_text(ONE_MORE.format(last=last), "utf-8")
    return before, after


def _begin(code: Path, data: Path) -> None:
    manage(code, data, "migrate", "--verbosity", "0")
    manage(code, data, "load_initial")
    _enter(code, data, BEFORE)


def _enter(code: Path, data: Path, name: str) -> None:
    manage(code, data, "createsuperuser", "--noinput", "--username", name, "--full_name", name)


def _upgrade(code: Path, data: Path) -> None:
    manage(code, data, "migrate", "--verbosity", "0")
    manage(code, data, "load_initial")
    manage(code, data, "collectstatic", "--noinput", "--verbosity", "0")


def _require(is_so: bool, else_say: str) -> None:
    if not is_so:
        raise SystemExit(else_say)


if __name__ == "__main__":
    archive = Path(sys.argv[1]).read_bytes() if sys.argv[1:] else None
    with TemporaryDirectory() as place:
        print("\n".join(rehearse(Path(place), archive)))

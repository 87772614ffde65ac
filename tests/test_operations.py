"""What docs/operations.md tells an administrator to type does what it says."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
ROWS = 200


def commands(heading: str) -> str:
    """The first block of shell commands after some words of the page."""
    return re.findall(r"```sh\n(.*?)```", OPERATIONS.partition(heading)[2], re.DOTALL)[0]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder with evidence and collected static files, and the Python that the page's commands call."""
    for file in ("evidence/台账.pdf", "static/base.css", "secret_key"):
        path = tmp_path / "var" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file, "utf-8")
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    return tmp_path


def in_use(database: Path) -> sqlite3.Connection:
    """A database as a working site has it: its newest rows are committed and stand in the journal."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("CREATE TABLE saved (number INTEGER)")
    connection.executemany("INSERT INTO saved VALUES (?)", [(number,) for number in range(ROWS)])
    return connection


def saved(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'saved'").fetchone()[0]
        return connection.execute("SELECT count(*) FROM saved").fetchone()[0] if there else 0


def backed_up(site: Path) -> Path:
    """The folder that the page's commands for SQLite fill."""
    told = commands("SQLite, while the site runs").replace("/srv/report", str(site))
    subprocess.run(["sh", "-ec", told.replace("/srv/backup", str(site / "backup"))], check=True)
    [folder] = (site / "backup").iterdir()
    return folder


def test_a_backup_holds_everything_that_was_saved_while_people_work(site: Path) -> None:
    with closing(in_use(site / "var" / "db.sqlite3")):
        assert saved(backed_up(site) / "db.sqlite3") == ROWS


def test_a_plain_copy_of_the_database_would_lose_it(site: Path) -> None:
    with closing(in_use(site / "var" / "db.sqlite3")):
        shutil.copy(site / "var" / "db.sqlite3", site / "copy.sqlite3")
        assert saved(site / "copy.sqlite3") < ROWS


def test_a_backup_holds_the_files_but_what_is_made_anew(site: Path) -> None:
    with closing(in_use(site / "var" / "db.sqlite3")):
        packed = backed_up(site) / "files.tar.gz"
    shutil.unpack_archive(packed, site / "restored", filter="data")
    there = {
        path.relative_to(site / "restored").as_posix() for path in (site / "restored").rglob("*") if path.is_file()
    }
    assert there == {"evidence/台账.pdf", "secret_key"}


def test_a_backup_is_readable_to_its_owner_only(site: Path) -> None:
    with closing(in_use(site / "var" / "db.sqlite3")):
        folder = backed_up(site)
    assert [path.name for path in (folder, *folder.iterdir()) if path.stat().st_mode & 0o077] == []

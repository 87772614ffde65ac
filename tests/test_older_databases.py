"""Databases that the first landed release made, real and demo, are migrated by this one and verified as they were.

`tests/data/databases/` keeps both as SQL (and the demo's evidence), made by `load_initial` and `load_demo` of that release (commit 1f43c3f).
"""

import json
import lzma
import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.conf import settings

DUMPS = Path(__file__).parent / "data" / "databases"
FIRST_EDITION = "88f60592c291f3a2c892ddffe20c6730b485630c2c4cfa563f1ea71f36fece86"
"""Edition 1 of 2019, in every release there will ever be."""


def restored(dump: str, directory: Path) -> sqlite3.Connection:
    if (files := DUMPS / f"{dump}-files.tar.xz").exists():
        with tarfile.open(files) as archive:
            archive.extractall(directory / "evidence", filter="data")
    database = sqlite3.connect(directory / "db.sqlite3")
    database.executescript(lzma.decompress((DUMPS / f"{dump}.sql.xz").read_bytes()).decode())
    return database


def manage(directory: Path, *command: str) -> subprocess.CompletedProcess[str]:
    plain = {"ENV_FILE": os.devnull, "DATA_DIR": str(directory), "DATABASE_URL": "", "SITE_URL": ""}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=os.environ | plain,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(("dump", "editions"), [("2019-report", 1), ("demo", 3)])
def test_a_database_of_the_first_release_is_migrated_and_verified(dump: str, editions: int, tmp_path: Path):
    with restored(dump, tmp_path) as database:
        before = database.execute("SELECT hash, text FROM reports_edition ORDER BY id").fetchall()
        manage(tmp_path, "migrate", "--verbosity", "0")
        assert database.execute("SELECT hash, text FROM reports_edition ORDER BY id").fetchall() == before
        assert len(before) == editions
        assert before[0][0] == FIRST_EDITION or dump == "demo"
    said = manage(tmp_path, "verify_editions").stdout
    assert f"共{editions}版" in said
    assert "全部相符" in said


def test_what_the_first_release_froze_is_still_read(tmp_path: Path):
    with restored("2019-report", tmp_path) as database:
        [(text,)] = database.execute("SELECT text FROM reports_edition").fetchall()
    assert json.loads(text)["schema"] == 1
    manage(tmp_path, "migrate", "--verbosity", "0")
    assert "1235件" in manage(tmp_path, "report_text", "2019").stdout

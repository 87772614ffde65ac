"""Databases that the first landed release made, real and demo, are migrated by this one and verified as they were.

`tests/data/databases/` keeps both as SQL (and the demo's evidence), made by `load_initial` and `load_demo` of that release (commit 1f43c3f).
"""

import hashlib
import json
import lzma
import re
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connection

from tests.commands import manage

ROOT = Path(__file__).parent.parent
DUMPS = ROOT / "tests" / "data" / "databases"
pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="files of SQLite, whichever database the tests stand on"
)

FIRST_EDITION = "88f60592c291f3a2c892ddffe20c6730b485630c2c4cfa563f1ea71f36fece86"
"""Edition 1 of 2019, in every release there will ever be."""

FIRST_MIGRATIONS = {
    "indicators/migrations/0001_initial.py": "0b757c6542866565dc35b9406f87db327b0f611e4d13ffcc7284ee26a8a5bd06",
    "indicators/migrations/0002_roles.py": "168a79d18710895d84c26ff2d53d865311f5cb21a796968b1954096fcac991b9",
    "reports/migrations/0001_initial.py": "f41d27be388a1dbb94a8be5ab00409969ebecf34fc2c5fdb7323f9043b2a9e7b",
}
"""SHA-256 of the migrations as the first release shipped them."""


def restored(dump: str, directory: Path) -> sqlite3.Connection:
    if (files := DUMPS / f"{dump}-files.tar.xz").exists():
        with tarfile.open(files) as archive:
            archive.extractall(directory / "evidence", filter="data")
    database = sqlite3.connect(directory / "db.sqlite3")
    database.executescript(lzma.decompress((DUMPS / f"{dump}.sql.xz").read_bytes()).decode())
    return database


class Database(NamedTuple):
    """A database as it was found and, beside it, the folder in which it has been migrated since."""

    directory: Path
    editions: list[tuple[str, str]]
    """Hash and text of each, before."""

    def editions_now(self) -> list[tuple[str, str]]:
        return editions(sqlite3.connect(self.directory / "db.sqlite3"))


def editions(database: sqlite3.Connection) -> list[tuple[str, str]]:
    with closing(database):
        return database.execute("SELECT hash, text FROM reports_edition ORDER BY id").fetchall()


RENAMED = """
INSERT INTO indicators_historicaldepartment
  (id, code, name, short_name, "order", is_active, needs_sign_off, history_date, history_type)
VALUES (1, 'law_governance_office', '{name}', '法治办', 1, 1, 0, '{day} 08:00:00', '{kind}')
"""
NAMES = (
    ("2014-02-01", "+", "区政府法制办公室"),
    ("2016-05-01", "~", "区政府法制办公室"),
    ("2017-06-01", "~", "区法制局"),
    ("2019-03-01", "~", "区委依法治区办"),
)
"""What one department of the shipped report was called, as its history had it before names were kept."""


def rename(database: sqlite3.Connection) -> None:
    for day, kind, name in NAMES:
        database.execute(RENAMED.format(name=name, day=day, kind=kind))
    database.commit()


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Database]:
    """Migrates each of them once, for all tests: nothing here writes into it."""

    @cache
    def migrate(dump: str) -> Database:
        directory = tmp_path_factory.mktemp(dump)
        database = restored(dump, directory)
        if dump == "2019-report":
            rename(database)
        before = editions(database)
        manage(directory, "migrate", "--verbosity", "0")
        return Database(directory, before)

    return migrate


@pytest.mark.parametrize(("migration", "fingerprint"), FIRST_MIGRATIONS.items())
def test_a_migration_of_the_first_release_is_never_rewritten(migration: str, fingerprint: str):
    assert hashlib.sha256((ROOT / migration).read_bytes()).hexdigest() == fingerprint


@pytest.mark.parametrize(("dump", "count"), [("2019-report", 1), ("demo", 3)])
def test_a_database_of_the_first_release_is_migrated_and_verified(
    migrated: Callable[[str], Database], dump: str, count: int
):
    database = migrated(dump)
    assert database.editions_now() == database.editions
    assert len(database.editions) == count
    assert database.editions[0][0] == FIRST_EDITION or dump == "demo"
    said = manage(database.directory, "verify_editions").stdout
    assert f"共{count}版" in said
    assert "全部相符" in said


def tables(database: Any) -> dict[str, list[str]]:
    """What each table and index is made of: a column that came later stands behind the others, which changes nothing."""
    made = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    return {name: sorted(re.split(r"[\s,()]+", sql)) for name, sql in made if not name.startswith("sqlite_")}


def test_step_by_step_and_at_once_make_the_same_tables(db: None, migrated: Callable[[str], Database]):
    connection.ensure_connection()
    with closing(sqlite3.connect(migrated("2019-report").directory / "db.sqlite3")) as step_by_step:
        names = {name for (name,) in step_by_step.execute("SELECT name FROM django_migrations")}
        assert tables(connection.connection) == tables(step_by_step)
    assert {"0001_initial", "0002_roles", "0020_nameless_accounts"} <= names


@pytest.mark.parametrize("app", ["indicators", "reports"])
def test_what_stands_for_many_migrations_stands_for_an_unbroken_row_of_them(app: str):
    [whole] = (ROOT / app / "migrations").glob("0001_squashed_*.py")
    replaced = [name for _, name in import_module(f"{app}.migrations.{whole.stem}").Migration.replaces]
    names = sorted(path.stem for path in (ROOT / app / "migrations").glob("0*.py") if path != whole)
    assert replaced == names[: len(replaced)]
    assert whole.stem == f"0001_squashed_{replaced[-1]}"


def test_what_the_first_release_froze_is_still_read(migrated: Callable[[str], Database]):
    database = migrated("2019-report")
    [(_, text)] = database.editions
    assert json.loads(text)["schema"] == 1
    assert "1235件" in manage(database.directory, "report_text", "2019").stdout


def test_names_that_departments_gave_up_before_they_were_kept_are_taken_from_the_history(
    migrated: Callable[[str], Database],
):
    with closing(sqlite3.connect(migrated("2019-report").directory / "db.sqlite3")) as database:
        names = dict(database.execute("SELECT code, names_before FROM indicators_department"))
    assert names.pop("law_governance_office") == "区政府法制办公室，2016\n区法制局，2018"
    assert set(names.values()) == {""}, "who kept a name has borne no other"

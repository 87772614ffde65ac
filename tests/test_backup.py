"""Backup, restore and the move to PostgreSQL as an administrator types them, beginning with the first release's database."""

import json
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pyrage
import pytest
from django.core.management import CommandError, call_command

from hanyang_report.backup import retention
from tests.commands import manage
from tests.faults.postgres import PostgreSQL, installed
from tests.test_older_databases import restored

LAST_TASK = 7_000
"""A number that a task had which is gone: no other may ever get it."""


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as the first release left it, not migrated; somebody is signed in."""
    place = tmp_path_factory.mktemp("old")
    with closing(restored("demo", place)) as database:
        database.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'reports_task'", [LAST_TASK])
        database.execute("INSERT INTO django_session VALUES ('signed-in', 'as somebody', '2126-01-01 00:00:00')")
        database.commit()
    (place / "secret_key").write_text("k" * 60)
    return place


@pytest.fixture(scope="module")
def first(old: Path) -> Path:
    """A backup of it."""
    manage(old, "backup", old / "first.zip")
    return old / "first.zip"


@pytest.fixture(scope="module")
def place(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it was restored: today's tables."""
    place = tmp_path_factory.mktemp("restored")
    said = manage(place, "restore", first).stdout
    assert "核对相符" in said
    assert "共3版" in said
    return place


@pytest.fixture(scope="module")
def second(place: Path) -> Path:
    """A backup of that."""
    manage(place, "backup", place / "second.zip")
    return place / "second.zip"


def rows(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as SQLite holds it, the columns by name: tables made step by step have them in another order."""
    with closing(sqlite3.connect(place / "db.sqlite3")) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(file.execute(f"SELECT {columns(file, table)} FROM {table}"), key=repr) for table in tables
        }


def columns(file: sqlite3.Connection, table: str) -> str:
    return ", ".join(
        f'"{name}"' for (name,) in file.execute(f"SELECT name FROM pragma_table_info('{table}') ORDER BY 1")
    )


def files(place: Path) -> dict[str, bytes]:
    folder = place / "evidence"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewritten(archive: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with its members changed."""
    with ZipFile(archive) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    with ZipFile(target, "w") as changed:
        for name, content in members.items():
            changed.writestr(name, content)
    return target


def with_manifest(archive: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    def changed(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        change(manifest)
        members["manifest.json"] = json.dumps(manifest).encode()

    return rewritten(archive, target, changed)


def output(*command: object) -> str:
    """A command that only looks, in this process."""
    call_command(*map(str, command), stdout=(out := StringIO()))
    return out.getvalue()


def refusal(*command: object) -> str:
    with pytest.raises(CommandError) as refused:
        call_command(*map(str, command), stdout=StringIO())
    return str(refused.value)


# ── there and back ──


def test_what_is_restored_is_what_was_backed_up_to_the_last_bit(place: Path, second: Path, tmp_path: Path):
    assert "核对相符" in manage(tmp_path, "restore", second).stdout
    before, after = rows(place), rows(tmp_path)
    assert after.pop("django_session") == []
    of_the_place = ("django_migrations", "indicators_timerrun")  # when it was migrated, and what ran there last
    del before["django_session"]
    for table in of_the_place:
        del before[table], after[table]
    for there in (before, after):
        given = [row for row in there["sqlite_sequence"] if row[1]]  # a table that was once made anew says 0 for none
        there["sqlite_sequence"] = [row for row in given if "indicators_timerrun" not in row]
    assert after == before
    assert len(before["indicators_figure"]) > 100
    assert files(tmp_path) == files(place) != {}


def test_a_backup_of_an_earlier_release_is_restored_and_brought_forward(old: Path, place: Path):
    with closing(sqlite3.connect(old / "db.sqlite3")) as file:
        editions = file.execute("SELECT id, hash, text FROM reports_edition ORDER BY id").fetchall()
        moves = file.execute("SELECT id, at, verb FROM indicators_figuremove ORDER BY id").fetchall()
    with closing(sqlite3.connect(place / "db.sqlite3")) as file:
        assert file.execute("SELECT id, hash, text FROM reports_edition ORDER BY id").fetchall() == editions
        assert file.execute("SELECT id, at, verb FROM indicators_figuremove ORDER BY id").fetchall() == moves
        applied = file.execute("SELECT count(*) FROM django_migrations").fetchone()
    with closing(sqlite3.connect(old / "db.sqlite3")) as file:
        assert file.execute("SELECT count(*) FROM django_migrations").fetchone() < applied


def test_a_number_that_was_given_once_is_not_given_again(place: Path):
    [(last,)] = [row[1:] for row in rows(place)["sqlite_sequence"] if row[0] == "reports_task"]
    assert last == LAST_TASK


def test_who_is_signed_in_and_the_key_stay_behind(first: Path):
    with ZipFile(first) as archive:
        names = archive.namelist()
        assert b"signed-in" not in b"".join(map(archive.read, names))
    assert "rows/django_session.jsonl" not in names
    assert "secret_key" not in names


def test_who_is_signed_in_and_the_key_go_along_when_asked(old: Path, tmp_path: Path):
    manage(old, "backup", tmp_path / "all.zip", "--with-sessions", "--with-secret-key")
    with ZipFile(tmp_path / "all.zip") as archive:
        assert archive.read("secret_key") == b"k" * 60
        assert b"signed-in" in archive.read("rows/django_session.jsonl")


def test_a_backup_and_what_is_restored_are_their_owners_alone(first: Path, place: Path):
    everything = [first, *(path for path in place.rglob("*") if path.name != "restored")]
    assert [path for path in everything if path.stat().st_mode & 0o077] == []


# ── writing ──


def test_nothing_that_is_there_is_written_over(old: Path, tmp_path: Path):
    (tmp_path / "mine.zip").write_text("mine")
    assert "没有改写它" in manage(old, "backup", tmp_path / "mine.zip", fails=True).stderr
    assert (tmp_path / "mine.zip").read_text() == "mine"


def test_a_backup_that_breaks_off_leaves_nothing(old: Path, tmp_path: Path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        told = manage(old, "backup", tmp_path / "short.zip", fails=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "没有备份成" in told.stderr
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_into_a_folder_it_names_itself_and_old_ones_go(old: Path, tmp_path: Path):
    for day in ("2020-05-01", "2020-05-02", "2020-06-01"):
        (tmp_path / f"backup-{day}-023000.zip").touch()
    (tmp_path / "others.zip").touch()
    broken = tmp_path / "backup-2020-06-02-023000.zip.x1.partial"
    broken.touch()
    os.utime(broken, (0, 0))
    told = manage(old, "backup", tmp_path, "--keep", "1", "0", "2").stdout
    assert "删去旧备份2份" in told
    june, newest, other = sorted(path.name for path in tmp_path.iterdir())
    assert (june, other) == ("backup-2020-06-01-023000.zip", "others.zip")
    assert retention.NAMED.fullmatch(newest)


@pytest.mark.django_db
def test_a_file_that_is_gone_is_told_and_all_else_is_saved(old: Path, tmp_path: Path):
    place = tmp_path / "place"
    shutil.copytree(old, place)
    gone = min(path for path in (place / "evidence").rglob("*") if path.is_file())
    gone.unlink()
    told = manage(place, "backup", tmp_path / "all.zip", fails=True)
    assert f"有1个文件在服务器上已经不见：\n{gone.relative_to(place / 'evidence').as_posix()}" in told.stderr
    assert "备份完好" in output("restore", tmp_path / "all.zip", "--check")


# ── what is refused ──


@pytest.mark.django_db
def test_only_into_an_empty_database(first: Path):
    assert "里已经有表，什么也没有写入" in refusal("restore", first)


def test_only_where_no_files_are(first: Path, tmp_path: Path):
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "mine.pdf").write_text("mine")
    told = manage(tmp_path, "restore", first, fails=True).stderr
    assert "里已经有文件，什么也没有写入" in told
    assert [path.name for path in (tmp_path / "evidence").iterdir()] == ["mine.pdf"]


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\5\6" + b"\0" * 18])
def test_what_is_no_archive_is_refused(content: bytes, tmp_path: Path):
    (tmp_path / "any.zip").write_bytes(content)
    assert "这不是本系统的备份" in refusal("restore", tmp_path / "any.zip", "--check")


@pytest.mark.django_db
def test_what_is_not_there_is_told(tmp_path: Path):
    assert "没有恢复成" in refusal("restore", tmp_path / "none.zip")


@pytest.mark.django_db
def test_every_cut_of_an_archive_is_refused(first: Path, tmp_path: Path):
    whole = first.read_bytes()
    for length in range(0, len(whole), len(whole) // 20):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        assert "这不是本系统的备份" in refusal("restore", tmp_path / "cut.zip", "--check")


@pytest.mark.django_db
def test_a_byte_that_has_changed_is_found(first: Path, tmp_path: Path):
    def one_figure(members: dict[str, bytes]) -> None:
        members["rows/indicators_figure.jsonl"] = members["rows/indicators_figure.jsonl"].replace(b"1", b"2", 1)

    told = refusal("restore", rewritten(first, tmp_path / "changed.zip", one_figure), "--check")
    assert "rows/indicators_figure.jsonl" in told


@pytest.mark.django_db
def test_what_the_manifest_does_not_know_is_refused(first: Path, tmp_path: Path):
    added = rewritten(first, tmp_path / "more.zip", lambda members: members.update({"files/more.pdf": b"more"}))
    assert "多出了清单里没有的“files/more.pdf”" in refusal("restore", added, "--check")


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "foreign": (lambda said: said.update(format="others"), "这不是本系统的备份"),
    "next format": (lambda said: said.update(format_version=2), "备份的格式是第2版"),
    "later release": (lambda said: said["migrations"].append(["reports", "0999_later"]), "更新的版本（这里没有reports.0999_later）"),
    "torn": (lambda said: said.pop("tables"), "清单残缺不全"),
    "a table less": (lambda said: said["tables"].pop("reports_edition"), "多出了清单里没有的"),
    "outside": (lambda said: said["files"].update({"../db.sqlite3": {"size": 1, "sha256": "0"}}), "名称可疑的文件"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("kind", CHANGES)
def test_a_manifest_that_is_not_of_this_release_or_an_earlier_one_is_refused(kind: str, first: Path, tmp_path: Path):
    change, sentence = CHANGES[kind]
    assert sentence in refusal("restore", with_manifest(first, tmp_path / "other.zip", change), "--check")


def test_a_database_that_a_later_release_has_migrated_is_not_backed_up(old: Path, tmp_path: Path):
    shutil.copy(old / "db.sqlite3", tmp_path / "db.sqlite3")
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('reports', '0999_later', '2030-01-01')"
        )
        database.commit()
    assert "更新的版本" in manage(tmp_path, "backup", tmp_path / "later.zip", fails=True).stderr
    assert not (tmp_path / "later.zip").exists()


# ── closed to a public key ──


@pytest.mark.django_db
def test_only_the_private_key_opens_a_closed_backup(old: Path, tmp_path: Path):
    key = pyrage.x25519.Identity.generate()
    own, other = tmp_path / "key.txt", tmp_path / "other.txt"
    own.write_text(f"# created: today\n{key}\n")
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    closed = tmp_path / "closed.zip.age"
    manage(old, "backup", closed, "--encrypt-to", key.to_public())
    assert closed.read_bytes().startswith(b"age-encryption.org/v1")
    assert "indicators_figure" not in closed.read_bytes().decode("latin-1")

    assert "备份完好" in output("restore", closed, "--check", "--identity", own)
    assert "打不开" in refusal("restore", closed, "--check", "--identity", other)
    assert "请用--identity给出私钥文件" in refusal("restore", closed, "--check")
    cut = tmp_path / "cut.age"
    cut.write_bytes(closed.read_bytes()[:-1])
    assert "打不开" in refusal("restore", cut, "--check", "--identity", own)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["age1nonsense", "ssh-ed25519 nonsense", "AGE-SECRET-KEY-1QQQ"])
def test_a_public_key_that_is_none_is_refused_before_anything_is_written(key: str, tmp_path: Path):
    assert "公钥不对" in refusal("backup", tmp_path / "closed.age", "--encrypt-to", key)
    assert list(tmp_path.iterdir()) == []


# ── from SQLite to PostgreSQL ──


@pytest.fixture
def server() -> Iterator[PostgreSQL]:
    if not installed():
        pytest.skip("THE MOVE TO POSTGRESQL IS NOT TESTED HERE: no PostgreSQL server is installed")
    with TemporaryDirectory(prefix="postgresql-") as folder:  # pytest's own folders are closed to the server's account
        server = PostgreSQL(Path(folder))
        server.start()
        yield server
        server.stop()


def tables_of(archive: ZipFile) -> dict[str, Any]:
    """What the manifest says of each table, but of the one that notes each backup."""
    tables = json.loads(archive.read("manifest.json"))["tables"]
    return {name: said for name, said in tables.items() if name != "indicators_timerrun"}


def test_everything_moves_to_postgresql_and_is_equal_there(
    place: Path, second: Path, server: PostgreSQL, tmp_path: Path
):
    with ZipFile(second) as archive:
        tables = tables_of(archive)
    said = manage(place, "move_to_postgres", DATABASE_URL=server.url).stdout
    assert "逐表与SQLite相同；3个版次的指纹" in said
    manage(place, "backup", tmp_path / "there.zip", DATABASE_URL=server.url)
    with ZipFile(tmp_path / "there.zip") as archive:
        assert tables_of(archive) == tables, "rows, fingerprints and last numbers"
    assert "全部相符" in manage(place, "verify_editions", DATABASE_URL=server.url).stdout

    again = manage(place, "move_to_postgres", DATABASE_URL=server.url, fails=True).stderr
    assert "里已经有表，什么也没有写入" in again


def test_the_move_asks_for_both_ends(old: Path, tmp_path: Path):
    assert "请用DATABASE_URL指明" in manage(old, "move_to_postgres", fails=True).stderr

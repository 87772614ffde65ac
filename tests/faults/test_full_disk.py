"""A full disk: reading goes on, writing says so and gives back what was typed, and a click is written whole or not at all."""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection

from indicators.models import Figure, User
from tests import cast
from tests.faults import small_disk
from tests.faults.small_disk import Disk
from tests.served import Served, served
from tests.uploads import PDF
from tests.visitor import Visitor
from tests.writer import DESK, PASSWORD, save, saved_in

PUBLIC = (
    "/", "/reports/", "/reports/2019/", "/reports/2019/report.txt", "/indicators/", "/indicators.csv", "/compare/",
    "/search/?q=1235", "/promises/", "/tasks/", "/api/v1/figures/", "/login/",
)  # fmt: skip
KB, MB = 1024, 1024 * 1024
PROOF = PDF.replace(b"\n", b"\n%" + b"x" * MB + b"\n", 1)


class Scene(NamedTuple):
    site: Served
    disk: Disk
    visitor: Visitor
    figure: int

    @property
    def number(self) -> str:
        return f"figure-{self.figure}-value"


@pytest.fixture
def scene(officer: User, tmp_path: Path, static: Path) -> Iterator[Scene]:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's disk is its own: the sentence for it is held by tests/hanyang_report/door")
    if not small_disk.allowed():
        pytest.skip("THE FULL DISK IS NOT TESTED HERE: this machine allows no mount namespace (unshare -Urm)")
    rows, mounted = tmp_path / "rows", tmp_path / "disk"
    rows.mkdir()
    mounted.mkdir()
    figure: Figure = cast.figure("law_gov_training_count")
    inside = small_disk.command(rows)
    with served(rows, static, inside, DATA_DIR=str(mounted), DISK_SPACE_WARNING="5") as site:
        visitor = Visitor(site.address)
        visitor.sign_in(officer.username, PASSWORD)
        yield Scene(site, Disk(site.process.pid, mounted), visitor, figure.pk)


def test_reading_goes_on_and_a_click_is_written_whole_or_not_at_all(scene: Scene, tmp_path: Path):
    site, disk, visitor, figure = scene
    assert health(visitor) == {"status": "ok", "database": "ok", "disk": "ok"}
    page = visitor.get(DESK)
    assert saved_in(save(visitor, page, {figure: 5})) == 1

    disk.fill(leaving=4 * MB)
    assert health(visitor) == {"status": "warning", "database": "ok", "disk": "low"}

    page = visitor.get(DESK)
    disk.fill(leaving=600 * KB)  # room for the number, none for its proof
    fields = page.fields | {scene.number: ["7"], "action": ["save"]}
    refused = visitor.upload(DESK, fields, f"figure-{figure}-evidence", PROOF)
    assert_given_back(refused, scene, "7")
    assert "proof.pdf" in refused.html
    assert rows(disk, tmp_path) == (["5"], 0)

    disk.fill(leaving=0)
    for address in PUBLIC:
        assert visitor.get(address).status == 200, f"{address}\n{site.log}"
    assert visitor.get(DESK).fields[scene.number] == ["5"], "those who are signed in read on as well"
    assert_given_back(save(visitor, page, {figure: 7}), scene, "7")
    assert Visitor(site.address).get("/reports/2019/").status == 200
    assert health(visitor)["status"] == "warning"

    disk.empty()
    assert saved_in(save(visitor, page, {figure: 7})) == 1, "the page from before is still good"
    assert rows(disk, tmp_path) == (["5", "7"], 0)


def assert_given_back(answer, scene: Scene, number: str) -> None:
    assert (answer.status, "磁盘已满，没有保存" in answer.html) == (507, True), f"{answer}\n{scene.site.log}"
    assert re.search(rf'name="{scene.number}" value="{number}"', answer.html)


def health(visitor: Visitor) -> dict[str, str]:
    return json.loads(visitor.get("/healthz").html)


def rows(disk: Disk, folder: Path) -> tuple[list[str], int]:
    """The numbers entered, in their order, and how many files are on record."""
    # SQLite would follow /proc/…/root to this process's own view of the folder, where the disk is not mounted.
    copied = [Path(shutil.copy(path, folder)) for path in disk.root.glob("db.sqlite3*") if "shm" not in path.name]
    with closing(sqlite3.connect(min(copied))) as file:
        moves = file.execute("SELECT value FROM indicators_figuremove WHERE verb = 'enter' ORDER BY id").fetchall()
        (files,) = file.execute("SELECT COUNT(*) FROM indicators_evidence").fetchone()
    return [f"{value:g}" for (value,) in moves], files

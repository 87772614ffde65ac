"""Every file that was handed in, of whatever kind, is what came; what no record knows is put away."""

import hashlib
import os
import stat
import time
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import FileField

from indicators.models import Evidence, Figure, SignedSheet
from indicators.office.files import stored_files
from indicators.office.files.handed_file import StoredFile
from indicators.office.files.stored_files import KEPT, YOUNG
from indicators.round.evidence import attach, withdraw
from reports.models import Filing, Report, TaskEvidence
from reports.publishing.filings import record_filing
from tests import cast
from tests.uploads import PDF, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def disk(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "evidence"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


@pytest.fixture
def receipt() -> Filing:
    report = Report.objects.get(year=2019)
    by = cast.editor()
    return record_filing(report, recipient="区委", filed_on=date(2020, 2, 28), by=by, receipt=upload("回执.pdf"))


@pytest.fixture
def evidence() -> Evidence:
    cast.opened_round()
    figure: Figure = cast.figure("court_hearing_observation_count")
    attach(figure, [upload("台账.pdf", PDF + b"%1")], by=cast.officer(cast.department()), seen=figure.version)
    return Evidence.objects.get()


def orphan(disk: Path, name: str = "2020/orphan", *, age: float) -> Path:
    path = disk / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left by a click that broke off")
    os.utime(path, (time.time() - age,) * 2)
    return path


# ── what is on record ──


def test_every_kind_of_file_is_verified():
    assert set(stored_files.kinds()) >= {Evidence, SignedSheet, TaskEvidence, Filing}


def test_every_model_with_a_file_field_is_a_kind_of_stored_file():
    with_files = {model for model in apps.get_models() for field in model._meta.fields if isinstance(field, FileField)}
    assert with_files == set(stored_files.kinds()), f"make it a {StoredFile.__name__}"


def test_files_that_are_what_came_are_all_well(receipt: Filing, evidence: Evidence):
    assert list(stored_files.faults()) == []
    assert stored_files.count() == 2


@pytest.mark.parametrize("kind", ["receipt", "evidence"])
def test_a_file_that_was_altered_is_named(kind: str, request: pytest.FixtureRequest):
    record = request.getfixturevalue(kind)
    path = Path(record.file.path)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    (fault,) = stored_files.faults()
    assert record.name in fault
    assert "指纹不符" in fault


@pytest.mark.parametrize("kind", ["receipt", "evidence"])
def test_a_file_that_is_missing_is_named(kind: str, request: pytest.FixtureRequest):
    record = request.getfixturevalue(kind)
    Path(record.file.path).unlink()
    (fault,) = stored_files.faults()
    assert record.name in fault
    assert "不见了" in fault


def test_the_command_says_so_and_fails(receipt: Filing, capsys: pytest.CaptureFixture[str]):
    call_command("verify_editions")
    assert "存放的文件1个，全部与上传时的指纹相符。" in capsys.readouterr().out
    Path(receipt.file.path).unlink()
    with pytest.raises(CommandError, match="回执"):
        call_command("verify_editions")


def test_a_missing_file_is_a_sentence_not_a_broken_page(client, evidence: Evidence):
    Path(evidence.file.path).unlink()
    client.force_login(evidence.uploaded_by)
    response = client.get(f"/evidence/{evidence.pk}/")
    assert response.status_code == 404
    assert "“台账.pdf”有记录，但服务器上的文件不见了。" in response.content.decode()


def test_a_receipt_keeps_its_type_size_and_fingerprint(receipt: Filing):
    assert (receipt.name, receipt.content_type, receipt.size) == ("回执.pdf", "application/pdf", len(PDF))
    assert receipt.sha256 == hashlib.sha256(PDF).hexdigest()
    assert Path(receipt.file.path).read_bytes() == PDF


# ── a file first, then its row ──


def test_a_click_that_breaks_off_leaves_no_row_without_its_file(evidence: Evidence, disk: Path):
    figure = evidence.figure
    with transaction.atomic():
        attach(figure, [upload("二.pdf", PDF + b"%2")], by=evidence.uploaded_by, seen=figure.version)
        assert len(list(disk.rglob("*/*"))) == 2, "the file is there before the commit"
        transaction.set_rollback(True)  # the machine stops here
    assert [record.name for record in Evidence.objects.all()] == ["台账.pdf"]
    assert list(stored_files.faults()) == []


def test_a_file_is_flushed_to_the_disk_and_its_accounts_alone(monkeypatch: pytest.MonkeyPatch):
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda number: flushed.append(os.fstat(number).st_mode))
    path = Path(default_storage.path(default_storage.save("2020/proof", ContentFile(b"x"))))
    assert [stat.S_ISDIR(mode) for mode in flushed] == [False, True]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


# ── what no record knows ──


@pytest.mark.parametrize(("age", "swept"), [(YOUNG - 5, 0), (YOUNG + 5, 1)])
def test_a_file_without_a_row_is_put_away_once_it_is_an_hour_old(
    disk: Path, evidence: Evidence, age: float, swept: int
):
    path = orphan(disk, age=age)
    os.utime(evidence.file.path, (0, 0))
    assert stored_files.sweep() == swept
    assert path.exists() is not bool(swept)
    assert Path(evidence.file.path).exists(), "what is on record stays, however old"
    assert (disk.parent / "swept" / "2020" / "orphan").exists() is bool(swept)


@pytest.mark.parametrize(("age", "left"), [(KEPT - 5, True), (KEPT + 5, False)])
def test_what_was_put_away_is_deleted_a_month_later(disk: Path, age: float, left: bool):
    path = orphan(disk.parent / "swept", age=age)
    assert stored_files.sweep() == 0
    assert path.exists() is left


def test_a_withdrawn_file_stays(disk: Path, evidence: Evidence):
    figure = evidence.figure
    figure.refresh_from_db()
    withdraw(evidence, by=evidence.uploaded_by, seen=figure.version)
    os.utime(evidence.file.path, (0, 0))
    assert stored_files.sweep() == 0


def test_the_command_counts_what_it_put_away(disk: Path, capsys: pytest.CaptureFixture[str]):
    orphan(disk, age=YOUNG + 5)
    orphan(disk, "tasks/2020/other", age=YOUNG + 5)
    call_command("verify_editions")
    assert "收走没有记录的文件2个" in capsys.readouterr().out

"""核对文件: for everybody, in the limited process, nothing kept; what was withdrawn is not repeated."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from hanyang_report.door.in_turn import AT_ONCE, PUBLIC_RATE
from hanyang_report.door.turns import turn
from hanyang_report.pages.verify import WORK
from reports.downloads.formats import FORMATS
from reports.models import Edition
from reports.publishing.verbs import withdraw
from tests.cast import administrator, publisher
from tests.hanyang_report.pages.test_checkup import SECRET, files_with
from tests.reports.reading.test_process import SERVER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> Iterator[Path]:
    with override_settings(DATA_DIR=tmp_path):
        yield tmp_path


def file(*changes: tuple[str, str]) -> SimpleUploadedFile:
    text = FORMATS["txt"].write(Edition.objects.get(), "").decode()
    for old, new in changes:
        text = text.replace(old, new, 1)
    return SimpleUploadedFile("报告.txt", text.encode())


def page(client: Client, content: SimpleUploadedFile | str) -> str:
    return client.post("/verify/", {"file": content}).content.decode()


def test_an_equal_file_is_told_with_both_fingerprints(client: Client) -> None:
    html, edition = page(client, file()), Edition.objects.get()
    assert "内容一致。" in html
    assert edition.hash in html
    assert edition.sm3 in html
    assert f'href="{edition.permalink}"' in html


def test_alterations_stand_in_a_table(client: Client) -> None:
    html = page(client, file(("1235", "1285")))
    assert "有1处与发布的内容不同。" in html
    assert "<del>1235</del>" in html
    assert "<ins>1285</ins>" in html
    assert "第三节第2条" in html


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "请选择一个文件。"),
        (SimpleUploadedFile("a.txt", b""), "这个文件是空的"),
        (SimpleUploadedFile("a.txt", b"{}"), "JSON"),
    ],
)
def test_what_is_no_download_is_said(client: Client, content: SimpleUploadedFile | str, sentence: str) -> None:
    assert sentence in page(client, content)


def test_of_a_withdrawn_edition_the_public_is_told_no_words(client: Client) -> None:
    altered = file(("1235", "1285"))
    withdraw(Edition.objects.get().report, by=publisher(), reason="数据有误，需要重新核对。")
    html = page(client, altered)
    assert "该版已撤下" in html
    assert "有1处与发布的内容不同" in html
    assert "1235" not in html
    client.force_login(administrator())
    altered.seek(0)
    assert "<del>1235</del>" in page(client, altered)


def test_a_third_at_once_and_a_twenty_first_in_the_hour_are_asked_to_come_back(client: Client) -> None:
    with turn(WORK, AT_ONCE), turn(WORK, AT_ONCE):
        answers = [client.post("/verify/", {"file": file()}).status_code for _ in range(PUBLIC_RATE.times + 1)]
    assert answers == [503] * PUBLIC_RATE.times + [429]


def test_nothing_is_kept_of_a_file(client: Client, data: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    response = client.post("/verify/", {"file": SimpleUploadedFile(f"{SECRET}.txt", (SECRET * 9).encode())})
    assert response["Cache-Control"] == "private, no-store"
    assert files_with(SECRET, data) == []
    assert SECRET not in caplog.text
    assert SECRET not in response.content.decode()


def test_the_web_worker_takes_no_file_apart() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SERVER], cwd=settings.BASE_DIR, capture_output=True, check=True, text=True
    )
    loaded = done.stdout
    assert "reports.verifying.verification" in loaded
    assert [
        name
        for name in ("reports.verifying.extract", "reports.verifying.judging", "reports.downloads.commented")
        if name in loaded
    ] == []


def test_the_command_says_the_same_and_ends_with_its_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_bytes(file().read())
    bad.write_bytes(file(("1235", "1285")).read())
    call_command("verify_file", str(good))
    with pytest.raises(CommandError) as altered:
        call_command("verify_file", str(bad))
    assert altered.value.returncode == 1
    assert "第三节第2条“行政决策合法性审核件数”：1235 → 1285" in capsys.readouterr().out
    for nothing in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(CommandError) as unread:
            call_command("verify_file", str(nothing))
        assert unread.value.returncode == 2


# ── what the files carry ───────────────────────────────────────────────────────────────────────────────────


def test_the_official_paper_carries_neither_fingerprint_nor_code(client: Client) -> None:
    client.force_login(publisher())
    edition = Edition.objects.get()
    with override_settings(SITE_URL="https://fzbg.example.gov.cn"):
        official = client.get("/reports/2019/editions/1/official.docx")
        public = client.get("/reports/2019/editions/1/report.docx")
    official_file, public_file = (docx.Document(BytesIO(one.content)) for one in (official, public))
    assert (
        "\n".join(p.text for p in official_file.paragraphs).replace("人民政府\n2019", "人民政府2019") + "\n"
        == edition.document.to_text()
    )
    assert len(official_file.inline_shapes) == 0
    assert edition.hash in public_file.paragraphs[-1].text
    assert edition.sm3 in public_file.paragraphs[-1].text
    assert "https://fzbg.example.gov.cn/reports/2019/editions/1/" in public_file.paragraphs[-1].text
    assert len(public_file.inline_shapes) == 1


@pytest.mark.parametrize("site", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000"])
def test_a_machines_own_address_makes_no_code(client: Client, site: str) -> None:
    with override_settings(SITE_URL=site):
        public = docx.Document(BytesIO(client.get("/reports/2019/report.docx").content))
    assert len(public.inline_shapes) == 0
    assert site not in public.paragraphs[-1].text

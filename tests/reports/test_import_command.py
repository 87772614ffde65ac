"""`manage.py import_report`: what a file says, as one document, and nothing written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from reports.importing.binding import bound
from reports.models import Edition, ImportedReport, ImportStage, Report
from reports.reading.worker import answer
from tests import cast
from tests.fixture_files import rows
from tests.reports.reading.documents import REPORT, docx
from tests.reports.reading.variants import RAW
from tests.source_text import RAW_SOURCE

KEYS = {
    *(
        "title",
        "year",
        "issuer",
        "document_number",
        "addressee",
        "lead",
        "parts",
        "signature",
        "date",
        "attachments",
        "tables",
    ),
    *("footnotes", "furniture", "figures", "ignored", "uncertain", "coverage"),
}
FIGURE_KEYS = {"where", "kind", "sentence", "text", "value", "unit", "qualifier", "code", "certain"}


def run(*files: Path, **options: object) -> tuple[str, str, int]:
    """(output, progress, exit status)"""
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_report", *map(str, files), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue(), int(str(ended.value.code))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告（终稿）(2) .docx"
    file.write_bytes(docx(REPORT))
    return file


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    file = tmp_path / "缺数.txt"
    file.write_text("\n".join(REPORT).replace("2次", "xx次"), "utf-8")
    return file


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    file = tmp_path / "空.docx"
    file.touch()
    return file


@pytest.mark.django_db
def test_one_file_is_one_document_with_all_its_keys(report: Path) -> None:
    out, progress, status = run(report, json=True)
    document = json.loads(out)
    assert set(document) >= KEYS
    assert {key for figure in document["figures"] for key in figure} >= FIGURE_KEYS
    assert (document["title"], status, progress) == (REPORT[0], 0, "")


@pytest.mark.django_db
def test_several_files_are_a_list_with_progress_and_the_gravest_status(
    report: Path, doubtful: Path, empty: Path
) -> None:
    out, progress, status = run(report, doubtful, empty, json=True, dry_run=True)
    documents = json.loads(out)
    assert [document.get("title") for document in documents] == [REPORT[0], REPORT[0], None]
    assert documents[2] == {"refused": "这个文件是空的（0字节）。请重新选择文件。"}
    assert progress.splitlines() == ["1/3 报告（终稿）(2) .docx", "2/3 缺数.txt", "3/3 空.docx"]
    assert status == 2


@pytest.mark.django_db
def test_what_is_uncertain_is_said_and_asks_for_a_look(doubtful: Path) -> None:
    out, _progress, status = run(doubtful, dry_run=True)
    assert "待核对：“召开会议xx次。”处缺数字，请补填。" in out
    assert status == 1


@pytest.mark.django_db
def test_a_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    out, _progress, status = run(tmp_path / "没有.docx", json=True)
    assert "打不开文件" in json.loads(out)["refused"]
    assert status == 2


@pytest.mark.django_db
def test_each_file_waits_for_the_editor_and_nothing_is_published(report: Path, doubtful: Path, empty: Path) -> None:
    editor = cast.editor()
    out, progress, status = run(report, doubtful, empty, by=editor.username)
    waiting = ImportedReport.objects.order_by("pk")
    assert [(row.name, row.stage, row.read_in_by) for row in waiting] == [
        ("报告（终稿）(2) .docx", ImportStage.REVIEWING, editor),
        ("缺数.txt", ImportStage.REVIEWING, editor),
    ]
    assert waiting[0].get_absolute_url() in out
    assert "空.docx：这个文件是空的" in out
    assert progress.count("/3 ") == 3
    assert (status, Report.objects.count()) == (2, 0)


@pytest.mark.django_db
def test_the_same_file_taken_in_again_is_said_beside_it(report: Path) -> None:
    editor = cast.editor()
    first, _progress, _status = run(report, by=editor.username)
    assert "同一个文件" not in first
    again, _progress, _status = run(report, by=editor.username)
    assert f"同一个文件{editor}已在" in again
    assert "多余的一份请整份弃用" in again


@pytest.mark.django_db
@pytest.mark.parametrize("option", ["dry_run", "json"])
def test_dry_run_and_json_write_nothing_even_for_somebody(report: Path, option: str) -> None:
    run(report, by=cast.editor().username, **{option: True})
    assert not ImportedReport.objects.exists()


@pytest.mark.django_db
def test_without_an_editor_nothing_is_read_in(report: Path) -> None:
    for by, said in ((None, "--by"), ("nobody", "没有用户“nobody”"), (cast.publisher().username, "只有编辑")):
        with pytest.raises(CommandError, match=said):
            call_command("import_report", str(report), by=by)


def test_without_a_prepared_database_the_file_is_still_read(report: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path / "nothing"), "DATABASE_URL": "", "ENV_FILE": os.devnull}
    command = [sys.executable, "manage.py", "import_report", "--json", str(report)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True)
    document = json.loads(done.stdout)
    assert (document["title"], document["coverage"]["bound"], done.returncode) == (REPORT[0], 0, 0)


@pytest.mark.parametrize("name", ["untouched", "full-width digits", "half-width marks", "百分之百"])
def test_all_37_figures_of_2019_are_bound_and_none_wrongly(loaded: None, name: str) -> None:
    raw = RAW[name](RAW_SOURCE.read_text("utf-8"))
    document = bound(answer(raw.encode(), "2019.txt"))
    certain = {figure["code"]: figure for figure in document["figures"] if figure["certain"]}
    wanted = {row["indicator"]: row for row in rows("figures-2019.csv")}
    assert certain.keys() == wanted.keys()
    assert {code: figure["value"] for code, figure in certain.items()} == {
        code: _number(row) for code, row in wanted.items()
    }
    # 三 of 三项制度 is part of a name and no number at all: 37 figures and 11 that are set aside with a reason.
    assert document["coverage"]["sentence"] == "全文48个数：绑定37，新指标0，不作为数据11（各有理由），待定0"
    assert "三项制度" in raw
    assert not any("三项" in f"{figure['text']}{figure['unit']}" for figure in document["figures"])


def _number(row: dict[str, str]) -> float:
    return float(row["value"])


def test_reading_changes_nothing(loaded: None, report: Path) -> None:
    before = (Report.objects.count(), Edition.objects.count())
    run(report, json=True)
    assert (Report.objects.count(), Edition.objects.count()) == before


def test_reports_of_other_places_are_bound_to_nothing_for_certain(loaded: None) -> None:
    folder = Path(__file__).parents[1] / "data" / "imports"
    for file in [*sorted(folder.glob("r*.txt")), folder / "r12.pdf"]:
        document = bound(answer(file.read_bytes(), file.name))
        assert [figure["code"] for figure in document["figures"] if figure["certain"]] == []

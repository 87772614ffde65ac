"""One report for a portal: the text, its pictures, attachments and fields; the same bytes the second time."""

import json
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from hanyang_report.exporting import folder, portal
from hanyang_report.exporting.portal import fields
from indicators.models import Figure, LoadedFixture
from reports.downloads.faces import faces
from reports.downloads.pdf import NO_FACE, Unwritable
from reports.models import Edition, Report
from reports.publishing.verbs import withdraw
from tests.cast import publisher
from tests.published import corrected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
needs_faces = pytest.mark.skipif(faces() is None, reason="no Chinese face on this machine")


def export(target: Path, *options: str, year: int = 2019) -> Path:
    call_command("export_portal", year, target, *options, stdout=StringIO(), stderr=StringIO())
    return target


def manifest(place: Path) -> dict[str, str]:
    files: dict[str, str] = json.loads((place / "manifest.json").read_text("utf-8"))["files"]
    return files


@needs_faces
def test_everything_that_the_text_names_is_there_and_the_second_run_writes_the_same_bytes(tmp_path: Path):
    Figure.objects.filter(year=2019, indicator__code="audit_project_count").update(value=987654)
    place = export(tmp_path / "out")
    first, text = manifest(place), (place / "fragment.html").read_text("utf-8")
    named = set(re.findall(r'(?:src|href)="([^"]+)"', text))
    assert named == {name for name in first if name.startswith(("images/", "attachments/"))}
    charts = [chart for block in Edition.objects.get().document.walk() for chart in block.charts]
    assert len([name for name in named if name.endswith(".png")]) == len(charts) > 5
    assert {name.rpartition(".")[2] for name in named} == {"png", "docx", "pdf", "xlsx", "txt"}
    assert set(first) - named == {"fragment.html", "preview.html", "disclosure.json"}
    assert "987654" not in text
    assert text in (place / "preview.html").read_text("utf-8")
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert manifest(export(place)) == first


@needs_faces
def test_with_a_base_the_text_names_it_and_the_preview_does_not(tmp_path: Path):
    place = export(tmp_path / "out", "--url", "https://www.example.gov.cn/up/")
    named = re.findall(r'(?:src|href)="([^"]+)"', (place / "fragment.html").read_text("utf-8"))
    held = set(manifest(place))
    assert named
    assert {one.removeprefix("https://www.example.gov.cn/up/") for one in named} <= held
    assert "https://www.example" not in (place / "preview.html").read_text("utf-8")
    with pytest.raises(CommandError, match="不是网址"):
        export(tmp_path / "out", "--url", "example")


@needs_faces
def test_simulated_data_says_so_first(tmp_path: Path):
    LoadedFixture.objects.mark_simulated()
    place = export(tmp_path / "out")
    assert re.sub(r"<[^>]+>", "", (place / "fragment.html").read_text("utf-8")).startswith("模拟数据")
    assert json.loads((place / "disclosure.json").read_text("utf-8"))["声明"] == "模拟数据"


def test_the_fields_say_what_the_report_says_and_nothing_else():
    edition = Edition.objects.get()
    said = fields(edition, "")
    assert said["标题"] == "汉阳区人民政府2019年度法治政府建设工作报告"
    assert said["发文机构"] == said["来源"] == "汉阳区人民政府"
    assert said["年度"] == 2019
    assert said["版次"] == 1
    assert said["内容概述"].endswith("。")
    assert said["指纹"]["SHA-256"] == edition.hash
    unknown = (
        "索引号",
        "文号",
        "成文日期",
        "发布日期",
        "信息分类",
        "更正说明",
        "声明",
        "原发布网址",
        "本站网址",
        "网站标识码",
    )
    assert [name for name in unknown if said[name] is not None] == []


def test_a_correction_is_dated_and_says_why(settings: Settings):
    settings.SITE_URL = "https://fz.example.gov.cn"
    settings.SITE_ID_CODE = "4201050001"
    edition = corrected(Report.objects.get(year=2019))
    said = fields(edition, "")
    assert said["更正说明"] == edition.note
    assert said["发布日期"] == timezone.localdate(edition.published_at).isoformat()
    assert said["本站网址"] == "https://fz.example.gov.cn/reports/2019/editions/2/"
    assert said["网站标识码"] == "4201050001"


def test_only_what_is_public_is_exported(tmp_path: Path):
    with pytest.raises(CommandError, match="2020年度报告没有公开的版本"):
        export(tmp_path / "out", year=2020)
    withdraw(Report.objects.get(year=2019), by=publisher(), reason="撤回")
    with pytest.raises(CommandError, match="2019年度报告没有公开的版本"):
        export(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def refuses_and_keeps(place: Path, sentence: str) -> None:
    before = folder.names(place)
    with pytest.raises(CommandError, match=sentence):
        export(place)
    assert folder.names(place) == before


def test_what_cannot_be_written_leaves_the_old_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = tmp_path / "out"
    with folder.whole(place, portal.KIND, {}) as inside:
        (inside / "fragment.html").write_text("旧", "utf-8")

    def lacking(*_: object) -> None:
        raise Unwritable("服务器上的字体都没有“㐀”。")

    monkeypatch.setattr(portal, "faces", lambda: ("a", "b"))
    monkeypatch.setattr(portal, "picture", lacking)
    refuses_and_keeps(place, "“㐀”")
    monkeypatch.setattr(portal, "faces", lambda: None)
    refuses_and_keeps(place, NO_FACE[:12])
    (place / "mine").write_text("", "utf-8")
    monkeypatch.setattr(portal, "faces", lambda: ("a", "b"))
    refuses_and_keeps(place, "不是上次导出的文件")

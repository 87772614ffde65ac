"""`manage.py check_text FILE`: a text that is not in the database, by the same families."""

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.fixture_files import DATA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
FAULTY = """2020年度法治政府建设年度报告
一、2020年度推进法治政府建设的主要举措和成效
2019年，全区受理行政复议由41件增至50件，增长45%。
贯彻《法治政府建设实施纲（2015—2020年）》，办理信访件4000件，其中涉法信访120件，占13%。
罚款100万元、没收50万元，合计160万元。
二、2021年工作安排
2020年，全区将继续努力。
"""


def findings(text: str, folder: Path, *arguments: str) -> list[dict[str, str | int]]:
    file = folder / "稿.txt"
    file.write_text(text, encoding="utf-8")
    out = StringIO()
    with suppress(CommandError):  # errors in the text come after the list
        call_command("check_text", str(file), "--json", *arguments, stdout=out)
    found: list[dict[str, str | int]] = json.loads(out.getvalue())
    return found


def test_each_family_finds_its_fault_at_its_place(tmp_path: Path) -> None:
    found = [f for f in findings(FAULTY, tmp_path, "--year", "2020") if f["code"] != "unbound-number"]
    at = {f["code"]: FAULTY[int(f["start"]) : int(f["end"])] for f in found}
    assert at["size-contradicted"] == "增长45%"
    assert at["law-title"] == "法治政府建设实施纲（2015—2020年）"
    assert at["ratio-contradicted"] == "13%"
    assert at["sum-contradicted"] == "160万"
    years = [FAULTY[int(f["start"]) : int(f["end"])] for f in found if f["code"] == "wrong-year"]
    assert years == ["2019", "2020"]
    assert "statutory-part-missing" in at
    assert all(set(f) == {"code", "severity", "excerpt", "start", "end", "message"} for f in found)


def test_every_number_is_named_with_where_it_stands(tmp_path: Path) -> None:
    text = "全年举办论坛7次，参加860人次。"
    found = findings(text, tmp_path, "--year", "2030")
    assert [text[int(f["start"]) : int(f["end"])] for f in found] == ["7", "860"]
    assert {f["severity"] for f in found} == {"warning"}


def test_the_real_report_contradicts_nothing(tmp_path: Path) -> None:
    text = (DATA / "hanyang-2019-report.txt").read_text(encoding="utf-8")
    codes = {f["code"] for f in findings(text, tmp_path, "--year", "2019")}
    assert codes <= {"unbound-number", "statutory-part-missing"}


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="读不了文件") as refused:
        call_command("check_text", str(tmp_path / "没有.txt"))
    assert refused.value.returncode == 2


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("check_text", str(tmp_path / "空.txt"))
    assert refused.value.returncode == 2


def test_errors_return_1_after_the_list(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("受理由50件增至41件。", encoding="utf-8")
    with pytest.raises(CommandError, match="发现1处错误") as refused:
        call_command("check_text", str(tmp_path / "稿.txt"), stdout=StringIO())
    assert refused.value.returncode == 1

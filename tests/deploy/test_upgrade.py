"""An upgrade and the way back go as the manual says, and what going back loses is said before."""

import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from indicators.models import Theme, User
from tests import cast

sys.path.insert(0, str(settings.BASE_DIR / "scripts"))
from rehearse_upgrade import BEFORE, LATER, rehearse
from release import packed


def test_the_rehearsal_succeeds(tmp_path: Path):
    said = "\n".join(rehearse(tmp_path))
    assert f"＋ {LATER}" in said
    assert BEFORE not in said
    assert said.count("全部相符") == 3
    assert "更新的版本" in said


@pytest.mark.long
def test_a_release_with_no_further_migration_is_taken_back_by_the_one_before(tmp_path: Path):
    said = rehearse(tmp_path, packed("before"))
    assert not [sentence for sentence in said if "更新的版本" in sentence]
    assert sum("已恢复" in sentence for sentence in said) == 2


def lost(capsys: pytest.CaptureFixture, backup: Path) -> str:
    capsys.readouterr()
    call_command("entered_since", str(backup))
    return capsys.readouterr().out


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    cast.officer()
    Theme.objects.create(code="rehearsed", name="依法决策", short_name="决策", order=99)
    Theme.objects.create(code="gone", name="严格执法", short_name="执法", order=98)
    call_command("backup", str(tmp_path / "before.zip"), verbosity=0)
    return tmp_path / "before.zip"


@pytest.mark.django_db(transaction=True)
def test_new_changed_and_removed_rows_are_listed_and_nothing_else(backup: Path, capsys):
    assert "没有改动" in lost(capsys, backup)
    User.objects.create(username="late", full_name="迟来的人")
    Theme.objects.filter(code="rehearsed").update(name="科学决策")
    Theme.objects.filter(code="gone").delete()
    said = lost(capsys, backup)
    assert "用户：新增1，改动0，删去0\n  ＋ 迟来的人" in said
    assert "～ 科学决策" in said
    assert "主题：新增0，改动1，删去1\n" in said
    assert "修改记录" not in said


@pytest.mark.django_db
def test_what_is_no_backup_is_refused(tmp_path: Path):
    (tmp_path / "other.zip").write_bytes(b"something else")
    with pytest.raises(CommandError, match="不是本系统的备份"):
        call_command("entered_since", str(tmp_path / "other.zip"))

"""A folder is replaced whole or not at all, and nothing of anybody else's is touched."""

import gzip
import json
import os
import time
from pathlib import Path

import pytest

from hanyang_report.exporting import folder
from indicators.office.steps import Refused


def export(target: Path, *texts: str, kind: str = "a kind") -> None:
    with folder.whole(target, kind, {"url": ""}) as place:
        for text in texts:
            (place / "below").mkdir(exist_ok=True)
            (place / "below" / text).write_text(text, "utf-8")


def held(target: Path) -> list[str]:
    return folder.names(target)


def test_an_export_is_listed_with_hashes_and_replaced_by_the_next(tmp_path: Path):
    target = tmp_path / "out"
    export(target, "a", "b")
    manifest = json.loads((target / "manifest.json").read_text("utf-8"))
    assert list(manifest["files"]) == ["below/a", "below/b"]
    assert manifest["files"]["below/a"] == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    export(target, "b")
    assert held(target) == ["below/b", "manifest.json"]
    assert os.listdir(tmp_path) == ["out"]


def test_another_account_can_hand_it_out(tmp_path: Path):
    before = os.umask(0o077)
    try:
        export(tmp_path / "out", "a")
    finally:
        os.umask(before)
    modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "out", *sorted((tmp_path / "out").rglob("*")))]
    assert modes == [0o755, 0o755, 0o644, 0o644]


def test_an_empty_folder_is_written_into(tmp_path: Path):
    export(tmp_path / "out", "a")
    (tmp_path / "empty").mkdir()
    export(tmp_path / "empty", "a")
    assert held(tmp_path / "empty") == held(tmp_path / "out")


def refuses(target: Path, sentence: str, **said: str) -> None:
    before = held(target) if target.is_dir() else None
    with pytest.raises(Refused, match=sentence):
        export(target, "new", **said)
    assert (held(target) if target.is_dir() else None) == before


def test_what_is_not_an_earlier_export_is_left_alone(tmp_path: Path):
    target = tmp_path / "out"
    export(target, "a")
    refuses(target, "不是上次导出的文件", kind="another kind")
    (target / "mine.txt").write_text("mine", "utf-8")
    refuses(target, "不是上次导出的文件")
    (tmp_path / "file").write_text("a file", "utf-8")
    refuses(tmp_path / "file", "不是目录")
    (tmp_path / "link").symlink_to(target)
    refuses(tmp_path / "link", "不是目录")
    refuses(tmp_path / "nowhere" / "out", "这个目录")


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"kind": "a kind"}', '{"kind": "a kind", "files": 1}'])
def test_a_list_that_makes_no_sense_lists_nothing(tmp_path: Path, manifest: str):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text(manifest, "utf-8")
    (tmp_path / "out" / "a").write_text("a", "utf-8")
    refuses(tmp_path / "out", "不是上次导出的文件")


def interrupted(target: Path) -> None:
    with folder.whole(target, "a kind", {}) as place:
        (place / "half").write_text("half", "utf-8")
        raise KeyboardInterrupt


def test_a_run_that_breaks_leaves_the_old_one_whole(tmp_path: Path):
    target = tmp_path / "out"
    export(target, "a")
    with pytest.raises(KeyboardInterrupt):
        interrupted(target)
    assert held(target) == ["below/a", "manifest.json"]
    assert os.listdir(tmp_path) == ["out"]


def test_a_move_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "out"
    export(target, "a")
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if self.name.endswith(".partial"):
            raise OSError(28, "full")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="full"):
        export(target, "new")
    assert held(target) == ["below/a", "manifest.json"]
    assert os.listdir(tmp_path) == ["out"]


def test_what_a_killed_run_left_goes_after_a_day(tmp_path: Path):
    old, fresh = tmp_path / ".out.1.partial", tmp_path / ".out.2.partial"
    for each, age in ((old, 25), (fresh, 23)):
        each.mkdir()
        os.utime(each, (time.time() - age * 3600,) * 2)
    export(tmp_path / "out", "a")
    assert not old.exists()
    assert fresh.exists()


def test_texts_are_packed_beside_themselves_the_same_each_time(tmp_path: Path):
    for name in ("a.html", "b.webp"):
        (tmp_path / name).write_text("甲" * 100, "utf-8")
    folder.pack(tmp_path)
    first = (tmp_path / "a.html.gz").read_bytes()
    assert gzip.decompress(first).decode() == "甲" * 100
    assert held(tmp_path) == ["a.html", "a.html.gz", "b.webp"]
    (tmp_path / "a.html.gz").unlink()
    folder.pack(tmp_path)
    assert (tmp_path / "a.html.gz").read_bytes() == first

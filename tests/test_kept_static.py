"""What was collected is kept as long as nothing of it has changed."""

from pathlib import Path

from pytest_django.fixtures import Settings

from tests.kept_static import fingerprint


def test_a_file_that_is_written_named_or_moved_anew_is_collected_anew(settings: Settings, tmp_path: Path):
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    told = [fingerprint()]
    (tmp_path / "own.css").write_text("a { color: red }")
    told.append(fingerprint())
    (tmp_path / "own.css").write_text("a { color: blue }")
    told.append(fingerprint())
    (tmp_path / "own.css").rename(tmp_path / "other.css")
    told.append(fingerprint())
    assert len(set(told)) == len(told)
    (tmp_path / "other.css").unlink()
    assert fingerprint() == told[0]

"""Whoever measures a page rendered anew moves the public version as a writer does, and is told when that is done."""

import io

import pytest

from benchmarks.speed import moving
from indicators.models import PublicVersion


@pytest.mark.django_db
def test_each_line_moves_the_public_version_and_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], django_capture_on_commit_callbacks
) -> None:
    before = PublicVersion.objects.now()
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    with django_capture_on_commit_callbacks(execute=True):
        moving.main()
    assert PublicVersion.objects.now() != before
    assert capsys.readouterr().out == "moved\n"


@pytest.mark.django_db
def test_without_a_line_nothing_moves(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = PublicVersion.objects.now()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    moving.main()
    assert (PublicVersion.objects.now(), capsys.readouterr().out) == (before, "")

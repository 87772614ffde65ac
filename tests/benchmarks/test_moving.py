"""Whoever measures a page after a change makes it as a writer does, and is told when that is done."""

import io

import pytest
from django.test import Client

from benchmarks.speed import moving
from benchmarks.speed.measures import OF_ITS_OWN
from indicators.models import PublicVersion, Site


def asked(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    moving.main()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("kind", moving.CHANGES)
def test_each_line_moves_the_public_version_and_is_answered(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], django_capture_on_commit_callbacks
) -> None:
    before = PublicVersion.objects.now()
    with django_capture_on_commit_callbacks(execute=True):
        asked(kind, monkeypatch)
    assert PublicVersion.objects.now() != before
    assert capsys.readouterr().out == "changed\n"


@pytest.mark.django_db
def test_each_change_that_is_shown_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Site.objects.here().organiser
    asked("elsewhere\n", monkeypatch)
    assert Site.objects.here().organiser == before
    asked("shown\nshown\n", monkeypatch)
    assert Site.objects.here().organiser == "第1办公室"


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("path", OF_ITS_OWN)
def test_each_page_shows_its_change_each_time(path: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it otherwise, the benchmark would measure a page that is not made anew."""
    seen = set()
    for number in range(3):
        moving.CHANGES[f"{OF_ITS_OWN[path]}\n"](number)
        seen.add(client.get(path)["ETag"])
    assert len(seen) == 3


@pytest.mark.django_db
def test_without_a_line_nothing_moves(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = PublicVersion.objects.now()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    moving.main()
    assert (PublicVersion.objects.now(), capsys.readouterr().out) == (before, "")

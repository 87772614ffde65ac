"""What is released is complete, says what is new, is the same each time, and makes a site where it is unpacked."""

import hashlib
import importlib.util
import io
import shutil
import tarfile
from pathlib import Path

import pytest
from django.conf import settings

from tests import cast

SPEC = importlib.util.spec_from_file_location("making_a_release", settings.BASE_DIR / "scripts" / "release.py")
making = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(making)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.build(tmp_path_factory.mktemp("dist"))


def names(archive: Path) -> set[str]:
    with tarfile.open(archive) as tar:
        return {name.partition("/")[2] for name in tar.getnames()}


def test_it_is_named_after_the_one_version_and_has_its_hash_beside_it(archive: Path):
    assert archive.name == f"hanyang-report-{settings.RELEASE}.tar.gz"
    told, _, name = archive.with_name(f"{archive.name}.sha256").read_text().strip().partition("  ")
    assert (told, name) == (hashlib.sha256(archive.read_bytes()).hexdigest(), archive.name)


def test_it_holds_what_a_site_runs_from_and_nothing_of_a_site_or_of_the_tests(archive: Path):
    held = names(archive)
    assert held >= {
        "templates/base.html", "static/css/base.css", "fixtures/indicators.csv", "docs/manual/operations.md",
        "deploy/systemd/report.service", "requirements/production.txt", "SHA256SUMS",
    }  # fmt: skip
    assert not [name for name in held if name.startswith(("var/", "tests/", ".env/", ".git/")) or name == ".env"]
    assert not [name for name in held if name.endswith(".pyc")]


def test_the_same_files_make_the_same_archive(archive: Path):
    assert making.packed(archive.name.removesuffix(".tar.gz")) == archive.read_bytes()


def test_every_file_is_the_one_its_sum_was_taken_of(archive: Path):
    with tarfile.open(archive) as tar:
        inside = {name.partition("/")[2]: tar.extractfile(name).read() for name in tar.getnames()}
    sums = dict(reversed(line.split("  ")) for line in inside.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in inside.items()}


def test_a_version_without_its_section_of_the_changelog_is_not_released(tmp_path: Path):
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(settings.BASE_DIR / name, tmp_path / name)
    making.require_notes(tmp_path)
    text = (tmp_path / "pyproject.toml").read_text("utf-8").replace(settings.RELEASE, "99.0.0")
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(SystemExit, match=r"99\.0\.0"):
        making.require_notes(tmp_path)


def test_what_was_altered_on_the_way_is_not_released(tmp_path: Path):
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as tar:
        making._add(tar, "report/manage.py", b"altered", 0o644)
        making._add(tar, "report/SHA256SUMS", f"{'0' * 64}  manage.py\n".encode(), 0o644)
    with pytest.raises(SystemExit, match=r"manage\.py is not in the archive"):
        making.try_out(written.getvalue(), tmp_path, "report")


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "who"), [("/", "editor"), ("/inbox/", "officer"), ("/admin/", "administrator")])
def test_staff_see_the_version_in_the_footer_and_the_public_does_not(client, address: str, who: str):
    words = f"版本{settings.RELEASE}"
    assert words not in client.get(address, follow=True).content.decode()
    client.force_login(getattr(cast, who)())
    assert words in client.get(address, follow=True).content.decode()

"""What an extra brings is tested with it installed and set: other apps, so in a process of its own."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse

ROOT = Path(__file__).parent.parent


def run(tests: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The tests that are left out elsewhere, on a database of their own."""
    own = {"ENV_FILE": os.devnull, "DATA_DIR": str(folder), "DATABASE_URL": "", "PYTEST_ADDOPTS": ""}
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", tests]
    return subprocess.run(command, cwd=ROOT, env=quiet | own | environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(find_spec("django_otp") is None, reason="extra `otp` is not installed")
def test_the_second_factor_where_it_is_asked_for(tmp_path: Path):
    process = run("tests/second_factor", tmp_path, SECOND_FACTOR="on")
    assert process.returncode == 0, process.stdout[-5000:] + process.stderr[-2000:]
    assert " passed" in process.stdout


def test_without_an_extra_nothing_of_it_is_there():
    assert not [app.name for app in apps.get_app_configs() if "otp" in app.name or "second_factor" in app.name]
    with pytest.raises(NoReverseMatch):
        reverse("second_factor")


def test_what_needs_an_extra_that_is_not_there_stops_the_start_and_says_what_to_do(tmp_path: Path):
    hidden = "import sys; sys.modules['django_otp'] = None; import hanyang_report.settings"
    environment = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "DATA_DIR": str(tmp_path), "SECOND_FACTOR": "on"}
    process = subprocess.run(
        [sys.executable, "-c", hidden], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert process.returncode != 0
    assert "hanyang-report[otp]" in process.stderr

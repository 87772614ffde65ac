"""The units run commands that are there, and systemd itself reads them."""

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

UNITS = sorted((settings.BASE_DIR / "deploy" / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
TIMERS = [path for path in UNITS if path.suffix == ".timer"]


def read(path: Path) -> ConfigParser:
    unit = ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment]  # systemd's names have capitals
    unit.read_string(path.read_text("utf-8"))
    return unit


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_runs_a_command_that_is_there(path: Path):
    python, script, command, *_ = read(path)["Service"]["ExecStart"].split()
    assert (python, script) == ("/srv/report/.venv/bin/python", "manage.py")
    assert command in get_commands()


@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.name)
def test_a_timer_has_its_service(path: Path):
    assert path.with_suffix(".service") in SERVICES


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_reads_it(path: Path, tmp_path: Path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("SYSTEMD'S FILES ARE NOT READ BY SYSTEMD HERE: it is not installed")
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/srv/report/.venv/bin/python", "/bin/true")
        (tmp_path / unit.name).write_text(text, "utf-8")
    told = subprocess.run(["systemd-analyze", "verify", tmp_path / path.name], capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")

"""The units run commands that are there, and systemd itself reads them."""

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from indicators.office.timers import PATIENCE

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
    python, script, command, *words = read(path)["Service"]["ExecStart"].split()
    assert python == "/srv/report/.venv/bin/python"
    if path.stem == "report":
        assert (script, command) == ("-m", "hanyang_report")
        return
    assert script == "manage.py"
    parser = load_command_class(str(get_commands()[command]), command).create_parser("manage.py", command)
    parser.parse_args(words)  # SystemExit for an option that is not there


def test_each_job_that_a_clock_should_run_has_its_timer():
    commands = {read(path.with_suffix(".service"))["Service"]["ExecStart"].split()[2] for path in TIMERS}
    jobs = {load_command_class(str(get_commands()[name]), name).job for name in commands}
    assert jobs == set(PATIENCE)


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_is_nobody_special(path: Path):
    service = read(path)["Service"]
    assert service["User"] == "report"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert "/srv/report/var" in service["ReadWritePaths"].split()


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

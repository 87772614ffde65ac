"""The image's steps, read where nothing can build it: who it runs as, what it installs, and that nothing is forgotten."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
FILE = ROOT / "deploy" / "Containerfile"
INSTRUCTIONS = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "VOLUME", "EXPOSE", "USER", "HEALTHCHECK", "CMD"}


def steps() -> list[tuple[str, str]]:
    """Each instruction and what follows it, continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", FILE.read_text("utf-8"), flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", " ", text)
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]


def said(instruction: str) -> list[str]:
    return [rest for name, rest in steps() if name == instruction]


def copied() -> list[tuple[str, str]]:
    """What is copied, and where to."""
    return [(source, words[-1]) for words in map(str.split, said("COPY")) for source in words[:-1]]


def test_it_says_what_every_builder_knows():
    assert {name for name, _ in steps()} == INSTRUCTIONS
    assert steps()[0] == ("FROM", "debian:12-slim")


def test_it_runs_as_nobody_special_and_is_never_root_again():
    names = [name for name, _ in steps()]
    assert said("USER") == ["10001"]
    assert "--uid 10001" in said("RUN")[0]
    assert set(names[names.index("USER") + 1 :]) == {"HEALTHCHECK", "CMD"}


def test_it_writes_nowhere_but_where_its_data_is():
    variables = dict(pair.split("=") for pair in said("ENV")[0].split())
    assert said("VOLUME") == [variables["DATA_DIR"]] == ["/data"]
    assert variables["PYTHONDONTWRITEBYTECODE"] == "1"
    assert "--read-only" in FILE.read_text("utf-8")


def test_no_secret_and_no_setting_of_a_site_is_in_it():
    assert not re.search(r"SECRET|PASSWORD|SITE_|DATABASE_URL", " ".join(said("ENV") + said("RUN")))
    assert not [source for source, _ in copied() if source == "." or ".env" in source]


def test_packages_are_taken_as_they_are_locked_and_lists_are_left_out():
    assert all("--require-hashes" in run and "--no-deps" in run for run in said("RUN") if " pip " in run)
    assert all("rm -rf /var/lib/apt/lists/*" in run for run in said("RUN") if "apt-get install" in run)


def test_its_health_is_what_the_site_says_of_itself():
    command = json.loads(said("HEALTHCHECK")[0].partition("CMD ")[2])
    compile(command[-1], "health", "exec")
    assert f"http://127.0.0.1:{said('EXPOSE')[0]}/healthz" in command[-1]


@pytest.mark.parametrize("source", [source for source, _ in copied()])
def test_what_is_copied_is_there(source: str):
    assert (ROOT / source).exists()


def test_what_is_copied_is_all_the_site_needs(tmp_path: Path):
    """The folders as the image holds them make a site: checked, with its manuals and without a word about what is missing."""
    for source, target in copied():
        place = tmp_path / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            place = place / Path(source).name if target.endswith("/") else place
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, place)
    told = subprocess.run(
        [sys.executable, "-c", NEEDED], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), "ENV_FILE": os.devnull},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr[-2000:]
    assert told.stdout.split()[-2:] == ["8", "37"]


NEEDED = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "hanyang_report.settings"
django.setup()
from django.core.management import call_command
call_command("check")
from django.conf import settings
from hanyang_report.manual.text import manuals
assert settings.RELEASE
call_command("collectstatic", interactive=False, verbosity=0)
call_command("migrate", verbosity=0)
call_command("load_initial", verbosity=0)
from indicators.models import Indicator
print(len(manuals()), Indicator.objects.count())
"""


def test_what_it_starts_is_there_and_a_shell_reads_it():
    _, script = json.loads(said("CMD")[0])
    assert script in [f"{target}{Path(source).name}" for source, target in copied()]
    assert subprocess.run(["sh", "-n", ROOT / script], check=False).returncode == 0

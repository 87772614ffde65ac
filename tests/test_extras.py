"""What an extra brings is tested with it installed and set: other apps, so in a process of its own."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests import cast

ROOT = Path(__file__).parent.parent
on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="on a SQLite of their own, whichever database the tests stand on"
)
SIGN_ON = {
    "OIDC_ISSUER": "https://sso.example",
    "OIDC_CLIENT_ID": "report",
    "OIDC_CLIENT_SECRET": "a-secret",
    "OIDC_AUTHORIZATION_ENDPOINT": "https://sso.example/authorize",
    "OIDC_TOKEN_ENDPOINT": "https://sso.example/token",
    "OIDC_JWKS_ENDPOINT": "https://sso.example/jwks",
    "BREAK_GLASS": "emergency",
}


def run(tests: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The tests that are left out elsewhere, on a database of their own, prepared beside the others."""
    (folder / "prepared").symlink_to(settings.DATA_DIR / "prepared")
    own = {"ENV_FILE": os.devnull, "DATA_DIR": str(folder), "DATABASE_URL": "", "PYTEST_ADDOPTS": ""}
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", tests]
    return subprocess.run(command, cwd=ROOT, env=quiet | own | environment, capture_output=True, text=True, check=False)


@on_sqlite
@pytest.mark.skipif(find_spec("django_otp") is None, reason="extra `otp` is not installed")
def test_the_second_factor_where_it_is_asked_for(tmp_path: Path):
    process = run("tests/second_factor", tmp_path, SECOND_FACTOR="on")
    assert process.returncode == 0, process.stdout[-5000:] + process.stderr[-2000:]
    assert " passed" in process.stdout


@on_sqlite
@pytest.mark.skipif(find_spec("mozilla_django_oidc") is None, reason="extra `oidc` is not installed")
def test_the_sign_on_where_an_authority_has_one(tmp_path: Path):
    """On a site with everything: a second factor, and sessions that end by themselves."""
    process = run("tests/sign_on", tmp_path, SECOND_FACTOR="on", SESSION_IDLE_MINUTES="30", **SIGN_ON)
    assert process.returncode == 0, process.stdout[-5000:] + process.stderr[-2000:]
    assert " passed" in process.stdout


def test_without_an_extra_nothing_of_it_is_there():
    extra = ("otp", "second_factor", "oidc", "sign_on")
    assert not [app.name for app in apps.get_app_configs() if any(name in app.name for name in extra)]
    for name in ("second_factor", "sign_on", "sign_on_own", "sign_on_back", "admin:indicators_claimmapping_changelist"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.django_db
def test_without_a_sign_on_no_page_speaks_of_one():
    client = Client()
    assert "统一身份认证" not in client.get("/login/").content.decode()
    client.force_login(cast.administrator())
    assert "统一身份认证" not in client.get("/password/").content.decode()
    for page in ("", f"{cast.reviewer().pk}/change/"):
        assert "/sign-on/" not in client.get(f"/admin/indicators/user/{page}").content.decode()


def test_without_an_extra_none_of_its_packages_is_loaded(tmp_path: Path):
    asked = "import django, sys; django.setup(); import hanyang_report.urls; print(*sys.modules)"
    process = started(asked, tmp_path, DJANGO_SETTINGS_MODULE="hanyang_report.settings")
    assert process.returncode == 0, process.stderr
    assert not {"mozilla_django_oidc", "jwt", "django_otp", "requests"} & set(process.stdout.split())


@pytest.mark.parametrize(
    ("package", "extra", "asked"),
    [("django_otp", "otp", {"SECOND_FACTOR": "on"}), ("mozilla_django_oidc", "oidc", SIGN_ON)],
)
def test_what_needs_an_extra_that_is_not_there_stops_the_start_and_says_what_to_do(
    tmp_path: Path, package: str, extra: str, asked: dict[str, str]
):
    process = started(f"import sys; sys.modules[{package!r}] = None; import hanyang_report.settings", tmp_path, **asked)
    assert process.returncode != 0
    assert f"hanyang-report[{extra}]" in process.stderr


@pytest.mark.skipif(find_spec("mozilla_django_oidc") is None, reason="extra `oidc` is not installed")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (SIGN_ON | {"BREAK_GLASS": ""}, "BREAK_GLASS must be set when OIDC_ISSUER is"),
        (SIGN_ON | {"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET must be set"),
        (SIGN_ON | {"OIDC_TOKEN_ENDPOINT": "http://sso.example/token"}, "OIDC_TOKEN_ENDPOINT must be https"),
        (SIGN_ON | {"OIDC_ALGORITHM": "none"}, "OIDC_ALGORITHM must be"),
        ({"PASSWORD_SIGN_IN": "off"}, "nobody could come in"),
    ],
    ids=["break-glass", "secret", "unencrypted", "algorithm", "no way in"],
)
def test_a_sign_on_that_is_set_up_by_half_stops_the_start(tmp_path: Path, asked: dict[str, str], said: str):
    process = started("import hanyang_report.settings", tmp_path, **asked)
    assert process.returncode != 0
    assert said in process.stderr


def started(program: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process with these variables and no others."""
    own = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "DATA_DIR": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=own | environment, capture_output=True, text=True, check=False
    )
